import { languages, type TextDocument, workspace } from 'vscode'

const ownLanguages = ['hcl', 'nomad-agent', 'nomadlint-settings'] as const

/** JSON is any program's; only where Nomad's configuration lies is it looked at. */
const jsonPattern = '**/nomad.d/*.json'

interface Filter {
  readonly scheme: string
  readonly language: string
  readonly pattern?: string
}

/**
 * Documents that the server gets to see; whether one is agent configuration, it decides itself. What shows a file's past, such
 * as `git:`, is left out: it would have the same findings twice.
 */
export function documentSelector(): Filter[] {
  const folders = workspace.workspaceFolders ?? []
  const schemes = new Set(['file', 'untitled', ...folders.map(({ uri }) => uri.scheme)])
  return [...schemes].flatMap((scheme) => [
    ...ownLanguages.map((language) => ({ scheme, language })),
    { scheme, language: 'json', pattern: jsonPattern },
  ])
}

/** Whether the server gets to see a document. */
export function isOurs(document: TextDocument): boolean {
  return languages.match(documentSelector(), document) > 0
}
