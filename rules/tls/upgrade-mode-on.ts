import { defineRule, hcl, removeSetting } from '#rule'

export default defineRule({
  summary: '`rpc_upgrade_mode` is off again once a migration to TLS is done.',
  why: `In upgrade mode a server takes plain connections next to encrypted ones, and skips the check of names on
    Raft connections. That is what a running cluster needs while it moves to TLS, and nothing to leave on:
    whoever skips TLS is let in.`,
  severity: 'warning',
  hardening: true,
  cwe: 319,
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/tls#rpc_upgrade_mode'],
  examples: {
    bad: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
          rpc_upgrade_mode       = true
          #                        ~~~~
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
  *check({ agent: { config, role } }) {
    const { rpc, rpc_upgrade_mode } = config.tls
    // Only servers read it, and only with TLS on RPC (nomad/rpc.go, nomad/raft_rpc.go).
    if (rpc_upgrade_mode.effective !== true || rpc.effective !== true || role === 'client') return
    yield {
      at: rpc_upgrade_mode,
      message:
        'Upgrade mode is on: this server accepts RPC in clear text and does not check names on Raft connections.',
      help: 'delete `rpc_upgrade_mode` when every agent speaks TLS, and restart the servers',
      fixes: [
        {
          title: 'delete `rpc_upgrade_mode`',
          safe: false,
          changes: [removeSetting(rpc_upgrade_mode.keyAt)],
        },
      ],
    }
  },
})
