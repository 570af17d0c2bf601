import {
  type Agent,
  defineRule,
  hcl,
  inVersions,
  isKnownTo,
  isNegative,
  leafAt,
  leavesOf,
  moveSetting,
  nameOfLeaf,
  type Policy,
  passedOver,
  placeInside,
  type Report,
  removeSetting,
  renameSetting,
  type Setting,
} from '#rule'

export default defineRule({
  summary: 'Every setting does something.',
  why: `Nomad takes these settings without complaint and then never looks at them, or loses them when it merges files
    with its own defaults, which it does for a single file as well. Networks that cannot be read are passed over. What they were to achieve does not happen.`,
  severity: 'warning',
  references: [
    'https://developer.hashicorp.com/nomad/docs/upgrade/upgrade-specific',
    'command/agent/config.go, Merge: neither copied nor overwritten with false',
    'client/config/config.go, ClientTemplateConfig.IsEmpty',
    'client/fingerprint/network.go, deriveAddressAliases',
    'client/allocrunner/taskrunner/template/template.go: FunctionDenylist alone is handed on',
  ],
  examples: {
    bad: [
      hcl`
        client {
          bind_wildcard_default_host_network = false
          #                                    ~~~~~
          template {
            wait_bounds {
            #~~~~~~~~~~
              max = "1m"
            }
          }
        }
      `,
      hcl`
        server {
          bootstrap_expect = -1
          #                  ~~
        }

        vault {
          token = "s.0123456789abcdefghijklmn"
          #~~~~
          #       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ hardening/literal-secret
        }

        client {
          server_join {
            start_join = ["10.0.0.10"]
            #~~~~~~~~~
          }

          host_network "public" {
            cidr = "10.0.0.1/33"
            #       ~~~~~~~~~~~
          }

          options {
            "consul.address" = "127.0.0.1:8500"
            #~~~~~~~~~~~~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        log_file = "/var/log/nomad/nomad.log"

        client {
          host_network "public" {
            cidr = "203.0.113.0/24,2001:db8::/32"
          }

          template {
            wait {
              max = "30s"
            }
            wait_bounds {
              max = "1m"
            }
          }
        }
      `,
    ],
  },
  *check({ agent, facts: { policy } }) {
    yield* lostTokens(agent, policy)
    yield* idleLogFiles(agent, policy)
    yield* droppedBlocks(agent)
    yield* negativeNumbers(agent)
    yield* startJoin(agent)
    yield* consulOptions(agent)
    yield* blacklist(agent)
    yield* hostNetworks(agent)
    const { cgroup_parent, bind_wildcard_default_host_network: wildcard } = agent.config.client
    // Where it ended between 1.6 and 2.0 is not known for certain.
    if (cgroup_parent.written && inVersions(policy, '2.0.0', 'warning') !== undefined)
      yield idle(
        cgroup_parent,
        'in Nomad 2: nothing reads it any more',
        'delete it',
        isKnownTo(policy, ['2.0.0']),
      )
    const off = wildcard.origins.findLast(({ data }) => data === false)
    if (off !== undefined) {
      yield {
        at: { at: off.value },
        message:
          '`false` has no effect here: the default `true` stays when Nomad merges this file with its defaults.',
        help: 'delete it; give ports a `host_network` instead, so that they are not bound on all addresses',
        fixes: [
          {
            title: 'delete `bind_wildcard_default_host_network`',
            safe: true,
            changes: [removeSetting(off.key)],
          },
        ],
      }
    }
  },
})

function* lostTokens({ config, merged }: Agent, policy: Policy): Iterable<Report> {
  for (const [cluster, { token }] of config.vault) {
    const { lostSince } = leafAt(merged, 'vault', cluster, 'token')?.key ?? {}
    const lost = token.written && lostSince ? inVersions(policy, lostSince, 'warning') : undefined
    if (lost === undefined) continue
    const why = `${lost.since}: it is lost when Nomad merges this file with its defaults`
    const help = 'delete it, and let jobs have identities (`default_identity`)'
    yield idle(token, why.trim(), help, isKnownTo(policy, lostSince))
  }
}

