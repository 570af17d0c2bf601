import { afterAll, expect, test } from 'vitest'
import { readPem } from '../../../server/facts/pem.ts'
import { pem } from '../../forge.ts'
import { seedsOf } from '../seeds.ts'
import { Chance } from './chance.ts'
import { mutate } from './mutate.ts'
import { TlsReferee } from './referee.ts'

const referee = new TlsReferee()
afterAll(() => referee.stop())

const rounds = 400
const perRound = 50

test.each(seedsOf(20_300_101))(
  'damaged PEM files: we find the blocks that Go finds, $name',
  async ({ seed }) => {
    const short = pem(
      'CERTIFICATE',
      Uint8Array.from({ length: 100 }, (_, index) => index),
    )
    const headed = short.replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n')
    const files = [short, `text\n${short}more\n${short}`, `${headed}${short}`, short.replaceAll('\n', '\r\n')]
    for (let round = 0; round < rounds; round++) {
      const chance = new Chance(seed * 1_000_003 + round)
      const damaged = Array.from({ length: perRound }, () => mutateText(chance, chance.of(files)))
      const answers = await Promise.all(damaged.map((bytes) => referee.pem(bytes)))
      for (const [index, bytes] of damaged.entries()) {
        const ours = readPem(bytes).blocks.map(
          (block) => `${block.type} ${block.hasHeaders} ${Buffer.from(block.bytes).toString('base64')}`,
        )
        expect(ours, JSON.stringify(Buffer.from(bytes).toString('latin1'))).toEqual(answers[index])
      }
    }
  },
)

const pieces = [
  '-----BEGIN ',
  '-----END ',
  '-----',
  '\n',
  '\r',
  ' ',
  '\t',
  ':',
  'A: b\n',
  '\n\n',
  'CERTIFICATE',
  '=',
  'QQ==',
]

/** Bytes are changed as in a certificate, or a piece that means something in PEM is put in. */
function mutateText(chance: Chance, text: string): Uint8Array {
  const bytes = Buffer.from(text, 'latin1')
  if (chance.next() < 0.5) return mutate(chance, bytes)
  const at = chance.below(text.length)
  return Buffer.from(text.slice(0, at) + chance.of(pieces) + text.slice(at + chance.below(3)), 'latin1')
}
