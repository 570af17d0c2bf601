import {
  type Agent,
  defineRule,
  hcl,
  judgeIssues,
  type Key,
  type Leaf,
  type LeafValue,
  type Location,
  lacksUnit,
  leavesOf,
  type Proposal,
  replaceText,
  textOf,
} from '#rule'

export default defineRule({
  summary: 'A duration has a unit.',
  why: `Nomad reads durations as Go does: \`"30s"\`, \`"1h30m"\`. A bare number is none. For most keys it refuses the file; for
    some, garbage collection among them, it takes the number and then does not start, which \`nomad config validate\` does
    not tell.`,
  severity: 'error',
  references: [
    "server.heartbeat_grace can't parse time duration 30",
    'time: missing unit in duration',
    'command/agent/config_parse.go, convertDurations',
  ],
  examples: {
    bad: [
      hcl`
        server {
          heartbeat_grace   = 30
          #                   ~~
          node_gc_threshold = "24"
          #                   ~~~~
        }
      `,
    ],
    good: [
      hcl`
        limits {
          https_handshake_timeout = "0"
          #                         ~~~ hardening/limits-off
          rpc_handshake_timeout   = "1.5s"
        }
      `,
    ],
  },
  *checkFile({ file, policy }) {
    for (const { issue, severity, since } of judgeIssues(file, policy, 'unit-missing')) {
      yield {
        at: issue,
        severity,
        message: `\`${issue.name}\` is a duration without a unit: Nomad refuses the file${since}.`,
        help: adviceFor(issue.key),
        fixes: withUnit(issue.at, issue.key),
      }
    }
  },
  *check({ agent }) {
    for (const written of leavesOf(agent.merged)) {
      const { leaf } = written
      const winner = leaf.origins.at(-1)
      if (!isDeferred(leaf) || winner === undefined) continue
      const used = isUsed(agent, written)
      yield {
        at: { at: winner.value },
        ...(used ? {} : { severity: 'warning' as const }),
        message: `\`${leaf.key.name}\` is a duration without a unit: Nomad ${used ? 'does not start' : 'would not start if it used it'}.`,
        help: adviceFor(leaf.key),
        fixes: withUnit(winner.value, leaf.key),
      }
    }
  },
})

/** Only its owner knows which unit is meant: that of the default where the number is like it, else seconds. */
function withUnit(at: Location, key: Key | undefined): readonly Proposal[] {
  const number = /^"?\s*([\d.]+)\s*"?$/.exec(textOf(at.source, at.span))?.[1]
  if (number === undefined) return []
  const [, usual, unit = 's'] = /^(\d+)(ms|s|m|h)$/.exec(defaultOf(key) ?? '') ?? []
  const ratio = Number(number) / Number(usual)
  const text = `"${number}${ratio >= 0.1 && ratio <= 10 ? unit : 's'}"`
  return [{ title: `write ${text}`, safe: false, changes: [replaceText(at, text)] }]
}

function adviceFor(key: Key | undefined): string {
  const usual = defaultOf(key)
  const example = usual === undefined ? ', as in "30s", "5m" or "24h"' : `; the default is "${usual}"`
  return `write a unit behind it and quotes around it${example}`
}

function defaultOf(key: Key | undefined): string | undefined {
  const usual = key?.default
  return typeof usual === 'string' && /^[1-9]/.test(usual) ? usual : undefined
}

function isDeferred({ key, data }: LeafValue): boolean {
  return key.deferred === true && typeof data === 'string' && lacksUnit(data)
}

/** Each is read by the role it is for, the artifact's by all; the one of log files only with a log file. */
function isUsed({ role, config }: Agent, { block, leaf }: Leaf): boolean {
  if (block.path.length === 0) return config.log_file.value !== undefined && config.log_file.value !== ''
  const { scope } = leaf.key
  return scope === undefined || block.path.includes('artifact')
    ? role !== 'none'
    : role.split('+').includes(scope)
}
