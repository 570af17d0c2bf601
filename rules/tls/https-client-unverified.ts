import { type Agent, defineRule, hcl, switchOn, workloadIdentities } from '#rule'

export default defineRule({
  summary: 'The HTTPS API asks its callers for a certificate.',
  why: `Without \`verify_https_client\` HTTPS hides what is said but lets anybody say it. With ACLs on, tokens
    guard most of the API, but not \`/v1/metrics\` and \`/v1/status/*\`; without ACLs, whoever reaches the port
    runs jobs. It may stay off where Vault or Consul fetch Nomad's workload identity keys, which cannot present a
    certificate, and for Consul's HTTPS health check: then with ACLs on.`,
  severity: 'warning',
  hardening: true,
  cwe: 306,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#verify_https_client',
    'https://github.com/hashicorp/nomad/issues/19870',
  ],
  examples: {
    bad: [
      hcl`
        tls {
        #~~
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
        }
      `,
      hcl`
        acl {
          enabled = true
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = false
          #                        ~~~~~
        }
      `,
    ],
    good: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent }) {
    const { tls } = agent.config
    const { http, verify_https_client } = tls
    if (http.effective !== true || verify_https_client.effective !== false) return
    const identities = workloadIdentities(agent).length > 0
    // Vault and Consul present no certificate, so this is how it has to be.
    if (identities && agent.config.acl.enabled.effective === true) return
    const guarded = guard(agent)
    // In a part of an agent, another file may well turn ACLs on.
    const tokens = agent.complete || agent.config.acl.enabled.written
    yield {
      at: verify_https_client,
      message:
        guarded === undefined
          ? tokens
            ? 'The API is encrypted, but answers anybody: callers need neither a certificate nor a token.'
            : 'The API is encrypted, but asks callers for no certificate; whether it asks for a token is not said here.'
          : `The API answers callers without a certificate; ${guarded}.`,
      help: identities
        ? 'turn ACLs on; this may stay off then, as workload identity wants it'
        : 'set `verify_https_client = true`, and give the CLI a certificate of its own',
      fixes: identities
        ? []
        : [
            {
              title: 'write `verify_https_client = true`',
              safe: false,
              changes: [switchOn(tls, verify_https_client)],
            },
          ],
      ...(guarded === undefined ? {} : { severity: 'info' }),
    }
  },
})

/** What makes it bearable, in words. */
function guard(agent: Agent): string | undefined {
  const { enabled } = agent.config.acl
  if (enabled.effective === true) return 'ACLs guard it, except metrics and status'
  if (enabled.unknown) return 'whether ACLs guard it is not known'
  return workloadIdentities(agent).length > 0
    ? 'workload identity needs that, since Vault and Consul fetch its keys without one'
    : undefined
}
