import { isUnset } from '../config/unset.ts'
import type { FieldValue, LeafValue, Origin, StructValue } from '../config/values.ts'
import type { Block, Key } from '../keys/key.ts'
import { escapeSegment } from '../keys/lookup.ts'
import { rootBlock } from '../keys/table.generated.ts'
import { memoize } from '../text/memoize.ts'
import type { Location } from '../text/span.ts'
import type { ConfigModel } from './model.generated.ts'

/** A leaf of the merged agent. Written or not, it always has somewhere to point. */
export interface Setting<T> {
  /** JSON pointer into the merged agent, such as `/tls/rpc` or `/consul/default/token`. */
  readonly pointer: string
  readonly written: boolean
  /** What the files say after merging; undefined where nothing is written or it cannot be known. */
  readonly value: T | undefined
  /**
   * What is in force: the value, else Nomad's default. Undefined where the value is a template or one that
   * Nomad refuses, and where there is no constant default: compare with `=== true`, `=== false`.
   */
  readonly effective: T | undefined
  /** Not knowable: written by a template or perhaps so, a value that Nomad refuses, one of two where it refuses two, or meant by a name that it refuses. */
  readonly unknown: boolean
  /** The value, where it is written; else the block's header, else where the agent is made. */
  readonly at: Location
  /** The key, where it is written; else as `at`. */
  readonly keyAt: Location
  /** Every place that says something about it, the winner last. */
  readonly origins: readonly Origin[]
}

/** A block of the merged agent. */
export interface Section {
  readonly pointer: string
  readonly written: boolean
  /** Its last header; else the header of the block around it, else where the agent is made. */
  readonly at: Location
  readonly headers: readonly Location[]
}

/** What every part of a model goes by. */
interface Ground {
  /** Pointers to what is meant by something that Nomad refuses: nobody knows what would be in force without it. */
  readonly meant: ReadonlySet<string>
  /** Pointers to settings that stand twice where Nomad refuses that. */
  readonly disputed: ReadonlySet<string>
}

const firm: Ground = { meant: new Set(), disputed: new Set() }

/** Nearly always there are none: then the pointer is not even hashed. */
function isAmong(pointers: ReadonlySet<string>, pointer: string): boolean {
  return pointers.size > 0 && pointers.has(pointer)
}

/**
 * The typed view of a merged agent. Blocks and settings are made when first asked for: a rule touches a
 * few of four hundred.
 */
export function createModel(merged: StructValue, madeAt: Location, ground: Ground = firm): ConfigModel {
  const Root = sectionClass(rootBlock)
  return new Root(merged, '', madeAt, false, ground) as unknown as ConfigModel
}

class SectionView implements Section {
  readonly pointer: string
  readonly written: boolean
  readonly at: Location
  readonly headers: readonly Location[]
  readonly #struct: StructValue | undefined
  readonly #open: boolean
  readonly #ground: Ground
  /** Blocks and settings by the place of their key in the block's table. */
  readonly #made: unknown[] = []

  constructor(
    struct: StructValue | undefined,
    pointer: string,
    fallback: Location,
    open: boolean,
    ground: Ground,
  ) {
    this.#struct = struct
    this.#open = open || struct?.open === true || isAmong(ground.meant, pointer)
    this.#ground = ground
    this.pointer = pointer
    this.written = struct !== undefined && (struct.headers.length > 0 || pointer === '')
    this.headers = struct?.headers ?? []
    this.at = this.headers.at(-1) ?? fallback
  }

  field(key: Key, index: number): unknown {
    return (this.#made[index] ??= this.#make(key))
  }

  #make(key: Key): unknown {
    const field = this.#struct?.fields.get(key.name)
    return makeField(key, field, `${this.pointer}/${key.name}`, this.at, this.#open, this.#ground)
  }
}

type SectionClass = new (...parts: ConstructorParameters<typeof SectionView>) => SectionView

/** One class a block, with a getter a key. */
const sectionClass = memoize((block: Block): SectionClass => {
  const made = class extends SectionView {}
  for (const [index, key] of [...block.keys.values()].entries()) {
    Object.defineProperty(made.prototype, key.name, {
      enumerable: true,
      get(this: SectionView) {
        return this.field(key, index)
      },
    })
  }
  return made
})

/** `open`: what is not written may be all the same, by a template, or would be but for a mistake. */
function makeField(
  key: Key,
  field: FieldValue | undefined,
  pointer: string,
  fallback: Location,
  open: boolean,
  ground: Ground,
): unknown {
  if (key.block === undefined) {
    const leaf = field?.kind === 'leaf' ? field : undefined
    const known = isAmong(ground.disputed, pointer) ? leaf && disputed(leaf) : leaf
    return makeSetting(key, known, pointer, fallback, open || isAmong(ground.meant, pointer))
  }
  const Class = sectionClass(key.block)
  if (key.block.repeat === undefined)
    return new Class(field?.kind === 'struct' ? field : undefined, pointer, fallback, open, ground)
  const entries = field?.kind === 'repeated' ? [...field.entries] : []
  return new Map(
    entries.map(([label, struct]) => [
      label,
      new Class(struct, `${pointer}/${escapeSegment(label)}`, fallback, open, ground),
    ]),
  )
}

function disputed(leaf: LeafValue): LeafValue {
  return { ...leaf, data: undefined, unknown: 'refused' }
}

function makeSetting(
  key: Key,
  leaf: LeafValue | undefined,
  pointer: string,
  fallback: Location,
  open: boolean,
): Setting<unknown> {
  const winner = leaf?.origins.at(-1)
  const unknown = leaf === undefined ? open : leaf.unknown !== undefined
  // What is Nomad's "not set" leaves the default in force.
  const unset = leaf === undefined || (!unknown && isUnset(key, leaf.data))
  return {
    pointer,
    written: leaf?.origins.some((origin) => !origin.implied) === true,
    value: leaf?.data,
    effective: unknown ? undefined : unset ? key.default : leaf?.data,
    unknown,
    at: winner?.value ?? fallback,
    keyAt: winner?.key ?? fallback,
    origins: leaf?.origins ?? [],
  }
}
