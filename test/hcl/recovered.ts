import { parse } from '../../server/hcl/parse.ts'
import type { Item, Value } from '../../server/hcl/tree.ts'
import { createSource, positionAt } from '../../server/text/source.ts'

/** `line:column message` of every problem; `*` marks the one that is Nomad's error. */
export function problemsOf(text: string): string[] {
  const source = createSource('agent.hcl', text)
  return parse(source).problems.map(({ span, message, nomad }) => {
    const { line, column } = positionAt(source, span.start)
    return `${line}:${column}${nomad === undefined ? '' : '*'} ${message}`
  })
}

export function treeOf(text: string): unknown {
  return parse(createSource('agent.hcl', text)).tree.items.map(plainItem)
}

function plainItem({ keys, value }: Item): unknown {
  return [keys.map((key) => key.value).join(' '), plainValue(value)]
}

function plainValue(value: Value): unknown {
  if (value.kind === 'object') return value.body.items.map(plainItem)
  if (value.kind === 'list') return value.elements.map(plainValue)
  return value.kind === 'missing' ? '?' : value.value
}
