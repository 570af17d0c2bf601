import { afterAll, describe, expect, test } from 'vitest'
import { type CertificateOrder, issueCommands } from '../../../../server/engine/issue-commands.ts'
import { refusals } from '../../../facts/verdicts/questions.ts'
import { type Cell, compare } from '../compare.ts'
import { lintCell } from '../linted.ts'
import { TlsReferee } from '../referee.ts'
import { agent, root } from './openssl.ts'
import { Workshop } from './workshop.ts'

const referee = new TlsReferee()
afterAll(() => referee.stop())

const tools = ['cfssl', 'openssl'] as const
type Tool = (typeof tools)[number]
type Role = 'server' | 'client' | 'server+client'

/** The agent with what the line has issued, an hour later: nothing may refuse it. */
async function refusedAfter(
  shop: Workshop,
  line: string,
  issued: { readonly role: Role; readonly region: string; readonly ca: string },
): Promise<readonly string[]> {
  const { role, region, ca } = issued
  shop.shell(line)
  const stem = `${region}-${role === 'client' ? 'client' : 'server'}-nomad`
  const [certificate, key, authority] = [`${stem}.pem`, `${stem}-key.pem`, ca].map((name) =>
    new TextEncoder().encode(shop.read(name)),
  )
  const now = new Date(Date.now() + 3_600_000)
  const { disagreements, verdicts } = await compare(
    { files: { certificate, key, ca: authority }, differences: { role, region, now } },
    referee,
  )
  return [...disagreements, ...refusals(verdicts)]
}

describe.each(tools)('what a rule says to type for %s issues what Nomad takes', (tool) => {
  const agents: readonly { readonly role: Role; readonly region: string }[] = [
    { role: 'server', region: 'global' },
    { role: 'client', region: 'eu-west-1' },
    { role: 'server+client', region: 'global' },
    { role: 'server', region: 'a.b' },
  ]
  test.each(agents)('a $role of region $region', async ({ role, region }) => {
    const shop = new Workshop()
    try {
      const ca = root(shop)
      shop.write('ca.pem', ca.certificate)
      shop.write('ca-key.pem', ca.key)
      const stranger = agent(shop, ca, ['node1.example.com'])
      const line = (await advised(stranger, ca.certificate, role, region)).find(isFor(tool)) ?? ''
      expect(await refusedAfter(shop, line, { role, region, ca: 'ca.pem' })).toEqual([])
    } finally {
      shop.close()
    }
  })

  const orders: readonly (Partial<CertificateOrder> & { readonly ca: string; readonly key: string })[] = [
    { ca: 'nomad-agent-ca.pem', key: 'nomad-agent-ca-key.pem', caFile: undefined },
    {
      ca: 'nomad-ca.pem',
      key: 'nomad-ca-key.pem',
      dnsNames: ['nomad.example.com'],
      ipAddresses: ['10.0.0.1'],
    },
    { ca: "the cluster's ca.crt", key: "the cluster's ca.key", ipAddresses: ['fe80::1'] },
  ]
  test.each(orders)('a CA in $ca', async ({ ca, key, ...order }) => {
    const shop = new Workshop()
    try {
      const made = root(shop)
      shop.write(ca, made.certificate)
      shop.write(key, made.key)
      const commands = issueCommands({
        role: 'server',
        region: 'global',
        dnsNames: [],
        ipAddresses: [],
        caFile: `/etc/nomad.d/${ca}`,
        ...order,
      })
      expect(await refusedAfter(shop, commands[tool], { role: 'server', region: 'global', ca })).toEqual([])
    } finally {
      shop.close()
    }
  })
})

/** The lines in what is advised about a certificate of other names. */
async function advised(
  { certificate, key }: { readonly certificate: string; readonly key: string },
  ca: string,
  role: Role,
  region: string,
): Promise<readonly string[]> {
  const [own, ownKey, authority] = [certificate, key, ca].map((text) => new TextEncoder().encode(text))
  const now = new Date(Date.now() + 3_600_000)
  const cell: Cell = {
    files: { certificate: own, key: ownKey, ca: authority },
    differences: { role, region, now },
  }
  const found = (await lintCell(cell)).filter(({ severity }) => severity === 'error')
  return found.flatMap(({ help }) => help?.split('\n') ?? [])
}

function isFor(tool: Tool): (line: string) => boolean {
  return (line) => line.includes(tool === 'cfssl' ? 'cfssl gencert' : 'openssl req')
}
