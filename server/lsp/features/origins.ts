import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location as LspLocation,
} from 'vscode-languageserver'
import { leavesOf } from '../../config/leaves.ts'
import type { LeafValue, Origin } from '../../config/values.ts'
import type { Location, Span } from '../../text/span.ts'
import type { CheckedAgent } from '../checked.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'
import { uriOfPath } from '../uris.ts'

/** A setting of an agent that is written at an offset of a document. */
export interface SettingAt {
  readonly checked: CheckedAgent
  readonly leaf: LeafValue
  readonly origin: Origin
}

/** In each agent that the document belongs to. */
export function settingsAt({ source, checked }: DocumentView, offset: number): readonly SettingAt[] {
  return checked.flatMap(({ agents }) =>
    agents.flatMap((one) => {
      if (!one.agent.files.some((file) => file.source.path === source.path)) return []
      const found: SettingAt[] = []
      for (const { leaf } of leavesOf(one.agent.merged)) {
        const origin = leaf.origins.find(
          ({ key, value, implied }) =>
            implied !== true &&
            key.source.path === source.path &&
            (holds(key.span, offset) || holds(value.span, offset)),
        )
        if (origin !== undefined) found.push({ checked: one, leaf, origin })
      }
      return found
    }),
  )
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Where the value is set that is in force: the file that wins. */
export function definitions(view: DocumentView, offset: number): LspLocation[] {
  return unique(settingsAt(view, offset).flatMap(({ leaf }) => leaf.origins.at(-1)?.key ?? []))
}

/** Everywhere the agent's files set the same. */
export function references(view: DocumentView, offset: number): LspLocation[] {
  return unique(
    settingsAt(view, offset).flatMap(({ leaf }) =>
      leaf.origins.filter(({ implied }) => implied !== true).map(({ key }) => key),
    ),
  )
}

/** The same, in the document itself; the one that is in force as what writes. */
export function highlights(view: DocumentView, offset: number): DocumentHighlight[] {
  const winners = new Set(definitions(view, offset).map((place) => JSON.stringify(place)))
  return references(view, offset)
    .filter(({ uri }) => uri === uriOfPath(view.source.path))
    .map((place) => ({
      range: place.range,
      kind: winners.has(JSON.stringify(place)) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }))
}

function unique(places: readonly Location[]): LspLocation[] {
  const known = new Map<string, LspLocation>()
  for (const { source, span } of places) {
    const place = { uri: uriOfPath(source.path), range: toRange(source, span) }
    known.set(JSON.stringify(place), place)
  }
  return [...known.values()]
}
