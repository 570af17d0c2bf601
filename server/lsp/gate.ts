import {
  type DataCallback,
  type Disposable,
  ErrorCodes,
  Message,
  type MessageReader,
  type MessageWriter,
  type RequestMessage,
} from 'vscode-languageserver'

/**
 * The order that the protocol demands: nothing before `initialize`, which comes once, and nothing but `exit` after `shutdown`.
 * What comes too early or too late is answered here, and goes no further.
 */
export class Gate implements MessageReader {
  readonly #reader: MessageReader
  readonly #writer: MessageWriter
  #state: 'new' | 'open' | 'shut' = 'new'
  #handOn: DataCallback = () => {}

  constructor(reader: MessageReader, writer: MessageWriter) {
    this.#reader = reader
    this.#writer = writer
  }

  /** The client has gone, maybe without a word: all it said before has its turn, then the server goes too. */
  leave(): void {
    this.#handOn({ jsonrpc: '2.0', method: 'exit' } as Message)
  }

  listen(callback: DataCallback): Disposable {
    this.#handOn = callback
    return this.#reader.listen((message) => {
      if (Message.isRequest(message)) {
        const refusal = this.#refusalOf(message)
        if (refusal !== undefined) void this.#refuse(message, refusal)
        else callback(message)
      } else if (Message.isResponse(message) || this.#isTimely(message)) callback(message)
    })
  }

  #refusalOf({ method }: RequestMessage): { readonly code: number; readonly message: string } | undefined {
    const isFirst = method === 'initialize'
    if (this.#state === 'shut')
      return { code: ErrorCodes.InvalidRequest, message: 'The server is shut down.' }
    if (this.#state === 'new' && !isFirst)
      return { code: ErrorCodes.ServerNotInitialized, message: 'The server is not initialized yet.' }
    if (this.#state === 'open' && isFirst)
      return { code: ErrorCodes.InvalidRequest, message: 'The server is initialized already.' }
    if (isFirst) this.#state = 'open'
    if (method === 'shutdown') this.#state = 'shut'
    return undefined
  }

  #isTimely(message: Message): boolean {
    return this.#state === 'open' || (Message.isNotification(message) && message.method === 'exit')
  }

  async #refuse(
    { id }: RequestMessage,
    error: { readonly code: number; readonly message: string },
  ): Promise<void> {
    // Who does not wait for an answer has gone.
    await this.#writer.write({ jsonrpc: '2.0', id, error } as Message).catch(() => {})
  }

  get onError(): MessageReader['onError'] {
    return this.#reader.onError
  }

  get onClose(): MessageReader['onClose'] {
    return this.#reader.onClose
  }

  get onPartialMessage(): MessageReader['onPartialMessage'] {
    return this.#reader.onPartialMessage
  }

  dispose(): void {
    this.#reader.dispose()
  }
}
