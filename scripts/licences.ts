import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root, shared } from './bundle.ts'

/** Whatever becomes a part of a program. */
const programs = [
  'client/extension.ts',
  'server/cli/main.ts',
  'server/cli/file-watcher.ts',
  'server/lsp/main.ts',
  'server/hcl2-worker.ts',
]

interface Description {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly repository?: string | { readonly url?: string }
}

/** The licences of all libraries that are carried along, as these want it, and where their source is. */
export async function licences(): Promise<string> {
  const { metafile } = await build({
    ...shared,
    entryPoints: programs,
    outdir: 'out',
    external: ['vscode', 'performance'],
    metafile: true,
    write: false,
  })
  const found = Object.keys(metafile.inputs).map(
    (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1],
  )
  const packages = [...new Set(found.filter((path) => path !== undefined))].sort()
  return (await Promise.all(packages.map(describe))).join(`\n${'-'.repeat(80)}\n\n`)
}

async function describe(path: string): Promise<string> {
  const directory = join(root, path)
  const text = await readFile(join(directory, 'package.json'), 'utf8')
  const { name, version, license = 'see below', repository } = JSON.parse(text) as Description
  const source = typeof repository === 'string' ? repository : repository?.url
  const file = (await readdir(directory)).find((entry) => /^licen[cs]e/i.test(entry))
  const licence = file === undefined ? '' : `\n${await readFile(join(directory, file), 'utf8')}`
  return `${name} ${version}\nLicence: ${license}\n${source === undefined ? '' : `Source: ${source}\n`}${licence}`
}
