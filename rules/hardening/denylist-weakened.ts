import { clientOption, type DriverSetting, defineRule, hasReached, hcl, type Policy } from '#rule'

export default defineRule({
  summary: 'Denylists deny at least what they deny by default.',
  why: `A list that is written replaces Nomad's own, it does not add to it. So one that is meant to deny more often denies
    less: tasks then run as root, see the agent's own tokens in their environment, or call template functions that
    write files on the node.`,
  severity: 'warning',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/client#options-parameters',
    'https://developer.hashicorp.com/nomad/docs/configuration/client#function_denylist',
    'command/agent/host/host.go, DefaultEnvDenyList',
    'https://github.com/hashicorp/nomad/pull/24540',
  ],
  examples: {
    bad: [
      hcl`
        client {
          options = {
            "user.denylist" = "ubuntu"
            #                 ~~~~~~~~
          }
        }
      `,
      hcl`
        client {
          template {
            function_denylist = ["plugin"]
            #                   ~~~~~~~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        client {
          options = {
            "user.denylist"        = "root,ubuntu"
            "user.checked_drivers" = "exec,qemu,java,raw_exec"
          }

          template {
            function_denylist = ["executeTemplate", "plugin", "writeToFile", "env"]
          }
        }
      `,
    ],
  },
  *check({ agent, facts: { policy } }) {
    if (agent.role === 'server') return
    for (const { names, defaults, exact, words } of lists(policy)) {
      const list = names.map((name) => clientOption(agent, name)).find((option) => option !== undefined)
      if (list === undefined) continue
      const denied = entriesOf(list, exact)
      const dropped = defaults.filter((name) => !denied.has(name))
      // On Windows there is no root, elsewhere no Administrator.
      if (dropped.length === 0 || (names.includes('user.denylist') && dropped.length < defaults.length))
        continue
      yield { at: list.at, message: `${listed(dropped)} ${words}.`, help: adviceOn(list, dropped, exact) }
    }
    const { function_denylist } = agent.config.client.template
    const { value } = function_denylist
    const allowed = functionsOf(policy).filter((name) => value?.includes(name) === false)
    if (!function_denylist.written || allowed.length === 0) return
    yield {
      at: function_denylist,
      message: `Templates of jobs may call ${listed(allowed)}, which Nomad denies them by default.`,
      help: `add ${listed(allowed)}: the list replaces Nomad's own`,
    }
  },
})

interface List {
  /** Of the option; the first one that is written counts. */
  readonly names: readonly string[]
  readonly defaults: readonly string[]
  /** Nomad takes no blanks off what stands between the commas. */
  readonly exact: boolean
  readonly words: string
}

function lists(policy: Policy): readonly List[] {
  return [
    {
      names: ['user.denylist', 'user.blacklist'],
      defaults: ['root', 'Administrator'],
      exact: false,
      words: 'may run tasks again: this list replaces the one that denies it',
    },
    {
      names: ['user.checked_drivers'],
      defaults: ['exec', 'qemu', 'java'],
      exact: false,
      words: 'may run tasks as root: this list replaces the one of drivers whose users are checked',
    },
    {
      names: ['env.denylist', 'env.blacklist'],
      defaults: variablesOf(policy),
      exact: true,
      words: "of the agent's environment can be read by tasks: this list replaces the one that hides them",
    },
  ]
}

function entriesOf({ data }: DriverSetting, exact: boolean): ReadonlySet<string> {
  const entries = typeof data === 'string' ? data.split(',') : []
  return new Set(exact ? entries : entries.map((entry) => entry.trim()))
}

function adviceOn(list: DriverSetting, dropped: readonly string[], exact: boolean): string {
  const blank = exact && dropped.some((name) => entriesOf(list, false).has(name))
  return blank
    ? 'leave no blanks behind the commas: Nomad takes them for a part of the name'
    : `add ${listed(dropped)}`
}

function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names
  return shown.length === 1 ? (shown[0] as string) : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** The first patches that deny more (GH-24540, GH-24541). */
const widened = ['1.7.16', '1.8.8', '1.9.4'] as const

function isWidened({ version }: Policy): boolean {
  return version === undefined || hasReached(version, widened)
}

const oldVariables =
  'CONSUL_TOKEN CONSUL_HTTP_TOKEN VAULT_TOKEN NOMAD_LICENSE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN GOOGLE_APPLICATION_CREDENTIALS'

const newVariables =
  'CONSUL_HTTP_TOKEN_FILE NOMAD_TOKEN CONSUL_LICENSE VAULT_LICENSE CONSUL_LICENSE_PATH NOMAD_LICENSE_PATH VAULT_LICENSE_PATH AWS_METADATA_URL GOOGLE_OAUTH_ACCESS_TOKEN'

function variablesOf(policy: Policy): readonly string[] {
  return [...oldVariables.split(' '), ...(isWidened(policy) ? newVariables.split(' ') : [])]
}

function functionsOf(policy: Policy): readonly string[] {
  return [...(isWidened(policy) ? ['executeTemplate'] : []), 'plugin', 'writeToFile']
}
