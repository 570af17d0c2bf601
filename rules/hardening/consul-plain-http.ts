import { type Agent, defineRule, hcl, readEndpoint, type Setting, staysHere } from '#rule'

export default defineRule({
  summary: 'The Consul token does not cross the network in clear text.',
  why: `Nomad sends its token with every request to Consul. Without TLS, whoever sees the traffic on the way has it, and
    with it may register services and write what the token allows. A Consul agent on the same machine needs no TLS.`,
  severity: 'warning',
  hardening: true,
  cwe: 319,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/consul#ssl',
    'https://developer.hashicorp.com/consul/docs/secure/security-model/core',
  ],
  examples: {
    bad: [
      hcl`
        consul {
          address = "consul.example.com:8500"
          #         ~~~~~~~~~~~~~~~~~~~~~~~~~
          token   = "{{ consul_token }}"
          #         ~~~~~~~~~~~~~~~~~~~~ config/template
        }
      `,
    ],
    good: [
      hcl`
        consul {
          address = "127.0.0.1:8500"
          token   = "$CONSUL_TOKEN"
        }
      `,
      hcl`
        consul {
          address = "consul.example.com:8501"
          token   = "$CONSUL_TOKEN"
          ssl     = true
        }
      `,
      hcl`
        # The address of the machine itself.
        bind_addr = "10.0.0.7"

        consul {
          address = "10.0.0.7:8500"
          token   = "$CONSUL_TOKEN"
        }
      `,
    ],
  },
  *check({ agent }) {
    for (const { address, ssl, token, auth } of agent.config.consul.values()) {
      const secret = [token, auth].find(isSent)
      // Where an address of this block is not written, the environment may name one.
      if (secret === undefined || (address.value ?? '') === '' || ssl.effective !== false) continue
      if (!leavesInClear(address.value ?? '', agent)) continue
      yield {
        at: address,
        message: `Nomad sends its ${secret === token ? 'token' : 'password'} to this address in clear text.`,
        help: 'set `ssl = true`, and `address` to the HTTPS port of Consul, 8501 as a rule; or use a Consul agent on this machine',
        related: [{ message: 'what is sent', location: secret.keyAt }],
      }
    }
  },
})

/** What a template will fill in is sent as well. */
function isSent({ unknown, written, value }: Setting<string>): boolean {
  return written && (unknown || (value ?? '') !== '')
}

function leavesInClear(address: string, agent: Agent): boolean {
  const endpoint = readEndpoint(address)
  return endpoint.scheme !== 'https' && !staysHere(endpoint, agent)
}
