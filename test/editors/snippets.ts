import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file that docs/editors.md tells its readers to write. */
export interface Snippet {
  /** Below the user's directory, as its first line names it. */
  readonly path: string
  readonly text: string
}

const page = readFileSync(fileURLToPath(new URL('../../docs/editors.md', import.meta.url)), 'utf8')

/** The files of a section of the page, in order, as a reader would copy them. */
export function snippetsOf(section: string): readonly Snippet[] {
  const start = page.indexOf(`\n## ${section}\n`)
  if (start < 0) throw new Error(`docs/editors.md has no section ${section}`)
  const end = page.indexOf('\n## ', start + 1)
  const text = page.slice(start, end < 0 ? undefined : end)
  return Array.from(text.matchAll(/^```\w+\n(.*?)^```$/gms), ([, code = '']) => {
    const [, path] = /^\S+ ~\/(\S+)$/m.exec(code.slice(0, code.indexOf('\n'))) ?? []
    return { path: path ?? '', text: code }
  })
}
