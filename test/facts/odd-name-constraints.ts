import { writeDer } from '../../server/facts/der-write.ts'
import { critical, hex, none, octets, sequence } from './build-certificate.ts'
import { encode } from './files.ts'
import { certificateWith, type Refused, refuseExtension, type Taken } from './odd.ts'

const nameConstraints = '2.5.29.30'

const dns = (text: string) => writeDer(0x82, encode(text))
const email = (text: string) => writeDer(0x81, encode(text))
const uri = (text: string) => writeDer(0x86, encode(text))
const ip = (digits: string) => writeDer(0x87, hex(digits))
const permitted = (...names: readonly Uint8Array[]) =>
  sequence(writeDer(0xa0, ...names.map((subtree) => sequence(subtree))))
const excluded = (...names: readonly Uint8Array[]) =>
  writeDer(0xa1, ...names.map((subtree) => sequence(subtree)))

/** What crypto/x509 refuses of name constraints (parseNameConstraintsExtension). */
export const refusedNameConstraints: readonly Refused[] = refuseExtension(
  nameConstraints,
  'its name constraints cannot be read',
  {
    'name constraints of no bytes': none,
    'name constraints of another type': octets(),
    'something behind name constraints': Buffer.concat([permitted(dns('a')), hex('00')]),
    'no name constraint': sequence(),
    'no constraint among the permitted': sequence(writeDer(0xa0)),
    'no constraint among either': sequence(writeDer(0xa0), writeDer(0xa1)),
    'the excluded before the permitted': sequence(excluded(dns('a')), writeDer(0xa0, sequence(dns('b')))),
    'a third list': sequence(excluded(dns('a')), writeDer(0xa2, sequence(dns('b')))),
    'a list that is cut off': sequence(hex('a0 05 30')),
    'a name in another frame': sequence(writeDer(0xa0, writeDer(0x31, dns('a')))),
    'a name without its frame': sequence(writeDer(0xa0, dns('a'))),
    'a frame without a name': permitted(dns('a'), none),
    'a frame that is cut off': sequence(writeDer(0xa0, sequence(dns('a')), hex('30 05'))),
    'excluded frames that are cut off': sequence(writeDer(0xa1, hex('30 05'))),
    'a name that is cut off': permitted(hex('82 05')),
    'a domain that is not ASCII': permitted(dns('ä')),
    'a domain with an empty label': permitted(dns('a..b')),
    'a domain with two dots before it': permitted(dns('a'), dns('..b')),
    'a mailbox that is not ASCII': permitted(email('ä')),
    'a mailbox without a name': permitted(email('@b')),
    'a mailbox of a name that is not ASCII': permitted(email('"ä"@b')),
    'a mailbox with a line break before its name': permitted(email('"\n"@b')),
    'a mailbox with a NUL between quotation marks': permitted(email('"\0"@b')),
    'a mailbox with a NUL behind a backslash between quotation marks': permitted(email('"\\\0"@b')),
    'a mailbox with a NUL': permitted(email('a\0@b')),
    'a mailbox with a quotation mark': permitted(email('a"b"@c')),
    'a mailbox with text behind the quotation mark': permitted(email('"a"b@c')),
    'a mailbox at nothing but a dot': permitted(email('a@.')),
    'a mailbox that ends in a backslash': permitted(email('@\\')),
    'a domain of mail with an empty label': permitted(email('a..b')),
    'a domain of URIs that is not ASCII': permitted(uri('ä')),
    'a domain of URIs with an empty label': permitted(uri('a.')),
    'an address for a domain of URIs': permitted(uri('10.0.0.1')),
    'an address without a mask': permitted(ip('0a 00 00 00')),
    'a mask with a hole': permitted(ip('0a 00 00 00 ff 00 ff 00')),
    'a mask that begins late': permitted(ip('0a 00 00 00 7f ff ff ff')),
  },
)

/** By parseRFC2821Mailbox: behind a backslash, outside of quotation marks, anything may stand. */
const mailboxes = [
  '""@a',
  '"a b"@c',
  '"a@b"@c',
  '"\\""@a',
  '\\"a@b',
  'a\\@b@c',
  '\\ @a',
  '\\\n@a',
  '\\\0@a',
  'a@b@c',
  'a@',
]

/** What it takes, and what it says then. */
export const takenNameConstraints: readonly Taken[] = (
  [
    [
      'names of every kind that are permitted, critical',
      [
        permitted(
          dns('.nomad'),
          dns(''),
          email('a@b'),
          email('.c'),
          uri('.d'),
          ip('0a 00 00 00 ff 80 00 00'),
          ip('00 00 00 00 00 00 00 00'),
          ip('0a 00 00 01 ff ff ff ff'),
        ),
        critical,
      ],
      {
        nameConstraints: {
          permitted: {
            dns: ['.nomad', ''],
            email: ['a@b', '.c'],
            uri: ['.d'],
            ip: ['10.0.0.0/9', '0.0.0.0/0', '10.0.0.1/32'],
          },
          excluded: { dns: [], email: [], uri: [], ip: [] },
        },
        unhandledCritical: [],
      },
    ],
    [
      'mailboxes in forms that nobody uses',
      [permitted(...mailboxes.map(email))],
      {
        nameConstraints: {
          permitted: { dns: [], email: mailboxes, uri: [], ip: [] },
          excluded: { dns: [], email: [], uri: [], ip: [] },
        },
      },
    ],
    [
      'a network of IPv6 that is excluded',
      [sequence(excluded(ip(`fd00 ${'00'.repeat(14)} ff ${'00'.repeat(15)}`)))],
      {
        nameConstraints: {
          permitted: { dns: [], email: [], uri: [], ip: [] },
          excluded: { dns: [], email: [], uri: [], ip: ['fd00::/8'] },
        },
      },
    ],
    [
      'an empty list of the permitted beside the excluded',
      [sequence(writeDer(0xa0), excluded(dns('a')))],
      {
        nameConstraints: {
          permitted: { dns: [], email: [], uri: [], ip: [] },
          excluded: { dns: ['a'], email: [], uri: [], ip: [] },
        },
      },
    ],
    [
      'constraints of another kind, critical',
      [sequence(writeDer(0xa0, sequence(dns('a'))), excluded(writeDer(0xa4, sequence()))), critical],
      { unhandledCritical: ['2.5.29.30'] },
    ],
    ['constraints of another kind', [permitted(writeDer(0x88, hex('2a')))], { unhandledCritical: [] }],
  ] as const
).map(([what, value, fields]) => [what, certificateWith(nameConstraints, value), fields])
