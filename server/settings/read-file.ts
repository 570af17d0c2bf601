import type { DeclaredAgent } from '../agents/declared.ts'
import { join, tidy } from '../agents/paths.ts'
import { asSentence } from '../agents/start/flags.ts'
import { ownWords } from '../engine/own-words.ts'
import type { Report } from '../engine/rule.ts'
import type { Preset, RuleSetting, Threshold } from '../engine/severity.ts'
import { readRelease } from '../facts/releases.ts'
import { parse } from '../hcl/parse.ts'
import type { Host } from '../host.ts'
import { escapeSegment } from '../keys/lookup.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { agentFiles } from './agent-files.ts'
import { type Check, checkWritten } from './check.ts'
import { AgentFlags } from './flags.ts'
import { longestPattern, Patterns } from './patterns.ts'
import type { Places } from './places.ts'
import type { FileSettings, Layer } from './settings.ts'
import { readWritten, type Written } from './written.ts'

/** What reading a settings file takes. */
export interface Tools {
  readonly host: Host
  readonly places: Places
  readonly check: Check
}

/** What one settings file says itself. */
export interface OwnSettings {
  readonly problems: Report[]
  readonly layers: readonly Layer[]
  readonly ignore: Patterns
  readonly agents: readonly DeclaredAgent[]
  /** The files it builds upon, as this run names them. */
  readonly bases: readonly { readonly path: string; readonly span: Span }[]
}

/** The schema's shape of what may differ between files; what is wrong has been left out. */
interface SharedValues {
  readonly preset?: Preset
  readonly nomad_version?: string
  readonly fail_on?: Threshold
  readonly root?: string
  readonly expiry_warning?: string
  readonly rule?: Readonly<Record<string, { readonly severity: RuleSetting } | undefined>>
}

/** A list may have holes where something was wrong. */
type Texts = readonly (string | undefined)[]

interface Values extends SharedValues {
  readonly extends?: Texts
  readonly ignore?: Texts
  readonly agent?: Readonly<Record<string, { readonly files?: Texts; readonly flags?: Texts } | undefined>>
  readonly override?: readonly ((SharedValues & { readonly files?: Texts }) | undefined)[]
}

/** Reads the text of a settings file that stands in `directory`. */
export async function readOwn(source: Source, directory: string, tools: Tools): Promise<OwnSettings> {
  return await new OwnReader(source, directory, tools).read()
}

class OwnReader {
  readonly #source: Source
  readonly #directory: string
  readonly #tools: Tools
  readonly #written: Written
  readonly #problems: Report[] = []

  constructor(source: Source, directory: string, tools: Tools) {
    this.#source = source
    this.#directory = directory
    this.#tools = tools
    const parsed = parse(source)
    this.#written = readWritten(parsed)
    for (const { span, message, help } of parsed.problems)
      this.#report(span, ownWords(message), help === undefined ? help : ownWords(help))
    for (const { span, message, help } of this.#written.problems) this.#report(span, message, help)
  }

  async read(): Promise<OwnSettings> {
    const checked = checkWritten(this.#written, this.#tools.check)
    for (const { span, message, help } of checked.problems) this.#report(span, message, help)
    const values = (checked.values ?? {}) as Values
    const layers: Layer[] = [{ fits: () => true, says: await this.#shared(values, '') }]
    for (const [index, override] of (values.override ?? []).entries()) {
      if (override?.files === undefined) continue
      const pointer = `/override/${index}`
      const patterns = this.#patterns(override.files, `${pointer}/files`)
      layers.push({
        fits: (path) => patterns.verdict(path) === true,
        says: await this.#shared(override, pointer),
      })
    }
    return {
      problems: this.#problems,
      layers,
      ignore: this.#patterns(values.ignore ?? [], '/ignore'),
      agents: await this.#agents(values.agent ?? {}),
      bases: this.#bases(values.extends ?? []),
    }
  }

  async #shared(values: SharedValues, pointer: string): Promise<FileSettings> {
    const { preset, nomad_version, fail_on, expiry_warning, rule = {} } = values
    const version = nomad_version === undefined ? undefined : readRelease(nomad_version)
    if (typeof version === 'string')
      this.#report(
        this.#valueAt(`${pointer}/nomad_version`),
        `This is no Nomad to judge as: ${version}.`,
        'write "1.10"',
      )
    const root = values.root === undefined ? undefined : await this.#root(values.root, `${pointer}/root`)
    const severities = new Map(
      Object.entries(rule).flatMap(([name, block]) =>
        block?.severity === undefined ? [] : [[name, block.severity]],
      ),
    )
    return {
      severities: severities.size === 0 ? [] : [severities],
      ...(preset === undefined ? {} : { preset }),
      ...(typeof version === 'object' ? { version } : {}),
      ...(fail_on === undefined ? {} : { failOn: fail_on }),
      ...(expiry_warning === undefined ? {} : { expiryWarningDays: Number.parseInt(expiry_warning, 10) }),
      ...(root === undefined ? {} : { root }),
    }
  }

  async #root(written: string, pointer: string): Promise<string | undefined> {
    const path = this.#here(written)
    const facts = await this.#tools.host.stat(path)
    if (facts.known && facts.value.type === 'directory') return path
    this.#report(this.#valueAt(pointer), 'This is no directory.', 'name one, relative to this file')
    return undefined
  }

  #patterns(texts: Texts, pointer: string): Patterns {
    const patterns = texts.flatMap((text, index) => {
      if (text === undefined) return []
      if (text.length <= longestPattern) return [text]
      this.#report(
        this.#valueAt(`${pointer}/${index}`),
        'This pattern is too long.',
        'name a directory instead',
      )
      return []
    })
    return new Patterns(patterns, this.#directory, this.#tools.places)
  }

