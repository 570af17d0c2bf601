import { describe, expect, it } from 'vitest'
import { agentCommands } from '../../../server/agents/start/unit.ts'
import { placed, splitWords } from '../../../server/agents/start/words.ts'

function words(text: string): readonly string[] {
  return splitWords(placed(text), 'systemd').map((word) => word.text)
}

function commands(text: string): readonly (readonly string[])[] {
  return agentCommands([text]).map((command) => command.words.map((word) => word.text))
}

const service = (text: string): string => `[Unit]\nDescription=Nomad\n\n[Service]\n${text}\n\n[Install]\n`

describe('words of a command line', () => {
  it.each([
    ['a  b\tc', ['a', 'b', 'c']],
    ['"a b" \'c "d\'', ['a b', 'c "d']],
    ['-x="a b"', ['-x=a b']],
    ['a\\ b "c\\"d" e\\sf \\\\', ['a b', 'c"d', 'e f', '\\']],
    ['$$HOME 100%%', ['$HOME', '100%']],
    ['a\\', ['a\\']],
    ['""', ['']],
    ['', []],
  ])('%s', (text, wanted) => {
    expect(words(text)).toEqual(wanted)
  })

  it.each(['$OPTS', '${OPTS}', '-region=${REGION}', '"$A b"', '-node=%H', '%i'])(
    '%s holds what is not known',
    (text) => {
      expect(splitWords(placed(text), 'systemd')[0]?.unknown).toBe(true)
    },
  )

  it.each(['$$OPTS', '100%%', '5%', 'a$'])('%s does not', (text) => {
    expect(splitWords(placed(text), 'systemd')[0]?.unknown).toBe(false)
  })

  it('are kept as they are by the other dialect, but for quotes', () => {
    const plain = splitWords(placed('-data-dir=C:\\nomad "a b" $X'), 'plain')
    expect(plain.map(({ text, unknown }) => [text, unknown])).toEqual([
      ['-data-dir=C:\\nomad', false],
      ['a b', false],
      ['$X', false],
    ])
  })

  it('know where they stand', () => {
    const text = '  -a="x y"  b\\sc'
    const [first, second] = splitWords(placed(text), 'systemd')
    expect(text.slice(first?.span.start, first?.span.end)).toBe('-a="x y"')
    expect(text.slice(second?.span.start, second?.span.end)).toBe('b\\sc')
    expect(first?.places.map((place) => text[place]).join('')).toBe('-a=x y')
  })
})

describe('a unit', () => {
  it.each([
    ['/usr/bin/nomad agent -config /etc/nomad.d', ['-config', '/etc/nomad.d']],
    ['-/usr/bin/nomad agent -dev', ['-dev']],
    ['@/usr/bin/nomad nomad agent -dev', ['-dev']],
    ['!!nomad agent', []],
    ['/usr/bin/env A=b nomad agent -server', ['-server']],
    ['/bin/sh -c "exec /usr/bin/nomad agent -config=/a > /var/log/x"', ['-config=/a']],
    ['/usr/bin/bash -c \'sleep 1 && nomad agent -config="/a b"\'', ['-config=/a b']],
    ['/usr/bin/nomad agent -server ; /bin/true', ['-server']],
    ['C:\\\\nomad\\\\nomad.exe agent -client', ['-client']],
  ])('starts an agent: %s', (line, wanted) => {
    expect(commands(service(`ExecStart=${line}`))).toEqual([wanted])
  })

  it.each([
    'ExecStart=/usr/bin/consul agent -config-dir /etc/consul.d',
    'ExecStart=/usr/bin/nomad job run x.nomad',
    'ExecStart=/usr/bin/my-nomad agent',
    '#ExecStart=/usr/bin/nomad agent -dev',
    'ExecStartPre=/usr/bin/nomad agent -dev',
    'ExecStart=/usr/bin/nomad agent -dev\nExecStart=',
  ])('starts none: %s', (text) => {
    expect(commands(service(text))).toEqual([])
  })

  it('says so in its section only', () => {
    expect(commands('[Timer]\nExecStart=/usr/bin/nomad agent -dev\n')).toEqual([])
  })

  it('goes on in the next line behind a backslash, comments between', () => {
    const text = service(
      'ExecStart=/usr/bin/nomad agent \\\n  -config=/etc/nomad.d \\\n# more\n  ; and more\n  -server \\\n  -node "a b"\nRestart=on-failure',
    )
    expect(commands(text)).toEqual([['-config=/etc/nomad.d', '-server', '-node', 'a b']])
    const [command] = agentCommands([text])
    for (const word of command?.words ?? []) {
      const shown = text.slice(word.span.start, word.span.end)
      expect(shown.replaceAll('"', '')).toBe(word.text)
      expect(shown).not.toContain('\n')
    }
  })

  it('may have line ends of Windows, and spaces around the sign', () => {
    expect(commands(service('ExecStart = /usr/bin/nomad agent \\\r\n  -server\r\n'))).toEqual([['-server']])
  })

  it('may start several', () => {
    expect(commands(service('ExecStart=nomad agent -server\nExecStart=nomad agent -client'))).toEqual([
      ['-server'],
      ['-client'],
    ])
  })

  it('says from where relative paths start', () => {
    const at = (text: string) =>
      agentCommands([service(`ExecStart=nomad agent\n${text}`)])[0]?.workingDirectory
    expect(at('')).toBe('/')
    expect(at('WorkingDirectory=-/opt/nomad')).toBe('/opt/nomad')
  })

  it('is read in time linear to its length', () => {
    const long = service(`ExecStart=/usr/bin/nomad agent ${'-meta a=b '.repeat(20_000)}`)
    expect(commands(long)[0]).toHaveLength(40_000)
  })
})
