/** How long work may keep others waiting, in milliseconds. */
export const longestTurn = 20

/** Something that happens once, and may be waited for. */
export class Signal {
  send: () => void = () => {}
  readonly sent = new Promise<void>((resolve) => {
    this.send = resolve
  })
}

/** Gives others their turn: messages that have arrived are taken in first, as long as they keep coming in. */
export async function nextTurn(arrivals: () => number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  await untilQuiet(arrivals, longestTurn)
}

/** Until nothing more arrives, whatever the number; a stream that never ends is waited for no longer than that. */
export async function untilQuiet(arrivals: () => number, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds
  for (let seen = -1; seen !== arrivals() && performance.now() < end; ) {
    seen = arrivals()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
