/** An exception in one line. What it quotes of a file may be a secret: long words are left out. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.slice(0, 500).replace(/\S{20,}/g, '…')
}
