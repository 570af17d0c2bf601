/** What stands for a value that somebody, or some tool, is still to fill in, and a value that a tool has encrypted. */
const placeholders: readonly RegExp[] = [
  /^<[^<>]*>$/,
  /^\$\(?\w+\)?$/,
  /^%\w+%$/,
  /^ENC\[/,
  // One character and nothing else, as in `xxxxxxxx-xxxx` and `********`.
  /^(?:-*(.)(?:\1|-)*|\.\.\.|…)$/,
  /change[-_ ]?me|replace|todo|fixme|\byour\b|\byour[-_]|insert|placeholder|redacted|example|secret[-_]?here/i,
]

/** Text that is no secret yet, or no longer one that can be read. */
export function isPlaceholder(text: string): boolean {
  const plain = text.trim()
  return plain === '' || placeholders.some((placeholder) => placeholder.test(plain))
}
