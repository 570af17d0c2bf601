import { defineRule, hcl } from '#rule'

/** Reported by the engine itself, once all rules have run; it is here for its page, and for `explain`. */
export default defineRule({
  summary: 'A suppression suppresses something.',
  why: `A suppression that is left behind, names a rule that does not exist or stands in the wrong line does nothing now, and hides
    the next mistake of its kind. It is told only where it is certain: the rule ran, and the files and certificates
    that it goes by are known.`,
  severity: 'warning',
  references: ['docs/settings.md'],
  examples: {
    bad: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
          # nomadlint-ignore tls/upgrade-mode-on: the last clients get TLS on Monday
          #                  ~~~~~~~~~~~~~~~~~~~
          rpc_upgrade_mode = false
        }
      `,
      hcl`
        # nomadlint-ignore config/hcl-expression: misspelt
        #                  ~~~~~~~~~~~~~~~~~~~~~
        region = "eu"

        # nomadlint-disable tls/disabled: no such word
        # ~~~~~~~~~~~~~~~~~
        datacenter = "dc1"
      `,
    ],
    good: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
          # nomadlint-ignore tls/upgrade-mode-on: the last clients get TLS on Monday
          rpc_upgrade_mode = true
        }
      `,
    ],
  },
})
