import { type ByteText, fromByteText, toByteText } from './mutations.ts'

/**
 * A smallest input that still fails: no line, no byte and no run of bytes can be taken out of it, and no byte
 * replaced by a plainer one. `fails` is asked at most `limit` times.
 */
export async function shrink(
  bytes: Uint8Array,
  fails: (smaller: Buffer) => Promise<boolean>,
  limit = 5000,
): Promise<Buffer> {
  let asked = 0
  let best = toByteText(bytes)
  const better = async (candidate: ByteText): Promise<boolean> => {
    if (asked++ >= limit || !(await fails(fromByteText(candidate)))) return false
    best = candidate
    return true
  }
  for (let before = ''; before !== best && asked < limit; ) {
    before = best
    for (let size = best.length >> 1; size >= 1; size >>= 1) {
      for (let at = 0; at < best.length; ) {
        if (!(await better(best.slice(0, at) + best.slice(at + size)))) at += size
      }
    }
    for (let at = 0; at < best.length; at++) {
      if (/[b-zA-Z]/.test(best.charAt(at))) await better(`${best.slice(0, at)}a${best.slice(at + 1)}`)
      else if (/[1-9]/.test(best.charAt(at))) await better(`${best.slice(0, at)}0${best.slice(at + 1)}`)
    }
  }
  return fromByteText(best)
}
