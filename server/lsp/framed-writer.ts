import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver'

/** Where bytes go. */
export interface Outgoing {
  write(bytes: Uint8Array, written: (error?: Error | null) => void): unknown
  on(event: 'error', take: (error: Error) => void): unknown
}

/** Messages of the protocol as a stream of bytes, each written as a whole: what reads them wakes up once for each. */
export class FramedWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #outgoing: Outgoing
  #failures = 0

  constructor(outgoing: Outgoing) {
    super()
    this.#outgoing = outgoing
    outgoing.on('error', (error) => this.fireError(error))
  }

  write(message: Message): Promise<void> {
    const body = new TextEncoder().encode(JSON.stringify(message))
    const header = new TextEncoder().encode(`Content-Length: ${body.byteLength}\r\n\r\n`)
    const bytes = new Uint8Array(header.byteLength + body.byteLength)
    bytes.set(header)
    bytes.set(body, header.byteLength)
    return new Promise((resolve, reject) => {
      this.#outgoing.write(bytes, (error) => {
        if (!error) return resolve()
        this.fireError(error, message, ++this.#failures)
        reject(error)
      })
    })
  }

  end(): void {}
}
