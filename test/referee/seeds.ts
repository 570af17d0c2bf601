import { inject } from 'vitest'

/** A fixed seed, and another one when a hunt is on. */
export function seedsOf(fixed: number): readonly { readonly name: string; readonly seed: number }[] {
  const asked = inject('askedSeed')
  return [
    { name: 'the fixed seed', seed: fixed },
    ...(asked === null ? [] : [{ name: 'the asked seed', seed: asked }]),
  ]
}
