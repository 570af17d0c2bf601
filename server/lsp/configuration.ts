import type { Severity } from '../engine/finding.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Preset } from '../engine/severity.ts'
import { parseVersion } from '../facts/version.ts'
import { defaultOptions, type LintOptions } from '../lint-options.ts'

const presets: readonly string[] = ['recommended', 'strict', 'all']
const severities: readonly string[] = ['off', 'info', 'warning', 'error']

/** What an editor's settings ask for; what cannot be understood in them is left out. */
export function optionsFrom(settings: unknown, rules: readonly RegisteredRule[]): LintOptions {
  const { preset, rules: chosen, nomadVersion, root } = asRecord(settings)
  const known = new Set(rules.map(({ id }) => id))
  const wanted = Object.entries(asRecord(chosen)).filter(
    (entry): entry is [string, Severity | 'off'] =>
      known.has(entry[0]) && severities.includes(String(entry[1])),
  )
  return {
    ...defaultOptions,
    preset: presets.includes(String(preset)) ? (preset as Preset) : undefined,
    severities: new Map(wanted),
    version: typeof nomadVersion === 'string' ? parseVersion(nomadVersion) : undefined,
    root: typeof root === 'string' && root !== '' ? root : undefined,
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
