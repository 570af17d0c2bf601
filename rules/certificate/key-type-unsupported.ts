import {
  type Certificate,
  defineRule,
  type Facts,
  hcl,
  inVersions,
  leafOf,
  type Policy,
  tlsRefusal,
  usedSeverity,
} from '#rule'

export default defineRule({
  summary: 'The certificate and its key are of a type that Nomad supports: ECDSA or RSA.',
  why: `Nomad compares its cipher suites with the type of the private key, and refuses every type but these two, Ed25519
    included, although Go could use it. \`nomad tls cert create\` makes ECDSA keys.`,
  severity: 'error',
  references: [
    'Unsupported signature algorithm ed25519.PrivateKey; RSA and ECDSA only are supported.',
    'https://github.com/hashicorp/nomad/pull/4565',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/ed25519.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/ed25519-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

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
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-rsa.pem"
          key_file  = "/etc/nomad.d/certs/server-rsa-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const leaf = leafOf(facts)
    const { cert_file, key_file } = agent.config.tls
    // A key of another type than a good certificate's does not belong to it, which is another rule's.
    const [type, at] = leaf === undefined ? [keyTypeOf(facts), key_file] : [leaf.keyType, cert_file]
    if (type === undefined) return
    const help = 'issue a certificate with an ECDSA key, as `nomad tls cert create` does'
    if (type === 'ecdsa' || type === 'rsa') {
      const fault = leaf && handshakeFault(leaf, facts.policy)
      if (fault) yield { at, help, ...fault, severity: usedSeverity(agent, fault.severity) }
      return
    }
    const { severity, outcome } = tlsRefusal(agent)
    const message = `${words[type]} keys are refused, ECDSA and RSA alone are supported: ${outcome}.`
    yield { at, message, help, severity }
  },
})

const words = { ed25519: 'Ed25519', dsa: 'DSA', other: 'Such' } as const

/** Nomad loads these keys, and no handshake succeeds with them: TLS 1.3 has no P-224, and Go no short RSA keys. */
function handshakeFault({ keyType, keyBits = 0, curve }: Certificate, policy: Policy) {
  if (keyType === 'ecdsa') {
    const message = `Keys on the curve ${curve} have no place in TLS 1.3, which agents speak: no connection comes about.`
    return curve === 'P-224' ? { message, severity: 'error' as const } : undefined
  }
  // Nomad 1.10.0 is the first that is built with Go 1.24.
  const judged = keyBits < 1024 ? inVersions(policy, '1.10.0', 'error') : undefined
  const message = `RSA keys of ${keyBits} bits are refused${judged?.since}: no connection comes about.`
  return judged && { message, severity: judged.severity }
}

function keyTypeOf({ tls: { key } }: Facts) {
  return key?.content.known ? key.content.value.keyType : undefined
}
