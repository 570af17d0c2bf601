import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver'
import type { Body, Item, Value } from '../../hcl/tree.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'

/** Blocks and settings as a tree; values are left out, as secrets are among them. */
export function documentSymbols({ source, file }: DocumentView): DocumentSymbol[] {
  return symbolsIn(source, file.parsed.tree)
}

function symbolsIn(source: Source, { items }: Body): DocumentSymbol[] {
  return items.flatMap((item) => {
    const [first, ...labels] = item.keys
    if (first === undefined || first.value === '') return []
    const children = insidesOf(item.value).flatMap((body) => symbolsIn(source, body))
    const last = item.keys.at(-1) ?? first
    return [
      {
        name: first.value,
        detail: labels.map(({ value }) => value).join(' '),
        kind: kindOf(item),
        range: toRange(source, around(first.span, item.span, item.value.span)),
        selectionRange: toRange(source, around(first.span, last.span)),
        ...(children.length > 0 ? { children } : {}),
      },
    ]
  })
}

function insidesOf(value: Value): readonly Body[] {
  if (value.kind === 'object') return [value.body]
  return value.kind === 'list' ? value.elements.flatMap(insidesOf) : []
}

/** In JSON the parts of a flattened item stand in no order. */
function around(...spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  }
}

const kinds: Readonly<Record<Value['kind'], SymbolKind>> = {
  object: SymbolKind.Struct,
  list: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  bool: SymbolKind.Boolean,
  missing: SymbolKind.Property,
}

function kindOf({ value }: Item): SymbolKind {
  return kinds[value.kind]
}
