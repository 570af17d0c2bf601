import type { Der } from '../der.ts'
import { latin1 } from '../pem.ts'

/** A name that is looked for: the domain of it, in lower case, and all of it in the form that is compared. */
export interface ComparedName {
  readonly domain: string
  readonly whole: string
}

/** Longer names are compared with one constraint after the other. */
const longestLookedUp = 1024

/**
 * The names of one kind that a CA permits, or excludes. They are looked up by the suffixes of a name, so that thousands of
 * names meet thousands of constraints in no time.
 */
export class NameLimits {
  readonly #constraints: ReadonlySet<string>
  /** What stands behind the first label of each. */
  readonly #parents: ReadonlySet<string>

  /** In the form that is compared. */
  constructor(constraints: readonly string[]) {
    this.#constraints = new Set(constraints)
    this.#parents = new Set(constraints.map(behindFirst).filter(Boolean))
  }

  covers({ domain, whole }: ComparedName): boolean {
    if (this.#constraints.has('') || this.#constraints.has(whole)) return true
    if (domain.length > longestLookedUp) return [...this.#constraints].some((each) => isWithin(each, domain))
    return suffixes(domain).some((suffix) => this.#constraints.has(suffix))
  }

  /** A wildcard could stand for the very name that is excluded. */
  mayCover({ domain }: ComparedName): boolean {
    return domain.startsWith('*') && this.#parents.has(behindFirst(domain))
  }
}

/** Networks by their masks, of which there are few. */
export class NetworkLimits {
  readonly #networks = new Map<string, { readonly mask: Uint8Array; readonly prefixes: Set<string> }>()

  constructor(networks: readonly Der[]) {
    for (const { content } of networks) {
      const half = content.length / 2
      const mask = content.subarray(half)
      const known = this.#networks.get(latin1(mask)) ?? { mask, prefixes: new Set() }
      this.#networks.set(latin1(mask), known)
      known.prefixes.add(masked(content.subarray(0, half), mask))
    }
  }

  /** An address of version 4 is in no network of version 6. */
  covers(address: Uint8Array): boolean {
    return [...this.#networks.values()].some(({ mask, prefixes }) => prefixes.has(masked(address, mask)))
  }
}

function masked(address: Uint8Array, mask: Uint8Array): string {
  return latin1(address.map((byte, index) => byte & (mask[index] ?? 0)))
}

/** A dot in front asks for at least one label more. */
export function isWithin(constraint: string, name: string): boolean {
  if (constraint === '' || name === constraint) return true
  return name.endsWith(constraint.startsWith('.') ? constraint : `.${constraint}`)
}

/** `a.b` has `a.b`, `.b` and `b`: all that constraints can say that cover it. */
function suffixes(name: string): readonly string[] {
  const found = [name]
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1))
    found.push(name.slice(dot), name.slice(dot + 1))
  return found
}

function behindFirst(name: string): string {
  const dot = name.indexOf('.')
  return dot < 0 ? '' : name.slice(dot)
}
