import { docs } from './docs.generated.ts'
import { trail } from './lookup.ts'

/** What to show about the key a pointer leads to, of a file or of a merged agent. */
export function docAt(pointer: string): string | undefined {
  const path = trail(pointer)?.at(-1)?.path
  if (path === undefined) return undefined
  // Only what a label changes is told for the label itself.
  return (
    docs.get(path) ?? docs.get(path.replace(/^(\/[^/]+)\/[^/]+/, '$1')) ?? docs.get(withoutFingerprint(path))
  )
}

/** The one labelled block with known labels that does not stand at the top. */
function withoutFingerprint(path: string): string {
  return path.replace(/^(\/client\/fingerprint)\/[^/]+/, '$1')
}
