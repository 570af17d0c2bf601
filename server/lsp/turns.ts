/** How long work may keep others waiting, in milliseconds. */
export const longestTurn = 20

/** Something that happens once, and may be waited for. */
export class Signal {
  send: () => void = () => {}
  readonly sent = new Promise<void>((resolve) => {
    this.send = resolve
  })
}

/** Messages that have arrived already are taken in first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Until nothing more arrives, whatever the number; a stream that never ends holds up nothing. */
export async function untilQuiet(arrivals: () => number): Promise<void> {
  const end = performance.now() + longestTurn
  for (let seen = -1; seen !== arrivals() && performance.now() < end; ) {
    seen = arrivals()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
