import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { cipherSuites } from '../facts/cipher-suites.ts'
import type { Facts } from '../facts/facts.ts'
import type { Change } from '../fixes/change.ts'
import { removeSetting, removeText } from '../fixes/changes.ts'
import type { Part } from '../text/span-within.ts'
import { writtenSuites } from './tls-settings.ts'

/** Type of the agent's private key, where none of the suites written is for it. */
export function unservedKeyType({ config: { tls } }: Agent, facts: Facts): 'rsa' | 'ecdsa' | undefined {
  const suites = writtenSuites(tls.tls_cipher_suites).map(({ name }) => cipherSuites.get(name))
  // A name that is not known comes first: Nomad gets no further.
  if (suites.length === 0 || suites.includes(undefined)) return undefined
  const keyType = loadedKeyType(facts)
  return suites.some((suite) => suite?.keyType === keyType) ? undefined : keyType
}

/** Nomad compares suites with the key only where it can load certificate and key; all else is another rule's. */
function loadedKeyType({ tls: { certificate, key, keyMatches } }: Facts): 'rsa' | 'ecdsa' | undefined {
  if (certificate?.content.known !== true || certificate.content.value.certificates.length === 0)
    return undefined
  if (key?.content.known !== true || (keyMatches.known && !keyMatches.value)) return undefined
  const type = key.content.value.keyType
  return type === 'rsa' || type === 'ecdsa' ? type : undefined
}

/** TLS 1.3 has suites of its own, which cannot be chosen; Nomad reads the list all the same. */
export function hasIdleSuites({ config: { tls } }: Agent): boolean {
  return writtenSuites(tls.tls_cipher_suites).length > 0 && tls.tls_min_version.effective === 'tls13'
}

/** What to do about a list that Nomad refuses: where it has no effect either, to mend it would be in vain. */
export function adviceOnSuites(agent: Agent, advice: string): string {
  return hasIdleSuites(agent)
    ? 'delete `tls_cipher_suites`: Nomad reads it, but with `tls_min_version = "tls13"` it has no effect'
    : advice
}

/** Nomad refuses the list, which another rule says. */
export function refusesSuites(agent: Agent, facts: Facts): boolean {
  const suites = writtenSuites(agent.config.tls.tls_cipher_suites)
  const misread = suites.some(({ name, blanks }) => blanks !== undefined || !cipherSuites.has(name))
  return misread || unservedKeyType(agent, facts) !== undefined
}

/**
 * Takes a name out of the list with the comma next to it, or the comma that an empty name is shown by; with the only name
 * the setting goes. Not where blanks stand between a name and its comma, nor where only the whole list can be shown.
 */
export function removeSuite(list: Setting<string>, part: Part): Change {
  const { source, span } = part.at
  const { text } = source
  if (text.slice(span.start, span.end) === ',') return removeText(part)
  if (!list.value?.includes(',')) return removeSetting(list.keyAt)
  const after = text[span.end] === ','
  if (part.whole || (!after && text[span.start - 1] !== ',')) return () => undefined
  const start = after ? span.start : span.start - 1
  const end = after ? span.end + 1 : span.end
  return removeText({ at: { source, span: { start, end } }, whole: false })
}
