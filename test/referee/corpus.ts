import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const elsewhere = new Set(['node_modules', '.git', 'dist', 'coverage'])

const golden = fileURLToPath(new URL('../fixtures/hcl1-cases.jsonl', import.meta.url))

export interface CorpusFile {
  readonly path: string
  readonly bytes: Buffer
}

/** Every HCL and JSON file of the repository, and of the directory that NOMADLINT_CORPUS names. */
export function corpusFiles(): CorpusFile[] {
  const extra = process.env['NOMADLINT_CORPUS']
  const directories = extra === undefined || extra === '' ? [root] : [root, extra]
  return directories.flatMap(filesBelow).map((path) => ({ path, bytes: readFileSync(path) }))
}

/** The inputs of the golden cases, which are small and odd: good ground for mutations. */
export function goldenInputs(): Buffer[] {
  const lines = readFileSync(golden, 'utf8').trimEnd().split('\n')
  const cases = lines.map((line) => JSON.parse(line) as { src?: string; base64?: string })
  return cases.map(({ src, base64 }) =>
    src === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(src),
  )
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return elsewhere.has(entry.name) ? [] : filesBelow(path)
    return entry.isFile() && /\.(hcl|json|nomad|tf)$|^\.nomadlintrc$/.test(entry.name) ? [path] : []
  })
}
