import { defineRule, hcl, replaceText } from '#rule'

/** By value, the number of the version. */
const retired: ReadonlyMap<string, string> = new Map([
  ['tls10', '1.0'],
  ['tls11', '1.1'],
])

export default defineRule({
  summary: 'Nomad speaks TLS 1.2 or newer.',
  why: `TLS 1.0 and 1.1 are retired (RFC 8996): their signatures rest on MD5 and SHA-1, and their CBC suites have
    been attacked for years. Nomad's default is "tls12", every agent and the CLI can speak it, and browsers have
    dropped what is older.`,
  severity: 'warning',
  hardening: true,
  cwe: 327,
  references: [
    'https://www.rfc-editor.org/rfc/rfc8996',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#tls_min_version',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          tls_min_version = "tls10"
          #                 ~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        tls {
          tls_min_version = "tls12"
        }
      `,
    ],
  },
  *check({ agent: { config } }) {
    const { tls_min_version: setting } = config.tls
    const version = retired.get(setting.effective ?? '')
    if (version === undefined) return
    yield {
      at: setting,
      message: `TLS ${version} is accepted, which is retired because it can be attacked.`,
      help: 'write "tls12", or delete the line: that is the default',
      fixes: [{ title: 'write "tls12"', safe: true, changes: [replaceText(setting.at, '"tls12"')] }],
    }
  },
})
