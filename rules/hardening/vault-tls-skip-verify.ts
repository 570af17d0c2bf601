import { defineRule, hcl, readEndpoint, staysHere } from '#rule'

export default defineRule({
  summary: "Nomad checks Vault's certificate.",
  why: `With \`tls_skip_verify = true\` Nomad takes any certificate for Vault's: whoever gets between the two gets the
    tokens of all jobs, and the key that wraps the cluster's own keyring where Vault's transit engine does that.`,
  severity: 'error',
  hardening: true,
  cwe: 295,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/vault#tls_skip_verify',
    'https://developer.hashicorp.com/nomad/docs/configuration/keyring/transit',
  ],
  examples: {
    bad: [
      hcl`
        vault {
          enabled         = true
          address         = "https://vault.example.com:8200"
          tls_skip_verify = true
          #                 ~~~~
        }
      `,
      {
        version: '1.9.0',
        files: {
          'nomad.hcl': hcl`
            keyring "transit" {
              active          = true
              address         = "https://vault.example.com:8200"
              key_name        = "nomad"
              mount_path      = "transit/"
              tls_skip_verify = "true"
              #                 ~~~~~~
            }
          `,
        },
      },
    ],
    good: [
      hcl`
        vault {
          enabled = true
          address = "https://vault.example.com:8200"
          ca_file = "/etc/nomad.d/certs/ca.pem"
        }
      `,
      hcl`
        # Nothing is asked of Vault.
        vault {
          enabled         = false
          tls_skip_verify = true
        }
      `,
    ],
  },
  *check({ agent }) {
    const { vault, keyring } = agent.config
    const off = [...vault.values()].filter(
      ({ enabled, tls_skip_verify }) => enabled.effective === true && tls_skip_verify.effective === true,
    )
    const unverified = [...keyring.values()].filter(({ tls_skip_verify }) =>
      /^(?:1|t|true)$/i.test(tls_skip_verify.value ?? ''),
    )
    for (const { address, tls_skip_verify } of [...off, ...unverified]) {
      const endpoint = readEndpoint(address.value ?? '')
      // In clear text nothing is verified either; that is another finding.
      if (endpoint.scheme === 'http') continue
      const local = (address.value ?? '') !== '' && staysHere(endpoint, agent)
      yield {
        at: tls_skip_verify,
        message: `Nomad takes any certificate for Vault's${local ? ', if only from this machine' : ': whoever is on the way reads tokens and secrets'}.`,
        help: 'delete it, and name the CA of Vault: `ca_file`, in a `keyring` block `tls_ca_cert`',
        ...(local ? { severity: 'warning' } : {}),
      }
    }
  },
})
