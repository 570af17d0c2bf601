import type { Body } from '../../hcl/tree.ts'
import type { DecodedFile } from '../decode.ts'
import type { ConfigFile } from '../file.ts'
import { isTemplate } from '../template.ts'
import type { FieldValue, LeafValue, Origin, StructValue } from '../values.ts'
import { headerAround, top, touches } from './places.ts'
import { hidesBlock, settleIssues } from './settle-issues.ts'
import type { Template } from './template-file.ts'

/**
 * What a template leaves unknown of what was decoded: lists and maps it may add to, settings that depend on which
 * branch is taken, and blocks where anything else may be written as well.
 */
export function settleTemplate(
  { config, issues }: DecodedFile,
  tree: Body,
  template: Template,
): Required<Pick<ConfigFile, 'config' | 'issues' | 'template'>> {
  const headers = template.openings.map(({ start }) => headerAround(tree, start))
  const hidden = hidesBlock(issues, template)
  if (hidden) headers.push(top)
  const settler = new Settler(template, new Set(headers))
  const settled = settler.struct(config, '')
  const partial = template.partial || hidden || settler.metAnyKey
  return {
    config: settled,
    issues: settleIssues(issues, template),
    template: { ...template, partial },
  }
}

class Settler {
  /** Whether the name of a setting is up to the template: it may be any. */
  metAnyKey = false
  readonly #template: Template
  readonly #open: ReadonlySet<number>

  constructor(template: Template, open: ReadonlySet<number>) {
    this.#template = template
    this.#open = open
  }

  struct(struct: StructValue, path: string): StructValue {
    const fields = [...struct.fields].map(
      ([name, field]) => [name, this.#field(field, `${path}/${name}`)] as const,
    )
    const strays = struct.strays.filter(({ name }) => !isTemplate(name))
    const hasAnyKey = strays.length < struct.strays.length
    this.metAnyKey ||= hasAnyKey
    const starts = path === '' ? [top] : struct.headers.map(({ span }) => span.start)
    return {
      ...struct,
      fields: new Map(fields),
      strays,
      ...(hasAnyKey || starts.some((start) => this.#open.has(start)) ? { open: true } : {}),
    }
  }

  #field(field: FieldValue, path: string): FieldValue {
    if (field.kind === 'leaf') return this.#leaf(field, path)
    if (field.kind === 'struct') return this.struct(field, path)
    const entries = [...field.entries].map(([label, entry]) => [label, this.struct(entry, path)] as const)
    return { ...field, entries: new Map(entries) }
  }

  /** A value that is written once stands, if only under a condition. What makes the role decides all else. */
  #leaf(leaf: LeafValue, path: string): LeafValue {
    const { holes, conditional } = this.#template
    const origins = leaf.origins.map((origin) =>
      touches(holes, origin.value.span) ? unknownOrigin(origin) : origin,
    )
    const depends = origins.some(({ key }) => touches(conditional, key.span))
    const decisive = origins.length > 1 || path === '/server/enabled' || path === '/client/enabled'
    const unknown = origins.some((origin) => origin.unknown === 'template') || (depends && decisive)
    return unknown ? { ...leaf, origins, data: undefined, unknown: 'template' } : leaf
  }
}

function unknownOrigin(origin: Origin): Origin {
  return { ...origin, data: undefined, unknown: 'template' }
}
