import { apiAccess, defineRule, exposedApi, hcl } from '#rule'

export default defineRule({
  summary: 'An API on a public address has TLS, or ACLs at the very least.',
  why: `The address is written as every address of the machine, or as one of the internet; there is no TLS, and ACLs are
    off. Whoever gets a packet to that port runs commands on every client of the cluster. What is missing is told here
    and not once more by tls/http-plaintext and hardening/acl-disabled. An address that is not written is left alone, although it means every address too: a
    firewall may well be what the operator goes by.`,
  severity: 'error',
  hardening: true,
  cwe: 306,
  references: [
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
    'https://developer.hashicorp.com/nomad/docs/configuration#bind_addr',
    'https://github.com/hashicorp/nomad/issues/5145',
    'https://github.com/google/security-testbeds/pull/158',
  ],
  examples: {
    bad: [
      hcl`
        data_dir  = "/opt/nomad/data"
        bind_addr = "0.0.0.0"
        #           ~~~~~~~~~

        client {
        #~~~~~ tls/disabled
          enabled = true
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        addresses {
          http = "10.0.0.7 203.0.113.10"
          #                ~~~~~~~~~~~~
        }

        client {
        #~~~~~ tls/disabled
          enabled = true
        }
      `,
    ],
    good: [
      hcl`
        # Everybody may ask, and needs a token for it.
        data_dir  = "/opt/nomad/data"
        bind_addr = "0.0.0.0"

        acl {
          enabled = true
        }

        client {
        #~~~~~ tls/disabled
          enabled = true
        }
      `,
      hcl`
        # A private address.
        data_dir  = "/opt/nomad/data"
        bind_addr = "10.0.0.7"

        client {
        #~~~~~ tls/disabled
        #~~~~~ hardening/acl-disabled
          enabled = true
        }
      `,
      hcl`
        # A part of an agent: the rest may well protect it.
        bind_addr = "0.0.0.0"
      `,
    ],
  },
  *check({ agent }) {
    const exposed = exposedApi(agent)
    if (exposed === undefined || apiAccess(agent) !== 'exposed') return
    const { address, wildcard } = exposed
    yield {
      at: exposed.at,
      message: `${address} is ${wildcard ? 'every address of this machine' : 'a public address'}, and the API has neither TLS nor ACLs: whoever reaches it runs commands ${agent.role === 'client' ? 'in the tasks of this node' : 'on the cluster'}.`,
      help: 'turn on `acl`, and in `tls` `http` with `verify_https_client`; until then, bind to a private address',
    }
  },
})
