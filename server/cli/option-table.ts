import { formats } from '../report/formats.ts'
import { colorModes } from './color.ts'
import type { Option } from './option.ts'

const input = 'What is checked'
const rules = 'Rules and severities'
const fixing = 'Fixes'
const output = 'Output'

export const colorOption: Option = {
  name: 'color',
  value: 'WHEN',
  choices: colorModes,
  group: output,
  help: 'auto (default), always or never',
}

/** What every command understands. */
export const commonOptions: readonly Option[] = [
  { name: 'help', short: 'h', group: 'Other', help: 'Show this help' },
  { name: 'version', short: 'V', group: 'Other', help: 'Show the version' },
]

export const mergeOption: Option = {
  name: 'merge',
  group: input,
  help: 'All PATHs are one agent, in this order, as nomad agent -config A -config B reads them',
}

export const agentFlagsOption: Option = {
  name: 'agent-flags',
  value: 'FLAGS',
  dashed: true,
  group: input,
  help: 'What the agents are started with, in one word: "-server -region=eu"; -config names their files',
}

const onNodeOption: Option = {
  name: 'on-node',
  group: input,
  help: 'This machine is the node: absolute paths are real, and a file that is missing is an error',
}

const userOption: Option = {
  name: 'user',
  value: 'NAME',
  group: input,
  help: 'With --on-node: the user Nomad runs as there (default: that of its unit, else nomad for servers)',
}

const rootOption: Option = {
  name: 'root',
  value: 'DIR',
  group: input,
  help: 'Absolute paths in the configuration are looked up below DIR, and must be there',
}

const versionOption: Option = {
  name: 'nomad-version',
  value: 'X.Y[.Z]',
  group: input,
  help: 'Judge as this Nomad; X.Y is its newest known patch',
}

const asOfOption: Option = {
  name: 'as-of',
  value: 'DATE',
  group: input,
  help: 'Judge certificates as on this day, such as 2030-01-31',
}

/** How the PATHs behind an error text are read. */
export const explainOptions: readonly Option[] = [
  mergeOption,
  agentFlagsOption,
  onNodeOption,
  rootOption,
  versionOption,
  asOfOption,
]

export const certOptions: readonly Option[] = [
  {
    name: 'role',
    value: 'ROLE',
    choices: ['server', 'client', 'server+client'],
    group: input,
    help: 'Judge it as the certificate of a server, a client, or an agent that is both: server+client',
  },
  { name: 'region', value: 'REGION', group: input, help: 'Judge it as that of an agent of this region' },
  { name: 'ca', value: 'FILE', group: input, help: 'What ca_file names: the certificates that agents trust' },
  { name: 'key', value: 'FILE', group: input, help: 'What key_file names: the private key' },
  versionOption,
  asOfOption,
]
const configOption: Option = {
  name: 'config',
  value: 'FILE',
  group: input,
  help: 'The settings file for all PATHs, instead of the nearest .nomadlintrc upwards from each file',
}

const noConfigOption: Option = { name: 'no-config', group: input, help: 'No settings file counts' }

const stdinOption: Option = {
  name: 'stdin-filename',
  value: 'NAME',
  group: input,
  help: 'What the file on standard input (-) is called',
}

export const agentsOptions: readonly Option[] = [
  configOption,
  noConfigOption,
  mergeOption,
  agentFlagsOption,
  onNodeOption,
  rootOption,
  versionOption,
  stdinOption,
  {
    name: 'merged',
    group: output,
    help: 'Show what is in force in each agent, where every value is from, and what lost to it',
  },
]

export const lintOptions: readonly Option[] = [
  configOption,
  noConfigOption,
  mergeOption,
  {
    name: 'affected',
    group: input,
    help: 'PATHs are files that have changed: check every agent that reads or names one of them',
  },
  {
    name: 'changed',
    value: 'REV',
    optional: true,
    group: input,
    help: 'The same with what git says has changed since REV (default HEAD), files it does not know included',
  },
  agentFlagsOption,
  onNodeOption,
  userOption,
  rootOption,
  versionOption,
  asOfOption,
  stdinOption,
  {
    name: 'preset',
    value: 'NAME',
    choices: ['recommended', 'strict', 'all'],
    group: rules,
    help: 'recommended (default), strict or all',
  },
  {
    name: 'rule',
    value: 'ID=SEVERITY',
    repeatable: true,
    group: rules,
    help: 'Make a rule, or an area such as tls, off, info, warning or error; a rule that is named runs, whatever its preset',
  },
  {
    name: 'only',
    value: 'ID',
    repeatable: true,
    group: rules,
    help: 'Run this rule, or what the preset has of this area, and no other',
  },
  {
    name: 'no-inline-config',
    group: rules,
    help: 'Comments in the files suppress nothing',
  },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    choices: ['error', 'warning', 'info', 'never'],
    group: rules,
    help: 'Exit with 1 from this severity on: error, warning (default), info or never',
  },
  { name: 'fix', group: fixing, help: 'Apply the fixes that are safe, then report what is left' },
  { name: 'unsafe-fixes', group: fixing, help: 'With --fix or --diff: also those that need your judgement' },
  { name: 'diff', group: fixing, help: 'Print what --fix would change, and change nothing' },
  {
    name: 'baseline',
    value: 'FILE',
    group: rules,
    help: 'Findings that FILE knows are told no more, and do not fail',
  },
  {
    name: 'write-baseline',
    value: 'FILE',
    group: rules,
    help: 'Write what is found to FILE: it is known from now on',
  },
  {
    name: 'format',
    short: 'f',
    value: 'FORMAT',
    choices: formats,
    toFile: true,
    repeatable: true,
    group: output,
    help: `${formats.join(', ')}; the default is pretty, and github in GitHub Actions. FORMAT=FILE writes one more report, to FILE`,
  },
  {
    name: 'output',
    short: 'o',
    value: 'FILE',
    group: output,
    help: 'Write the report to FILE; the summary stays on standard error',
  },
  colorOption,
  { name: 'watch', group: output, help: 'Check again whenever something changes; Ctrl-C ends' },
  { name: 'quiet', group: output, help: 'Findings only: no summary' },
  { name: 'stats', group: output, help: 'Say how long everything took' },
]
