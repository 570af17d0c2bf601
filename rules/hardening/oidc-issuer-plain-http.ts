import { defineRule, hcl, readEndpoint } from '#rule'

export default defineRule({
  summary: 'The issuer of workload identities is an `https` URL.',
  why: `Whoever is to trust the identities of jobs, such as AWS or Vault, fetches Nomad's public keys below this URL. In
    clear text, somebody on the way can give them other keys, and then sign identities of any job. Many of them refuse
    an issuer without \`https\` anyway; Nomad warns when it starts.`,
  severity: 'warning',
  hardening: true,
  cwe: 319,
  references: [
    'is not using https. Many OIDC implementations require https.',
    'https://developer.hashicorp.com/nomad/docs/configuration/server#oidc_issuer',
  ],
  examples: {
    bad: [
      {
        version: '1.7.0',
        files: {
          'nomad.hcl': hcl`
            server {
              oidc_issuer = "http://nomad.example.com"
              #             ~~~~~~~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
    ],
    good: [
      {
        version: '1.7.0',
        files: {
          'nomad.hcl': hcl`
            server {
              oidc_issuer = "https://nomad.example.com"
            }
          `,
        },
      },
    ],
  },
  *check({ agent: { config, role } }) {
    const { oidc_issuer } = config.server
    if (role === 'client' || readEndpoint(oidc_issuer.value ?? '').scheme !== 'http') return
    yield {
      at: oidc_issuer,
      message: "The issuer is in clear text: who is on the way can pass off other keys as Nomad's.",
      help: 'write `https://`, and let that address serve `/.well-known/openid-configuration` and the keys it names',
    }
  },
})
