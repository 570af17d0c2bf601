/**
 * Go's idea of a domain name in alternative names and name constraints (crypto/x509/verify.go, domainNameValid): labels
 * of visible ASCII. A constraint may begin with a dot.
 */
export function isDomainName(text: string, constraint = false): boolean {
  if (text === '') return true
  const labels = (constraint ? text.replace(/^\./, '') : text).split('.')
  return labels.every((label) => /^[!-~]+$/.test(label))
}

/** The mailbox that ASCII text is, by the rules that Go follows (parseRFC2821Mailbox); undefined where it is none. */
export function mailbox(text: string): { readonly local: string; readonly domain: string } | undefined {
  if (text.includes('\0')) return undefined
  const quoted = /^"((?:\\[^\n\r]|[^\t\n\r"\\])*)"@(.*)$/s.exec(text)
  const plain = /^((?:\\?[\w!#$%&'*+\-/=?^`{|}~.])+)@(.*)$/s.exec(text)
  const [, written = '', domain = ''] = quoted ?? plain ?? []
  const local = written.replaceAll(/\\(.)/gs, '$1')
  if (!quoted && (!plain || /^\.|\.$|\.\./.test(local))) return undefined
  return isDomainName(domain) ? { local, domain } : undefined
}
