import {
  adviceOnSuites,
  cipherSuites,
  defineRule,
  hcl,
  inVersions,
  nearestName,
  removeSuite,
  replaceWithin,
  suiteMeantBy,
  tlsRefusal,
  writtenSuites,
} from '#rule'

export default defineRule({
  summary: '`tls_cipher_suites` names suites that Nomad knows.',
  why: `Nomad compares the names with a list of its own, exactly, and one that is not there keeps a server, or an agent
    that uses TLS, from starting. The list is not that of OpenSSL or of IANA, and three suites left it in a patch
    release. \`nomad config validate\` does not look at it.`,
  severity: 'error',
  references: [
    'unsupported TLS cipher',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#tls_cipher_suites',
    'https://github.com/hashicorp/nomad/pull/23551',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          tls_cipher_suites = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,ECDHE-RSA-AES256-GCM-SHA384"
          #                                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~
        }
      `,
      hcl`
        tls {
          tls_cipher_suites = "TLS_AES_128_GCM_SHA256,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,"
          #                    ~~~~~~~~~~~~~~~~~~~~~~
          #                                                                                  ~
        }
      `,
      {
        version: '1.8.2',
        files: {
          'nomad.hcl': hcl`
            tls {
              tls_cipher_suites = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"
              #                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
    ],
    good: [
      hcl`
        tls {
          tls_cipher_suites = "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        }
      `,
    ],
  },
  *check({ agent, facts: { policy } }) {
    const { severity, outcome } = tlsRefusal(agent)
    const setting = agent.config.tls.tls_cipher_suites
    for (const { name, at } of writtenSuites(setting)) {
      const suite = cipherSuites.get(name)
      if (suite === undefined) {
        const { what, help, meant } = mistake(name)
        const fix =
          meant === undefined
            ? { title: `delete "${name}"`, changes: [removeSuite(setting, at)] }
            : { title: `write "${meant}"`, changes: [replaceWithin(at, meant)] }
        yield {
          at,
          message: `${what}: ${outcome}.`,
          help: adviceOnSuites(agent, help),
          severity,
          fixes: [{ ...fix, safe: false }],
        }
      } else if (suite.removed !== undefined) {
        const gone = inVersions(policy, suite.removed, severity)
        if (gone === undefined) continue
        const message = `"${name}" is refused${gone.since}: ${outcome}.`
        yield {
          at,
          message,
          help: 'delete it, or write a GCM suite',
          severity: gone.severity,
          fixes: [{ title: `delete "${name}"`, safe: false, changes: [removeSuite(setting, at)] }],
        }
      }
    }
  },
})

function mistake(name: string): {
  readonly what: string
  readonly help: string
  readonly meant?: string | undefined
} {
  if (name === '')
    return { what: 'A comma without a name next to it is an empty name', help: 'delete the comma' }
  if (/^TLS_(?:AES|CHACHA20)_/i.test(name)) {
    const help = 'delete it; suites of TLS 1.3 are always allowed'
    return { what: `"${name}" belongs to TLS 1.3, whose suites cannot be chosen`, help }
  }
  const meant = suiteMeantBy(name)?.name ?? nearestName(name, cipherSuites.keys())
  return {
    what: `"${name}" is an unknown cipher suite`,
    meant,
    help: meant === undefined ? "delete it, or write one of Nomad's names" : `write "${meant}"`,
  }
}
