import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, inject, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A piece of a line, and the innermost of its scopes. */
type Piece = readonly [text: string, scope: string]

interface Token {
  readonly startIndex: number
  readonly endIndex: number
  readonly scopes: readonly string[]
}

interface Grammar {
  tokenizeLine(
    line: string,
    before: unknown,
  ): { readonly tokens: readonly Token[]; readonly ruleStack: unknown }
}

let grammar: Grammar

/** VS Code's own library for grammars, as it lies in the installation. */
beforeAll(async () => {
  const modules = join(inject('codeServer'), 'node_modules/code-server/lib/vscode/node_modules')
  const load = createRequire(join(modules, 'index.js'))
  const oniguruma = load('vscode-oniguruma') as {
    loadWASM(bytes: Uint8Array): Promise<void>
    createOnigScanner(patterns: readonly string[]): unknown
    createOnigString(text: string): unknown
  }
  const textmate = load('vscode-textmate') as {
    Registry: new (options: object) => { loadGrammar(scope: string): Promise<Grammar> }
  }
  await oniguruma.loadWASM(readFileSync(join(modules, 'vscode-oniguruma/release/onig.wasm')))
  const files: Readonly<Record<string, string>> = {
    'source.hcl1': 'hcl1.tmLanguage.json',
    'source.hcl1.nomadlint': 'settings.tmLanguage.json',
  }
  const registry = new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: async (scope: string) =>
      JSON.parse(readFileSync(join(root, 'client/language', files[scope] ?? ''), 'utf8')) as unknown,
  })
  grammar = await registry.loadGrammar('source.hcl1.nomadlint')
})

/** What is coloured: the innermost scope of each piece of text that has one, without its ending. */
function pieces(text: string): readonly Piece[] {
  let before: unknown = null
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, before)
    before = ruleStack
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const piece = line.slice(startIndex, endIndex)
      const scope = scopes.at(-1)?.replace(/\.hcl1$/, '') ?? ''
      const isBare = scope.startsWith('source') || scope.startsWith('meta')
      return piece.trim() === '' || isBare ? [] : [[piece, scope] as const]
    })
  })
}

const quoted = (text: string): readonly Piece[] => [
  ['"', 'punctuation.definition.string.begin'],
  [text, 'string.quoted.double'],
  ['"', 'punctuation.definition.string.end'],
]

describe('the grammar', () => {
  it('tells blocks, labels and settings apart', () => {
    expect(pieces('plugin "docker" {\n  config {\n    enabled = true\n  }\n}')).toEqual([
      ['plugin', 'entity.name.type.block'],
      ['"docker"', 'string.quoted.double.label'],
      ['{', 'punctuation.section.block.begin'],
      ['config', 'entity.name.type.block'],
      ['{', 'punctuation.section.block.begin'],
      ['enabled', 'variable.other.property'],
      ['=', 'keyword.operator.assignment'],
      ['true', 'constant.language.boolean'],
      ['}', 'punctuation.section.block.end'],
      ['}', 'punctuation.section.block.end'],
    ])
  })

  it('knows the three kinds of comments, and that none is in a string', () => {
    expect(pieces('# a\n// b\n/* c\n d */\nname = "no # comment"')).toEqual([
      ['#', 'punctuation.definition.comment'],
      [' a', 'comment.line.number-sign'],
      ['//', 'punctuation.definition.comment'],
      [' b', 'comment.line.double-slash'],
      ['/*', 'punctuation.definition.comment'],
      [' c', 'comment.block'],
      [' d ', 'comment.block'],
      ['*/', 'punctuation.definition.comment'],
      ['name', 'variable.other.property'],
      ['=', 'keyword.operator.assignment'],
      ...quoted('no # comment'),
    ])
  })

  it('knows numbers, lists and quoted keys', () => {
    expect(pieces('"ports" = [4646, 0x1F, -1.5e3]')).toEqual([
      ['"ports"', 'variable.other.property'],
      ['=', 'keyword.operator.assignment'],
      ['[', 'punctuation.section.brackets.begin'],
      ['4646', 'constant.numeric'],
      [',', 'punctuation.separator.comma'],
      ['0x1F', 'constant.numeric'],
      [',', 'punctuation.separator.comma'],
      ['-1.5e3', 'constant.numeric'],
      [']', 'punctuation.section.brackets.end'],
    ])
  })

  it('goes through what may stand in a string: quotes in templates, braces in texts', () => {
    const scopes = pieces('a = "{{ GetInterfaceIP \\"eth0\\" }} ${x("y}")} z"\nb = 1').map(
      ([, scope]) => scope,
    )
    expect(scopes.filter((scope) => scope === 'constant.character.escape')).toHaveLength(2)
    expect(scopes.slice(-3)).toEqual([
      'variable.other.property',
      'keyword.operator.assignment',
      'constant.numeric',
    ])
  })

  it('ends a here document at its word alone', () => {
    const texts = pieces('a = <<-EOT\n  EOT not\n  "open\n  EOT\nb = 1')
    expect(texts.at(-1)).toEqual(['1', 'constant.numeric'])
    expect(texts.filter(([, scope]) => scope === 'string.unquoted.heredoc')).toHaveLength(2)
  })
})
