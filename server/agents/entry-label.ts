/**
 * The label of a block as it is written, of the name that it is kept by: two blocks of one label are told apart by a key
 * inside, and what that says stands behind the label (server/config/decode-struct.ts).
 */
export function labelOfEntry(entry: string, qualifier: string): string {
  return qualifier === '' ? entry : entry.slice(0, -qualifier.length - 1)
}
