import type { TextEdit } from 'vscode-languageserver'
import type { Finding } from '../engine/finding.ts'
import { settle } from '../fixes/settle.ts'
import { textEditTo } from './features/code-actions.ts'
import type { Workspace } from './workspace.ts'

/** All safe fixes of a document's agents, as far as they change the document itself. */
export async function fixAll(workspace: Workspace, path: string): Promise<TextEdit | undefined> {
  const own = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({
      ...finding,
      fixes: finding.fixes.filter(({ edits }) =>
        edits.every(({ location }) => location.source.path === path),
      ),
    }))
  const { rewrites } = await settle(async (tried) => own(await workspace.try(path, tried)), false)
  const rewrite = rewrites.get(path)
  return rewrite && textEditTo(rewrite.original, rewrite.text)
}
