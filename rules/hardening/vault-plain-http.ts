import { defineRule, hcl, readEndpoint, staysHere } from '#rule'

export default defineRule({
  summary: 'Nomad talks to Vault by HTTPS.',
  why: `What goes to Vault and comes back is secrets: the tokens of jobs, and what they are let read. By \`http://\` all of it
    is in clear text, for whoever sees the traffic. A Vault agent or proxy on the same machine needs no TLS.`,
  severity: 'error',
  hardening: true,
  cwe: 319,
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/vault#address'],
  examples: {
    bad: [
      hcl`
        vault {
          enabled = true
          address = "http://active.vault.service.consul:8200"
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        vault {
          enabled = true
          address = "https://active.vault.service.consul:8200"
        }
      `,
      hcl`
        # A Vault proxy on this machine.
        vault {
          enabled = true
          address = "http://127.0.0.1:8100"
        }
      `,
    ],
  },
  *check({ agent }) {
    for (const { enabled, address } of agent.config.vault.values()) {
      const endpoint = readEndpoint(address.value ?? '')
      if (enabled.effective !== true || endpoint.scheme !== 'http' || staysHere(endpoint, agent)) continue
      yield {
        at: address,
        message: 'Nomad talks to Vault in clear text: tokens and secrets can be read on the way.',
        help: 'write `https://`, and name the CA of Vault in `ca_file`',
        // Servers have left Vault to clients since Nomad 1.10.
        ...(agent.role === 'server' ? { severity: 'warning' } : {}),
      }
    }
  },
})
