import type { DeclaredAgent } from '../agents/declared.ts'
import type { Report } from '../engine/rule.ts'
import type { Preset, RuleSetting, Threshold } from '../engine/severity.ts'
import type { Version } from '../facts/version.ts'
import type { Source } from '../text/source.ts'
import type { Patterns } from './patterns.ts'

/** The name of a settings file: one that Nomad never loads. */
export const settingsName = '.nomadlintrc'

export function isSettingsName(path: string): boolean {
  return path === settingsName || path.endsWith(`/${settingsName}`)
}

/** What settings say about a file. What they do not say is undefined. */
export interface FileSettings {
  readonly preset?: Preset
  readonly version?: Version
  readonly failOn?: Threshold
  /** A directory, as this run names it. */
  readonly root?: string
  readonly expiryWarningDays?: number
  /** Severities by rule or area; later ones beat earlier ones, a rule beats its area. */
  readonly severities: readonly ReadonlyMap<string, RuleSetting>[]
}

/** Settings that hold for the files that fit. */
export interface Layer {
  fits(path: string): boolean
  readonly says: FileSettings
}

/** A settings file, read and checked. */
export interface SettingsFile {
  readonly source: Source
  /** What is wrong with it; none of that counts. */
  readonly problems: readonly Report[]
  /** Later ones beat earlier ones; those of files it extends come first. */
  readonly layers: readonly Layer[]
  readonly agents: readonly DeclaredAgent[]
  /** What is left alone: the last list that has something to say of a path counts. */
  readonly ignore: readonly Patterns[]
}

/** What all layers that fit say together. */
export function combine(layers: readonly Layer[]): FileSettings {
  const said = layers.map(({ says }) => says)
  return Object.assign({}, ...said, {
    severities: said.flatMap(({ severities }) => severities),
  }) as FileSettings
}
