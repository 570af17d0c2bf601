import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { shared } from './bundle.ts'

const hcl2 = dirname(dirname(createRequire(import.meta.url).resolve('@cdktf/hcl2json')))

/** Writes what VS Code loads into a directory: `extension.cjs`. */
export async function buildExtension(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  await build({
    ...shared,
    entryPoints: ['client/extension.ts'],
    outfile: join(directory, 'extension.cjs'),
    external: ['vscode'],
  })
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
