import { foldCase, placesOf, secretNames } from './lookup.ts'

/** As `access-key`, `AccessKey` and `access_key` are one name. */
const plainNames: ReadonlySet<string> = new Set([...secretNames].map(plain))

/** Shorter ones are one letter off from too many words. */
const longNames = [...plainNames].filter((name) => name.length > 4)

/** Names that give away what is behind them, however they go on: `access_key_id`, `tokens`. */
const telling =
  /token|secret|passw|credential|api[_-]?key|private[_-]?key|access[_-]?key|account[_-]?key|auth[_-]?key|authorization|cookie/i

/** Whether what stands behind a name is a secret: one of the names that the schema has, alone or as the last words. */
export function isSecretName(name: string): boolean {
  return endings(name).some((ending) => plainNames.has(ending)) && !isOrdinary(name)
}

/** Whether a name is one letter off from such a name, and nothing that Nomad knows. */
export function isNearlySecretName(name: string): boolean {
  const near = (ending: string) => longNames.some((secret) => isOneOff(ending, secret))
  // Nearly every word of a file is a key: that is asked first.
  return !isOrdinary(name) && endings(name).some(near)
}

/** Whether a name that is nobody's key, of an entry in a map or a parameter in a text, may be that of a secret. */
export function mayNameSecret(name: string): boolean {
  return telling.test(name) || isSecretName(name)
}

/** The name, and what is left of it from its second word on, its third and so on. */
function endings(name: string): readonly string[] {
  const words = name.slice(-longestName).split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/)
  return words.map((_, index) => plain(words.slice(index).join('')))
}

/** Of a longer word only the end is looked at. */
const longestName = 60

function plain(name: string): string {
  return foldCase(name).replace(/[_-]/g, '')
}

/** One letter too many, missing, wrong, or swapped with its neighbour: every word of a file is compared, so no table. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)]
  if (restA.length === 2 && restB.length === 2) return restA[0] === restB[1] && restA[1] === restB[0]
  return restA.length <= 1 && restB.length <= 1
}

/** A key that is no secret whatever its name, such as `use_client_consul_token`. */
function isOrdinary(name: string): boolean {
  return !secretNames.has(foldCase(name)) && placesOf(name).length > 0
}
