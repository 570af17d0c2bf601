import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Which stages each stage may import: the pipeline, read from left to right. `host` are the types of the outside. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  keys: ['text'],
  host: [],
  hcl: ['text', 'keys'],
  config: ['text', 'keys', 'hcl', 'host'],
  agents: ['text', 'keys', 'hcl', 'host', 'config'],
  facts: ['text', 'keys', 'hcl', 'host', 'config', 'agents'],
  fixes: ['text', 'hcl', 'config', 'agents'],
  format: ['text', 'hcl'],
  engine: ['text', 'keys', 'hcl', 'host', 'config', 'agents', 'facts', 'fixes'],
  settings: ['text', 'keys', 'hcl', 'host', 'config', 'agents', 'facts', 'engine'],
  rules: ['#rule'],
  explain: ['keys'],
  cert: ['host', 'facts', 'engine', 'lint', 'lint-options'],
  report: ['text', 'config', 'engine', 'agents', 'fixes', 'explain', 'cert'],
  'lint-options': ['agents', 'engine', 'facts', 'settings'],
  lint: ['host', 'config', 'agents', 'engine', 'settings', 'lint-options'],
  fix: ['agents', 'engine', 'fixes', 'host', 'settings', 'lint', 'lint-options'],
  lsp: [
    'text',
    'keys',
    'hcl',
    'host',
    'config',
    'agents',
    'facts',
    'fixes',
    'format',
    'engine',
    'settings',
    'explain',
    'cert',
    'report',
    'lint',
    'lint-options',
    'node-host',
    'node-second-opinion',
    'rules',
  ],
  'node-names': [],
  'node-host': ['host', 'node-names'],
  'hcl2-refusals': ['host'],
  'hcl2-worker': ['hcl2-refusals'],
  'node-hcl2': ['host', 'hcl2-refusals', 'hcl2-worker'],
  'node-second-opinion': ['host', 'node-hcl2'],
  cli: [
    'text',
    'keys',
    'hcl',
    'host',
    'config',
    'agents',
    'facts',
    'fixes',
    'format',
    'engine',
    'explain',
    'cert',
    'settings',
    'report',
    'lint',
    'fix',
    'lint-options',
    'lsp',
    'node-host',
    'node-names',
    'node-second-opinion',
    'rules',
  ],
}

/** The only places that may touch the machine. */
const mayUseNode = new Set(['node-host', 'node-hcl2', 'node-second-opinion', 'hcl2-worker', 'cli'])

interface Import {
  readonly file: string
  readonly stage: string
  readonly target: string
}

function sourceFiles(folder: string): readonly string[] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => path.endsWith('.ts')).map((path) => join(folder, path).replaceAll('\\', '/'))
}

function stageOf(file: string): string {
  if (file.startsWith('rules/')) return 'rules'
  const [, first = '', rest] = file.split('/')
  return rest === undefined ? first.replace(/\.ts$/, '') : first
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string)
  return targets.map((target) => ({ file, stage: stageOf(file), target }))
}

const all = [...sourceFiles('server'), ...sourceFiles('rules')]
  .filter((file) => file !== 'rules/index.ts')
  .flatMap(importsOf)

describe('who may import whom', () => {
  it('reads the whole program', () => {
    expect(all.length).toBeGreaterThan(200)
    expect([...new Set(all.map(({ stage }) => stage))].filter((stage) => !(stage in allowed))).toEqual([])
  })

  it('stages import only what comes before them', () => {
    const wrong = all.filter(({ file, stage, target }) => {
      if (target === '#rule') return stage !== 'rules'
      if (!target.startsWith('.') || target.endsWith('.json')) return false
      const to = stageOf(normalize(join(dirname(file), target)).replaceAll('\\', '/'))
      return to !== stage && !(allowed[stage] ?? []).includes(to)
    })
    expect(wrong).toEqual([])
  })

  it('only the host and the programs touch node', () => {
    const may = ({ stage, file }: Import): boolean => mayUseNode.has(stage) || file === 'server/lsp/main.ts'
    expect(all.filter((one) => one.target.startsWith('node:') && !may(one))).toEqual([])
  })

  it('the extension imports the protocol, VS Code and itself, nothing of the server', () => {
    const others = sourceFiles('client')
      .flatMap(importsOf)
      .filter(({ target }) => !target.startsWith('.') || target.includes('../server'))
    expect(others.length).toBeGreaterThan(10)
    const libraries = ['vscode', 'vscode-languageclient/node']
    const node = ['node:child_process', 'node:crypto', 'node:fs', 'node:timers/promises']
    const may = new Set([...libraries, ...node])
    expect(others.filter(({ target }) => !may.has(target))).toEqual([])
  })

  it('rules know nothing but #rule and pure libraries', () => {
    const others = all.filter(({ stage, target }) => stage === 'rules' && target !== '#rule')
    expect(others.filter(({ target }) => !target.startsWith('@noble/hashes/'))).toEqual([])
  })
})
