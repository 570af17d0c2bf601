import { expect, it } from 'vitest'
import { type Advice, advises, client, server, stops, valueProblemsOf } from './judges.ts'

const noPath = (path: string) =>
  `"${path}": "${path}" is no absolute path, as \`data_dir\` has to be: ${stops}`
const doubled = 'write `\\\\` for each backslash, or `/`'
const directory =
  'set `data_dir` to an absolute path; where another file of this agent or `-data-dir` does, name that as well'

const rows: readonly Advice[] = [
  ['data_dir = "~/nomad"', noPath('~/nomad'), 'write the path in full: nobody resolves `~`'],
  ['data_dir = "$HOME/nomad"', noPath('$HOME/nomad'), 'write the path in full: nobody resolves variables'],
  [
    'data_dir = "%APPDATA%/nomad"',
    noPath('%APPDATA%/nomad'),
    'write the path in full: nobody resolves variables',
  ],
  ['data_dir = "nomad~"', noPath('nomad~'), 'write the path from the root on'],
  ['data_dir = "100%/nomad"', noPath('100%/nomad'), 'write the path from the root on'],
  [
    'client { enabled = true state_dir = "/s" alloc_dir = "/a" }',
    `client: A client needs a \`data_dir\`, or \`alloc_mounts_dir\`, \`plugin_dir\` as well: ${stops}`,
    directory,
  ],
  ['client { enabled = true }', `client: A client needs a \`data_dir\`: ${stops}`, directory],
]

advises(rows)

it.each([
  ['n', 'a line break'],
  ['t', 'a tab'],
  ['r', 'a carriage return'],
  ['b', 'a backspace'],
  ['f', 'a form feed'],
  ['v', 'a vertical tab'],
  ['a', 'a bell character'],
])('a single backslash before %s makes %s', (letter, character) => {
  const [problem, ...others] = valueProblemsOf(`data_dir = "C:\\\\opt\\${letter}ew"`)
  expect(others).toEqual([])
  expect(problem?.message).toContain(
    `holds ${character}: that is what a single backslash before \`${letter}\` makes. ${stops}`,
  )
  expect(problem?.help).toBe(doubled)
  // The one that is doubled already stays.
  expect(problem?.correction).toEqual({ text: `"C:\\\\opt\\\\${letter}ew"`, certain: true })
})

it.each([
  ['plugin_dir = "\\\\\\\\host\\temp"', '"\\\\\\\\host\\\\temp"'],
  [server('data_dir = "d:\\temp"'), '"d:\\\\temp"'],
  // What is quoted inside may be meant.
  ['data_dir = "C:\\new \\"dir\\""', undefined],
  ['data_dir = <<EOF\nC:\\temp\nEOF\n', undefined],
])('%j is corrected to %s', (text, correction) => {
  expect(valueProblemsOf(text).map((problem) => problem.correction?.text)).toEqual([correction])
})

it('points a program at the block by its label', () => {
  const [problem] = valueProblemsOf(client('host_volume "x/y" { path = "C:\\tmp" }'))
  expect(problem?.pointer).toBe('/client/host_volume/x~1y/path')
})

it.each(['data_dir = "/opt/c:\\tmp"', client('common_plugin_dir = "a\\\\b\\tmp"')])(
  '%j is no path of Windows',
  (text) => {
    expect(valueProblemsOf(text)).toEqual([])
  },
)
