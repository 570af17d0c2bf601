import type { Colors } from 'picocolors/types.js'
import type { Agent } from '../agents/agent.ts'
import {
  type Data,
  type EffectiveEntry,
  type EffectiveValue,
  effectiveOf,
  type Place,
} from '../agents/effective/effective.ts'
import { positionAt } from '../text/source.ts'
import { describeName, describeRegion, describeRole } from './summary.ts'
import { escapeJson, visible } from './visible.ts'
import { listed } from './words.ts'

/** The merged agent as one file of HCL; every value says where it is from, and what it overrides. */
export function mergedHcl(agent: Agent, colors: Colors): string {
  const { name, files, grouping, region = '', dev, merged } = agent
  const development = dev !== undefined ? ', for development' : ''
  const head = [
    `${describeName(name)}: ${describeRole(agent)}, ${describeRegion(region)}${development}`,
    ...files.map(({ source }, index) => `  ${index + 1}. ${source.path}`),
    `  Why: ${grouping}.`,
    ...(merged.open ? ['  More may be in force: not all of it is known here.'] : []),
  ]
  const body = new Printer(colors).lines(effectiveOf(agent), '')
  return `${head.map((line) => colors.dim(`# ${visible(line)}`)).join('\n')}\n${body.map((line) => `${line}\n`).join('')}`
}

class Printer {
  readonly #colors: Colors

  constructor(colors: Colors) {
    this.#colors = colors
  }

  lines(entries: readonly EffectiveEntry[], indent: string): readonly string[] {
    return entries.flatMap((entry) => {
      if (entry.kind === 'value') return this.#value(entry, indent)
      const label = entry.label === undefined ? '' : ` ${text(entry.label)}`
      return [
        `${indent}${word(entry.name)}${label} {`,
        ...this.lines(entry.entries, `${indent}  `),
        `${indent}}`,
      ]
    })
  }

  #value(entry: EffectiveValue, indent: string): readonly string[] {
    const { name, value, state } = entry
    const comment = this.#colors.dim(`# ${visible(said(entry))}`)
    if (state === 'lost' || (state === 'default' && value === undefined))
      return [`${indent}${this.#colors.dim(`# ${word(name)}: ${visible(said(entry))}`)}`]
    if (value === undefined) return [`${indent}${word(name)} = ${asWritten(entry.written)} ${comment}`]
    const [first = '', ...more] = dataLines(value, indent)
    const sign = isObject(value) ? '' : '= '
    return [`${indent}${word(name)} ${sign}${first} ${comment}`, ...more]
  }
}

/** Where it is from, what lost to it, and what is odd about it. */
function said({ state, from, over }: EffectiveValue): string {
  const place = listed(from.map(placeText))
  const lost = over.length === 0 ? '' : `, over ${listed(over.map(placeText))}`
  if (state === 'lost') return `lost, as Nomad never copies it: ${place}${lost}`
  if (state === 'default')
    return `the default, as nothing is set by ${listed([...over, ...from].map(placeText))}`
  if (state === 'template') return `not known, a template: ${place}${lost}`
  if (state === 'refused') return `not known, Nomad refuses it: ${place}${lost}`
  return place + lost
}

function placeText({ location: { source, span }, flag, implied }: Place): string {
  const line = `${source.path}:${positionAt(source, span.start).line}`
  if (flag !== undefined)
    return source.path.startsWith('--') ? `the flag ${flag}` : `${line}, the flag ${flag}`
  return implied ? `${line}, which leaves it out` : line
}

/** A value that is not known, as it stands in the file where that is HCL of a line. */
function asWritten(written = '?'): string {
  return /^"[^"\\]*"$/.test(written) && !/\$\{[^}]*$/.test(written) ? visible(written) : text(written)
}

/** Free configuration is shown as the blocks it is written in. */
function dataLines(data: Data, indent: string): readonly string[] {
  if (!isObject(data)) return [literal(data)]
  const inner = `${indent}  `
  const lines = Object.entries(data).flatMap(([name, value]) => {
    const blocks = Array.isArray(value) && value.length > 0 && value.every(isObject) ? value : [value]
    return blocks.flatMap((block) => {
      const [first = '', ...more] = dataLines(block, inner)
      return [`${inner}${word(name)} ${isObject(block) ? '' : '= '}${first}`, ...more]
    })
  })
  return lines.length === 0 ? ['{}'] : ['{', ...lines, `${indent}}`]
}

function isObject(data: Data | undefined): data is { readonly [key: string]: Data } {
  return typeof data === 'object' && !Array.isArray(data)
}

function literal(data: Data): string {
  if (typeof data === 'string') return text(data)
  if (typeof data !== 'object') return String(data)
  if (Array.isArray(data)) return `[${data.map(literal).join(', ')}]`
  const members = Object.entries(data).map(([name, value]) => `${word(name)} = ${literal(value)}`)
  return `{ ${members.join(', ')} }`
}

/** HCL reads on from `${` to its end, and JSON's escapes as its own. */
function text(value: string): string {
  return escapeJson(JSON.stringify(value)).replaceAll('${', '\\x24{')
}

function word(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : text(name)
}
