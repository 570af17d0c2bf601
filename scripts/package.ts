import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVSIX } from '@vscode/vsce'
import manifest from '../package.json' with { type: 'json' }
import { rules } from '../rules/index.ts'
import { buildProgram } from './build.ts'
import { buildExtension, buildHcl2 } from './build-extension.ts'
import { root } from './bundle.ts'
import { licences } from './licences.ts'

/** Bytes. */
const largest = 4 * 1024 * 1024

/** What goes into the extension as it stands in the repository, and under which name. */
const copied: Readonly<Record<string, string>> = {
  'client/images/icon.png': 'client/images/icon.png',
  'client/language': 'client/language',
  'client/walkthrough': 'client/walkthrough',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
}

/** The manifest without what only the repository and npm have a use for; every rule is known to the settings. */
function extensionManifest(): object {
  const {
    scripts: _,
    devDependencies: __,
    dependencies: ___,
    allowScripts: ____,
    imports: _____,
    files: ______,
    bin: _______,
    ...rest
  } = structuredClone(manifest)
  const severities = rest.contributes.configuration.properties['nomadlint.rules']
  const known = rules.map(({ id, rule: { summary } }) => [
    id,
    { ...severities.additionalProperties, description: summary },
  ])
  Object.assign(severities, { properties: Object.fromEntries(known) })
  return rest
}

/** The page about the extension, whose other pages are not there. */
async function readme(): Promise<string> {
  const text = await readFile(join(root, 'docs/vscode.md'), 'utf8')
  return text.replaceAll('](../client/', '](client/').replace(/\[([^\]]+)\]\([\w./-]+\.md\)/g, '$1')
}

/** Writes the extension as one file, with everything in it that it needs; gives the number of its bytes. */
export async function packageExtension(vsix: string): Promise<number> {
  const stage = await mkdtemp(join(tmpdir(), 'nomadlint-vsix-'))
  try {
    const dist = join(stage, 'dist')
    await buildProgram(dist)
    await Promise.all([buildExtension(dist), buildHcl2(dist)])
    for (const [from, to] of Object.entries(copied)) {
      await mkdir(dirname(join(stage, to)), { recursive: true })
      await cp(join(root, from), join(stage, to), { recursive: true })
    }
    await writeFile(join(stage, 'package.json'), `${JSON.stringify(extensionManifest())}\n`)
    await writeFile(join(stage, 'README.md'), await readme())
    await writeFile(join(stage, 'THIRD-PARTY.txt'), await licences())
    // Everything that lies here is wanted.
    await writeFile(join(stage, '.vscodeignore'), '')
    await createVSIX({
      cwd: stage,
      packagePath: vsix,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    })
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
  const { size } = await stat(vsix)
  if (size > largest) throw new Error(`${vsix} has ${size} bytes, more than ${largest}`)
  return size
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = `${manifest.name}-${manifest.version}.vsix`
  const size = await packageExtension(join(root, name))
  process.stdout.write(`${name}: ${(size / 1024 / 1024).toFixed(2)} MiB\n`)
}
