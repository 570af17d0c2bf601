import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { GeneratedFile } from './generated-file.ts'
import { ruleIds } from './rule-index.ts'

const path = 'schemas/settings.schema.json'

/** The rules' names in the schema of the settings. */
export async function generateSettingsSchema(): Promise<readonly GeneratedFile[]> {
  const text = await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
  const names = await ruleNames()
  const list = names.map((name) => `        "${name}"`).join(',\n')
  const pattern = /("ruleName": \{[^}]*"enum": \[)[^\]]*\]/
  if (!pattern.test(text)) throw new Error(`${path} has no list of rules`)
  return [{ path, text: text.replace(pattern, `$1\n${list}\n      ]`) }]
}

/** Areas and ids, as on the command line. */
async function ruleNames(): Promise<readonly string[]> {
  const ids = await ruleIds()
  const areas = ids.map((id) => id.slice(0, id.indexOf('/')))
  return [...new Set([...areas, ...ids])].sort()
}

const head = `// Generated from ${path} by \`npm run generate\`: compiled by ajv.
// oxlint-disable
// @ts-nocheck
export interface SettingsCheck {
  (values: unknown): boolean
  /** What is wrong, after a call that was not \`true\`. */
  errors?: readonly SettingsError[] | null
}

export interface SettingsError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly data?: unknown
  /** Where it is a name that is wrong. */
  readonly propertyName?: string
  readonly parentSchema: { readonly properties?: Readonly<Record<string, unknown>>; readonly 'x-label'?: string }
}
`

/** The check of the settings against their schema, compiled so that a run with settings does not compile it. */
export async function generateSettingsValidator(): Promise<readonly GeneratedFile[]> {
  const text = await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
  // What is only there to be read is not carried along.
  const schema = JSON.parse(text, (key, value: unknown) =>
    key === 'description' ? undefined : value,
  ) as object
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    verbose: true,
    strict: false,
    code: { source: true, esm: true, optimize: 3 },
  })
  ajv.addSchema(schema, 'settings')
  const code = standalone.default(ajv, { checkSettings: 'settings' })
  if (/\brequire\(|^import /m.test(code)) throw new Error('the validator needs ajv at run time')
  const typed = code.replace('export const checkSettings =', 'export const checkSettings: SettingsCheck =')
  return [{ path: 'server/settings/schema-check.generated.ts', text: `${head}${typed}\n` }]
}
