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
