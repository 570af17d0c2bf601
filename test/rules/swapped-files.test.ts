import { describe, expect, it } from 'vitest'
import { createAuthority, createIntermediate } from '../../scripts/certificates/issue.ts'
import { period, server } from '../certificate-requests.ts'
import { type CertifiedAgent, filesFor, findingsOn, issueLeaf } from './certified-agent.ts'

const long = period('2025-01-01/2035-01-01')
const host = { commonName: 'node1.example.com', dnsNames: ['node1.example.com', 'localhost'] }

/** What all rules about certificates say. */
async function said(agent: CertifiedAgent) {
  const found = await findingsOn(agent)
  return found.filter(({ rule }) => /^(?:ca|certificate)\//.test(rule))
}

const rulesOf = async (files: Readonly<Record<string, string>>) =>
  (await said({ files })).map(({ rule }) => rule)

describe('ca_file and cert_file that are swapped', () => {
  it('are one finding, without commands', async () => {
    const ca = await createAuthority('Nomad Agent CA', long)
    const { certificatePem, keyPem } = await issueLeaf(server, ca)
    const files = { 'ca.pem': certificatePem, 'agent.pem': ca.certificatePem, 'agent-key.pem': keyPem }
    const [found, ...others] = await said({ files })
    expect(others).toEqual([])
    expect(found?.rule).toBe('ca/not-a-ca')
    expect(found?.severity).toBe('error')
    expect(found?.message).toMatch(
      /^`ca_file` and `cert_file` are swapped: .*the CA Nomad Agent CA stands in/,
    )
    expect(found?.help).toMatch(/^swap them/)
    expect(found?.help).not.toMatch(/openssl|nomad tls|cfssl/)
  })

  it('are known without the key', async () => {
    const ca = await createAuthority('Nomad Agent CA', long)
    const { certificatePem } = await issueLeaf(server, ca)
    expect(await rulesOf({ 'ca.pem': certificatePem, 'agent.pem': ca.certificatePem })).toEqual([
      'ca/not-a-ca',
    ])
  })

  it('are known of a certificate that calls itself a CA by its key', async () => {
    const root = await createAuthority('Nomad Root CA', long)
    const { certificatePem, keyPem } = await createIntermediate(root, 'server.global.nomad', long)
    const files = { 'ca.pem': certificatePem, 'agent.pem': root.certificatePem }
    expect(await rulesOf({ ...files, 'agent-key.pem': keyPem })).toEqual(['ca/not-a-ca'])
    const { keyPem: another } = await issueLeaf(server, root)
    expect(await rulesOf({ ...files, 'agent-key.pem': another })).not.toContain('ca/not-a-ca')
  })

  it('are none where the key is that of the certificate in cert_file', async () => {
    const ca = await createAuthority('Nomad Agent CA', long)
    const { certificatePem } = await issueLeaf(server, ca)
    const files = { 'ca.pem': certificatePem, 'agent.pem': ca.certificatePem, 'agent-key.pem': ca.keyPem }
    const found = await said({ files })
    expect(found.map(({ message }) => message).filter((message) => message.includes('swapped'))).toEqual([])
    expect(found.filter(({ help }) => help?.includes('-ca ') || help?.includes('-CA '))).toEqual([])
  })
})

describe('a command that issues a certificate', () => {
  const helpOf = async (agent: CertifiedAgent) =>
    (await said(agent)).find(({ rule }) => rule === 'certificate/role-mismatch')?.help

  it('never overwrites the CA that it names', async () => {
    const files = await filesFor(host)
    const named = (name: string) =>
      helpOf({ tls: { ca_file: `"tls/${name}"` }, files: { ...files, [name]: files['ca.pem'] ?? '' } })
    expect(await named('nomad-ca.pem')).toContain('-CA nomad-ca.pem -CAkey nomad-ca-key.pem')
    expect(await named('global-server-nomad.pem')).toBe('issue one for this server')
  })

  it('names no certificate as a CA that is none', async () => {
    const files = await filesFor(host)
    const { certificatePem } = await issueLeaf(server)
    expect(await helpOf({ files: { ...files, 'ca.pem': certificatePem } })).toBe('issue one for this server')
    expect(await helpOf({ files: { ...files, 'ca.pem': 'no certificate' } })).toBe(
      'issue one for this server',
    )
    const { 'ca.pem': _, ...own } = files
    expect(await helpOf({ files: own })).toContain('-CA ca.pem')
  })
})
