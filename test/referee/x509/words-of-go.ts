import type { Certificate } from '../../../server/facts/certificate.ts'

/** In the order of their bits. */
const usages =
  'digitalSignature nonRepudiation keyEncipherment dataEncipherment keyAgreement keyCertSign cRLSign encipherOnly decipherOnly'.split(
    ' ',
  )
const keyTypes = { rsa: 'RSA', ecdsa: 'ECDSA', ed25519: 'Ed25519', dsa: 'DSA', other: '0' } as const

/** A certificate in the form that the referee answers in. */
export function inWordsOfGo(certificate: Certificate): unknown {
  const { nameConstraints, keyUsages = [], extendedKeyUsages = [], keyType } = certificate
  const listed = (names: NonNullable<Certificate['nameConstraints']>['permitted'] | undefined) =>
    names ? [...names.dns, ...names.ip, ...names.email, ...names.uri] : []
  return {
    commonName: certificate.commonName ?? '',
    serial: certificate.serial.replace(/^0+(?=.)/, ''),
    notBefore: certificate.notBefore.getTime() / 1000,
    notAfter: certificate.notAfter.getTime() / 1000,
    version: certificate.version,
    keyType: keyTypes[keyType],
    dnsNames: certificate.dnsNames,
    ipAddresses: certificate.ipAddresses,
    emailAddresses: certificate.emailAddresses,
    uris: certificate.uris.length,
    keyUsages: keyUsages.reduce((bits, usage) => bits | (1 << usages.indexOf(usage)), 0),
    extendedKeyUsages: extendedKeyUsages.length,
    isCa: certificate.isCa,
    hasBasicConstraints: certificate.hasBasicConstraints,
    pathLength: certificate.pathLength ?? -1,
    permitted: listed(nameConstraints?.permitted),
    excluded: listed(nameConstraints?.excluded),
    unhandledCritical: certificate.unhandledCritical,
  }
}
