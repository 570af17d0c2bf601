import { marker, type Outcome } from './outcome.ts'

export type Note = (text: string) => void

/** Milliseconds. */
const limit = 30_000

const all: { readonly name: string; readonly run: (note: Note) => Promise<void> }[] = []

/** A test in the extension host; `note` keeps what was measured. */
export function test(name: string, run: (note: Note) => Promise<void>): void {
  all.push({ name, run })
}

/** Runs them one after the other, and says what came of each. */
export async function runAll(): Promise<void> {
  for (const { name, run } of all) {
    const notes: string[] = []
    const started = performance.now()
    const error = await attempt(run, (text) => notes.push(text))
    const outcome: Outcome = { name, notes, took: Math.round(performance.now() - started) }
    console.log(marker + JSON.stringify(error === undefined ? outcome : { ...outcome, error }))
  }
}

async function attempt(run: (note: Note) => Promise<void>, note: Note): Promise<string | undefined> {
  try {
    await Promise.race([run(note), timeout()])
    return undefined
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`it did not end within ${limit} ms`)), limit)
  })
}

/** Waits until something is there. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (const end = Date.now() + limit / 2; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`${what}: not within ${limit / 2} ms`)
}
