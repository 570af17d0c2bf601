import { defineRule, hcl, readEndpoint, staysHere } from '#rule'

export default defineRule({
  summary: "Nomad checks Consul's certificate.",
  why: `With \`verify_ssl = false\` Nomad takes any certificate for Consul's: whoever gets between the two, or answers at
    that address, reads the token and says where the servers are. TLS hides nothing from them then.`,
  severity: 'error',
  hardening: true,
  cwe: 295,
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/consul#verify_ssl'],
  examples: {
    bad: [
      hcl`
        consul {
          address    = "consul.example.com:8501"
          ssl        = true
          verify_ssl = false
          #            ~~~~~
        }
      `,
    ],
    good: [
      hcl`
        consul {
          address = "consul.example.com:8501"
          ssl     = true
          ca_file = "/etc/nomad.d/certs/ca.pem"
        }
      `,
      hcl`
        # Without ssl, there is nothing to check.
        consul {
          address    = "127.0.0.1:8500"
          verify_ssl = false
        }
      `,
    ],
  },
  *check({ agent }) {
    for (const { address, ssl, verify_ssl } of agent.config.consul.values()) {
      if (ssl.effective !== true || verify_ssl.effective !== false) continue
      const local = (address.value ?? '') !== '' && staysHere(readEndpoint(address.value ?? ''), agent)
      yield {
        at: verify_ssl,
        message: `Nomad takes any certificate for Consul's${local ? ', if only from this machine' : ': whoever is on the way reads its token'}.`,
        help: "delete it, and name Consul's CA in `ca_file`; the certificate has to name the host in `address`",
        ...(local ? { severity: 'warning' } : {}),
      }
    }
  },
})
