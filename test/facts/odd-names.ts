import { writeDer } from '../../server/facts/der-write.ts'
import { buildCertificate, hex, id, name, none, octets, sequence } from './build-certificate.ts'
import { encode } from './files.ts'
import { type Refused, refuse, type Taken } from './odd.ts'

const numeric = 0x12
const printable = 0x13
const teletex = 0x14
const ascii = 0x16
const basicPlane = 0x1e

const attribute = (type: string, text: string) => sequence(id(type), writeDer(0x0c, encode(text)))
const set = (...attributes: readonly Uint8Array[]) => writeDer(0x31, ...attributes)
const organization = '2.5.4.10'
const commonName = '2.5.4.3'

const broken: Readonly<Record<string, Uint8Array>> = {
  'a text that is not UTF-8': name(hex('61 ff')),
  'half a surrogate in UTF-8': name(hex('ed a0 80')),
  'a letter among digits': name(encode('1a'), numeric),
  'a letter before digits': name(encode('a1'), numeric),
  'an asterisk and an underscore': name(encode('*_'), printable),
  'an underscore before letters': name(encode('_a'), printable),
  'a text that is not ASCII': name(hex('61 80'), ascii),
  'half a character': name(hex('00 61 00'), basicPlane),
  'a surrogate, the first': name(hex('d8 00'), basicPlane),
  'a surrogate, the last': name(hex('df ff'), basicPlane),
  'no character, the first': name(hex('fd d0'), basicPlane),
  'no character, the last': name(hex('fd ef'), basicPlane),
  'no character of the end': name(hex('ff fe'), basicPlane),
  'no character behind one': name(hex('00 61 ff ff'), basicPlane),
  'a universal text': name(encode('aaaa'), 0x1c),
  'no text': sequence(set(sequence(id(commonName)))),
  'a text that is cut off': sequence(set(sequence(id(commonName), hex('0c 05')))),
  'no type': sequence(set(sequence(writeDer(0x0c, encode('a'))))),
  'a text for a type': sequence(set(sequence(octets(), writeDer(0x0c, encode('a'))))),
  'a type that ends in the middle': sequence(set(sequence(hex('06 01 80'), writeDer(0x0c, encode('a'))))),
  'no set': sequence(attribute(commonName, 'a')),
  'a set that is cut off': sequence(hex('31 05')),
  'a set behind one that is cut off': sequence(set(attribute(commonName, 'a')), hex('31 05')),
  'an attribute of another type behind a sound one': sequence(set(attribute(commonName, 'a'), octets())),
}

/** What crypto/x509 refuses of names (parseName and parseASN1String). */
export const refusedNames: readonly Refused[] = refuse(
  'its subject cannot be read',
  Object.fromEntries(Object.entries(broken).map(([what, subject]) => [what, { subject }])),
)

const taken: readonly (readonly [what: string, subject: Uint8Array, text: string, cn?: string])[] = [
  ['no attribute', sequence(), ''],
  ['an empty set', sequence(set()), ''],
  ['UTF-8', name(encode('Zoë 🦊')), 'CN=Zoë 🦊', 'Zoë 🦊'],
  ['UTF-8 that begins with a mark of byte order', name(hex('ef bb bf 61')), 'CN=\uFEFFa', '\uFEFFa'],
  ['digits', name(encode('12 34'), numeric), 'CN=12 34', '12 34'],
  ['no digits', name(none, numeric), 'CN=', ''],
  [
    'printable characters',
    name(encode("Az09'():?*&=/.-"), printable),
    "CN=Az09'():?*&=/.-",
    "Az09'():?*&=/.-",
  ],
  ['teletex, byte by byte', name(hex('5a 6f eb'), teletex), 'CN=Zoë', 'Zoë'],
  ['ASCII', name(hex('61 7f'), ascii), 'CN=a\uFFFD', 'a\u007F'],
  ['two bytes a character', name(hex('00 61 20 ac d7 ff'), basicPlane), 'CN=a€\uD7FF', 'a€\uD7FF'],
  ['what stands beside surrogates', name(hex('e0 00'), basicPlane), 'CN=\uE000', '\uE000'],
  [
    'what stands beside no characters',
    name(hex('fd cf fd f0 ff fd'), basicPlane),
    'CN=\uFDCF\uFDF0\uFFFD',
    '\uFDCF\uFDF0\uFFFD',
  ],
  ['a zero at the end', name(hex('00 61 00 00'), basicPlane), 'CN=a', 'a'],
  ['a zero in the middle', name(hex('00 00 00 61'), basicPlane), 'CN=\uFFFDa', '\u0000a'],
  [
    'several attributes, also in one set',
    sequence(set(attribute(organization, 'O'), attribute('2.5.4.11', 'U')), set(attribute(commonName, 'a'))),
    'O=O+OU=U, CN=a',
    'a',
  ],
  [
    'two common names',
    sequence(set(attribute(commonName, 'a')), set(attribute(commonName, 'b'))),
    'CN=a, CN=b',
    'b',
  ],
  ['an attribute without a short name', name(encode('a'), 0x0c, '1.2.3'), '1.2.3=a'],
  ['a domain component', name(encode('a'), 0x0c, '0.9.2342.19200300.100.1.25'), 'DC=a'],
  [
    'signs of the text form',
    name(encode('a,b+c"d\\e<f>g;h=i')),
    'CN=a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h=i',
    'a,b+c"d\\e<f>g;h=i',
  ],
  ['space at both ends', name(encode(' a b ')), 'CN=\\ a b\\ ', ' a b '],
  ['a number sign before and within', name(encode('#a#')), 'CN=\\#a#', '#a#'],
]

/** What it takes, and how it is shown: control characters never. */
export const takenNames: readonly Taken[] = taken.map(([what, subject, text, cn]) => [
  what,
  buildCertificate({ subject }),
  { subject: text, commonName: cn },
])
