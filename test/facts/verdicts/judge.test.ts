import { describe, expect, it } from 'vitest'
import type { CheckId } from '../../../server/facts/verdicts/verdict.ts'
import { fileBytes } from '../files.ts'
import { ask, type Differences, refusals } from './questions.ts'

async function refusedFor(certificate: string, differences: Differences = {}, ca = 'ca', key = certificate) {
  const files = {
    certificate: await fileBytes(certificate),
    key: await fileBytes(`${key}-key`),
    ca: await fileBytes(ca),
  }
  return refusals(await ask(files, differences))
}

const client: Differences = { role: 'client' }

describe('what Nomad says of the names in a certificate', () => {
  it('takes a server and a client under their own names', async () => {
    expect(await refusedFor('server')).toEqual([])
    expect(await refusedFor('client', client)).toEqual([])
  })

  it('takes a server for a client, but not under the name that its HTTPS is asked for', async () => {
    expect(await refusedFor('server', client)).toEqual(['https-node: host-name'])
  })

  it('lets a client in that calls itself a server, and nobody follows it', async () => {
    expect(await refusedFor('client')).toEqual([
      'outbound: host-name',
      'raft: exact-name',
      'server-rpc: exact-name',
    ])
  })

  it('lets servers of other regions in, and clients of other regions not', async () => {
    expect(await refusedFor('server-eu')).not.toContain('inbound: role-or-region')
    expect(await refusedFor('client-eu', client)).toEqual([
      'inbound: role-or-region',
      'client-rpc: exact-name',
      'https-node: host-name',
    ])
  })

  it('looks at the common name for its own checks, and not for handshakes', async () => {
    expect(await refusedFor('server-cn-only')).toEqual(['outbound: host-name', 'https-local: host-name'])
  })

  it('takes a wildcard for handshakes, and not for its own checks', async () => {
    expect(await refusedFor('wildcard')).toEqual([
      'inbound: role-or-region',
      'raft: exact-name',
      'server-rpc: exact-name',
      'client-rpc: exact-name',
    ])
  })

  it('asks for no name unless it verifies host names', async () => {
    expect(await refusedFor('nameless', { settings: { verifyServerHostname: false } })).toEqual([
      'https-local: host-name',
    ])
  })
})

describe('what Nomad says of dates, chains and keys', () => {
  it.each(['expired', 'not-yet-valid'])('refuses one that is %s wherever it is shown', async (name) => {
    expect(await refusedFor(name)).toEqual(['outbound: dates', 'inbound: dates', 'https-local: dates'])
  })

  it('needs the intermediate in cert_file, or trusts it in ca_file', async () => {
    expect(await refusedFor('server-chain')).toEqual([])
    expect(await refusedFor('server-no-intermediate', {}, 'intermediate', 'server-chain')).toEqual([])
    expect(await refusedFor('server-no-intermediate', {}, 'ca', 'server-chain')).toContain(
      'outbound: unknown-authority',
    )
  })

  it('takes the first certificate of cert_file for its own', async () => {
    expect(await refusedFor('server-chain-reversed', {}, 'ca', 'server-chain')).toContain(
      'key-pair: key-mismatch',
    )
  })

  it('starts with an Ed25519 key in no version', async () => {
    expect(await refusedFor('ed25519')).toEqual(['cipher-suites: key-type'])
  })

  it('compares suites with the type of the key', async () => {
    const settings = { cipherSuites: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' }
    expect(await refusedFor('server', { settings })).toEqual(['cipher-suites: no-suite-for-key'])
    expect(await refusedFor('server-rsa', { settings })).toEqual([])
  })
})

describe('what is not asked', () => {
  async function notAsked(differences: Differences): Promise<readonly CheckId[]> {
    const [certificate, key, ca] = await Promise.all(['server', 'server-key', 'ca'].map(fileBytes))
    const verdicts = await ask({ certificate, key, ca }, differences)
    return [...verdicts.values()].filter(({ outcome }) => outcome === 'not-asked').map(({ check }) => check)
  }

  it('depends on the role', async () => {
    expect(await notAsked({})).toEqual(['https-node', 'https-client'])
    expect(await notAsked({ role: 'client' })).toEqual(['outbound', 'raft', 'server-rpc'])
    expect(await notAsked({ role: 'server+client' })).toEqual([])
  })

  it('depends on the version', async () => {
    expect(await notAsked({ version: { major: 1, minor: 11, patch: 2 } })).toContain('expiry-metrics')
    expect(await notAsked({ version: { major: 1, minor: 11, patch: 3 } })).not.toContain('expiry-metrics')
  })

  it('depends on the settings', async () => {
    expect(await notAsked({ settings: { rpcUpgradeMode: true } })).toContain('raft')
    expect(await notAsked({ settings: { rpc: false } })).toEqual([
      'outbound',
      'inbound',
      'raft',
      'server-rpc',
      'client-rpc',
      'https-node',
      'https-client',
    ])
  })
})
