import { beforeVersion, defineRule, hcl, replaceText, tlsRefusal } from '#rule'

const known = ['tls10', 'tls11', 'tls12', 'tls13']

export default defineRule({
  summary: '`tls_min_version` is a version that Nomad knows.',
  why: `Nomad knows "tls10", "tls11", "tls12" and, since 1.8.3, "tls13", in exactly this spelling. With another one a
    server does not start, nor does an agent that uses TLS; \`nomad config validate\` does not look at it.`,
  severity: 'error',
  references: [
    'unsupported TLS version',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#tls_min_version',
  ],
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
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          tls_min_version        = "TLS1.2"
          #                        ~~~~~~~~
          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      {
        version: '1.8.2',
        files: {
          'nomad.hcl': hcl`
            tls {
              tls_min_version = "tls13"
              #                 ~~~~~~~
            }
          `,
        },
      },
    ],
    good: [
      hcl`
        tls {
          tls_min_version = "tls12"
        }
      `,
    ],
  },
  *check({ agent, facts: { policy } }) {
    const { tls_min_version: setting } = agent.config.tls
    const value = setting.value ?? ''
    const { severity, outcome } = tlsRefusal(agent)
    if (value === 'tls13') {
      const before = beforeVersion(policy, '1.8.3', severity)
      if (before === undefined) return
      yield {
        at: setting,
        message: `"tls13" is known only since Nomad 1.8.3; before, ${outcome}.`,
        help: `write "tls12": TLS 1.3 is used all the same wherever both sides know it${
          policy.version === undefined
            ? '; or say that no agent is older, with `--nomad-version 1.8.3` or `nomad_version` in `.nomadlintrc`'
            : ''
        }`,
        severity: before.severity,
      }
    } else if (value !== '' && !known.includes(value)) {
      const meant = meantBy(value)
      yield {
        at: setting,
        message: `"${value}" is an unknown TLS version: ${outcome}.`,
        help: `write ${meant ?? '"tls12" or "tls13"'}`,
        severity,
        fixes:
          meant === undefined
            ? []
            : [{ title: `write ${meant}`, safe: true, changes: [replaceText(setting.at, meant)] }],
      }
    }
  },
})

/** `1.2`, `TLS1.2`, `TLSv1_2` and the like leave no doubt; for what is retired, the default is meant. */
function meantBy(value: string): string | undefined {
  const minor = /^(?:tls)?[\s_v-]*1[._]?([0-3])$/i.exec(value.trim())?.[1]
  if (minor === undefined) return undefined
  return minor === '3' ? '"tls13"' : '"tls12"'
}
