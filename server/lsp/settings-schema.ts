import schema from '../../schemas/settings.schema.json' with { type: 'json' }
import type { Cursor } from './cursor.ts'

/** What the schema of settings says of a place in them. */
export interface SettingsNode {
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, SettingsNode>>
  readonly items?: SettingsNode
  readonly additionalProperties?: SettingsNode | boolean
  readonly propertyNames?: SettingsNode
  readonly $ref?: string
  /** A block with a label: the object's names. */
  readonly 'x-label'?: string
  /** A block that may stand there several times. */
  readonly 'x-repeated'?: boolean
}

const top: SettingsNode = schema
const definitions: Readonly<Record<string, SettingsNode>> = schema.$defs

/** What may stand in the block that a cursor is in. */
export function settingsBlockAt({ block }: Pick<Cursor, 'block'>): SettingsNode | undefined {
  const segments = block.split('/').slice(1)
  let node: SettingsNode | undefined = top
  let labels: SettingsNode | undefined
  for (const segment of segments) {
    if (labels !== undefined) {
      node = labels
      labels = undefined
      continue
    }
    const member = settingsMember(node, segment)
    labels = member?.['x-label'] === undefined ? undefined : objectOf(member.additionalProperties)
    node = member?.['x-repeated'] ? resolved(member.items) : member
  }
  return node
}

/** One setting or block of those that may stand there. */
export function settingsMember(node: SettingsNode | undefined, name: string): SettingsNode | undefined {
  const properties = node?.properties ?? {}
  return Object.hasOwn(properties, name) ? resolved(properties[name]) : undefined
}

/** The names that a label may have; none where it is free. */
export function labelsOf(node: SettingsNode): readonly string[] {
  return resolved(node.propertyNames)?.enum ?? []
}

function objectOf(node: SettingsNode | boolean | undefined): SettingsNode | undefined {
  return typeof node === 'object' ? resolved(node) : undefined
}

/** What is said beside a reference counts on. */
function resolved(node: SettingsNode | undefined): SettingsNode | undefined {
  const { $ref, ...own } = node ?? {}
  return $ref === undefined ? node : { ...definitions[$ref.slice('#/$defs/'.length)], ...own }
}
