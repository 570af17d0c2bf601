import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from '../../schemas/nomad-agent.schema.json' with { type: 'json' }
import { type SchemaNode, schemaNodes } from './schema-nodes.ts'

const vocabulary = [
  'x-absolute',
  'x-deferred',
  'x-deprecated',
  'x-enterprise',
  'x-enum-any-case',
  'x-exact-case',
  'x-file',
  'x-labels',
  'x-lost-since',
  'x-merge',
  'x-only-labels',
  'x-qualifier',
  'x-reload',
  'x-removed',
  'x-repeat',
  'x-scope',
  'x-secret',
  'x-secret-names',
  'x-since',
  'x-type',
  'x-unknown-keys',
  'x-unusable',
  'x-weak',
]

const mergeRules = new Set([
  'non-zero',
  'positive',
  'written',
  'always',
  'append',
  'append-unique',
  'per-key',
  'fields',
  'whole',
  'by-label',
  'by-name',
  'lost',
])

const nodes = schemaNodes(schema as unknown as SchemaNode)

function compiler(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  ajv.addVocabulary(vocabulary)
  return ajv
}

test('is JSON Schema with no words but its own and ours', () => {
  const ajv = compiler()
  expect(ajv.validateSchema(schema)).toBe(true)
  expect(() => ajv.compile(schema)).not.toThrow()
})

test('so is what it knows about labels', () => {
  const labels = nodes.flatMap(({ node }) => Object.values(node['x-labels'] ?? {}))
  expect(labels).toHaveLength(14)
  for (const { properties = {} } of labels) {
    const alone = { $defs: schema.$defs, type: 'object', properties }
    expect(() => compiler().compile(alone)).not.toThrow()
  }
})

test('every key says how it is merged and what it is', () => {
  for (const { pointer, node } of nodes) {
    expect(mergeRules, pointer).toContain(node['x-merge'])
    expect(node.description, pointer).toMatch(/^[A-Z`"*].*[.]$/)
    expect(node.description?.length, pointer).toBeLessThan(200)
  }
})

test('every default is a value the schema itself accepts', () => {
  const ajv = compiler()
  for (const { pointer, node } of nodes) {
    if (node.default === undefined || node['x-enum-any-case']) continue
    const { 'x-labels': _, ...rest } = node
    const validate = ajv.compile({ $defs: schema.$defs, ...rest })
    expect(validate(node.default), pointer).toBe(true)
  }
})

test('versions are ordered, one a minor, and nothing is removed before it came', () => {
  for (const { pointer, node } of nodes) {
    const since = (node['x-since'] ?? []).map(parse)
    const removed = (node['x-removed'] ?? []).map(parse)
    for (const versions of [since, removed]) {
      expect([...versions].sort(compare), pointer).toEqual(versions)
      expect(new Set(versions.map(([major, minor]) => `${major}.${minor}`)).size, pointer).toBe(
        versions.length,
      )
    }
    if (since[0] && removed[0]) expect(compare(since[0], removed[0]), pointer).toBeLessThan(0)
  }
})

test('says since when of everything but the names in client.options and what labels say of known keys', () => {
  const without = nodes.filter(
    ({ pointer, node }) => !node['x-since'] && !pointer.startsWith('/client/options/'),
  )
  expect(without.map(({ pointer }) => pointer)).toEqual([])
})

test('takes durations as Go does', () => {
  const ajv = compiler()
  ajv.addSchema(schema)
  const validate = ajv.getSchema(`${schema.$id}#/$defs/duration`)
  for (const good of ['', '0', '-1h', '1h30m', '1.5s', '.5s', '1.s', '100us', '3µs'])
    expect(validate?.(good), good).toBe(true)
  for (const bad of ['30', '1d', '1 h', 'h', '1h 30m', '5m30', '.s']) expect(validate?.(bad), bad).toBe(false)
})

test('takes sizes as Nomad does', () => {
  const ajv = compiler()
  ajv.addSchema(schema)
  const validate = ajv.getSchema(`${schema.$id}#/$defs/size`)
  for (const good of ['100GB', '1M', '0', '1 MiB', '1,000 kB', '1.5g'])
    expect(validate?.(good), good).toBe(true)
  for (const bad of ['', 'GB', '1 XB', '-1M', '1MBB']) expect(validate?.(bad), bad).toBe(false)
})

function parse(version: string): readonly number[] {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  return version.split('.').map(Number)
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}
