import { type SymbolInformation, SymbolKind } from 'vscode-languageserver'
import { blocksOf } from '../../config/leaves.ts'
import { toRange } from '../positions.ts'
import { uriOfPath } from '../uris.ts'
import type { Workspace } from '../workspace.ts'

/** More than these help nobody. */
const most = 500

/** The blocks of all agents whose names hold the letters asked for, in their order. */
export function workspaceSymbols(workspace: Workspace, query: string): SymbolInformation[] {
  const letters = new RegExp(Array.from(query.replace(/[^\w]/g, ''), (letter) => letter).join('.*'), 'i')
  const symbols: SymbolInformation[] = []
  for (const path of workspace.paths) {
    symbols.push(...blocksNamed(letters, workspace, path))
    if (symbols.length >= most) return symbols.slice(0, most)
  }
  return symbols
}

function blocksNamed(letters: RegExp, workspace: Workspace, path: string): readonly SymbolInformation[] {
  const agents = workspace.checkedWith(path).flatMap((checked) => checked.agents)
  const file = agents.flatMap(({ agent }) => agent.files).find(({ source }) => source.path === path)
  return [...(file === undefined ? [] : blocksOf(file.config))].flatMap(({ path: names, struct }) => {
    const name = names.at(-1)
    if (name === undefined || !letters.test(name)) return []
    return struct.headers.map(({ source, span }) => ({
      name,
      kind: SymbolKind.Struct,
      location: { uri: uriOfPath(path), range: toRange(source, span) },
      containerName: names.slice(0, -1).join('.'),
    }))
  })
}
