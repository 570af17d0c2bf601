import { type Agent, defineRule, hcl, type Setting } from '#rule'

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
          #~~~~~~~~~~~~~~~~~~~~~
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
  *check({ agent }) {
    for (const { setting, why, help } of idleSettings(agent)) {
      const name = setting.pointer.slice('/tls/'.length)
      yield { at: { at: setting.keyAt }, message: `\`${name}\` has no effect: ${why}.`, help }
    }
  },
})

interface Idle {
  readonly setting: Setting<unknown>
  readonly why: string
  readonly help: string
}

function* idleSettings({ role, config: { tls } }: Agent): Iterable<Idle> {
  const { http, rpc, verify_server_hostname, verify_https_client, rpc_upgrade_mode } = tls
  const rpcOff = rpc.effective === false
  if (verify_server_hostname.effective === true && rpcOff) {
    const why = 'it is about encrypted RPC, and `rpc` is off'
    yield { setting: verify_server_hostname, why, help: 'set `rpc = true`' }
  }
  if (verify_https_client.effective === true && http.effective === false) {
    const why = 'it is about HTTPS, and `http` is off'
    yield { setting: verify_https_client, why, help: 'set `http = true`' }
  }
  if (rpc_upgrade_mode.effective === true && (rpcOff || role === 'client')) {
    const why = role === 'client' ? 'only servers take connections for RPC' : 'it adds to `rpc`, which is off'
    yield { setting: rpc_upgrade_mode, why, help: 'delete it' }
  }
  const suites = tls.tls_cipher_suites
  if ((suites.value ?? '').trim() !== '' && tls.tls_min_version.effective === 'tls13') {
    const why = 'it is about TLS 1.2 and older, and `tls_min_version` is "tls13"'
    yield { setting: suites, why, help: 'delete it' }
  }
}
