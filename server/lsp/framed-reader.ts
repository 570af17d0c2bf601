import { AbstractMessageReader, type DataCallback, type Disposable } from 'vscode-languageserver'

/** Bytes, as they come in. */
export interface Incoming {
  on(event: 'data', take: (chunk: Uint8Array) => void): unknown
  on(event: 'end', take: () => void): unknown
  off(event: 'data', take: (chunk: Uint8Array) => void): unknown
}

/** Bytes before the empty line that ends a header: nobody says that much of one message. */
const longestHeader = 4096

/** Bytes of a message: the longest text that V8 holds. */
const largestBody = 2 ** 29 - 24

/**
 * Messages of the protocol from a stream of bytes: a header, an empty line, JSON of the length that the header says. What is
 * no JSON is one message lost. Where a header is broken nobody knows any more where messages begin: `onBroken` is told why, and
 * nothing is read from then on. Messages are handed on at once, so when a stream ends all it held has been handed on.
 */
export class FramedReader extends AbstractMessageReader {
  readonly #incoming: Incoming
  readonly #onBroken: (why: string) => void
  readonly #chunks: Uint8Array[] = []
  #size = 0
  /** Bytes of the message that is awaited; undefined while its header is. */
  #awaited: number | undefined

  constructor(incoming: Incoming, onBroken: (why: string) => void) {
    super()
    this.#incoming = incoming
    this.#onBroken = onBroken
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Uint8Array): void => {
      this.#chunks.push(chunk)
      this.#size += chunk.byteLength
      const broken = this.#handOn(callback)
      if (broken === undefined) return
      dispose()
      this.#onBroken(broken)
    }
    const dispose = (): void => void this.#incoming.off('data', take)
    this.#incoming.on('data', take)
    this.#incoming.on('end', () => {
      if (this.#size > 0) this.#onBroken('it ends in the middle of a message')
    })
    return { dispose }
  }

  /** All messages that are whole. Gives why there cannot be more. */
  #handOn(callback: DataCallback): string | undefined {
    for (;;) {
      if (this.#awaited === undefined) {
        const header = this.#header()
        if (header === undefined) return undefined
        if ('broken' in header) return header.broken
        this.#awaited = header.length
      }
      if (this.#size < this.#awaited) return undefined
      const body = this.#take(this.#awaited)
      this.#awaited = undefined
      this.#parse(body, callback)
    }
  }

  #parse(body: Uint8Array, callback: DataCallback): void {
    let message: Parameters<DataCallback>[0]
    try {
      message = JSON.parse(new TextDecoder().decode(body))
    } catch {
      this.fireError(new Error('A message is no JSON.'))
      return
    }
    callback(message)
  }

  /** The header that comes next; undefined where it is not whole yet. */
  #header(): Header | undefined {
    const text = String.fromCharCode(...this.#peek(longestHeader))
    const end = text.indexOf('\r\n\r\n')
    // What nobody would write in a header is seen at once, not when an empty line comes, which may be never.
    for (const line of (end < 0 ? text.slice(0, text.lastIndexOf('\n') + 1) : text.slice(0, end)).split(
      '\r\n',
    ))
      if (line !== '' && !field.test(line)) return { broken: 'a line of a header is not `Name: value`' }
    if (end < 0) return text.length < longestHeader ? undefined : { broken: 'a header does not end' }
    this.#take(end + 4)
    const length = contentLength.exec(text.slice(0, end + 2))?.[1]
    if (length === undefined) return { broken: 'a header has no number for its Content-Length' }
    return Number(length) > largestBody
      ? { broken: 'a message is said to be too long' }
      : { length: Number(length) }
  }

  /** The first bytes, which stay. */
  #peek(most: number): Uint8Array {
    if (this.#chunks.length > 1 && (this.#chunks[0] as Uint8Array).byteLength < most) {
      const all = joined(this.#chunks, this.#size)
      this.#chunks.splice(0, this.#chunks.length, all)
    }
    return this.#chunks[0]?.subarray(0, most) ?? new Uint8Array()
  }

  /** The first bytes, which go. */
  #take(count: number): Uint8Array {
    const all = joined(this.#chunks, this.#size)
    this.#size -= count
    this.#chunks.splice(0, this.#chunks.length, ...(this.#size > 0 ? [all.subarray(count)] : []))
    return all.subarray(0, count)
  }
}

type Header = { readonly length: number } | { readonly broken: string }

/** A name, a colon and something. */
const field = /^[\w-]+:[^\r\n]*$/

const contentLength = /^content-length:[ \t]*(\d+)[ \t]*\r\n/im

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}
