import { copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { shared } from './bundle.ts'

const hcl2 = dirname(dirname(createRequire(import.meta.url).resolve('@cdktf/hcl2json')))

/** Bytes: what is read before VS Code can go on. */
const largest = 40_000

/** Loaded once VS Code has gone on: what starts the server and speaks the protocol. */
const client = 'server-session'

/** It stays a file of its own, beside the bundle. */
const clientApart: Plugin = {
  name: 'client-apart',
  setup(context) {
    context.onResolve({ filter: new RegExp(`/${client}\\.ts$`) }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: `./${client}.cjs`, external: true } : undefined,
    )
  },
}

/** Writes what VS Code loads into a directory: `extension.cjs`, and what that loads. */
export async function buildExtension(directory: string): Promise<void> {
  const outfile = join(directory, 'extension.cjs')
  const common: BuildOptions = { ...shared, external: ['vscode'] }
  await mkdir(directory, { recursive: true })
  await Promise.all([
    build({ ...common, entryPoints: ['client/extension.ts'], outfile, plugins: [clientApart] }),
    build({ ...common, entryPoints: [`client/${client}.ts`], outfile: join(directory, `${client}.cjs`) }),
  ])
  const { size } = await stat(outfile)
  if (size > largest) throw new Error(`${outfile} has ${size} bytes, more than ${largest}`)
}

/** Its Go program lies beside the bundle, not a directory above. */
const besideBundle: Plugin = {
  name: 'beside-bundle',
  setup(context) {
    context.onLoad({ filter: /hcl2json[\\/]lib[\\/]bridge\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text.replace('(__dirname, "..", "main.wasm.gz")', '(__dirname, "main.wasm.gz")')
      if (contents === text) throw new Error('@cdktf/hcl2json reads its program from somewhere else now')
      return { contents, loader: 'js' }
    })
  },
}

/** The parser of HCL 2 in one file, and its program: an extension has no `node_modules`. */
export async function buildHcl2(directory: string): Promise<void> {
  await build({
    ...shared,
    entryPoints: ['server/hcl2-worker.ts'],
    outfile: join(directory, 'hcl2-worker.cjs'),
    plugins: [besideBundle],
    // Asked for only where Node.js has no `performance`.
    external: ['performance'],
  })
  await copyFile(join(hcl2, 'main.wasm.gz'), join(directory, 'main.wasm.gz'))
}
