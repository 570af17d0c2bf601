import { docs } from './docs.generated.ts'
import { trail } from './lookup.ts'

/** What to show about the key a pointer leads to, of a file or of a merged agent. */
export function docAt(pointer: string): string | undefined {
  const step = trail(pointer)?.at(-1)
  // Of a label only what it changes is described.
  return step && (docs.get(step.path) ?? docs.get(step.names))
}
