import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { FileGroup } from '../agents/discover.ts'
import { applyChanges } from './apply-changes.ts'
import { pathOfUri } from './uris.ts'

/** A document that an editor has open. */
export interface OpenDocument {
  readonly uri: string
  readonly path: string
  readonly text: TextDocument
  /** The editor's text is not what the disk has, as far as is known; otherwise the bytes there count. */
  readonly dirty: boolean
}

/** The editor's language says so: its user's word counts for more than what the content looks like. */
export function isSaidToBeAgent({ text }: Pick<OpenDocument, 'text'>): boolean {
  return text.languageId === 'nomad-agent'
}

/** The open documents, by path. */
export class Documents {
  readonly #open = new Map<string, OpenDocument>()

  get all(): Iterable<OpenDocument> {
    return this.#open.values()
  }

  at(path: string): OpenDocument | undefined {
    return this.#open.get(path)
  }

  open(uri: string, languageId: string, version: number, text: string, dirty: boolean): OpenDocument {
    const path = pathOfUri(uri)
    const document = { uri, path, text: TextDocument.create(uri, languageId, version, text), dirty }
    this.#open.set(path, document)
    return document
  }

  /** A document that is not open, or an older version of it, is none of ours to change. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenDocument | undefined {
    const known = this.#open.get(pathOfUri(uri))
    if (known === undefined || version < known.text.version) return undefined
    const text = applyChanges(known.text, changes, version)
    const changed = { ...known, text, dirty: true }
    this.#open.set(known.path, changed)
    return changed
  }

  save(uri: string): OpenDocument | undefined {
    const known = this.#open.get(pathOfUri(uri))
    if (known === undefined) return undefined
    const saved = { ...known, dirty: false }
    this.#open.set(known.path, saved)
    return saved
  }

  close(uri: string): string | undefined {
    const path = pathOfUri(uri)
    return this.#open.delete(path) ? path : undefined
  }

  /** A group with what the languages of open documents say. */
  asSaid(group: FileGroup): FileGroup {
    const said = [...this.all].filter(isSaidToBeAgent).map(({ path }) => path)
    return said.length === 0 ? group : { ...group, taken: new Set([...(group.taken ?? []), ...said]) }
  }

  /** What counts instead of the bytes on disk. */
  overlay(): ReadonlyMap<string, Uint8Array> {
    const encoder = new TextEncoder()
    const dirty = [...this.#open.values()].filter((document) => document.dirty)
    return new Map(dirty.map(({ path, text }) => [path, encoder.encode(text.getText())]))
  }
}