  async #agents(blocks: NonNullable<Values['agent']>): Promise<readonly DeclaredAgent[]> {
    const known = Object.entries(blocks).flatMap(([label, block]) =>
      block?.files === undefined ? [] : [{ label, flags: block.flags ?? [], files: block.files }],
    )
    const flags = new AgentFlags(
      this.#source,
      known.map(({ label, flags: texts }) =>
        texts.flatMap((text, index) =>
          text === undefined
            ? []
            : [{ text, span: this.#valueAt(`/agent/${escapeSegment(label)}/flags/${index}`) }],
        ),
      ),
    )
    const { places } = this.#tools
    const agents: DeclaredAgent[] = []
    for (const [index, { label, files }] of known.entries()) {
      for (const problem of flags.problems(index)) this.#report(problem.at, asSentence(problem), undefined)
      const parts = await this.#parts(files, `/agent/${escapeSegment(label)}/files`)
      const started = flags.startedWith(index)
      agents.push({
        name: this.#nameOf(label),
        by: this.#source.path,
        parts: parts.flatMap((part) => (part === undefined ? [] : [part.map((path) => places.shown(path))])),
        ...(started === undefined ? {} : { started }),
        ...(parts.includes(undefined) ? { partial: true } : {}),
      })
    }
    return agents
  }

  /** Of settings further inside the name tells where; of those above it need not. */
  #nameOf(label: string): string {
    const name = this.#tools.places.shown(join(this.#directory, label))
    return name.startsWith('../') ? label : name
  }

  async #parts(files: Texts, pointer: string): Promise<readonly (readonly string[] | undefined)[]> {
    const { host } = this.#tools
    const parts: (readonly string[] | undefined)[] = []
    for (const [index, entry] of files.entries()) {
      const part = entry === undefined ? undefined : await agentFiles(entry, this.#directory, host)
      if (entry !== undefined && part === undefined)
        this.#report(
          this.#valueAt(`${pointer}/${index}`),
          'There is no file of this name.',
          'name it relative to this file',
        )
      parts.push(part)
    }
    return parts
  }

  #bases(texts: Texts): OwnSettings['bases'] {
    return texts.flatMap((text, index) => {
      if (text === undefined) return []
      const span = this.#valueAt(`/extends/${index}`)
      if (!/^[a-z]+:\/\//i.test(text)) return [{ path: this.#here(text), span }]
      this.#report(span, 'Settings are read from files only.', 'name a file, relative to this one')
      return []
    })
  }

  #here(path: string): string {
    return tidy(path.startsWith('/') ? path : join(this.#directory, path))
  }

  #valueAt(pointer: string): Span {
    return this.#written.places.get(pointer)?.value ?? { start: 0, end: 0 }
  }

  #report(span: Span, message: string, help: string | undefined): void {
    const at = { at: { source: this.#source, span } }
    this.#problems.push({ at, message, ...(help === undefined || help === '' ? {} : { help }) })
  }
}
