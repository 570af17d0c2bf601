import type { Block, Key } from '../keys/key.ts'
import { findKey, placesOf, trail } from '../keys/lookup.ts'
import { nearestName } from '../keys/nearest.ts'
import { rootBlock } from '../keys/table.generated.ts'

/** Keys of one message beyond which nothing more is said. */
const mostKeys = 5

/** Places of one key, beyond which it could be anywhere. */
const mostPlaces = 4

/**
 * What the table of keys knows of those that a message calls unexpected: where each belongs, or what was meant.
 * `written` are their names with commas, `block` the block that Nomad names, the innermost first.
 */
export function keyHint(written: string, block: string | undefined): string | undefined {
  const path = block === undefined ? [] : block.split('.').toReversed()
  const inside = path.length === 0 ? rootBlock : trail(`/${path.join('/')}`)?.at(-1)?.key.block
  const names = [...new Set(written.split(',').map((name) => name.trim()))]
  const hints = names.slice(0, mostKeys).flatMap((name) => hintOf(name, inside, path.join('.')) ?? [])
  return hints.length === 0 ? undefined : hints.join(' ')
}

function hintOf(name: string, block: Block | undefined, path: string): string | undefined {
  const where = path === '' ? 'at the top of the file' : `in \`${path}\``
  const key = block && findKey(block, name)
  if (key !== undefined) return `\`${name}\` ${knownText(key, where)}`
  const places = placesOf(name).map((place) => place.split('/').slice(1, -1).join('.'))
  if (places.length > 0 && places.length <= mostPlaces) return `\`${name}\` belongs ${placesText(places)}.`
  const nearest =
    block &&
    nearestName(
      name,
      [...block.keys.values()].map((one) => one.name),
    )
  return nearest === undefined ? undefined : `\`${name}\`: did you mean \`${nearest}\`?`
}

function knownText({ removed, since }: Key, where: string): string {
  const [gone] = removed ?? []
  if (gone !== undefined) return `was removed ${where} by Nomad ${gone}.`
  const [first = ''] = since ?? []
  const age = isRecent(first) ? `, or this Nomad is older than ${first}` : ''
  return `may stand ${where}: it stands there twice${age}.`
}

/** What every Nomad of these years has needs no word. */
function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 1 || (major === 1 && minor >= 6)
}

function placesText(places: readonly string[]): string {
  const words = places.map((place) => (place === '' ? 'at the top of the file' : `in \`${place}\``))
  return words.length === 1 ? (words[0] as string) : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
