import { describe, expect, it } from 'vitest'
import { createSource } from '../../server/text/source.ts'
import { reportOf } from './one-finding.ts'
import { rendered } from './render.ts'

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** Reads a line in the steps of GitHub's runner: ActionCommand.TryParseV2. */
function read(line: string): Command {
  const end = line.indexOf('::', 2)
  const [name = '', list = ''] = line.slice(2, end).split(/ (.*)/s)
  const properties = list.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2))
  return {
    name,
    properties: Object.fromEntries(properties.map(([key, value = '']) => [key, unescape(value)])),
    data: unescape(line.slice(end + 2)),
  }
}

function unescape(text: string): string {
  const signs = [
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%3A', ':'],
    ['%2C', ','],
    ['%25', '%'],
  ] as const
  return signs.reduce((result, [code, sign]) => result.replaceAll(code, sign), text)
}

async function commands(...args: Parameters<typeof reportOf>): Promise<readonly Command[]> {
  const text = await rendered('github', reportOf(...args))
  return text.trimEnd().split('\n').map(read)
}

const source = createSource('a.hcl', 'one = [\n  1,\n]\ntwo = 2\n')

describe('workflow commands', () => {
  it('begin with the file, from the top of the repository on', async () => {
    const text = await rendered('github', reportOf('conf/a.hcl', [{ severity: 'warning' }]))
    expect(text).toMatch(/^::warning file=infra\/conf\/a\.hcl,line=1,endLine=1,col=1,endColumn=5,title=/)
  })

  it('keep their signs apart from those of paths and messages', async () => {
    const message = '100% of a, b :: c=d are wrong: %0A'
    const help = 'write %25'
    const [command] = await commands('x,y:z=%/::a.hcl', [{ severity: 'error', message, help }])
    expect(command).toMatchObject({ name: 'error', data: `${message}\nhelp: ${help}` })
    expect(command?.properties['file']).toBe('infra/x,y:z=%/::a.hcl')
  })

  it('are one line each, whatever a message holds', async () => {
    const message = 'a\n::stop-commands::x\r\n::error::y'
    expect(await commands('a.hcl', [{ message }])).toHaveLength(1)
  })

  it('leave out columns where a finding has several lines, as GitHub refuses them', async () => {
    const [whole, first] = await commands('a.hcl', [
      { location: { source, span: { start: 6, end: 14 } } },
      { location: { source, span: { start: 8, end: 13 } } },
    ])
    expect(whole?.properties).toMatchObject({ line: '1', endLine: '3' })
    expect(whole?.properties).not.toHaveProperty('col')
    expect(first?.properties).toMatchObject({ line: '2', endLine: '2', col: '1' })
    expect(first?.properties).not.toHaveProperty('endColumn')
  })

  it('say first that GitHub shows no more than ten of a kind', async () => {
    const findings = Array.from({ length: 11 }, () => ({ severity: 'error' as const }))
    const [remark, ...all] = await commands('a.hcl', [...findings, { severity: 'info' }])
    expect(remark?.name).toBe('notice')
    expect(remark?.data).toBe(
      'Found 11 errors and 1 info. GitHub shows the first 10 of each as annotations; the log of this step has them all.',
    )
    expect(all).toHaveLength(12)
    expect(await commands('a.hcl', findings.slice(1))).toHaveLength(10)
  })
})
