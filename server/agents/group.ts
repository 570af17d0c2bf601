import type { ConfigFile } from '../config/file.ts'
import { fieldAt, type LeafValue, leafAt, type Origin } from '../config/values.ts'
import { textOf } from '../text/source.ts'
import type { SaidAgent } from './discover.ts'
import { tidy } from './paths.ts'
import type { Started } from './start/started.ts'

/** Files that make one agent, in reading order. */
export interface FileSet {
  readonly name: string
  readonly files: readonly ConfigFile[]
  /** The same files by the `-config` that names them, where several do. */
  readonly parts?: readonly (readonly ConfigFile[])[]
  /** Those of the files, the first ones, that other agents begin with as well: the same list for all of them. */
  readonly common?: readonly ConfigFile[]
  /** Why these files, for `nomadlint agents`. */
  readonly grouping: string
  /** Nobody said so, and neither did a name: it may be wrong. */
  readonly guessed?: true
  /** The flags it is started with. */
  readonly started?: readonly Started[]
  /** The systemd unit that starts it. */
  readonly unit?: string
  /** Files and directories that the unit and its drop-ins are read from. */
  readonly readFrom?: readonly string[]
  /** It reads files that are not here. */
  readonly partial?: true
}

/**
 * Which files of a directory form an agent. People keep a server's and a client's file side by side as often
 * as they split one agent into several files, and Nomad reads whatever it is pointed at; so: a directory named
 * `*.d` is one agent; in any other the files are one agent unless they contradict each other, and then every
 * file that does stands alone, upon the files that do not. Claimed files have an agent of their own already, that
 * of a unit: no other is made of them, but files that stand alone may stand upon them all the same.
 */
export function groupFiles(
  directory: string,
  signs: readonly FileSigns[],
  claimed: ReadonlySet<string> = new Set(),
  workingDirectory = '',
): readonly FileSet[] {
  const isClaimed = (file: ConfigFile): boolean => claimed.has(file.source.path)
  const isOneAgent = isDotD(directory, workingDirectory)
  const alone = isOneAgent ? new Map<ConfigFile, string>() : contradicting(signs, isClaimed)
  const common = signs.flatMap(({ file }) => (alone.has(file) ? [] : [file]))
  const own = [...alone].filter(([file]) => !isClaimed(file))
  const make = own.length * common.length > mostMerges ? standingApart : standingAlone
  if (own.length > 0) return own.map(([file, why]) => make(file, why, common))
  return together(
    directory,
    common.filter((file) => !isClaimed(file)),
    isOneAgent,
  )
}

/** By its own name, also where it is the working directory. */
function isDotD(directory: string, workingDirectory: string): boolean {
  const path = directory.startsWith('/') ? directory : tidy(`${workingDirectory}/${directory}`)
  return path.endsWith('.d')
}

/** How many agents times how many files that all of them begin with: a thousand with a hundred is nobody's cluster. */
const mostMerges = 100_000

function standingAlone(file: ConfigFile, why: string, common: readonly ConfigFile[]): FileSet {
  return {
    name: file.source.path,
    files: [...common, file],
    common,
    grouping: common.length === 0 ? why : `${why}; with the files of the directory that do not`,
    guessed: true,
  }
}

/** Without the common files, which may say anything. */
function standingApart(file: ConfigFile, why: string): FileSet {
  const grouping = `${why}; without the files of the directory that do not, which are too many`
  return { name: file.source.path, files: [file], grouping, guessed: true, partial: true }
}

/** Files of a directory as one agent. */
function together(directory: string, files: readonly ConfigFile[], isOneAgent: boolean): readonly FileSet[] {
  const [first] = files
  if (first === undefined) return []
  if (files.length === 1) return [{ name: first.source.path, files, grouping: 'a single file' }]
  if (isOneAgent) return [{ name: directory, files, grouping: 'all files of a directory named *.d' }]
  const grouping = 'files of one directory that do not contradict each other'
  return [{ name: directory, files, grouping, guessed: true }]
}

/** An agent whose files somebody names, in their order; without those that turned out to be something else. */
export function saidSet(said: SaidAgent, files: readonly ConfigFile[]): readonly FileSet[] {
  if (files.length === 0) return []
  const byPath = new Map(files.map((file) => [file.source.path, file]))
  const parts = said.parts.map((paths) => paths.flatMap((path) => byPath.get(path) ?? []))
  const { name, grouping, started, unit, readFrom, partial } = said
  return [
    {
      name,
      files,
      parts,
      grouping,
      ...(started === undefined ? {} : { started: [started] }),
      ...(unit === undefined ? {} : { unit }),
      ...(readFrom === undefined ? {} : { readFrom }),
      ...(partial ? { partial } : {}),
    },
  ]
}

/** The files that cannot belong to one agent, each with the reason. */
function contradicting(
  signs: readonly FileSigns[],
  isClaimed: (file: ConfigFile) => boolean,
): ReadonlyMap<ConfigFile, string> {
  const alone = new Map<ConfigFile, string>()
  const startable = signs.filter(({ starts }) => starts)
  if (startable.length > 1)
    for (const { file } of startable) alone.set(file, 'starts alone: has a role and a data_dir')
  // A unit gives its agent a role: another one is that of another agent.
  const roles = signs.filter(({ role }) => role)
  if (roles.some(({ file }) => isClaimed(file)))
    for (const { file } of roles)
      if (!alone.has(file)) alone.set(file, 'stands alone: a unit starts another file that has a role')
  for (const [index, path] of identity.entries()) {
    const saying = signs.filter(({ texts }) => texts[index] !== undefined)
    if (new Set(saying.map(({ texts }) => texts[index])).size < 2) continue
    for (const { file } of saying)
      if (!alone.has(file)) alone.set(file, `stands alone: another file sets ${path.join('.')} differently`)
  }
  // In the order of the files, not of the reasons.
  return new Map(signs.flatMap(({ file }) => (alone.has(file) ? [[file, alone.get(file) as string]] : [])))
}

/** Settings that no two agents share, and no two files of one agent have reason to repeat with another value. */
const identity: readonly (readonly string[])[] = [
  ['name'],
  ['data_dir'],
  ['ports', 'http'],
  ['ports', 'rpc'],
  ['ports', 'serf'],
  ['advertise', 'http'],
  ['advertise', 'rpc'],
  ['advertise', 'serf'],
  ['tls', 'cert_file'],
  ['tls', 'key_file'],
]

/** What a file says about whose it is: all that grouping has to know of it. */
export interface FileSigns {
  readonly file: ConfigFile
  /** It enables `server` or `client`. */
  readonly role: boolean
  /** It has a role and a `data_dir`. */
  readonly starts: boolean
  /** What it writes for each setting of `identity`. */
  readonly texts: readonly (string | undefined)[]
}

/** To be asked while the file's values are at hand. */
export function signsOf(file: ConfigFile): FileSigns {
  const { config } = file
  const role = ['server', 'client'].some((block) => leafAt(config, block, 'enabled')?.data === true)
  return {
    file,
    role,
    starts: role && leafAt(config, 'data_dir') !== undefined,
    texts: identity.map((path) => writtenText(fieldAt(config, ...path))),
  }
}

/** A template counts by its text: two that read alike will be replaced alike. */
function writtenText(field: ReturnType<typeof fieldAt>): string | undefined {
  if (field?.kind !== 'leaf') return undefined
  return typeof field.data === 'object' ? undefined : (field.data?.toString() ?? templateText(field))
}

function templateText(leaf: LeafValue): string {
  const { source, span } = (leaf.origins.at(-1) as Origin).value
  return textOf(source, span)
}
