import { expect } from 'vitest'
import { rules } from '../../rules/index.ts'
import { assembleAgent } from '../../server/agents/assemble.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { isTemplateName } from '../../server/config/templates/template-file.ts'
import type { FieldValue } from '../../server/config/values.ts'
import { fix } from '../../server/fix.ts'
import { formatEdits } from '../../server/format/format.ts'
import { parse } from '../../server/hcl/parse.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { applyEdits } from '../../server/text/apply-edits.ts'
import { decodeSource } from '../../server/text/decode.ts'
import { createSource, type Source } from '../../server/text/source.ts'
import type { Location, Span } from '../../server/text/span.ts'
import { memoryHost } from '../memory-host.ts'
import { agentFiles, hclFiles, jsonFiles, pemFiles, settingsFiles, templateFiles } from './corpora.ts'
import { fuzz, type Law } from './fuzz.ts'

const inside = ({ start, end }: Span, { text }: Source): boolean =>
  0 <= start && start <= end && end <= text.length

const parses =
  (path: string): Law =>
  (bytes) => {
    const source = decodeSource(path, bytes)
    const { ok, problems, tokens } = parse(source)
    if (problems.some(({ severity }) => severity === 'error') === ok)
      throw new Error('verdict without errors')
    if (tokens.map(({ span: { start, end } }) => source.text.slice(start, end)).join('') !== source.text)
      throw new Error('tokens are not the text')
    for (const { span, repair } of problems) {
      if (!inside(span, source)) throw new Error('a problem outside of the file')
      for (const edit of repair?.edits ?? [])
        if (!inside(edit.span, source)) throw new Error('a repair outside of the file')
    }
  }

fuzz('HCL', hclFiles, parses('a.hcl'))
fuzz('JSON', jsonFiles, parses('a.json'))

fuzz('decoding', [...hclFiles, ...jsonFiles], (bytes) => {
  const { source, issues, config, parsed } = parseConfigFile(decodeSource('a.hcl', bytes), true)
  for (const { at } of issues) if (!inside(at.span, source)) throw new Error('an issue outside of the file')
  for (const { span } of originsIn(config))
    if (!inside(span, source)) throw new Error('an origin outside of the file')
  expect(parsed.problems.length < 200).toBe(true)
})

function* originsIn(field: FieldValue): Iterable<Location> {
  if (field.kind === 'leaf') for (const { key, value } of field.origins) yield* [key, value]
  else if (field.kind === 'repeated') for (const entry of field.entries.values()) yield* originsIn(entry)
  else {
    yield* field.headers
    for (const inner of field.fields.values()) yield* originsIn(inner)
  }
}

const base = parseConfigFile(createSource('base.hcl', 'region = "eu"\nserver {\n  enabled = true\n}\n'), true)

fuzz('merging', hclFiles, (bytes) => {
  const file = parseConfigFile(decodeSource('a.hcl', bytes), true)
  for (const files of [
    [base, file],
    [file, base],
    [file, base, file],
  ]) {
    const { merged } = assembleAgent({ name: 'a', files, grouping: 'merged' })
    const texts = new Map(files.map(({ source }) => [source.path, source]))
    for (const { source, span } of originsIn(merged))
      if (!inside(span, texts.get(source.path) as Source)) throw new Error('an origin outside of the files')
  }
})

fuzz('templates', templateFiles, (bytes) => {
  for (const path of ['a.hcl.j2', 'a.tftpl', 'a.hcl.erb', 'a.ctmpl']) {
    expect(isTemplateName(path)).toBe(true)
    const { source, parsed, issues } = parseConfigFile(decodeSource(path, bytes), true)
    const spans = [...parsed.problems.map(({ span }) => span), ...issues.map(({ at }) => at.span)]
    if (!spans.every((span) => inside(span, source))) throw new Error('a problem outside of the file')
  }
})

fuzz('formatting', [...hclFiles, ...jsonFiles], (bytes) => {
  const source = decodeSource('a.hcl', bytes)
  if (source.invalidUtf8.size > 0) return
  const parsed = parse(source)
  const edits = formatEdits(source, parsed)
  if (edits === undefined) return
  const text = applyEdits(source, edits)
  const again = createSource('a.hcl', text)
  const words = (of: ReturnType<typeof parse>, { text: from }: Source) =>
    of.tokens.flatMap(({ type, span }) =>
      type === 'whitespace' || type === 'eof' ? [] : [from.slice(span.start, span.end).trimEnd()],
    )
  const reparsed = parse(again)
  if (reparsed.ok !== parsed.ok) throw new Error('formatting changes the verdict')
  const [before, after] = [words(parsed, source), words(reparsed, again)]
  if (before.filter(Boolean).join('\n') !== after.filter(Boolean).join('\n'))
    throw new Error('formatting changes words')
  if (applyEdits(again, formatEdits(again, reparsed) ?? []) !== text) throw new Error('formatting goes on')
})

const crashes = ({ rule }: { rule: string }): boolean => rule.startsWith('internal/')

async function findingsOf(files: ReadonlyMap<string, string | Uint8Array>) {
  const options = { ...defaultOptions, paths: ['.'], preset: 'all' as const }
  const { findings, failures } = await lint(options, rules, memoryHost(files))
  if (failures[0] !== undefined) throw failures[0].error
  const crash = findings.find(crashes)
  if (crash !== undefined) throw new Error(crash.message)
  for (const { location } of findings)
    if (!inside(location.span, location.source)) throw new Error('a finding outside of its file')
  return findings
}

fuzz('every rule', agentFiles, async (bytes) => {
  await findingsOf(new Map([['nomad.hcl', bytes]]))
})

fuzz('settings', settingsFiles, async (bytes) => {
  const files = new Map<string, Uint8Array>([
    ['.nomadlintrc', bytes],
    ['base.hcl', new TextEncoder().encode('preset = "all"\n')],
    ['a.hcl', new TextEncoder().encode('region = "eu"\n')],
  ])
  await findingsOf(files)
})

fuzz('fixes', agentFiles, async (bytes) => {
  const options = { ...defaultOptions, paths: ['nomad.hcl'], unsafe: true }
  const host = memoryHost(new Map([['nomad.hcl', bytes]]))
  const { rewrites } = await fix(options, rules, host)
  const rewrite = rewrites.get('nomad.hcl')
  if (rewrite === undefined) return
  const readable = (text: string): boolean => parseConfigFile(createSource('nomad.hcl', text), true).parsed.ok
  if (readable(rewrite.original.text) && !readable(rewrite.text)) throw new Error('a fix breaks the file')
  const after = memoryHost(new Map([['nomad.hcl', rewrite.text]]))
  if ((await fix(options, rules, after)).rewrites.size > 0) throw new Error('fixing goes on')
})

const tls = new TextEncoder().encode(
  'server {\n  enabled = true\n}\ntls {\n  http = true\n  rpc = true\n  ca_file = "x.pem"\n  cert_file = "x.pem"\n  key_file = "x.pem"\n}\n',
)

fuzz('certificates and keys', await pemFiles(), async (bytes) => {
  const findings = await findingsOf(
    new Map<string, Uint8Array>([
      ['a.hcl', tls],
      ['x.pem', bytes],
    ]),
  )
  const said = findings.map(({ message, help = '' }) => message + help).join('\n')
  const lines = bytes.toString('latin1').match(/[A-Za-z0-9+/]{40,}/g) ?? []
  if (lines.some((line) => said.includes(line.slice(0, 20)))) throw new Error('a file is told')
})
