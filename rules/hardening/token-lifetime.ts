import { defineRule, hcl, parseGoDuration, type Setting } from '#rule'

export default defineRule({
  summary: 'What grants access expires, and a token that is revoked is refused soon.',
  why: `\`token_max_expiration_ttl\` is the longest life a token may be given, and so how long one that leaked is good for.
    Clients remember tokens, policies and roles for the time that the other \`_ttl\` settings say: for so long one that
    was revoked still works there. The keys that sign the identities of jobs are replaced every
    \`root_key_rotation_threshold\`.`,
  severity: 'info',
  hardening: true,
  cwe: 613,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/acl#token_max_expiration_ttl',
    'https://developer.hashicorp.com/nomad/docs/configuration/acl#token_ttl',
    'https://developer.hashicorp.com/nomad/docs/configuration/server#root_key_rotation_threshold',
  ],
  examples: {
    bad: [
      hcl`
        acl {
          enabled                  = true
          token_ttl                = "24h"
          #                          ~~~~~
          token_max_expiration_ttl = "87600h"
          #                          ~~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        acl {
          enabled                  = true
          token_ttl                = "30s"
          policy_ttl               = "5m"
          token_max_expiration_ttl = "168h"
        }
      `,
    ],
  },
  *check({ agent: { config, role } }) {
    const { acl, server } = config
    if (!acl.written && !server.written) return
    const remembered = [acl.token_ttl, acl.policy_ttl, acl.role_ttl]
    for (const setting of role === 'server' ? [] : remembered) {
      if (!exceeds(setting, 'PT1H')) continue
      const what = setting === acl.token_ttl ? 'token' : setting === acl.policy_ttl ? 'policy' : 'role'
      yield {
        at: setting,
        message: `${setting.value} is how long a ${what} that was ${what === 'token' ? 'revoked' : 'deleted'} still counts on this client.`,
        help: 'write some minutes at the most; the default is "30s"',
      }
    }
    if (role !== 'client' && exceeds(acl.token_max_expiration_ttl, 'P30D')) {
      yield {
        at: acl.token_max_expiration_ttl,
        message: `${acl.token_max_expiration_ttl.value} is how long a token that leaked may be good for.`,
        help: 'write no more than "720h"; the default is "24h", and tokens can be made anew by then',
      }
    }
    if (role !== 'client' && exceeds(server.root_key_rotation_threshold, 'P1Y')) {
      yield {
        at: server.root_key_rotation_threshold,
        message: `${server.root_key_rotation_threshold.value} is how long one key signs the identities of all jobs.`,
        help: 'write less than a year; the default is "720h"',
      }
    }
  },
})

const hours = { PT1H: 1n, P30D: 720n, P1Y: 8760n }

function exceeds({ written, value }: Setting<string>, limit: keyof typeof hours): boolean {
  const duration = written && value !== undefined ? parseGoDuration(value) : undefined
  return duration !== undefined && duration > hours[limit] * 3_600_000_000_000n
}
