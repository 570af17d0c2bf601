import {
  defineRule,
  hasIdleSuites,
  hcl,
  type Report,
  refusesSuites,
  removeSetting,
  type Setting,
} from '#rule'

export default defineRule({
  summary: 'A setting of the `tls` block does something.',
  why: `Some settings depend on another: without it Nomad takes them and ignores them. Such a line looks like
    protection, or like a risk, and is neither.`,
  severity: 'info',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/tls'],
  examples: {
    bad: [
      hcl`
        tls {
          http      = false
          #           ~~~~~ tls/http-plaintext
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
          #~~~~~~~~~~~~~~~~~~
        }
      `,
      hcl`
        tls {
          http      = true
          rpc       = false
          #           ~~~~~ tls/rpc-plaintext
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
          rpc_upgrade_mode       = true
          #~~~~~~~~~~~~~~~
        }
      `,
      {
        version: '1.8.3',
        files: {
          'nomad.hcl': hcl`
            tls {
              tls_min_version   = "tls13"
              tls_cipher_suites = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
              #~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
    ],
    good: [
      hcl`
        tls {
          tls_min_version   = "tls12"
          tls_cipher_suites = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const { role, config } = agent
    const { http, rpc, verify_server_hostname, verify_https_client, rpc_upgrade_mode } = config.tls
    const rpcOff = rpc.effective === false
    // Else tls/rpc-plaintext has said that RPC is to be encrypted.
    if (verify_server_hostname.effective === true && rpcOff && agent.dev !== undefined)
      yield idle(verify_server_hostname, 'it is about encrypted RPC, and `rpc` is off', 'set `rpc = true`')
    if (verify_https_client.effective === true && http.effective === false)
      yield idle(verify_https_client, 'it is about HTTPS, and `http` is off', 'set `http = true`')
    if (rpc_upgrade_mode.effective === true && role === 'client')
      yield idle(rpc_upgrade_mode, 'only servers take connections for RPC', 'delete it')
    else if (rpc_upgrade_mode.effective === true && rpcOff)
      yield idle(rpc_upgrade_mode, 'it adds to `rpc`, which is off', 'delete it')
    if (hasIdleSuites(agent) && !refusesSuites(agent, facts))
      yield idle(
        config.tls.tls_cipher_suites,
        'it is about TLS 1.2 and older, and `tls_min_version` is "tls13"',
        'delete it',
      )
  },
})

function idle(setting: Setting<unknown>, why: string, help: string): Report {
  const name = setting.pointer.slice('/tls/'.length)
  return {
    at: { at: setting.keyAt },
    message: `\`${name}\` has no effect: ${why}.`,
    help,
    // What the rest of the block should be instead, only its owner knows.
    fixes:
      help === 'delete it'
        ? [{ title: `delete \`${name}\``, safe: true, changes: [removeSetting(setting.keyAt)] }]
        : [],
  }
}
