import type { ConfigFile } from '../config/file.ts'
import { parseConfigFile } from '../config/read-file.ts'
import { createSource, type Source } from '../text/source.ts'
import type { Checked } from './checked.ts'
import { isSaidToBeAgent, type OpenDocument } from './documents.ts'

/** What a feature knows: the text as it is this moment, read as configuration, and the agents it was last seen in. */
export interface DocumentView {
  readonly uri: string
  readonly source: Source
  readonly file: ConfigFile
  readonly checked: readonly Checked[]
}

const read = new WeakMap<object, { readonly version: number; readonly file: ConfigFile }>()

/** Read once a version. */
export function viewOf({ uri, path, text }: OpenDocument, checked: readonly Checked[]): DocumentView {
  let known = read.get(text)
  if (known === undefined || known.version !== text.version) {
    const said = isSaidToBeAgent({ text })
    known = { version: text.version, file: parseConfigFile(createSource(path, text.getText()), said) }
    read.set(text, known)
  }
  const { file } = known
  return { uri, source: file.source, file, checked }
}
