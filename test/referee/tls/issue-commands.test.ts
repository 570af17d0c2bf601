import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CertificateOrder, issueCommands } from '../../../server/engine/issue-commands.ts'
import { ask, refusals } from '../../facts/verdicts/questions.ts'

const directory = mkdtempSync(join(tmpdir(), 'nomadlint-'))
afterAll(() => rmSync(directory, { recursive: true }))

const shell = (line: string, cwd: string) => execFileSync('sh', ['-ec', line], { cwd, stdio: 'pipe' })

/** The CAs that operators have: of `nomad tls ca create` and openssl by an EC key, of cfssl and openssl by RSA. */
const authorities = {
  'an EC key':
    'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca-key.pem -out ca.pem -subj "/CN=Nomad CA" -days 100',
  'an RSA key':
    'openssl req -x509 -newkey rsa:2048 -nodes -keyout ca-key.pem -out ca.pem -subj "/CN=Nomad CA" -days 100',
  cfssl: 'cfssl print-defaults csr | cfssl gencert -initca - | cfssljson -bare ca',
}

const orders: readonly CertificateOrder[] = [
  { role: 'server', region: 'global', dnsNames: [], ipAddresses: [], caFile: 'ca.pem' },
  {
    role: 'client',
    region: 'eu',
    dnsNames: ['node1.example.com'],
    ipAddresses: ['10.0.0.5'],
    caFile: 'ca.pem',
  },
  {
    role: 'server',
    region: 'us-west',
    dnsNames: ['client.us-west.nomad', '*.example.com'],
    ipAddresses: ['::1'],
    caFile: '/etc/nomad.d/tls/ca.pem',
  },
]

describe.each(Object.entries(authorities))('with a CA of %s', (name, create) => {
  const home = join(directory, name.replaceAll(' ', '-'))
  beforeAll(() => shell(`mkdir -p ${home} && cd ${home} && ${create}`, directory))

  test.each(orders.flatMap((order) => (['openssl', 'cfssl'] as const).map((tool) => ({ tool, order }))))(
    '$tool issues for $order.role.$order.region what Nomad takes',
    async ({ tool, order }) => {
      const { role, region } = order
      const place = join(home, `${tool}-${role}-${region}`)
      shell(`mkdir ${place} && cp ${home}/ca.pem ${home}/ca-key.pem ${place}`, directory)
      shell(issueCommands(order)[tool], place)
      const read = (file: string) => new Uint8Array(readFileSync(join(place, file)))
      const stem = `${region}-${role}-nomad`
      const files = { certificate: read(`${stem}.pem`), key: read(`${stem}-key.pem`), ca: read('ca.pem') }
      const both = order.dnsNames.includes(`client.${region}.nomad`)
      const verdicts = await ask(files, { role: both ? 'server+client' : role, region, now: new Date() })
      expect(refusals(verdicts)).toEqual([])
      const shown = execFileSync('openssl', ['x509', '-noout', '-ext', 'subjectAltName'], {
        input: files.certificate,
      }).toString()
      for (const host of [`${role}.${region}.nomad`, 'localhost', '127.0.0.1', ...order.dnsNames])
        expect(shown).toContain(host)
    },
  )
})

/** What `nomad tls cert create` takes (command/tls_cert_create.go, command/meta.go). */
const nomadFlags =
  /^nomad tls cert create -(?:server|client)(?: (?:-region|-additional-dnsname|-additional-ipaddress|-ca|-key) \S+)*$/

test.each(orders)('the line for nomad has flags that there are: $role.$region', (order) => {
  expect(issueCommands(order).nomad).toMatch(nomadFlags)
  expect(issueCommands({ ...order, caFile: undefined }).nomad).not.toContain('-ca')
})
