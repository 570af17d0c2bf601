import { createPrivateKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { encryptKey } from '../../scripts/certificates/issue.ts'
import { crashRule } from '../../server/engine/collect.ts'
import { FileCache } from '../../server/facts/file-cache.ts'
import { type Host, known } from '../../server/host.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { encode, fileBytes, fileText } from '../facts/files.ts'
import { memoryHost } from '../memory-host.ts'
import { mutated, Random } from '../mutated-bytes.ts'
import { askedSeed } from '../seed.ts'

/** A million for who has the time: NOMADLINT_FILE_MUTATIONS=1000000. */
const mutations = Number(process.env['NOMADLINT_FILE_MUTATIONS'] || 1500)
const seed = askedSeed ?? 20_300_101

const text = `data_dir = "/opt/nomad/data"
server {
  enabled = true
}
tls {
  http      = true
  rpc       = true
  ca_file   = "ca.pem"
  cert_file = "agent.pem"
  key_file  = "agent-key.pem"

  verify_server_hostname = true
}
`

/** What says that a file cannot be read for what it is named as. */
const readability = new Set([
  'certificate/invalid-pem',
  'file/not-a-key',
  'file/key-encrypted',
  'file/unreadable',
])

interface Kind {
  readonly name: 'ca.pem' | 'agent.pem' | 'agent-key.pem'
  readonly bytes: Uint8Array
}

/** PEM and DER of certificates, and keys in every form that Go reads or that people have. */
async function kinds(): Promise<readonly Kind[]> {
  const own = await fileText('server-key')
  const rsa = createPrivateKey(await fileText('server-rsa-key'))
  const sec1 = createPrivateKey(own).export({ type: 'sec1', format: 'pem' })
  const legacy = { cipher: 'aes-128-cbc', passphrase: 'secret' }
  const keys = [
    own,
    sec1,
    createPrivateKey(own).export({ type: 'sec1', format: 'pem', ...legacy }),
    rsa.export({ type: 'pkcs1', format: 'pem' }),
    rsa.export({ type: 'pkcs8', format: 'pem' }),
    encryptKey(own, 'secret'),
    await fileText('ed25519-key'),
    (await fileText('server')) + own,
  ].map((key) => ({ name: 'agent-key.pem' as const, bytes: encode(String(key)) }))
  const names = ['server', 'server-rsa', 'server-chain', 'client', 'ca', 'two-roots', 'request', 'page']
  const files = await Promise.all(names.map(fileBytes))
  const certificates = files.flatMap((bytes) => [
    { name: 'agent.pem' as const, bytes },
    { name: 'ca.pem' as const, bytes },
  ])
  return [...keys, ...certificates]
}

/** The bytes of PEM blocks altered below their base64, so that what is read is DER again. */
function mutatedInside(bytes: Uint8Array, random: Random): Uint8Array {
  const blocks = new TextDecoder('latin1').decode(bytes)
  const inner = blocks.replaceAll(
    /(-----BEGIN [^\n]*-----\n)([A-Za-z0-9+/=\n]+)(-----END)/g,
    (_, begin, body, end) => {
      const der = mutated(Buffer.from(String(body), 'base64'), random)
      const lines =
        Buffer.from(der)
          .toString('base64')
          .match(/.{1,64}/g) ?? []
      return `${begin}${lines.map((line) => `${line}\n`).join('')}${end}`
    },
  )
  return Buffer.from(inner, 'latin1')
}

/** Files that keep their identity but for one, so that the others are read and verified once. */
function identifiedHost(
  files: ReadonlyMap<string, string | Uint8Array>,
  changed: string,
  count: number,
): Host {
  const host = memoryHost(files)
  const stat: Host['stat'] = async (path) => {
    const facts = await host.stat(path)
    const identity = path === changed ? `mutation ${count}` : 'the same'
    return facts.known ? known({ ...facts.value, identity }) : facts
  }
  return { ...host, stat }
}

/** Whether any sixteen characters of base64 in a file stand in a text as well. */
function repeats(said: string, bytes: Uint8Array): boolean {
  const lines = new TextDecoder('latin1').decode(bytes).match(/[A-Za-z0-9+/]{16,}/g) ?? []
  const words = lines.flatMap((line) => line.match(/.{16}/g) ?? [])
  return words.some((word) => said.includes(word))
}

describe('mutated PEM, keys and certificates', () => {
  test(`${mutations} of them: one finding at most about each, in time, and nothing of them is told`, async () => {
    const random = new Random(seed)
    const all = await kinds()
    const good = new Map<string, string | Uint8Array>([
      ['nomad.hcl', text],
      ['ca.pem', await fileBytes('ca')],
      ['agent.pem', await fileBytes('server')],
      ['agent-key.pem', await fileBytes('server-key')],
    ])
    const only = new Set(rules.map(({ id }) => id).filter((id) => /^(?:ca|certificate|file)\//.test(id)))
    const options = { ...defaultOptions, paths: ['nomad.hcl'], only, fileCache: new FileCache() }
    let slowest = 0
    for (let count = 0; count < mutations; count++) {
      const { name, bytes } = random.of(all)
      const changed = random.below(2) === 0 ? mutated(bytes, random) : mutatedInside(bytes, random)
      const files = new Map([...good, [name, changed]])
      const started = process.cpuUsage()
      const { findings } = await lint(options, rules, identifiedHost(files, name, count))
      const { user, system } = process.cpuUsage(started)
      slowest = Math.max(slowest, (user + system) / 1000)
      const about = findings.filter(({ rule }) => readability.has(rule))
      const said = findings.map(({ message, help, related }) =>
        JSON.stringify([message, help, related.map((place) => place.message)]),
      )
      const context = `seed ${seed}, mutation ${count} of ${name}: ${said.join('\n')}`
      expect(about.length, context).toBeLessThanOrEqual(1)
      expect(
        findings.some(({ rule }) => rule === crashRule),
        context,
      ).toBe(false)
      expect(
        said.some((one) => repeats(one, changed) || repeats(one, bytes)),
        context,
      ).toBe(false)
    }
    // Milliseconds of the processor: some five are usual, what hangs or grows takes seconds.
    expect(slowest).toBeLessThan(2000)
  }, 0)
})
