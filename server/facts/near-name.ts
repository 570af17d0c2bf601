import { editDistance } from '../keys/nearest.ts'

/** Names in a directory beyond these are not compared. */
const nameLimit = 10_000

const pemExtension = /\.(?:pem|crt|cer|cert|key)$/i

/**
 * The name in `names` that `wanted` is likeliest a slip for: one or two letters off, or the same stem under another
 * extension that PEM files have.
 */
export function nearName(wanted: string, names: readonly string[]): string | undefined {
  const stem = wanted.replace(pemExtension, '')
  // In a short name, two letters off is another word.
  let best = stem.length > 4 ? 3 : 2
  let nearest: string | undefined
  for (const name of names.slice(0, nameLimit)) {
    if (name === wanted) continue
    const otherExtension = pemExtension.test(wanted) && pemExtension.test(name)
    const distance =
      otherExtension && name.replace(pemExtension, '') === stem ? 0 : editDistance(wanted, name, best)
    if (distance < best) [nearest, best] = [name, distance]
  }
  return nearest
}
