import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: "It is known that Consul does not check Nomad's API.",
  why: `Consul presents no certificate when it checks a service's health. So with \`verify_https_client\` Nomad does
    not register the check of its API at all: a server keeps its checks of RPC and gossip, but a client stands in
    Consul without any, healthy whatever happens to it.`,
  severity: 'info',
  references: [
    'not registering Nomad HTTPS Health Check because verify_https_client enabled',
    'https://github.com/hashicorp/nomad/issues/6923',
  ],
  examples: {
    bad: [
      hcl`
        consul {
          address = "127.0.0.1:8500"
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
          #                        ~~~~
        }
      `,
    ],
    good: [
      hcl`
        consul {
          address        = "127.0.0.1:8500"
          auto_advertise = false
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent: { config, role } }) {
    const { http, verify_https_client } = config.tls
    // Agents register in the cluster "default" alone; without the block nobody knows whether there is a Consul.
    const consul = config.consul.get('default')
    if (http.effective !== true || verify_https_client.effective !== true) return
    if (consul?.auto_advertise.effective !== true) return
    yield {
      at: verify_https_client,
      message: `Nomad does not register the check of its API in Consul, which has no certificate to present${role === 'client' ? ': this client has no check then' : ''}.`,
      help: 'keep it if every caller has to show a certificate; else turn it off, with ACLs on',
      related: [{ message: 'Nomad registers in this Consul', location: consul.at }],
    }
  },
})
