import { setFlagsFromString } from 'node:v8'

/** Percent of what is alive, which the heap may grow by until garbage is collected again; V8 itself allows up to 300. */
const growth = 50

/** A run that goes through many files leaves garbage behind at a steady pace: V8 would rather ask for memory than collect it. */
export function growSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  // V8 takes a code cache only under the flags it was made under: those of the start.
  process.prependOnceListener('exit', () => setFlagsFromString('--heap-growing-percent=0'))
}
