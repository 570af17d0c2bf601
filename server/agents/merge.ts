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
  /** By name, in the order in which they are met. */
  readonly #fields = new Map<string, LeafMerger | StructMerger | RepeatedMerger>()
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
    for (const [name, merger] of this.#fields) fields.set(name, merger.done())
    const [headers, strays] = [this.#headers, this.#strays]
    const struct = { kind: 'struct', block: this.block, headers, fields, strays } as const
    return this.#open ? { ...struct, open: true } : struct
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
    for (const [name, field] of this.#fields) {
      if (written.has(name) || field instanceof RepeatedMerger) continue
      if (field instanceof StructMerger) field.#reset(header, nothing)
      else field.reset(header)
    }
  }

  /** What the block at this header says by leaving keys out whose zero is in force then. */
  #imply(header: Location, written: Fields, whole: boolean): void {
    for (const key of zeroedKeys(this.block)) {
      if (written.has(key.name)) continue
      if (!this.#fields.has(key.name)) {
        if (!isZero(key.default as Data)) this.#leaf(key, true).add(impliedLeaf(key, header))
      } else if (!whole) this.#leaf(key, whole).reset(header)
    }
    for (const key of whole ? wholeBlocks(this.block) : []) {
      if (written.has(key.name) || this.#fields.has(key.name)) continue
      const inside = new StructMerger(key.block as Block, this.#policy)
      inside.#imply(header, nothing, true)
      if (inside.#fields.size > 0) this.#fields.set(key.name, inside)
    }
  }

  /** What a key is never changes, so there is but one kind of merger for it. */
  #addField(name: string, field: FieldValue, whole: boolean, around: Location | undefined): void {
    // Settings of a key provider are no keys of the block.
    const key = field.kind === 'struct' ? (this.block.keys.get(name) as Key) : field.key
    if (field.kind === 'leaf') this.#leaf(key, whole).add(field)
    else if (field.kind === 'repeated') this.#repeats(key).add(field)
    else if (whole || key.merge === 'whole') this.#struct(key).replace(field, around)
    else this.#struct(key).add(field)
  }

  #leaf(key: Key, whole: boolean): LeafMerger {
    const known = this.#fields.get(key.name)
    if (known !== undefined) return known as LeafMerger
    const kept = key.merge === 'lost' && !this.#policy.isLost(key)
    const made = mergeLeaf(key, whole ? 'always' : kept ? 'non-zero' : key.merge)
    this.#fields.set(key.name, made)
    return made
  }

  #struct(key: Key): StructMerger {
    const known = this.#fields.get(key.name)
    if (known !== undefined) return known as StructMerger
    const made = new StructMerger(key.block as Block, this.#policy)
    this.#fields.set(key.name, made)
    return made
  }

  #repeats(key: Key): RepeatedMerger {
    const known = this.#fields.get(key.name)
    if (known !== undefined) return known as RepeatedMerger
    const made = new RepeatedMerger(key, () => new StructMerger(key.block as Block, this.#policy))
    this.#fields.set(key.name, made)
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
