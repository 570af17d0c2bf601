/**
 * Go's idea of a domain name in alternative names and name constraints (crypto/x509/verify.go, domainNameValid): labels
 * of visible ASCII. A constraint may begin with a dot.
 */
export function isDomainName(text: string, constraint = false): boolean {
  if (text === '') return true
  const labels = (constraint ? text.replace(/^\./, '') : text).split('.')
  return labels.every((label) => /^[!-~]+$/.test(label))
}

/**
 * The mailbox that ASCII text is, by the rules that Go follows (parseRFC2821Mailbox); undefined where it is none.
 * Outside of quotation marks anything may stand behind a backslash.
 */
export function mailbox(text: string): { readonly local: string; readonly domain: string } | undefined {
  const quoted = /^"((?:\\[^\0\n\r]|[^\0\t\n\r"\\])*)"@(.*)/s.exec(text)
  const match = quoted ?? /^((?:\\.|[\w!#$%&'*+\-/=?^`{|}~.])+)@(.*)/s.exec(text)
  if (!match) return undefined
  const [, written = '', domain = ''] = match
  const local = written.replaceAll(/\\(.)/gs, '$1')
  if (!quoted && /^\.|\.$|\.\./.test(local)) return undefined
  return isDomainName(domain) ? { local, domain } : undefined
}
