import { escapeSegment, segmentsOf } from '../keys/lookup.ts'
import { nearestName } from '../keys/nearest.ts'
import type { SettingsError } from './schema-check.generated.ts'
import { type Json, type Written, type WrittenProblem } from './written.ts'

/** The check compiled from the schema. */
export interface Check {
  (values: unknown): boolean
  errors?: readonly SettingsError[] | null
}

export interface Checked {
  /** What is right of the values: the rest is left out. */
  readonly values: Json
  readonly problems: readonly WrittenProblem[]
}

/** Values against the schema of the settings; what is wrong is told, and counts for nothing. */
export function checkWritten(written: Written, check: Check): Checked {
  const { values } = written
  if (check(values)) return { values, problems: [] }
  const wrong = new Set<string>()
  const problems: WrittenProblem[] = []
  for (const error of check.errors ?? []) {
    // What is wrong with a name is told by the error inside of this one.
    if (error.keyword === 'propertyNames') continue
    const pointer = pointerOf(error)
    if (wrong.has(pointer)) continue
    wrong.add(pointer)
    problems.push(problemOf(error, pointer, written))
  }
  return { values: without(values, wrong, ''), problems }
}

function pointerOf({ instancePath, keyword, params, propertyName }: SettingsError): string {
  const name = keyword === 'additionalProperties' ? params['additionalProperty'] : propertyName
  return typeof name === 'string' ? `${instancePath}/${escapeSegment(name)}` : instancePath
}

/** Elements of arrays leave a hole, so that the pointers of the others stay right. */
function without(values: Json, wrong: ReadonlySet<string>, pointer: string): Json {
  if (wrong.has(pointer)) return undefined
  if (Array.isArray(values))
    return values.map((value: Json, index) => without(value, wrong, `${pointer}/${index}`))
  if (typeof values !== 'object') return values
  const members = Object.entries(values).map(([name, value]) => [
    name,
    without(value, wrong, `${pointer}/${escapeSegment(name)}`),
  ])
  return Object.fromEntries(members) as Json
}

function problemOf(error: SettingsError, pointer: string, { places }: Written): WrittenProblem {
  const place = places.get(pointer) ?? { name: { start: 0, end: 0 }, value: { start: 0, end: 0 } }
  const name = `\`${lastName(pointer)}\``
  const { keyword, params, parentSchema } = error
  switch (keyword) {
    case 'additionalProperties':
      return {
        span: place.name,
        ...unknownName(lastName(pointer), Object.keys(parentSchema.properties ?? {})),
      }
    case 'enum':
      return { span: error.propertyName === undefined ? place.value : place.name, ...outside(error, pointer) }
    case 'required': {
      const missing = String(params['missingProperty'])
      return { span: place.name, message: `This block lacks \`${missing}\`.`, help: examples[missing] ?? '' }
    }
    case 'minItems':
      return {
        span: place.value,
        message: `${name} is empty.`,
        help: 'name at least one, or delete the block',
      }
    case 'type':
      if (params['type'] === 'string') return { span: place.value, ...wrongText(lastName(pointer)) }
      return { span: place.name, ...wrongShape(name, String(params['type']), parentSchema['x-label']) }
    default:
      return { span: place.value, ...(blank(error) ?? wrongText(lastName(pointer))) }
  }
}

const examples: Readonly<Record<string, string>> = {
  files: 'write which ones: `files = ["dev/**"]`',
  severity: 'write `severity = "off"`, or info, warning, error',
}

interface Words {
  readonly message: string
  readonly help: string
}

function unknownName(name: string, known: readonly string[]): Words {
  const nearest = nearestName(name, known)
  return {
    message: `\`${shortened(name)}\` is no setting here.`,
    help: nearest === undefined ? `known are ${known.join(', ')}` : `did you mean \`${nearest}\`?`,
  }
}

function outside({ params, propertyName, data }: SettingsError, pointer: string): Words {
  const allowed = (params['allowedValues'] ?? []) as readonly string[]
  if (propertyName !== undefined) {
    const nearest = nearestName(propertyName, allowed)
    return {
      message: `There is no rule \`${shortened(propertyName)}\`.`,
      help: nearest === undefined ? '`nomadlint rules` lists them' : `did you mean "${nearest}"?`,
    }
  }
  const last = allowed.length - 1
  const written = typeof data === 'string' ? quoted(shortened(data)) : 'This'
  const nearest = typeof data === 'string' ? nearestName(data, allowed) : undefined
  const all = `${allowed.slice(0, last).map(quoted).join(', ')} or ${quoted(allowed[last] ?? '')}`
  return {
    message: `${written} is not possible for \`${lastName(pointer)}\`.`,
    help: nearest === undefined ? `write ${all}` : `did you mean ${quoted(nearest)}? Possible are ${all}`,
  }
}

function wrongShape(name: string, type: string, label: string | undefined): Words {
  if (label !== undefined)
    return { message: `${name} needs a label.`, help: `write ${plain(name)} "${label}" { ... }` }
  if (type === 'array') {
    const isBlock = name === '`override`'
    const help = isBlock ? 'write override { files = [...] ... }, without a label' : 'write ["..."]'
    return { message: `${name} is ${isBlock ? 'a block without a label' : 'a list of texts'}.`, help }
  }
  return { message: `${name} is a block.`, help: 'write it with braces: { ... }' }
}

function wrongText(name: string): Words {
  if (name === 'expiry_warning') return { message: 'This is no number of days.', help: 'write "30d"' }
  return { message: 'This is no text.', help: 'write it in quotes' }
}

function blank({ data }: SettingsError): Words | undefined {
  const isBlank = typeof data === 'string' && data.trim() === ''
  return isBlank ? { message: 'This text is empty.', help: 'write something, or delete it' } : undefined
}

function lastName(pointer: string): string {
  return segmentsOf(pointer).at(-1) ?? ''
}

function plain(name: string): string {
  return name.replaceAll('`', '')
}

function quoted(text: string): string {
  return `"${text}"`
}

/** A name may be anything, even a key that was pasted. */
function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}...` : name
}
