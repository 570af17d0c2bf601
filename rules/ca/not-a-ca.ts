import { defineRule, hcl, leafOf, swappedOf, unfitAuthority, usedSeverity } from '#rule'

export default defineRule({
  summary: '`ca_file` holds CAs: certificates that may sign others.',
  why: `Go accepts no signature of a certificate that does not call itself a CA, or whose key usages do not allow to
    sign certificates. Mostly the agent's own certificate, or another agent's, was named in place of the CA's. Two
    things work: a CA of version 1, which cannot call itself anything, and one self-signed certificate as both
    files. With its own certificate in both places, signed by a CA, an agent trusts that certificate alone: enough
    where all agents share it, and not otherwise.`,
  severity: 'error',
  references: ['x509: invalid signature: parent certificate cannot sign this kind of certificate'],
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
          ca_file   = "/etc/nomad.d/certs/client.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
          ca_file   = "/etc/nomad.d/certs/leaf-like-ca.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/leaf-like-ca-server.pem"
          key_file  = "/etc/nomad.d/certs/leaf-like-ca-server-key.pem"

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
          ca_file   = "/etc/nomad.d/certs/server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
          ca_file   = "/etc/nomad.d/certs/server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/ca.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

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
    const swapped = swappedOf(facts)
    const { ca_file, cert_file } = agent.config.tls
    if (swapped !== undefined)
      yield {
        at: ca_file,
        message: `\`ca_file\` and \`cert_file\` are swapped: this is the certificate ${swapped.own.label}, and the CA ${swapped.authority.label} stands in \`cert_file\`.`,
        help: 'swap them: name the CA in `ca_file`, and the certificate of this agent in `cert_file`',
        related: [{ message: 'the CA', location: cert_file.at }],
        severity: usedSeverity(agent, 'error'),
      }
    const unfit = unfitAuthority(agent, facts)
    if (unfit === undefined) return
    const { at, certificate } = unfit
    const severity = unfit.severity === 'error' ? usedSeverity(agent, 'error') : unfit.severity
    const leaf = leafOf(facts)
    const issuer = leaf === undefined || leaf.selfSigned ? '' : `: ${leaf.issuer}`
    yield {
      at,
      message: unfit.own
        ? "This is the agent's own certificate, and no CA: the agent trusts no other certificate than this one."
        : `${certificate.label} is no CA: ${certificate.isCa ? 'its key usages do not allow it to sign certificates' : 'its certificate does not say that it is one'}, and Go accepts none that it signed.`,
      help: `put the certificate of the CA here${issuer}`,
      severity,
    }
  },
})
