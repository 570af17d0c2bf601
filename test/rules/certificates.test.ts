import { describe, expect, it } from 'vitest'
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
  it('says the region in the command', async () => {
    const text = `region = "eu"\n${server}${client}${tls('server-eu')}`
    const [found] = await findingsOf('certificate/combined-agent-names', text)
    expect(found?.help).toBe(
      'add the name: nomad tls cert create -server -region eu -additional-dnsname client.eu.nomad',
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
