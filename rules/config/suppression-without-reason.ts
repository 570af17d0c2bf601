import { defineRule, hcl } from '#rule'

/** Reported by the engine itself, which reads the comments; it is here for its page, and for `explain`. */
export default defineRule({
  summary: 'A suppression says why.',
  why: `Whoever meets the comment in a year has to know whether it still holds. The reason stands behind the rules, after
    a colon; reports that list suppressed findings show it. The finding is suppressed all the same.`,
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
          # nomadlint-ignore tls/upgrade-mode-on
          # ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          rpc_upgrade_mode = true
        }
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
