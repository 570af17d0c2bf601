import { apiAccess, defineRule, hcl, isLocalApi, switchOn } from '#rule'

export default defineRule({
  summary: 'Where RPC is encrypted, the HTTP API is too.',
  why: `\`http\` and \`rpc\` are switches of their own. With \`rpc\` alone agents talk in private, but the API and the
    web interface stay in clear text: tokens, variables and job specifications can be read on the way, and whoever
    reads a token can use it.`,
  severity: 'warning',
  hardening: true,
  cwe: 319,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#http',
    'WARNING: mTLS is not configured - Nomad is not secure without mTLS!',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          http      = false
          #           ~~~~~
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
        }
      `,
    ],
    good: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent }) {
    const { tls } = agent.config
    const { http, rpc, verify_https_client } = tls
    if (rpc.effective !== true || http.effective !== false) return
    // An error of its own: hardening/public-plaintext-api.
    if (apiAccess(agent) === 'exposed') return
    const local = isLocalApi(agent)
    yield {
      at: http,
      message: local
        ? 'The API is in clear text, although RPC is encrypted; only this machine reaches it.'
        : 'The API is in clear text, tokens included, although RPC is encrypted.',
      help: 'set `http = true` and `verify_https_client = true`; callers then use `https://` and a certificate',
      fixes: [
        {
          title: 'encrypt the API, and ask callers for a certificate',
          safe: false,
          changes: [switchOn(tls, http, verify_https_client)],
        },
      ],
      ...(local ? { severity: 'info' } : {}),
    }
  },
})
