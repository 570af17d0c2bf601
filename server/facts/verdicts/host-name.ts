import { canonicalAddress } from '../../text/ip.ts'
import type { Certificate } from '../certificate.ts'

/** An address is looked for among addresses only, and one of version 4 may be written as one of version 6. */
export function isForHost({ dnsNames, ipAddresses }: Certificate, host: string): boolean {
  const address = canonicalAddress(host)
  return address === undefined ? matchesHost(dnsNames, host) : ipAddresses.includes(address)
}

/**
 * Whether a certificate of these names is one for the host: Go's `Certificate.VerifyHostname` (crypto/x509/verify.go).
 * Letter case does not count; a wildcard stands for the whole first label; the common name is not looked at.
 */
export function matchesHost(dnsNames: readonly string[], host: string): boolean {
  const wanted = lowerAscii(host)
  const regular = isHostName(wanted.replace(/\.$/, ''), false)
  const labels = wanted.replace(/\.$/, '').split('.')
  return dnsNames.some((name) =>
    regular && isHostName(name, true)
      ? matchesLabels(lowerAscii(name).split('.'), labels)
      : name !== '' && name !== '.' && lowerAscii(name) === wanted,
  )
}

function matchesLabels(pattern: readonly string[], labels: readonly string[]): boolean {
  if (pattern.length !== labels.length) return false
  return pattern.every((label, index) => (index === 0 && label === '*') || label === labels[index])
}

function isHostName(name: string, isPattern: boolean): boolean {
  if (name === '*') return false
  return name
    .split('.')
    .every(
      (label, index) => (isPattern && index === 0 && label === '*') || /^[a-z0-9_][a-z0-9_-]*$/i.test(label),
    )
}

/** Unicode's other cases are none of DNS. */
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
