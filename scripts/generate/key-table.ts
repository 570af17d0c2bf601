import type { Block, Key } from '../../server/keys/key.ts'
import type { GeneratedFile } from './generated-file.ts'
import { readSchema, schemaPath } from './schema.ts'

const head = `// Generated from ${schemaPath} by \`npm run generate\`.
import type { Block, Key } from './key.ts'
import { uniform } from './uniform-key.ts'

function block(unknownKeys: Block['unknownKeys'], keys: readonly Key[], more?: Partial<Block>): Block {
  return { unknownKeys, keys: new Map(keys.map((key) => [key.name, uniform(key)])), ...more }
}
`

/** The keys as tables, without their descriptions. */
export async function generateKeyTable(): Promise<readonly GeneratedFile[]> {
  const { root, secretNames } = await readSchema()
  const text = `${head}
/** The whole agent configuration. */
export const rootBlock: Block = ${printBlock(root, 0)}

/** Names, in lower case, whose values are secret wherever they stand. */
export const secretNames: ReadonlySet<string> = new Set(${print([...secretNames])})
`
  return [{ path: 'server/keys/table.generated.ts', text }]
}

function printBlock({ unknownKeys, keys, labels, ...more }: Block, depth: number): string {
  const indent = '  '.repeat(depth)
  const rest = Object.entries(more).map(([name, value]) => `${name}: ${print(value)}`)
  if (labels) {
    const entries = [...labels].map(
      ([label, inside]) => `[${print(label)}, ${printBlock(inside, depth + 1)}]`,
    )
    rest.push(`labels: new Map([\n${indent}  ${entries.join(`,\n${indent}  `)},\n${indent}])`)
  }
  const lines = [...keys.values()].map((key) => `${indent}  ${printKey(key, depth + 1)},\n`)
  const tail = rest.length > 0 ? `, { ${rest.join(', ')} }` : ''
  return `block(${print(unknownKeys)}, [\n${lines.join('')}${indent}]${tail})`
}

function printKey(key: Key, depth: number): string {
  const members = Object.entries(key).map(([name, value]) => {
    const inside = name === 'block' || name === 'known'
    return `${name}: ${inside ? printBlock(value as Block, depth) : print(value)}`
  })
  return `{ ${members.join(', ')} }`
}

function print(value: unknown): string {
  return JSON.stringify(value)
}
