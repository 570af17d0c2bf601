import { writeDer } from '../../server/facts/der-write.ts'
import { critical, hex, id, integer, none, octets, sequence } from './build-certificate.ts'
import { encode } from './files.ts'
import { certificateWith, type Refused, refuseExtension as refuse, type Taken, type Value } from './odd.ts'

const basicConstraints = '2.5.29.19'
const keyUsage = '2.5.29.15'
const alternativeNames = '2.5.29.17'
const extendedKeyUsage = '2.5.29.37'

const yes = hex('01 01 ff')
const dns = (text: string) => writeDer(0x82, encode(text))
const ip = (digits: string) => writeDer(0x87, hex(digits))
/** What crypto/x509 refuses of the extensions that it goes by (processExtensions), and what we say of it. */
export const refusedExtensions: readonly Refused[] = [
  ...refuse(basicConstraints, 'its basic constraints cannot be read', {
    'basic constraints of no bytes': none,
    'basic constraints of another type': integer('01'),
    'a CA by half': sequence(hex('01 01 01')),
    'a path length of no bytes': sequence(yes, integer('')),
    'a negative path length': sequence(yes, integer('ff')),
    'a path length of 64 bits': sequence(yes, integer('00 80 00 00 00 00 00 00 00')),
  }),
  ...refuse(keyUsage, 'its key usages cannot be read', {
    'key usages of another type': octets(hex('00')),
    'key usages of no bytes': writeDer(0x03),
    'key usages with 8 bits too many': hex('03 02 08 00'),
    'key usages with bits among those too many': hex('03 02 01 81'),
    'key usages with bits too many of no bits': hex('03 01 01'),
  }),
  ...refuse(extendedKeyUsage, 'its extended key usages cannot be read', {
    'extended key usages of no bytes': none,
    'a usage that is no identifier': sequence(id('1.3.6.1.5.5.7.3.1'), octets()),
    'a usage that is cut off': sequence(id('1.3.6.1.5.5.7.3.1'), hex('06 05')),
  }),
  ...refuse(alternativeNames, 'its alternative names cannot be read', {
    'alternative names of no bytes': none,
    'an alternative name that is cut off': sequence(dns('a'), hex('82 05')),
  }),
  ...refuse(alternativeNames, 'an alternative name of it holds other characters than ASCII', {
    'a host name that is not ASCII': sequence(dns('ä')),
    'a mailbox that is not ASCII': sequence(dns('a'), writeDer(0x81, encode('ä@b'))),
    'a URI that is not ASCII': sequence(writeDer(0x86, encode('a://ä'))),
  }),
  ...refuse(alternativeNames, 'an IP address among its alternative names has 5 bytes', {
    'an address of 5 bytes': sequence(ip('0a 00 00 01'), ip('0a 00 00 01 02')),
  }),
  ...refuse(alternativeNames, 'an alternative name of it is no URI', {
    'a URI with a space in its host': sequence(writeDer(0x86, encode('a://b c'))),
    'a URI with an empty label': sequence(writeDer(0x86, encode('a://b..c/d'))),
    'a URI of an empty label, with a user': sequence(writeDer(0x86, encode('spiffe://user@.c/d'))),
    'a URI of an empty label, with a digit before it': sequence(writeDer(0x86, encode('h2://a..b'))),
    'a URI with a percent sign alone': sequence(writeDer(0x86, encode('a://b/%zz'))),
  }),
]

const usages = (digits: string): Value => [writeDer(0x03, hex(digits))]

/** What crypto/x509 takes, and what it says then. */
export const takenExtensions: readonly Taken[] = (
  [
    [
      'no CA',
      basicConstraints,
      [sequence()],
      { isCa: false, hasBasicConstraints: true, pathLength: undefined },
    ],
    ['no CA in so many words', basicConstraints, [sequence(hex('01 01 00'))], { isCa: false }],
    ['a CA', basicConstraints, [sequence(yes)], { isCa: true, pathLength: undefined }],
    ['a CA above none', basicConstraints, [sequence(yes, integer('00'))], { isCa: true, pathLength: 0 }],
    ['a CA above 300', basicConstraints, [sequence(yes, integer('01 2c'))], { isCa: true, pathLength: 300 }],
    ['a path length of no CA', basicConstraints, [sequence(integer('01'))], { isCa: false, pathLength: 1 }],
    [
      'no path length but a text',
      basicConstraints,
      [sequence(yes, octets())],
      { isCa: true, pathLength: undefined },
    ],
    ['no usage', keyUsage, usages('00'), { keyUsages: [] }],
    ['the first usage', keyUsage, usages('07 80'), { keyUsages: ['digitalSignature'] }],
    ['the usages of a CA', keyUsage, usages('01 06'), { keyUsages: ['keyCertSign', 'cRLSign'] }],
    [
      'the eighth and the ninth usage',
      keyUsage,
      usages('07 01 80'),
      { keyUsages: ['encipherOnly', 'decipherOnly'] },
    ],
    ['a tenth usage', keyUsage, usages('06 20 40'), { keyUsages: ['keyEncipherment'] }],
    [
      'extended key usages, some of them unknown',
      extendedKeyUsage,
      [sequence(id('1.3.6.1.5.5.7.3.2'), id('1.2.3'))],
      { extendedKeyUsages: ['1.3.6.1.5.5.7.3.2', '1.2.3'] },
    ],
    ['an empty list of usages', extendedKeyUsage, [sequence()], { extendedKeyUsages: [] }],
    [
      'no alternative name',
      alternativeNames,
      [sequence()],
      { hasAlternativeNames: true, unhandledCritical: [] },
    ],
    [
      'no alternative name, critical',
      alternativeNames,
      [sequence(), critical],
      { unhandledCritical: ['2.5.29.17'] },
    ],
    [
      'alternative names of other kinds, critical',
      alternativeNames,
      [sequence(writeDer(0x88, hex('2a')), writeDer(0xa4, sequence())), critical],
      { otherNames: 2, unhandledCritical: ['2.5.29.17'] },
    ],
    [
      'a host name, critical',
      alternativeNames,
      [sequence(dns('a b'), writeDer(0x88, hex('2a'))), critical],
      { dnsNames: ['a b'], otherNames: 1, unhandledCritical: [] },
    ],
    [
      'an address and a URI, critical',
      alternativeNames,
      [sequence(ip('0a 00 00 01'), writeDer(0x86, encode('a://b')), writeDer(0x88, hex('2a'))), critical],
      { ipAddresses: ['10.0.0.1'], otherNames: 1, unhandledCritical: [] },
    ],
    [
      'a mailbox, critical',
      alternativeNames,
      [sequence(writeDer(0x81, encode('a'))), critical],
      { emailAddresses: ['a'], otherNames: 0, unhandledCritical: [] },
    ],
    [
      'a URI, critical',
      alternativeNames,
      [sequence(writeDer(0x86, encode('spiffe://u@a.b/c'))), critical],
      { uris: ['spiffe://u@a.b/c'], unhandledCritical: [] },
    ],
    [
      'a URI without a host',
      alternativeNames,
      [sequence(writeDer(0x86, encode('urn:a://b..c')))],
      { uris: ['urn:a://b..c'] },
    ],
  ] as const
).map(([what, name, value, fields]) => [what, certificateWith(name, value), fields])
