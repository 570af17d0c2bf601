import { expect, it } from 'vitest'
import { assembleAgent } from '../../../server/agents/assemble.ts'
import { valueProblems } from '../../../server/agents/values/check-values.ts'
import type { ValueProblem } from '../../../server/agents/values/problem.ts'
import { parseConfigFile } from '../../../server/config/read-file.ts'
import { createSource, type Source, textOf } from '../../../server/text/source.ts'

/** What is wrong with the values of an agent that these files make. */
export function valueProblemsOf(...texts: readonly string[]): readonly ValueProblem[] {
  return problemsOf(texts.map((text, index) => createSource(`${index + 1}.hcl`, text)))
}

/** The same for a file that Ansible fills in. */
export function valueProblemsOfTemplate(text: string): readonly ValueProblem[] {
  return problemsOf([createSource('nomad.hcl.j2', text)])
}

function problemsOf(sources: readonly Source[]): readonly ValueProblem[] {
  const files = sources.map((source) => parseConfigFile(source, true))
  return [...valueProblems(assembleAgent({ name: 'agent', files, grouping: '' }))]
}

/** The text pointed at, and what is said about it. */
export function problems(...texts: readonly string[]): readonly string[] {
  return valueProblemsOf(...texts).map(
    ({ at: { at }, message }) => `${textOf(at.source, at.span)}: ${message}`,
  )
}

export const server = (text: string) => `data_dir = "/d"\nserver {\n  enabled = true\n${text}\n}\n`
export const client = (text: string) => `data_dir = "/d"\nclient {\n  enabled = true\n${text}\n}\n`

export type Row = readonly [text: string, said: RegExp | undefined]

/** Rows of a text and what is said about it, if anything; only one thing is ever wrong. */
export function judges(rows: readonly Row[], around: (text: string) => string = (text) => text): void {
  it.each(rows)('%s', (text, said) => {
    const found = problems(around(text))
    expect(found).toHaveLength(said === undefined ? 0 : 1)
    if (said !== undefined) expect(found[0]).toMatch(said)
  })
}

/** Never an error without the role that reads it: neither on an agent of the other role nor on a fragment. */
export function silentElsewhere(
  texts: readonly string[],
  other: (text: string) => string,
  block: string,
): void {
  it.each(texts)('%s: silent where nothing reads it', (text) => {
    expect(problems(`${other('')}${block} {\n${text}\n}`)).toEqual([])
    expect(problems(`${block} {\n${text}\n}`)).toEqual([])
  })
}

export const stops = 'Nomad does not start.'

/** One wrong value: what is said at which text, what to do about it, and what else is pointed at. */
export type Advice = readonly [text: string, message: string, help: string, related?: string]

export function advises(rows: readonly Advice[]): void {
  for (const [text, message, help, related] of rows)
    it(text, () => {
      const said = valueProblemsOf(text).map((problem) => ({
        message: `${textOf(problem.at.at.source, problem.at.at.span)}: ${problem.message}`,
        help: problem.help,
        related: (problem.related ?? []).map(
          (place) => `${place.message}: ${textOf(place.location.source, place.location.span)}`,
        ),
      }))
      expect(said).toEqual([{ message, help, related: related === undefined ? [] : [related] }])
    })
}
