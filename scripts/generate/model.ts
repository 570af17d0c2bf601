import type { Block, Key, KeyType } from '../../server/keys/key.ts'
import type { GeneratedFile } from './generated-file.ts'
import { readSchema, schemaPath } from './schema.ts'

/** TypeScript's idea of a merged agent: one interface a block. */
export async function generateModel(): Promise<readonly GeneratedFile[]> {
  const { root, shapes } = await readSchema()
  const interfaces = new Map<string, string>()
  declare(root, 'ConfigModel', '', shapes, interfaces)
  const text = `// Generated from ${schemaPath} by \`npm run generate\`.
import type { Section, Setting } from './model.ts'

${[...interfaces.values()].join('\n')}`
  return [{ path: 'server/agents/model.generated.ts', text }]
}

function declare(
  block: Block,
  name: string,
  prefix: string,
  shapes: ReadonlyMap<Block, string>,
  interfaces: Map<string, string>,
): void {
  const members: string[] = []
  // Reserved before its fields are looked at, so that outer blocks come first.
  interfaces.set(name, '')
  for (const key of block.keys.values()) members.push(`  readonly ${key.name}: ${field(key)}\n`)
  interfaces.set(name, `export interface ${name} extends ${base(block)} {\n${members.join('')}}\n`)

  function field(key: Key): string {
    if (!key.block) return `Setting<${valueTypes[key.type]}>`
    const path = shapes.get(key.block) ?? `${prefix}_${key.name}`
    const section = `${pascal(path)}Section`
    if (!interfaces.has(section)) declare(key.block, section, path, shapes, interfaces)
    return key.block.repeat ? `ReadonlyMap<string, ${section}>` : section
  }
}

/** A key of Nomad's goes before what a section says about itself. */
function base(block: Block): string {
  const taken = ['pointer', 'written', 'at', 'headers'].filter((name) => block.keys.has(name))
  return taken.length === 0 ? 'Section' : `Omit<Section, ${taken.map((name) => `'${name}'`).join(' | ')}>`
}

const valueTypes: Readonly<Record<KeyType, string>> = {
  string: 'string',
  duration: 'string',
  bool: 'boolean',
  int: 'number',
  float: 'number',
  list: 'readonly string[]',
  map: 'Readonly<Record<string, string>>',
  free: 'unknown',
  block: 'unknown',
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
