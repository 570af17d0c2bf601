import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: "The CA's private key lies on no node.",
  why: `Whoever has this key makes certificates for servers, and with them reads and writes all that the cluster
    knows. An agent never needs it. It belongs where certificates are issued, and a repository is no such place.`,
  severity: 'error',
  hardening: true,
  references: ['https://developer.hashicorp.com/nomad/docs/commands/tls/cert-create'],
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
          ca_file   = "/etc/nomad.d/with-ca-key/ca.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/with-ca-key/server.pem"
          key_file  = "/etc/nomad.d/with-ca-key/server-key.pem"

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
    ],
  },
  *check({ agent, facts }) {
    for (const { path, certificate } of facts.tls.beside.authorityKeys) {
      const inside = path === facts.tls.ca?.path
      yield {
        at: agent.config.tls.ca_file,
        message: `${inside ? 'This file holds' : `${path} is`} the private key of the CA ${certificate.label}: who has it can be any agent of the cluster.`,
        help: 'move it to where certificates are issued; if others could read it, make a new CA',
      }
    }
  },
})
