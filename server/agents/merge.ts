import { impliedLeaf, type LeafMerger, mergeLeaf } from '../config/merge-leaf.ts'
import { type Data, type FieldValue, isZero, type Stray, type StructValue } from '../config/values.ts'
import type { Block, Key } from '../keys/key.ts'
import { rootBlock } from '../keys/table.generated.ts'
import { memoize } from '../text/memoize.ts'
import type { Location } from '../text/span.ts'
import { fillNamedBlocks } from './merge-defaults.ts'
import { RepeatedMerger } from './merge-repeated.ts'

export interface MergePolicy {
  /** Whether Nomad drops what is written under a key with merge rule `lost`: it has not always. */
  isLost(key: Key): boolean
}

export const newestNomad: MergePolicy = { isLost: () => true }

/** What is merged before the first file, and after the last: what flags say. */
interface Surroundings {
  readonly before?: readonly StructValue[]
  readonly after?: readonly StructValue[]
}

/**
 * Files as Nomad merges them, the later ones onto the earlier ones (command/agent/config.go, `Merge`; the structs
 * of nomad/structs/config). Each part is what one `-config` names: the files of a directory are merged with each
 * other first, and that shows where a block of a new name starts from defaults.
 */
export function mergeConfigs(
  parts: readonly (readonly StructValue[])[],
  policy: MergePolicy = newestNomad,
  { before = [], after = [] }: Surroundings = {},
): StructValue {
  const root = new StructMerger(rootBlock, policy)
  for (const struct of before) root.add(struct)
  for (const files of parts) {
    if (parts.length > 1 && files.length > 1) root.add(fillNamedBlocks(mergeConfigs([files], policy), files))
    else for (const file of files) root.add(file)
  }
  for (const struct of after) root.add(struct)
  return root.done()
}

type Fields = ReadonlyMap<string, FieldValue>

const nothing: Fields = new Map()

/** A block while files are merged into it: every file is walked once, however many there are. */
export class StructMerger {
  readonly block: Block
  readonly #policy: MergePolicy
  readonly #headers: Location[] = []
  readonly #strays: Stray[] = []
  readonly #leaves = new Map<string, LeafMerger>()
  readonly #structs = new Map<string, StructMerger>()
  readonly #repeated = new Map<string, RepeatedMerger>()
  /** Names of fields, in the order in which they are met. */
  readonly #order = new Set<string>()
  #open = false

  constructor(block: Block, policy: MergePolicy) {
    this.block = block
    this.#policy = policy
  }

  /** Field by field, each by the rule of its key. */
  add(struct: StructValue): void {
    this.#take(struct, false)
  }

  /** The block as a whole takes the place of an earlier one. */
  replace(struct: StructValue, around?: Location): void {
    this.#take(struct, true, around)
  }

  done(): StructValue {
    const fields = new Map<string, FieldValue>()
    for (const name of this.#order) {
      const merger = this.#leaves.get(name) ?? this.#structs.get(name) ?? this.#repeated.get(name)
      if (merger !== undefined) fields.set(name, merger.done())
    }
    const struct = { kind: 'struct', block: this.block, headers: this.#headers, fields } as const
    return { ...struct, strays: this.#strays, ...(this.#open ? { open: true } : {}) }
  }

  /** What was made from a block around it has no header of its own. */
  #take(struct: StructValue, whole: boolean, around?: Location): void {
    for (const header of struct.headers) this.#headers.push(header)
    for (const stray of struct.strays) this.#strays.push(stray)
    if (struct.open) this.#open = true
    // Nobody knows what a template leaves out.
    const header = struct.open ? undefined : (struct.headers.at(-1) ?? around)
    if (whole && header !== undefined) this.#reset(header, struct.fields)
    for (const [name, field] of struct.fields) this.#addField(name, field, whole, header)
    if (header !== undefined) this.#imply(header, struct.fields, whole)
  }

  /** All that an earlier block says and the one at this header does not becomes zero. */
  #reset(header: Location, written: Fields): void {
    for (const [name, leaf] of this.#leaves) if (!written.has(name)) leaf.reset(header)
    for (const [name, struct] of this.#structs) if (!written.has(name)) struct.#reset(header, nothing)
  }

  /** What the block at this header says by leaving keys out whose zero is in force then. */
  #imply(header: Location, written: Fields, whole: boolean): void {
    for (const key of zeroedKeys(this.block)) {
      if (written.has(key.name)) continue
      const leaf = this.#leaves.get(key.name)
      if (leaf === undefined && !isZero(key.default as Data))
        this.#leaf(key, true).add(impliedLeaf(key, header))
      else if (leaf !== undefined && !whole) leaf.reset(header)
      else continue
      this.#order.add(key.name)
    }
    for (const key of whole ? wholeBlocks(this.block) : []) {
      if (written.has(key.name) || this.#structs.has(key.name)) continue
      const inside = new StructMerger(key.block as Block, this.#policy)
      inside.#imply(header, nothing, true)
      if (inside.#order.size === 0) continue
      this.#structs.set(key.name, inside)
      this.#order.add(key.name)
    }
  }

  #addField(name: string, field: FieldValue, whole: boolean, around: Location | undefined): void {
    // Settings of a key provider are no keys of the block.
    const key = field.kind === 'struct' ? (this.block.keys.get(name) as Key) : field.key
    this.#order.add(name)
    if (field.kind === 'leaf') this.#leaf(key, whole).add(field)
    else if (field.kind === 'repeated') this.#repeats(key).add(field)
    else if (whole || key.merge === 'whole') this.#struct(key).replace(field, around)
    else this.#struct(key).add(field)
  }

  #leaf(key: Key, whole: boolean): LeafMerger {
    const known = this.#leaves.get(key.name)
    if (known !== undefined) return known
    const kept = key.merge === 'lost' && !this.#policy.isLost(key)
    const made = mergeLeaf(key, whole ? 'always' : kept ? 'non-zero' : key.merge)
    this.#leaves.set(key.name, made)
    return made
  }

  #struct(key: Key): StructMerger {
    const made = this.#structs.get(key.name) ?? new StructMerger(key.block as Block, this.#policy)
    this.#structs.set(key.name, made)
    return made
  }

  #repeats(key: Key): RepeatedMerger {
    const made =
      this.#repeated.get(key.name) ??
      new RepeatedMerger(key, () => new StructMerger(key.block as Block, this.#policy))
    this.#repeated.set(key.name, made)
    return made
  }
}

/** Keys that a block sets even where it leaves them out. */
const zeroedKeys = memoize(({ keys }: Block): readonly Key[] =>
  [...keys.values()].filter(({ merge, block, unusable }) => merge === 'always' && !block && !unusable),
)

const wholeBlocks = memoize(({ keys }: Block): readonly Key[] =>
  [...keys.values()].filter(({ merge, block }) => merge === 'whole' && block?.repeat === undefined),
)
