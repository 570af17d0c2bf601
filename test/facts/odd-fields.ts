import { writeDer } from '../../server/facts/der-write.ts'
import {
  bitString,
  buildCertificate,
  extension,
  extensions,
  hex,
  id,
  integer,
  name,
  none,
  octets,
  sequence,
} from './build-certificate.ts'
import { encode } from './files.ts'
import { type Refused, refuse, type Taken } from './odd.ts'

const version = (...contents: readonly Uint8Array[]) => writeDer(0xa0, ...contents)
const both = (algorithm: Uint8Array) => ({ algorithm, outerAlgorithm: algorithm })
const uniqueId = (tag: number) => writeDer(tag, hex('00 ff'))
const comment = extension('1.2.3', hex('0c 00'))
const ecdsaId = id('1.2.840.10045.4.3.2')

/** What crypto/x509 refuses of the fields of a certificate (parseCertificate), and what we say of it. */
export const refusedFields: readonly Refused[] = [
  ...refuse('it is not a certificate', {
    'no signature': { signature: none },
    'a signature of another type': { signature: octets(hex('00')) },
    'no algorithm outside': { outerAlgorithm: none },
    'an algorithm of another type outside': { outerAlgorithm: ecdsaId },
    'no serial number': { serial: none },
    'a serial number of no bytes': { serial: integer('') },
    'a serial number of more bytes than it needs': { serial: integer('00 01') },
    'an algorithm without an identifier': both(sequence()),
    'an algorithm whose identifier ends in the middle': both(sequence(hex('06 01 80'))),
    'an algorithm with broken parameters': both(sequence(ecdsaId, hex('05 01'))),
    'nothing behind the issuer': { validity: none, subject: none, key: none },
    'nothing behind the dates': { subject: none, key: none },
    'nothing behind the algorithm': { issuer: none, validity: none, subject: none, key: none },
  }),
  ...refuse('something stands behind it', { 'one more byte': { behind: hex('00') } }),
  ...refuse('its version cannot be read', {
    'version 4': { version: version(integer('03')) },
    'version -1': { version: version(integer('ff')) },
    'no number for a version': { version: version() },
    'a text for a version': { version: version(octets(hex('02'))) },
    'two versions': { version: version(integer('02'), integer('02')) },
    'a version that is cut off': { version: version(hex('02 02 02')) },
  }),
  ...refuse('its serial number is negative', {
    'serial number -1': { serial: integer('ff') },
    'serial number -128': { serial: integer('80') },
  }),
  ...refuse('it names two different signature algorithms', {
    'SHA-256 inside and SHA-384 outside': { outerAlgorithm: sequence(id('1.2.840.10045.4.3.3')) },
    'a NULL outside': { outerAlgorithm: sequence(ecdsaId, hex('05 00')) },
  }),
  ...refuse('its subject cannot be read', {
    'a subject of another type': { subject: octets() },
    'a subject in a character set of its own': { subject: name(encode('a'), 0x1b) },
  }),
  ...refuse('the name of its issuer cannot be read', {
    'an issuer that is not UTF-8': { issuer: name(hex('ff')) },
  }),
  ...refuse('its dates cannot be read', { 'no dates': { validity: sequence() } }),
  ...refuse('its extensions cannot be read', {
    'extensions that are no list': { optional: writeDer(0xa3, octets()) },
    'extensions without a list': { optional: writeDer(0xa3) },
    'extensions that are cut off': { optional: hex('a3 02 30') },
    'a list of extensions that is cut off': { optional: writeDer(0xa3, sequence(comment, hex('30 01'))) },
    'an extension of another type': { optional: extensions(octets()) },
    'an extension without an identifier': { optional: extensions(sequence(octets())) },
    'an extension of an identifier that ends in the middle': {
      optional: extensions(sequence(hex('06 01 80'), octets())),
    },
    'an extension without a value': { optional: extensions(sequence(id('1.2.3'))) },
    'an extension with a number for a value': { optional: extensions(sequence(id('1.2.3'), integer('01'))) },
    'an extension that is critical by half': {
      optional: extensions(extension('1.2.3', none, hex('01 01 01'))),
    },
    'an extension that is critical without a byte': {
      optional: extensions(extension('1.2.3', none, hex('01 00'))),
    },
    'an extension twice': { optional: extensions(comment, extension('1.2.4', none), comment) },
    'a unique identifier of the issuer that is cut off': { optional: hex('81 01') },
    'a unique identifier of the subject that is cut off': { optional: hex('81 00 82 01') },
    'such a one of version 2': { version: version(integer('01')), optional: hex('82 01') },
  }),
]

/** What crypto/x509 takes although it is rare or forbidden. */
export const takenFields: readonly Taken[] = (
  [
    ['no version', { version: none }, { version: 1 }],
    ['version 1 in so many words', { version: version(integer('00')) }, { version: 1 }],
    ['version 2', { version: version(integer('01')) }, { version: 2, unhandledCritical: [] }],
    [
      'version 3',
      {},
      { version: 3, serial: '0a', selfSigned: false, hasBasicConstraints: false, isCa: false },
    ],
    ['serial number 0', { serial: integer('00') }, { serial: '00' }],
    ['a serial number with its first bit', { serial: integer('00 80 01') }, { serial: '8001' }],
    [
      'no name at all',
      { subject: sequence(), serial: integer('12 03') },
      { label: 'serial 1203', subject: '', commonName: undefined },
    ],
    [
      'a subject without a common name',
      { subject: name(encode('Example'), 0x13, '2.5.4.10') },
      { label: 'O=Example', subject: 'O=Example', commonName: undefined },
    ],
    [
      'two extensions',
      { optional: extensions(comment, extension('1.2.4', none, hex('01 01 ff'))) },
      { unhandledCritical: ['1.2.4'] },
    ],
    [
      'unique identifiers before the extensions',
      {
        optional: Buffer.concat([
          uniqueId(0x81),
          uniqueId(0x82),
          extensions(extension('1.2.4', none, hex('01 01 ff'))),
        ]),
      },
      { unhandledCritical: ['1.2.4'] },
    ],
    [
      'unique identifiers in the other order, and what stands behind them',
      { optional: Buffer.concat([uniqueId(0x82), uniqueId(0x81), hex('a3 01')]) },
      { unhandledCritical: [] },
    ],
    [
      'extensions of version 1, which has none',
      { version: none, optional: extensions(octets()) },
      { version: 1, unhandledCritical: [] },
    ],
    [
      'a unique identifier of version 1 that is cut off',
      { version: none, optional: hex('81 05') },
      { version: 1, unhandledCritical: [] },
    ],
    [
      'extensions of version 2, which has none',
      { version: version(integer('01')), optional: extensions(octets()) },
      { version: 2, unhandledCritical: [] },
    ],
    ['something broken behind the key', { optional: hex('30 01') }, { unhandledCritical: [] }],
    [
      'a signature algorithm that nobody knows',
      { ...both(sequence(id('1.2.3'))), issuer: name(encode('subject')) },
      { signature: '1.2.3', selfSigned: true },
    ],
    [
      'an issuer of its own name that did not sign it',
      { issuer: name(encode('subject')), signature: bitString(hex('30 06 02 01 01 02 01 01')) },
      { signature: 'sha256-ecdsa', selfSigned: false },
    ],
  ] as const
).map(([what, changes, fields]) => [what, buildCertificate(changes), fields])
