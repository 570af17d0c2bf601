import { adviceOnSuites, defineRule, hcl, removeText, tlsRefusal, writtenSuites } from '#rule'

export default defineRule({
  summary: '`tls_cipher_suites` has no blanks.',
  why: `Nomad splits the list at its commas and compares what is between them as it stands. A blank after a comma
    becomes part of the name, which is then unknown, and a server, or an agent that uses TLS, does not start.`,
  severity: 'error',
  references: [
    'unsupported TLS cipher',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#tls_cipher_suites',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          tls_cipher_suites = "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305,  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
          #                                                         ~~
        }
      `,
    ],
    good: [
      hcl`
        tls {
          tls_cipher_suites = "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        }
      `,
    ],
  },
  *check({ agent }) {
    const suites = writtenSuites(agent.config.tls.tls_cipher_suites)
    const blanks = suites.flatMap((suite) => (suite.blanks === undefined ? [] : [suite.blanks]))
    const [first] = blanks
    if (first === undefined) return
    const { severity, outcome } = tlsRefusal(agent)
    const where =
      blanks.length === 1
        ? 'A blank or line break counts as part of the name next to it, which is unknown then'
        : `Blanks or line breaks count as part of ${blanks.length} of the names, which are unknown then`
    yield {
      at: first,
      message: `${where}: ${outcome}.`,
      help: adviceOnSuites(agent, 'write the list on one line, with commas alone between the names'),
      severity,
      fixes: [{ title: 'take the blanks out', safe: true, changes: blanks.map(removeText) }],
    }
  },
})
