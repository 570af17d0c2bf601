import { adviceOnSuites, defineRule, hcl, tlsRefusal, unservedKeyType } from '#rule'

export default defineRule({
  summary: 'At least one of the cipher suites works with the private key.',
  why: `A suite is made for RSA or for ECDSA keys. Where none in the list fits the agent's own key no handshake could
    succeed, so Nomad refuses to start. \`nomad tls cert create\` makes ECDSA keys; Vault makes RSA keys unless it is
    told otherwise.`,
  severity: 'error',
  references: [
    "Specified cipher suites don't support the certificate signature algorithm",
    'https://github.com/hashicorp/nomad/pull/4565',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          tls_cipher_suites      = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
          #                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      {
        version: '1.8.3',
        files: {
          'nomad.hcl': hcl`
            tls {
              http      = true
              rpc       = true
              ca_file   = "/etc/nomad.d/certs/ca.pem"
              cert_file = "/etc/nomad.d/certs/server.pem"
              key_file  = "/etc/nomad.d/certs/server-key.pem"

              tls_min_version        = "tls13"
              tls_cipher_suites      = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
              #                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
              verify_server_hostname = true
              verify_https_client    = true
            }
          `,
        },
      },
    ],
    good: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          tls_cipher_suites      = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const setting = agent.config.tls.tls_cipher_suites
    const keyType = unservedKeyType(agent, facts)
    if (keyType === undefined) return
    const { severity, outcome } = tlsRefusal(agent)
    const [key, other] = keyType === 'rsa' ? ['RSA', 'ECDSA'] : ['ECDSA', 'RSA']
    yield {
      at: setting,
      message: `All these suites are for ${other} keys, and the private key is an ${key} key: ${outcome}.`,
      help: adviceOnSuites(agent, `add a suite for it, such as "TLS_ECDHE_${key}_WITH_AES_256_GCM_SHA384"`),
      severity,
    }
  },
})
