import type { Chance } from './chance.ts'

/** One to three changes of bytes: another byte, a bit, bytes taken away, doubled or put in. */
export function mutate(chance: Chance, bytes: Uint8Array): Uint8Array {
  let changed = bytes
  for (let times = 1 + chance.below(3); times > 0 && changed.length > 0; times--)
    changed = change(chance, changed)
  return changed
}

function change(chance: Chance, bytes: Uint8Array): Uint8Array {
  const at = chance.below(bytes.length)
  const copy = Uint8Array.from(bytes)
  const replaced = (...put: readonly number[]) => {
    copy.set(put, at)
    return copy
  }
  const spliced = (remove: number, ...put: readonly number[]) =>
    Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + remove)])
  const kinds = [
    () => replaced(chance.below(256)),
    () => replaced((bytes[at] ?? 0) ^ (1 << chance.below(8))),
    () => replaced((bytes[at] ?? 0) + chance.of([1, -1])),
    () =>
      replaced(
        chance.of([0x00, 0x01, 0x02, 0x05, 0x0c, 0x13, 0x16, 0x17, 0x18, 0x30, 0x31, 0x80, 0x81, 0xa0, 0xff]),
      ),
    () => spliced(1),
    () => spliced(0, chance.below(256)),
    () => spliced(0, ...bytes.subarray(at, at + 1 + chance.below(20))),
    () => bytes.subarray(0, at),
  ]
  return chance.of(chance.rarely(0.3) ? kinds : kinds.slice(0, 4))()
}
