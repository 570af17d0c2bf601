import type { Key } from './key.ts'

/** Every property that keys may have. */
const absent: { readonly [Property in keyof Key]-?: undefined } = {
  name: undefined,
  type: undefined,
  merge: undefined,
  default: undefined,
  secret: undefined,
  mayHoldSecret: undefined,
  file: undefined,
  absolute: undefined,
  enum: undefined,
  anyCase: undefined,
  examples: undefined,
  minimum: undefined,
  maximum: undefined,
  zeroToo: undefined,
  pattern: undefined,
  since: undefined,
  removed: undefined,
  lostSince: undefined,
  deprecated: undefined,
  deprecatedSince: undefined,
  successor: undefined,
  unusable: undefined,
  reload: undefined,
  enterprise: undefined,
  scope: undefined,
  deferred: undefined,
  weak: undefined,
  exactCase: undefined,
  block: undefined,
  known: undefined,
}

/**
 * The same key with every property that keys may have, in one order: V8 then finds a property in one step, while rules ask key
 * after key.
 */
export function uniform(key: Key): Key {
  return { ...absent, ...key } as Key
}