/** Older versions do not know the key there: they refuse it. */
function* idleLogFiles({ config, merged }: Agent, policy: Policy): Iterable<Report> {
  if (inVersions(policy, ['1.10.4', '1.11.0'], 'warning') === undefined) return
  const title = 'write it at the top of the file'
  for (const { log_file } of [config.server, config.client]) {
    if (!log_file.written) continue
    const changes = [moveSetting(log_file.keyAt, merged, [], 'log_file')]
    const fixes = config.log_file.written ? [] : [{ title, safe: false, changes }]
    yield { ...idle(log_file, 'in a block', title), fixes }
  }
}

function* droppedBlocks({ files }: Agent): Iterable<Report> {
  for (const { name, kind, at } of files.flatMap(({ issues }) => issues)) {
    if (kind !== 'dropped') continue
    yield {
      at: { at },
      message: `\`${name}\` has no effect alone: Nomad takes a \`client.template\` that says nothing else for empty.`,
      help: 'write another setting beside it in this file, if only the default: `max_stale = "87600h"`',
    }
  }
}

/** Nomad would refuse some of these, but merging loses them before it looks. */
function* negativeNumbers({ merged }: Agent): Iterable<Report> {
  for (const written of leavesOf(merged)) {
    const { key, origins } = written.leaf
    if (key.merge !== 'positive') continue
    for (const { data, value } of origins) {
      if (!isNegative(data)) continue
      yield {
        at: { at: value },
        message: `\`${nameOfLeaf(written)}\` has no effect below zero: Nomad takes it for not written.`,
        help: 'delete it, or write more than 0',
      }
    }
  }
}

/** Only servers read it; beside `retry_join`, for which Nomad looks at both, it is config/invalid-value. */
function* startJoin({ config: { client } }: Agent): Iterable<Report> {
  const { start_join, retry_join } = client.server_join
  if (!start_join.written || retry_join.written) return
  const title = 'write it as `retry_join`'
  const changes = [renameSetting(start_join.keyAt, 'retry_join')]
  yield { ...idle(start_join, 'in a client', title), fixes: [{ title, safe: false, changes }] }
}

function* blacklist({ config: { client } }: Agent): Iterable<Report> {
  const { function_blacklist: list } = client.template
  if (!list.written) return
  // To delete it would lose what it was to deny: the fix is that of config/deprecated-key.
  yield {
    at: { at: list.keyAt },
    message:
      '`function_blacklist` has no effect under this name: templates are rendered with the default list all the same.',
    help: 'write `function_denylist`, with the functions that are denied by default as well',
  }
}

function* hostNetworks({ config: { client }, role }: Agent): Iterable<Report> {
  if (role === 'server') return
  for (const network of client.host_network.values()) yield* passedOver(network)
}

/** Once they were how Consul was told about; now a client only logs that it ignores them. */
function* consulOptions(agent: Agent): Iterable<Report> {
  for (const origin of agent.config.client.options.origins) {
    for (const name of typeof origin.data === 'object' ? Object.keys(origin.data) : []) {
      const at = name.startsWith('consul')
        ? placeInside(agent, { origins: [origin] }, [name])?.key
        : undefined
      if (at !== undefined)
        yield {
          at: { at },
          message: `\`${name}\` has no effect: Nomad ignores options that begin with \`consul\`.`,
          help: 'write it in a `consul` block, at the top of the file',
        }
    }
  }
}

/** `always`: it is so in every version in question; where an older one reads it, that is not to be lost unseen. */
function idle(setting: Setting<unknown>, why: string, help: string, always = true): Report {
  const name = setting.pointer.split('/').at(-1)
  return {
    at: { at: setting.keyAt },
    message: `\`${name}\` has no effect ${why}.`,
    help,
    fixes: [{ title: `delete \`${name}\``, safe: always, changes: [removeSetting(setting.keyAt)] }],
  }
}
