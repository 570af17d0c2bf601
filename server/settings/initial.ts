import { directoryOf, sortPaths } from '../agents/paths.ts'

/** What a settings file can be written from. All paths are relative to its directory. */
export interface Found {
  readonly agents: readonly FoundAgent[]
  /** How many more units of systemd start: those say themselves what they are made of. */
  readonly ofUnits: number
  /** Files that are something else than agent configuration. */
  readonly strangers: readonly string[]
  /** Units of systemd, and settings files further inside: their directories are not to be ignored. */
  readonly kept: readonly string[]
  /** The settings file that held so far. */
  readonly above: string | undefined
}

export interface FoundAgent {
  readonly label: string
  readonly files: readonly string[]
  /** Why these files form an agent. */
  readonly grouping: string
}

/** More than these nobody reads; what is not said stays as it is found. */
const mostAgents = 100
const mostIgnored = 200

/** The text of a settings file that says what was found, and changes nothing. */
export function initialSettings(found: Found): string {
  const { above } = found
  const sections = [
    ['# Settings of nomadlint for the files in this directory and below it.'],
    ...(above === undefined ? [] : [base(above)]),
    preset(above !== undefined),
    version(),
    threshold(above !== undefined),
    ignore(found),
    rule(),
    ...agents(found),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function base(above: string): readonly string[] {
  return [
    '# What these settings build upon; what is said here beats what they say.',
    `extends = [${quoted(above)}]`,
  ]
}

function preset(isSaid: boolean): readonly string[] {
  return [
    '# Which rules run: "recommended", "strict" or "all" (nomadlint rules lists them).',
    `${isSaid ? '# ' : ''}preset = "recommended"`,
  ]
}

function version(): readonly string[] {
  return ['# The Nomad to judge as. Without one, every supported version counts.', '# nomad_version = "1.10"']
}

function threshold(isSaid: boolean): readonly string[] {
  return [
    '# From which severity on a finding fails the run: "error", "warning", "info" or "never".',
    `${isSaid ? '# ' : ''}fail_on = "warning"`,
  ]
}

function rule(): readonly string[] {
  return [
    '# The severity of a rule, or of an area such as "tls": "off", "info", "warning" or "error".',
    '# rule "tls/disabled" {',
    '#   severity = "info"',
    '# }',
  ]
}

function ignore(found: Found): readonly string[] {
  const patterns = ignoredBy(found)
  const explained = '# What is left alone. A pattern without a slash holds at any depth.'
  if (patterns.length === 0) return [explained, '# ignore = ["vendor/"]']
  const shown = patterns.slice(0, mostIgnored)
  const note =
    shown.length < patterns.length
      ? [`# ${patterns.length - shown.length} more files are no agent configuration.`]
      : []
  return [
    `${explained} These are no agent configuration.`,
    ...note,
    'ignore = [',
    ...shown.map((pattern) => `  ${quoted(pattern)},`),
    ']',
  ]
}

/** Directories in which nothing else is, and files beside others. */
function ignoredBy({ agents: known, strangers, kept }: Found): readonly string[] {
  const used = new Set(['.'])
  for (const path of [...known.flatMap(({ files }) => files), ...kept])
    for (let at = directoryOf(path); !used.has(at); at = directoryOf(at)) used.add(at)
  const patterns = new Set(
    strangers.map((path) => {
      let outermost: string | undefined
      for (let at = directoryOf(path); !used.has(at); at = directoryOf(at)) outermost = at
      return outermost === undefined ? anchored(escaped(path)) : `${anchored(escaped(outermost))}/`
    }),
  )
  return sortPaths([...patterns])
}

/** A name alone would hold at any depth. */
function anchored(pattern: string): string {
  return pattern.includes('/') ? pattern : `/${pattern}`
}

function escaped(path: string): string {
  return path.replace(/[\\*?[\]{}()!]/g, '\\$&')
}

function agents({ agents: known, strangers }: Found): readonly (readonly string[])[] {
  const explained =
    '# Which files form an agent, in the order in which Nomad is given them; flags are the others it is started with.'
  if (known.length === 0)
    return [[explained, '# agent "server1" {', '#   files = ["base.hcl", "server1.hcl"]', '# }']]
  const shown = known.slice(0, mostAgents)
  const blocks = shown.map((agent) => block(agent, strangers))
  const note =
    shown.length < known.length
      ? [[`# ${known.length - shown.length} more agents are as nomadlint agents shows them.`]]
      : []
  return [[explained, ...(blocks[0] ?? [])], ...blocks.slice(1), ...note]
}

function block({ label, files, grouping }: FoundAgent, strangers: readonly string[]): readonly string[] {
  // Nomad reads whatever is added to such a directory.
  const isDirectory = label.endsWith('.d') && !strangers.some((path) => directoryOf(path) === label)
  const entries = isDirectory ? [label] : files
  return [
    `# ${oneLine(grouping)}`,
    `agent ${quoted(label)} {`,
    ...(entries.length === 1
      ? [`  files = [${quoted(entries[0] ?? '')}]`]
      : ['  files = [', ...entries.map((entry) => `    ${quoted(entry)},`), '  ]']),
    '}',
  ]
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

/** As HCL 1 and JSON write it. */
function quoted(text: string): string {
  return JSON.stringify(text)
}
