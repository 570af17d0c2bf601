/** The same bytes for WebCrypto, whose types leave out shared memory: nothing here is read into such. */
export function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>
}
