import { chmod, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import description from '../package.json' with { type: 'json' }
import { commands } from '../server/cli/commands.ts'
import { buildExtension } from './build-extension.ts'
import { root, shared } from './bundle.ts'
import { keepProseApart, writeProse } from './keep-prose-apart.ts'

/** Sizes in bytes that the bundles must not outgrow unnoticed: every kilobyte is read at each start. */
const largest: Readonly<Record<string, number>> = {
  'cli.cjs': 10_000,
  'main.cjs': 1_200_000,
  'explain.cjs': 300_000,
  'server.cjs': 1_600_000,
  'hcl2-worker.cjs': 10_000,
  'settings.cjs': 80_000,
  'watch.cjs': 60_000,
}

/** Files of their own, loaded by the runs that need them: what checks settings, what watches, the table of error texts. */
const apart: Readonly<Record<string, string>> = {
  'explain.cjs': 'server/explain/explain.ts',
  'settings.cjs': 'server/settings/libraries.ts',
  'watch.cjs': 'server/cli/file-watcher.ts',
}

const keepApart: Plugin = {
  name: 'keep-apart',
  setup(context) {
    context.onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const own = Object.entries(apart).find(([, entry]) => join(root, entry) === join(resolveDir, path))
      return own && kind === 'dynamic-import' ? { path: `./${own[0]}`, external: true } : undefined
    })
  },
}

/** The manifest is that of an extension, too, most of which no program has a use for. */
const versionAlone: Plugin = {
  name: 'version-alone',
  setup(context) {
    context.onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) =>
      path === join(root, 'package.json')
        ? { contents: JSON.stringify({ version: description.version }), loader: 'json' }
        : undefined,
    )
  },
}

/** On being loaded it asks standard output what it is, which takes as long as to read a file; we ask for ourselves. */
const streamlessColors: Plugin = {
  name: 'streamless-colors',
  setup(context) {
    context.onLoad({ filter: /[\\/]picocolors\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text.replace('(p.stdout || {}).isTTY', 'false')
      if (contents === text) throw new Error('picocolors asks no longer as it did')
      return { contents }
    })
  },
}

/** Writes the program into a directory: `cli.cjs`, which starts `main.cjs`, and what that loads. */
export async function buildProgram(directory = join(root, 'dist')): Promise<void> {
  const cli = join(directory, 'cli.cjs')
  await mkdir(directory, { recursive: true })
  await Promise.all([
    build({
      ...shared,
      entryPoints: ['server/cli/launch.ts'],
      outfile: cli,
      banner: { js: '#!/usr/bin/env node' },
      define: {
        ...shared.define,
        packageVersion: JSON.stringify(description.version),
        subCommands: JSON.stringify(commands.map(({ name }) => name).filter((name) => name !== 'lint')),
      },
    }),
    build({
      ...shared,
      entryPoints: ['server/cli/main.ts'],
      outfile: join(directory, 'main.cjs'),
      // As Node wraps a file: `cli.cjs` calls it.
      banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
      footer: { js: '})' },
      plugins: [keepApart, keepProseApart, versionAlone, streamlessColors],
    }),
    build({
      ...shared,
      entryPoints: ['server/lsp/main.ts'],
      outfile: join(directory, 'server.cjs'),
      plugins: [keepProseApart, versionAlone],
    }),
    build({
      ...shared,
      entryPoints: ['server/hcl2-worker.ts'],
      outfile: join(directory, 'hcl2-worker.cjs'),
      external: ['@cdktf/hcl2json'],
    }),
    writeProse(directory),
    ...Object.entries(apart).map(([name, entry]) =>
      build({ ...shared, entryPoints: [entry], outfile: join(directory, name) }),
    ),
  ])
  await chmod(cli, 0o755)
  for (const [name, limit] of Object.entries(largest)) {
    const { size } = await stat(join(directory, name))
    if (size > limit) throw new Error(`${name} has ${size} bytes, more than ${limit}`)
  }
}

/** The core and the rules, bundled for a browser: fails where something there needs Node.js. */
export async function bundleForBrowser(): Promise<string> {
  const contents = "export { lint } from './server/lint.ts'\nexport { rules } from './rules/index.ts'\n"
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(join(root, 'dist'), { recursive: true, force: true })
  await buildProgram()
  await buildExtension(join(root, 'dist'))
}
