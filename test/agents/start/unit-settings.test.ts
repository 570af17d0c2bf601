import { describe, expect, it } from 'vitest'
import { agentCommands } from '../../../server/agents/start/unit.ts'

const service = (...lines: readonly string[]): string => `[Service]\n${lines.join('\n')}\n`
const start = 'ExecStart=/usr/bin/nomad agent'

function commands(...texts: readonly string[]): readonly string[] {
  return agentCommands(texts).map(({ words }) => words.map(({ text }) => text).join(' '))
}

describe('the user of a unit', () => {
  it.each([
    [[], 'root'],
    [['User=nomad'], 'nomad'],
    [['User = 1000 '], '1000'],
    [['User=nomad', 'User='], 'root'],
    [['User=%i'], undefined],
    [['UserX=nomad', 'XUser=nomad', 'Group=nomad', 'User:'], 'root'],
    ...['1', 'yes', 'y', 'true', 'T', 'On'].map((yes) => [[`DynamicUser=${yes}`], undefined] as const),
    ...['0', 'no', 'off', 'onn', 'xyes'].map((no) => [[`DynamicUser=${no}`], 'root'] as const),
    [['DynamicUser=yes', 'User=nomad'], 'nomad'],
    [['User=nomad', 'User=', 'DynamicUser=yes'], undefined],
    [['DynamicUser=yes', 'User=nomad', 'DynamicUser=no'], 'nomad'],
  ] as const)('%j: %s', (lines, user) => {
    expect(agentCommands([service(start, ...lines)])[0]).toMatchObject({ user })
  })

  it('is said by the last file', () => {
    const texts = [service(start, 'User=a'), service('User=b')]
    expect(agentCommands(texts)[0]?.user).toBe('b')
  })
})

it.each([
  [[], '/'],
  [['WorkingDirectory=/opt/my-nomad'], '/opt/my-nomad'],
  [['WorkingDirectory=-/opt/nomad'], '/opt/nomad'],
  [['WorkingDirectory=/opt/nomad', 'WorkingDirectory='], '/'],
])('the working directory of %j: %s', (lines, workingDirectory) => {
  expect(agentCommands([service(start, ...lines)])[0]).toMatchObject({ workingDirectory })
})

describe('the lines of a unit', () => {
  it.each([
    ['an indented line', `  [Service]  \n  ${start} -dev`],
    ['spaces around all', '[Service]\nExecStart \t= \t nomad agent -dev  \t'],
    ['an equals sign in the value', '[Service]\nExecStart=/usr/bin/env A=b nomad agent -dev'],
    ['a line that is not ended', `[Service]\n${start} -dev \\`],
    ['a section that comes again', `[Service]\n[Install]\nX=\n[Service]\n${start} -dev`],
    ['a file of Windows', `[Service]\r\n${start} -dev\r\n`],
  ])('may be %s', (_, text) => {
    expect(commands(text)).toEqual(['-dev'])
  })

  it.each([
    ['a section in a value', `[Unit]\nDescription=[Service]\n${start}`],
    ['a line before all sections', start],
    ['a header that systemd refuses', `[Service]x\n${start}`],
    ['another program', service('ExecStart=/usr/bin/nomad-pack agent')],
    ['no command of it', service('ExecStart=/usr/bin/nomad')],
    ['two words that are one', service('ExecStart="nomad agent"x')],
  ])('do not start an agent: %s', (_, text) => {
    expect(commands(text)).toEqual([])
  })
})

const shell = (command: string): string =>
  `sh -c "${command.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

describe('a command', () => {
  it.each([
    ['-node=a;b -meta x=a>b -dc a|b -region=& -node ;a', '-node=a;b -meta x=a>b -dc a|b -region=& -node ;a'],
    ...[';', '&', '&&', '|', '||', '>', '>>/var/log/x', '2>&1', '>/dev/null'].map((end) => [
      `-server ${end} x`,
      '-server',
    ]),
  ])('ends where a shell ends it: %s', (line, flags) => {
    expect(commands(service(`${start} ${line}`))).toEqual([flags])
  })

  it('may stand behind another one', () => {
    expect(commands(service(`${start} ; ${start.slice(10)} -client`))).toEqual(['', '-client'])
    expect(commands(service(`${start} -server ; ${shell('nomad agent -client')}`))).toEqual([
      '-server',
      '-client',
    ])
  })

  it.each([
    ['sh -c "\'/usr/bin/nomad\'  agent -dev"', ['-dev']],
    [shell('"nomad" "agent" -dev'), ['-dev']],
    [shell(shell(shell('nomad agent -dev'))), ['-dev']],
    [shell(shell(shell(shell('nomad agent -dev')))), []],
    [shell('exec nomad-agent -dev'), []],
  ])('is found in shells: %s', (line, wanted) => {
    expect(commands(service(`ExecStart=${line}`))).toEqual(wanted)
  })

  it.each(['', ' ; true'])('is none where it is the text of a flag: %s', (end) => {
    const line = `${start} -meta "a=a nomad agent"${end}`
    expect(commands(service(line))).toEqual(['-meta a=a nomad agent'])
  })

  it.each([
    ['nomad agent -dev', false],
    [shell('nomad agent -dev'), true],
    ...['{{ flags }}', '{% if x %}', '<%= flags %>', '@FLAGS@'].map(
      (sign) => [`nomad agent ${sign}`, true] as const,
    ),
    ['nomad agent -meta a=b@c', false],
  ] as const)('%s may become another: %s', (line, rewritten) => {
    expect(agentCommands([service(`ExecStart=${line}`)])[0]).toMatchObject({ rewritten })
  })

  it('stands in a file of the unit, where a later one may take it back', () => {
    const files = (...texts: readonly string[]) => agentCommands(texts).map(({ file }) => file)
    expect(files(service(start), service(start))).toEqual([0, 1])
    expect(files(service(start), service('ExecStart=', start))).toEqual([1])
  })
})
