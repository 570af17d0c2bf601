import { rootBlock } from '../../keys/table.generated.ts'
import { labelOfEntry } from '../entry-label.ts'
import type { AgentCheck, ValueCheck, ValueChecks } from './check.ts'
import { elementAt } from './places.ts'
import { shown } from './problem.ts'
import { labelsOf, unknownLabel } from './unknown-label.ts'

/** Names that jobs can use as `${meta.name}` (helper/funcs.go, IsValidInterpVariable). */
const meta: ValueCheck = function* ({ pointer, data, leaf }, agent) {
  for (const name of Object.keys(data as object)) {
    if (/^[^.]+(?:\.[^.]+)*$/.test(name)) continue
    yield {
      pointer,
      at: { at: elementAt(agent, leaf, name) },
      message: `${shown(name)} cannot be a name in \`client.meta\`: Nomad does not start.`,
      help: 'let no dot stand first, last or next to another',
    }
  }
}

export const names: ValueChecks = { '/client/meta': meta }

const providers = labelsOf(rootBlock.keys.get('keyring')?.block?.labels)

/** `unknown keyring provider`, of any agent; before, Nomad took every other name for `aead`. */
export const keyringProviders: AgentCheck = function* ({ config }) {
  for (const [entry, section] of config.keyring) {
    const label = labelOfEntry(entry, section.name.value ?? '')
    if (providers.includes(label)) continue
    yield {
      ...unknownLabel(label, section, providers, 'is no provider of a keyring'),
      since: ['1.8.17', '1.9.13', '1.10.5', '1.11.0'],
    }
  }
}

/** Enterprise takes several (nomad/encrypter_ce.go, getProviderConfigs). */
export const activeKeyrings: AgentCheck = function* (agent) {
  if (agent.config.server.enabled.effective !== true) return
  const active = [...agent.config.keyring.values()].filter((keyring) => keyring.active.effective === true)
  const [first, second] = active
  if (first === undefined || second === undefined) return
  yield {
    pointer: second.active.pointer,
    at: second.active,
    message: `${active.length} keyrings are active: Nomad does not start, unless it is Enterprise.`,
    help: 'leave one active; the others still decrypt what they have encrypted',
    related: [{ message: 'active as well', location: first.active.at }],
    mild: true,
  }
}
