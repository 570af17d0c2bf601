import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { GeneratedFile } from './generated-file.ts'
import { type SchemaNode, schemaPath } from './schema.ts'

/** What is left of a node of the schema: constraints, and the way to those further in. */
type Constraints = Readonly<Record<string, unknown>>

/** Rules of their own judge these. */
const judgedElsewhere = new Set(['/tls'])

/** Texts with a grammar: `server/agents/values` reads them as Nomad does. */
const grammars = new Set(['#/$defs/duration', '#/$defs/size'])

const head = `// Generated from ${schemaPath} by \`npm run generate\`: compiled by ajv.
// oxlint-disable
// @ts-nocheck
export interface SchemaCheck {
  (values: unknown): boolean
  /** Pointers of what is wrong, after a call that was not \`true\`. */
  errors?: readonly { readonly instancePath: string }[] | null
}
`

/**
 * A function that checks the enums, ranges and patterns of the schema, so that nothing is compiled when the
 * program starts. It sees a merged agent: labelled blocks are objects by their label.
 */
export async function generateValueValidator(): Promise<readonly GeneratedFile[]> {
  const file = new URL(`../../${schemaPath}`, import.meta.url)
  const schema = JSON.parse(await readFile(file, 'utf8')) as SchemaNode & Definitions
  const constraints = new Stripper(schema.$defs).strip(schema, '')
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    strict: false,
    code: { source: true, esm: true, optimize: 3 },
  })
  ajv.addSchema(constraints ?? {}, 'values')
  const code = standalone.default(ajv, { checkValues: 'values' })
  if (/\brequire\(|^import /m.test(code)) throw new Error('the validator needs ajv at run time')
  const typed = code.replace('export const checkValues =', 'export const checkValues: SchemaCheck =')
  return [{ path: 'server/agents/values/schema-check.generated.ts', text: `${head}${typed}\n` }]
}

interface Definitions {
  readonly $defs: Readonly<Record<string, SchemaNode>>
}

class Stripper {
  readonly #definitions: Readonly<Record<string, SchemaNode>>

  constructor(definitions: Readonly<Record<string, SchemaNode>>) {
    this.#definitions = definitions
  }

  /** Undefined where nothing is constrained. */
  strip(written: SchemaNode, pointer: string): Constraints | undefined {
    if (judgedElsewhere.has(pointer) || grammars.has(written.$ref ?? '')) return undefined
    if (written['x-removed'] || written['x-unusable']) return undefined
    const shape = written.$ref?.replace('#/$defs/', '')
    const node = shape === undefined ? written : { ...this.#definitions[shape], ...written }
    if (node['x-repeat']) return this.#repeated(node, pointer)
    const items = node.items && this.strip(node.items, pointer)
    const properties = this.#properties(node.properties, pointer)
    return filled({ ...own(node), ...(items && { items }), ...(properties && { properties }) })
  }

  #properties(properties: SchemaNode['properties'], pointer: string): Constraints | undefined {
    const kept = Object.entries(properties ?? {}).map(
      ([name, node]) => [name, this.strip(node, `${pointer}/${name}`)] as const,
    )
    return filled(Object.fromEntries(kept.filter(([, node]) => node !== undefined)))
  }

  #repeated(node: SchemaNode, pointer: string): Constraints | undefined {
    const every = this.strip(node.items ?? {}, pointer)
    const labels = Object.entries(node['x-labels'] ?? {}).map(([label, { properties }]) => {
      const inside = this.#properties(properties, `${pointer}/${label}`)
      return [label, inside && { properties: inside }] as const
    })
    const properties = filled(Object.fromEntries(labels.filter(([, inside]) => inside !== undefined)))
    return filled({ ...(every && { additionalProperties: every }), ...(properties && { properties }) })
  }
}

/** Upper case where case does not matter: that is how the check is given such values. */
function own(node: SchemaNode): Constraints {
  const anyCase = node['x-enum-any-case']
  const { enum: values = anyCase, minimum, maximum, anyOf, pattern } = node
  return Object.fromEntries(
    Object.entries({ enum: values, minimum, maximum, anyOf, pattern }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

function filled(constraints: Constraints): Constraints | undefined {
  return Object.keys(constraints).length === 0 ? undefined : constraints
}
