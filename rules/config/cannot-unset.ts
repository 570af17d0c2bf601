import {
  type Agent,
  defineRule,
  hcl,
  isZero,
  type LeafValue,
  leavesOf,
  nameOfLeaf,
  type Origin,
  readingOrder,
} from '#rule'

export default defineRule({
  summary: 'A later file does not try to take back what an earlier one set.',
  why: `Nomad merges files in the order it reads them, and \`false\`, \`0\` and empty values count as "not written": a
    later file can turn most switches on, never off. An override that is to turn something off does nothing,
    silently; what stays on may be \`rpc_upgrade_mode\`, \`enable_debug\` or a whole role.`,
  severity: 'warning',
  references: ['command/agent/config.go, Merge: if b.EnableDebug { result.EnableDebug = true }'],
  examples: {
    bad: [
      {
        files: {
          '10-base.hcl': hcl`
            log_json = true
          `,
          '20-production.hcl': hcl`
            log_json = false
            #          ~~~~~
          `,
        },
      },
    ],
    good: [
      {
        files: {
          '10-base.hcl': hcl`
            disable_update_check = true
          `,
          // One of those that Nomad holds as pointers: false is not "not written".
          '20-production.hcl': hcl`
            disable_update_check = false
          `,
        },
      },
    ],
  },
  *check({ agent }) {
    for (const written of leavesOf(agent.merged)) {
      const { leaf } = written
      if (leaf.origins.length < 2) continue
      const stays = lastingOrigin(leaf)
      // A default of true can never be turned off, whatever files say: config/no-effect says so.
      if (stays === undefined || leaf.key.default === true) continue
      for (const origin of leaf.origins) {
        if (!isZero(origin.data) || orderOf(agent, origin) <= orderOf(agent, stays)) continue
        yield {
          at: { at: origin.value },
          message: messageFor(origin.data, nameOfLeaf(written), leaf),
          help: `delete it here, and change ${stays.value.source.path}`,
          related: [{ message: 'this stays in force', location: stays.value }],
        }
      }
    }
  },
})

/** What a zero in a later file cannot undo. */
function lastingOrigin({ key, origins }: LeafValue): Origin | undefined {
  const lists = key.merge === 'append' || key.merge === 'append-unique'
  if (key.merge !== 'non-zero' && key.merge !== 'positive' && !lists) return undefined
  return origins.findLast(({ data }) => data !== undefined && !isZero(data))
}

function messageFor(data: unknown, name: string, { key }: LeafValue): string {
  if (data === false) return `\`false\` has no effect: \`${name}\` stays on once a file turns it on.`
  if (key.type === 'list' && key.merge !== 'non-zero')
    return `An empty list has no effect: Nomad adds up what all files say in \`${name}\`.`
  const zero = data === '' ? 'An empty text' : typeof data === 'object' ? 'An empty value' : '`0`'
  return `${zero} has no effect: \`${name}\` keeps what an earlier file says.`
}

function orderOf(agent: Agent, { value }: Origin): number {
  return readingOrder(agent, value.source)
}
