import { type ByteText, fromByteText, toByteText } from './mutations.ts'

const thorough = 24

type Fails = (smaller: ByteText) => Promise<boolean>

/**
 * A smallest input that still fails: no byte and no run of bytes can be taken out of it, and no byte be replaced
 * by a plainer one. `fails` is asked at most `limit` times.
 */
export async function shrink(
  bytes: Uint8Array,
  fails: (smaller: Buffer) => Promise<boolean>,
  limit = 5000,
): Promise<Buffer> {
  let left = limit
  const ask: Fails = async (candidate) => left-- > 0 && (await fails(fromByteText(candidate)))
  let best = toByteText(bytes)
  for (let before = ''; before !== best; ) {
    before = best
    for (let size = best.length >> 1; size >= 1; size >>= 1) best = await withoutRuns(best, size, size, ask)
    // What is left hangs together; now every run of the short ones at every place.
    for (let size = Math.min(thorough, best.length); size > 1; size--)
      best = await withoutRuns(best, size, 1, ask)
    best = await plainer(best, ask)
  }
  return fromByteText(best)
}

async function withoutRuns(text: ByteText, size: number, step: number, fails: Fails): Promise<ByteText> {
  let best = text
  for (let at = 0; at < best.length; ) {
    const candidate = best.slice(0, at) + best.slice(at + size)
    if (await fails(candidate)) best = candidate
    else at += step
  }
  return best
}

async function plainer(text: ByteText, fails: Fails): Promise<ByteText> {
  let best = text
  for (let at = 0; at < best.length; at++) {
    const plain = /[b-zA-Z]/.test(best.charAt(at)) ? 'a' : /[1-9]/.test(best.charAt(at)) ? '0' : undefined
    if (plain === undefined) continue
    const candidate = best.slice(0, at) + plain + best.slice(at + 1)
    if (await fails(candidate)) best = candidate
  }
  return best
}
