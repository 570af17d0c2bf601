/** As much of a schema node as the tests look at. */
export interface SchemaNode {
  readonly $defs?: Readonly<Record<string, SchemaNode>>
  readonly $ref?: string
  readonly description?: string
  readonly default?: unknown
  readonly items?: SchemaNode
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly 'x-merge'?: string
  readonly 'x-since'?: readonly string[]
  readonly 'x-removed'?: readonly string[]
  readonly 'x-enum-any-case'?: readonly string[]
  readonly 'x-labels'?: Readonly<
    Record<string, { readonly properties?: Readonly<Record<string, SchemaNode>> }>
  >
}

export interface PlacedNode {
  readonly pointer: string
  readonly node: SchemaNode
}

/** Every key the schema describes, shared shapes once, what labels add included. */
export function schemaNodes(root: SchemaNode): readonly PlacedNode[] {
  const shapes = Object.entries(root.$defs ?? {}).flatMap(([name, shape]) => inside(shape, `#${name}`))
  return [...inside(root, ''), ...shapes]
}

function inside(node: SchemaNode, above: string): readonly PlacedNode[] {
  const labels = Object.entries(node['x-labels'] ?? {})
  return [
    ...below(node.items?.properties ?? node.properties, above),
    ...labels.flatMap(([label, { properties }]) => below(properties, `${above}/${label}`)),
  ]
}

function below(properties: Readonly<Record<string, SchemaNode>> = {}, above: string): readonly PlacedNode[] {
  return Object.entries(properties).flatMap(([name, node]) => {
    const pointer = `${above}/${name}`
    return [{ pointer, node }, ...inside(node, pointer)]
  })
}
