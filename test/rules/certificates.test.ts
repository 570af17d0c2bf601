import { describe, expect, it } from 'vitest'
import { moment } from '../../server/engine/certificate-gate.ts'
import { testNow } from '../certificates.ts'
import { findingsOf } from './findings-of.ts'

const tls = (certificate: string, key = `${certificate}-key`, more = '') => `
tls {
  http      = true
  rpc       = true
  ca_file   = "/etc/nomad.d/certs/ca.pem"
  cert_file = "/etc/nomad.d/certs/${certificate}.pem"
  key_file  = "/etc/nomad.d/certs/${key}.pem"

  verify_server_hostname = true
  verify_https_client    = true
  ${more}
}
`

const server = 'server { enabled = true }\n'
const client = 'client { enabled = true }\n'

describe('certificate/combined-agent-names', () => {
  it('is silent where only -dev makes the agent both', async () => {
    const rule = 'certificate/combined-agent-names'
    expect(await findingsOf(rule, server + tls('server'), undefined, '-dev')).toEqual([])
    expect(await findingsOf(rule, server + tls('server'), undefined, '-client')).toHaveLength(1)
  })

  it('says the region in the command', async () => {
    const text = `region = "eu"\n${server}${client}${tls('server-eu')}`
    const [found] = await findingsOf('certificate/combined-agent-names', text)
    expect(found?.help).toContain(
      'nomad tls cert create -server -region eu -additional-dnsname client.eu.nomad -ca ca.pem -key ca-key.pem\n',
    )
  })
})

describe('certificate/key-type-unsupported', () => {
  const said = async (text: string) =>
    (await findingsOf('certificate/key-type-unsupported', text)).map(
      ({ severity, at }) => `${severity} ${at}`,
    )
  const file = (name: string) => `"/etc/nomad.d/certs/${name}.pem"`

  it.each([
    ['a server', server + tls('ed25519'), [`error ${file('ed25519')}`]],
    ['a part of an agent that uses TLS', tls('ed25519'), [`error ${file('ed25519')}`]],
    [
      'a client that uses none yet',
      `${client}tls { cert_file = ${file('ed25519')} key_file = ${file('ed25519-key')} }`,
      [`warning ${file('ed25519')}`],
    ],
    ['the key alone', `${server}tls { key_file = ${file('ed25519-key')} }`, [`error ${file('ed25519-key')}`]],
    ["the key of another's certificate", server + tls('server', 'ed25519-key'), []],
  ])('%s', async (_, text, expected) => {
    expect(await said(text)).toEqual(expected)
  })
})

describe('certificate/role-mismatch', () => {
  const said = async (text: string) => (await findingsOf('certificate/role-mismatch', text))[0]

  it('says where the certificate of a CA belongs', async () => {
    expect((await said(server + tls('ca', 'server-key')))?.help).toMatch(/^this is the certificate of a CA/)
    expect((await said(server + tls('host')))?.help).toMatch(/^issue one for this server, where/)
  })

  it('says that nothing checks it yet', async () => {
    const off = tls('host').replace('verify_server_hostname = true', '')
    expect((await said(server + off))?.message).toContain(
      ': once `verify_server_hostname` is on, Nomad wants',
    )
    expect((await said(server + tls('host')))?.message).toContain(': Nomad wants')
  })
})

it('certificate/region-mismatch says which region is the default', async () => {
  const said = async (text: string) => (await findingsOf('certificate/region-mismatch', text))[0]?.message
  expect(await said(server + tls('server-eu'))).toContain('in region global, the default: ')
  expect(await said(`region = "global"\n${server}${tls('server-eu')}`)).toContain('in region global: ')
})

describe('moment', () => {
  it.each([
    ['2030-01-01T12:34:56Z', '2030-01-01 12:34:56 UTC'],
    ['2030-01-02T00:00:00Z', '2030-01-02'],
    ['not a date', 'an unknown day'],
  ])('%s', (date, expected) => {
    expect(moment(new Date(date), testNow)).toBe(expected)
  })
})

describe('certificate/chain-order', () => {
  const rule = 'certificate/chain-order'

  it('names both', async () => {
    const [found] = await findingsOf(rule, server + tls('server-chain-reversed', 'server-chain-key'))
    expect(found?.message).toContain(
      "is Nomad Intermediate CA, and the agent's own, server.global.nomad, stands behind it",
    )
  })

  it.each([
    ['the key is not here', server + tls('server-chain-reversed', 'nothing'), 1],
    ['the key cannot be read', server + tls('server-chain-reversed', 'encrypted-key'), 1],
    ["the key is nobody's", server + tls('server-chain-reversed', 'client-key'), 0],
    ['the order is right', server + tls('server-chain'), 0],
    ['a CA stands alone', server + tls('intermediate', 'server-chain-key'), 0],
  ])('where %s', async (_, text, count) => {
    expect(await findingsOf(rule, text)).toHaveLength(count)
  })
})
