/**
 * `@peculiar/x509` registers its parts through tsyringe, which refuses to load without the metadata functions of
 * `Reflect`, although no part needs an answer from them. These stand in while the library loads.
 */
const target = Reflect as { getMetadata?: unknown; getOwnMetadata?: unknown }
const missing = target.getMetadata === undefined

if (missing) {
  target.getMetadata = () => undefined
  target.getOwnMetadata = () => undefined
}

/** Leaves `Reflect` as it was found: others in the same process may bring the real functions. */
export function restoreReflect(): void {
  if (!missing) return
  delete target.getMetadata
  delete target.getOwnMetadata
}
