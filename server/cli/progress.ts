import { isTerminal, write } from './streams.ts'

export interface Progress {
  readonly show: (done: number, total: number) => void
  /** Takes the line off the terminal again. */
  readonly erase: () => void
}

const patience = 1000
const interval = 100

/** A line on the terminal that says how far a long run is. The run yields seldom, so it is asked to tell. */
export function createProgress(quiet: boolean): Progress {
  let next = Date.now() + patience
  let shown = false
  return {
    show: (done, total) => {
      const now = Date.now()
      if (now < next || quiet) return
      next = now + interval
      if (!isTerminal(2)) return
      shown = true
      write(2, `\r\u001b[K${done} of ${total} files`)
    },
    erase: () => {
      if (shown) write(2, '\r\u001b[K')
    },
  }
}
