import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVSIX } from '@vscode/vsce'

/** Like HashiCorp's extension for HCL: the same language with a grammar, and nothing else. */
export async function packageOtherExtension(vsix: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'hcl-extension-'))
  const write = (name: string, content: object): void =>
    writeFileSync(join(directory, name), JSON.stringify(content))
  mkdirSync(directory, { recursive: true })
  write('package.json', {
    name: 'hcl',
    publisher: 'hashicorp',
    version: '0.0.1',
    license: 'MIT',
    engines: { vscode: '^1.91.0' },
    contributes: {
      languages: [{ id: 'hcl', aliases: ['HCL'], extensions: ['.hcl'], configuration: './language.json' }],
      grammars: [{ language: 'hcl', scopeName: 'source.hcl', path: './grammar.json' }],
    },
  })
  write('language.json', { comments: { lineComment: '#' } })
  write('grammar.json', { scopeName: 'source.hcl', patterns: [{ name: 'comment.line.hcl', match: '#.*$' }] })
  writeFileSync(join(directory, '.vscodeignore'), '')
  await createVSIX({
    cwd: directory,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  })
  rmSync(directory, { recursive: true, force: true })
}
