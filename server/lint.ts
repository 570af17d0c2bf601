import { assembleAgent } from './agents/assemble.ts'
import type { Changes } from './agents/changes.ts'
import { configFiles, type FileGroup } from './agents/discover.ts'
import { type FileSet, type FileSigns, groupFiles, saidSet } from './agents/group.ts'
import { directoryOf, tidy } from './agents/paths.ts'
import { readGroup } from './agents/read-group.ts'
import type { ConfigFile } from './config/file.ts'
import { Inspection } from './engine/inspection.ts'
import type { LintReport } from './engine/report.ts'
import type { RegisteredRule } from './engine/rule.ts'
import type { Terms } from './engine/terms.ts'
import type { Host } from './host.ts'
import type { LintOptions } from './lint-options.ts'
import { type Survey, survey } from './settings/survey.ts'
import { TermsBook } from './settings/terms-book.ts'

/** The whole pipeline: paths in, findings out. Directories are done one after the other, so memory stays flat. */
export async function lint(
  options: LintOptions,
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<LintReport> {
  return await lintGroups(await survey(options, host), options, rules, host)
}

/** The same where it is known already which files belong together. */
export async function lintGroups(
  surveyed: Survey,
  options: LintOptions,
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<LintReport> {
  const run = new Run(surveyed, options, rules, host)
  const { groups, changes } = surveyed.discovery
  const total = groups.reduce((sum, group) => sum + group.paths.length, 0)
  for (const group of groups) {
    await run.guard(group.paths, () => run.group(group, changes))
    options.onProgress?.(run.files, total)
  }
  return run.report()
}

class Run {
  readonly #options: LintOptions
  readonly #rules: readonly RegisteredRule[]
  readonly #host: Host
  readonly #surveyed: Survey
  readonly #book: TermsBook
  readonly #inspection: Inspection
  /** Files read. */
  readonly #counted = new Set<string>()
  /** Directories of one agent each, of which only some files were named. */
  readonly #partial: string[] = []
  #lines = 0
  #bytes = 0

  constructor(surveyed: Survey, options: LintOptions, rules: readonly RegisteredRule[], host: Host) {
    this.#surveyed = surveyed
    this.#options = options
    this.#rules = rules
    this.#host = host
    this.#book = new TermsBook(surveyed.settings, options, rules, host)
    this.#inspection = new Inspection(this.#book.termsAt, host, options)
  }

  get files(): number {
    return this.#counted.size
  }

  /** text -> tree -> values -> agents -> facts -> findings, for the files of one directory. */
  async group(group: FileGroup, changes?: Changes): Promise<void> {
    const started = this.#inspection.clock()
    const read = await readGroup(group, this.#host, this.#options.overlay, this.#options.library)
    const all = this.#sets(group, read.signs)
    const sets = changes === undefined ? all : await this.#concerned(all, changes)
    const files = changes === undefined ? read.files : [...new Set(sets.flatMap((set) => set.files))]
    this.#count(files, changes === undefined ? read.strangers : [])
    this.#inspection.time.read += this.#inspection.clock() - started
    const whole = await this.#isWhole(group)
    if (!whole && group.said === undefined && group.directory.endsWith('.d') && files.length > 0)
      this.#partial.push(group.directory)
    if (this.#options.inlineConfig) this.#readSuppressions(files, whole || group.said !== undefined)
    const { coverage } = this.#inspection
    if (coverage !== undefined && (changes !== undefined || !whole))
      for (const path of group.paths) coverage.addPart(path)
    const names = namesByFile(sets)
    const unchecked = new Set(files)
    const checkFile = (file: ConfigFile) =>
      this.guard([file.source.path], () => this.#checkFile(file, names.get(file) ?? []))
    // One agent at a time, and one file: of ten thousand, the rest waits as text.
    for (const set of sets) {
      if ((await this.#options.pause?.()) === false) return
      await this.guard(pathsOf(set.files), () => this.#checkAgent(set))
      for (const file of set.files) if (unchecked.delete(file)) await checkFile(file)
    }
    for (const file of unchecked) await checkFile(file)
  }

  /** A bug that shows in some files is no reason to say nothing about the others. */
  async guard(paths: readonly string[], work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#inspection.addFailure(paths, error)
    }
  }

  #readSuppressions(files: readonly ConfigFile[], whole: boolean): void {
    const { suppressions, doubts } = this.#inspection
    for (const file of files) suppressions.add(file)
    const suppressing = files.filter(({ source }) => suppressions.has(source.path))
    for (const file of suppressing) doubts.addFile(file)
    if (whole) return
    for (const { source } of suppressing) doubts.addPart(source.path)
  }

  /** Whether a group has all files of its directories. */
  async #isWhole({ named, paths }: FileGroup): Promise<boolean> {
    if (!named) return true
    const own = new Set(paths)
    for (const directory of new Set(paths.map(directoryOf))) {
      const entries = await this.#host.list(directory)
      const files = entries.known ? configFiles(directory, entries.value) : []
      if (!files.every((path) => own.has(path))) return false
    }
    return true
  }

  /** An agent goes by the terms of its first file. */
  #termsOf(set: FileSet): Promise<Terms> {
    return this.#book.termsAt(set.files[0]?.source.path ?? '.')
  }

  async #concerned(sets: readonly FileSet[], changes: Changes): Promise<readonly FileSet[]> {
    const concerned: FileSet[] = []
    for (const set of sets) {
      const { merging, policy } = await this.#termsOf(set)
      if (changes.concerns(set, policy.root, () => assembleAgent(set, merging))) concerned.push(set)
    }
    return concerned
  }

  #sets({ directory, said, claimed }: FileGroup, signs: readonly FileSigns[]): readonly FileSet[] {
    const files = signs.map(({ file }) => file)
    const sets =
      said === undefined
        ? groupFiles(directory, signs, claimed, this.#host.directory?.())
        : saidSet(said, files)
    const { started } = this.#options
    // Flags that name files are those of the agent that these files make.
    if (started === undefined || started.configs.length > 0) return sets
    return sets.map((set) => ({ ...set, started: [...(set.started ?? []), started] }))
  }

  #count(files: readonly ConfigFile[], strangers: readonly string[]): void {
    const { tally } = this.#inspection
    for (const path of strangers) this.#options.onStranger?.(path)
    for (const path of strangers)
      if (path !== this.#options.baseline?.path)
        tally.add('file', 'not agent configuration: left alone', path)
    for (const { source, template } of files) {
      if (template?.followed === false)
        tally.add('template', 'its conditions open and close blocks: its syntax not judged', source.path)
      // Several agents may read one file.
      if (this.#counted.has(source.path)) continue
      this.#counted.add(source.path)
      this.#lines += source.lineStarts.length
      this.#bytes += source.text.length
    }
  }

  async #checkAgent(set: FileSet): Promise<void> {
    const { memory } = this.#options
    const known = memory?.agent(set)
    if (known !== undefined && (await this.#inspection.repeatAgent(known))) return
    const started = this.#inspection.clock()
    const { merging } = await this.#termsOf(set)
    const agent = assembleAgent(set, merging)
    this.#inspection.time.merge += this.#inspection.clock() - started
    const memo = await this.#inspection.checkAgent(agent)
    if (memo !== undefined) memory?.keepAgent(set, memo)
  }

  async #checkFile(file: ConfigFile, agents: readonly string[]): Promise<void> {
    const { memory } = this.#options
    const known = memory?.file(file, agents)
    if (known !== undefined) return await this.#inspection.repeatFile(file, known)
    const sayings = await this.#inspection.checkFile(file, agents)
    if (sayings !== undefined) memory?.keepFile(file, agents, sayings)
  }

  async report(): Promise<LintReport> {
    const { discovery, settings, settingsFiles, ignored } = this.#surveyed
    const { missing, unlisted, idle = [], templates = [], cut = [] } = discovery
    const { tally, time, ruleTimes } = this.#inspection
    for (const path of settingsFiles) this.#counted.add(path)
    for (const path of ignored) tally.add('path', 'left alone, as settings say', path)
    for (const path of unlisted)
      tally.add('directory', 'not readable for this user: nothing in it was checked', path)
    for (const path of idle) tally.add('systemd unit', 'for an agent whose configuration is not here', path)
    for (const path of templates) tally.add('template', 'read only if named as PATH', path)
    for (const path of cut)
      tally.add('directory', 'too large: agents in the rest of it were not looked for', path)
    this.#inspection.addSettings(settings.problems())
    const named = this.#options.paths.length === 0 ? ['.'] : this.#options.paths.map(tidy)
    const found = await this.#inspection.finish(this.#rules)
    return {
      ...found,
      hints: [...this.#partial.map(partHint), ...found.hints],
      files: this.files,
      affected: this.#options.affected,
      missing,
      unlisted: unlisted.filter((path) => named.includes(path)),
      statistics: { lines: this.#lines, bytes: this.#bytes, milliseconds: time, rules: ruleTimes },
    }
  }
}

function pathsOf(files: readonly ConfigFile[]): readonly string[] {
  return files.map(({ source }) => source.path)
}

function partHint(directory: string): string {
  return `${directory} holds more files, which Nomad reads as one agent with these: name the directory to check the whole`
}

function namesByFile(sets: readonly FileSet[]): ReadonlyMap<ConfigFile, readonly string[]> {
  const names = new Map<ConfigFile, string[]>()
  for (const { name, files } of sets) {
    for (const file of files) {
      const known = names.get(file)
      if (known === undefined) names.set(file, [name])
      else known.push(name)
    }
  }
  return names
}
