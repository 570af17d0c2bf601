import { cipherSuites, defineRule, hcl, inVersions, removeSuite, writtenSuites } from '#rule'

export default defineRule({
  summary: '`tls_cipher_suites` names no weak suites.',
  why: `Suites that begin with \`TLS_RSA\` have no forward secrecy: who records traffic today and gets the private key
    later reads all of it. Those with \`CBC\` are open to attacks on their padding. Nomad accepts both when they are
    named; its own list, which is in force where nothing is written, has neither.`,
  severity: 'warning',
  hardening: true,
  cwe: 327,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#tls_cipher_suites',
    'https://www.rfc-editor.org/rfc/rfc9325#section-4.1',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          tls_cipher_suites = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_RSA_WITH_AES_256_GCM_SHA384"
          #                                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        tls {
          tls_cipher_suites = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
        }
      `,
    ],
  },
  *check({ agent: { config }, facts: { policy } }) {
    const { tls_cipher_suites, tls_min_version } = config.tls
    // Then none of them is ever used, and another rule says that.
    if (tls_min_version.effective === 'tls13') return
    for (const { name, at } of writtenSuites(tls_cipher_suites)) {
      const suite = cipherSuites.get(name)
      const refused = suite?.removed && inVersions(policy, suite.removed, 'error')
      if (suite?.weakness === undefined || refused !== undefined) continue
      yield {
        at,
        message: `"${name}" ${suite.weakness}.`,
        help: 'delete it; without `tls_cipher_suites` Nomad uses good ones',
        fixes: [{ title: `delete "${name}"`, safe: false, changes: [removeSuite(tls_cipher_suites, at)] }],
      }
    }
  },
})
