import { writeDer } from '../../server/facts/der-write.ts'
import { critical, hex, id, integer, none, octets, sequence } from './build-certificate.ts'
import { encode } from './files.ts'
import { certificateWith, type Refused, type Taken, type Value } from './odd.ts'

const uri = writeDer(0x86, encode('http://a'))
const brokenUri = hex('86 05')
const points = (...contents: readonly Uint8Array[]) => sequence(sequence(...contents))
const pointOf = (...names: readonly Uint8Array[]) => points(writeDer(0xa0, writeDer(0xa0, ...names)))
const policy = (identifier: Uint8Array) => sequence(writeDer(0x06, identifier))
const nineBytes = '01'.repeat(9)

type Values = Readonly<Record<string, Value>>

const refused: Readonly<Record<string, Values>> = {
  // Subject key identifier.
  '2.5.29.14': { 'of another type': [integer('01')], 'that is critical': [octets(), critical] },
  // CRL distribution points.
  '2.5.29.31': {
    'of no bytes': [none],
    'with a point of another type': [sequence(octets())],
    'with a point that is cut off': [sequence(hex('30 05'))],
    'with a name that is cut off': [points(hex('a0 05'))],
    'with a name of another type': [points(writeDer(0xa0, uri))],
    'with a URI that is cut off': [pointOf(uri, brokenUri)],
    'with a second point of another type': [sequence(sequence(), octets())],
  },
  // Certificate policies.
  '2.5.29.32': {
    'of no bytes': [none],
    'without an identifier': [sequence(sequence())],
    'with a number for an identifier': [sequence(sequence(integer('01')))],
    'with an identifier of no bytes': [sequence(policy(none))],
    'with an identifier that ends in the middle': [sequence(policy(hex('2a 81')))],
    'with an identifier with a zero before a part': [sequence(policy(hex('2a 80 01')))],
    'with an identifier that begins with a zero': [sequence(policy(hex('80 01')))],
    'twice the same': [sequence(policy(hex('2a 03')), policy(hex('2a 04')), policy(hex('2a 03')))],
  },
  // Policy mappings.
  '2.5.29.33': {
    'of no bytes': [none],
    'of one policy': [sequence(sequence(id('1.2.3')))],
    'from a text': [sequence(sequence(octets(), id('1.2.3')))],
    'to a text': [sequence(sequence(id('1.2.3'), octets()))],
  },
  // Authority key identifier.
  '2.5.29.35': {
    'of another type': [octets()],
    'that is cut off': [sequence(hex('80 05'))],
    'that is critical': [sequence(), critical],
  },
  // Policy constraints.
  '2.5.29.36': {
    'of no bytes': [none],
    'of another type': [octets()],
    'with a number of no bytes': [sequence(hex('80 00'))],
    'with a number of nine bytes': [sequence(writeDer(0x80, hex(nineBytes)))],
    'with a second number of nine bytes': [sequence(hex('80 01 00'), writeDer(0x81, hex(nineBytes)))],
    'with a number that is cut off': [sequence(hex('81 05'))],
  },
  // Inhibit any policy.
  '2.5.29.54': { 'of another type': [octets()], 'of nine bytes': [integer(nineBytes)] },
  // Authority information access.
  '1.3.6.1.5.5.7.1.1': {
    'of no bytes': [none],
    'without a method': [sequence(sequence(uri))],
    'with a URI that is cut off': [sequence(sequence(id('1.3.6.1.5.5.7.48.1'), brokenUri))],
    'that is critical': [sequence(), critical],
  },
}

const taken: Readonly<Record<string, Values>> = {
  '2.5.29.14': { 'of any length': [octets()] },
  '2.5.29.31': {
    'without a point, critical': [sequence(), critical],
    'with a point without a name': [points()],
    'with a point without a name, but reasons': [points(writeDer(0x81, hex('00 80')))],
    'with a point with a name that is not there': [pointOf()],
    'with two URIs': [pointOf(uri, uri)],
    'with a broken name behind one that is no URI': [pointOf(writeDer(0x82, encode('a')), brokenUri)],
    'with a broken name that is no URI': [pointOf(uri, hex('82 05'))],
  },
  '2.5.29.32': {
    'with two policies, critical': [sequence(policy(hex('2a 03')), policy(hex('2a 04'))), critical],
    'with a part that is larger than any other': [sequence(policy(hex('2a ff ff ff ff ff ff ff 80 7f')))],
    'with something broken behind the identifier': [
      sequence(sequence(writeDer(0x06, hex('2a 03')), hex('30 05'))),
    ],
  },
  '2.5.29.33': {
    'from one policy to another, critical': [sequence(sequence(id('1.2.3'), id('1.2.4'))), critical],
  },
  '2.5.29.35': {
    'of no fields': [sequence()],
    'of an identifier': [sequence(hex('80 01 00'))],
    'of an issuer that is cut off': [sequence(hex('a1 05'))],
  },
  '2.5.29.36': {
    'of no fields, critical': [sequence(), critical],
    'of two numbers': [sequence(hex('80 01 00 81 01 ff'))],
    'of the second number': [sequence(hex('81 08 7f ff ff ff ff ff ff ff'))],
    'of what nobody knows': [sequence(hex('82 05'))],
    'of the second number before the first, broken': [sequence(hex('81 01 00 80 05'))],
  },
  '2.5.29.54': { 'of eight bytes, critical': [integer('7f ff ff ff ff ff ff ff'), critical] },
  '1.3.6.1.5.5.7.1.1': {
    'without a place': [sequence(sequence(id('1.3.6.1.5.5.7.48.1')))],
    'with a URI': [sequence(sequence(id('1.3.6.1.5.5.7.48.2'), uri))],
    'with a broken place that is no URI': [sequence(sequence(id('1.3.6.1.5.5.7.48.2'), hex('82 05')))],
  },
}

function certificatesOf(
  lists: Readonly<Record<string, Values>>,
): readonly (readonly [string, string, Uint8Array])[] {
  return Object.entries(lists).flatMap(([name, values]) =>
    Object.entries(values).map(
      ([what, value]) => [name, `extension ${name} ${what}`, certificateWith(name, value)] as const,
    ),
  )
}

/** What crypto/x509 refuses of the extensions that decide nothing (processExtensions), and what we say of it. */
export const refusedIdleExtensions: readonly Refused[] = certificatesOf(refused).map(([name, what, der]) => [
  what,
  der,
  `its extension ${name} cannot be read`,
])

/** What crypto/x509 takes and, where it is critical, understands. */
export const takenIdleExtensions: readonly Taken[] = certificatesOf(taken).map(([, what, der]) => [
  what,
  der,
  { unhandledCritical: [] },
])
