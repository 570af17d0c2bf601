import { beforeAll, describe, expect, it } from 'vitest'
import { useProgram } from './program.ts'

const program = useProgram()

beforeAll(() => {
  program.write('base.hcl', 'data_dir = "/opt/nomad"\n')
  program.write(
    'unit/nomad.service',
    '[Service]\nExecStart=/usr/bin/nomad agent -server -config=/etc/nomad.d\n',
  )
  program.write('unit/nomad.d/a.hcl', 'data_dir = "/opt/nomad"\n')
})

async function agents(...args: readonly string[]) {
  const { code, stdout, stderr } = await program.run(['agents', ...args])
  return { code, stdout, stderr }
}

describe('--agent-flags', () => {
  it.each([
    [['--agent-flags', '-server -region=eu']],
    [['--agent-flags=-server -region=eu']],
    [['--agent-flags', '-server', '--agent-flags', '-region eu']],
  ])('takes a value that begins with -: %j', async (args) => {
    const { code, stdout } = await agents(...args, 'base.hcl')
    expect(stdout).toContain('base.hcl: server, region eu')
    expect(code).toBe(0)
  })

  it('names files with -config', async () => {
    const { stdout } = await agents('--agent-flags', '-client -config=base.hcl')
    expect(stdout).toContain('base.hcl: client')
    expect(stdout).toContain('Why: started with -config=base.hcl.')
  })

  it.each([
    ['-servre', '--agent-flags: nomad agent has no flag -servre; did you mean -server?'],
    ['-region', '--agent-flags: -region needs a value'],
    ['--on-node', '--agent-flags: nomad agent has no flag -on-node'],
  ])('%s is wrong usage', async (flags, message) => {
    const { code, stderr } = await agents('--agent-flags', flags)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })

  it('needs a value', async () => {
    const { code, stderr } = await agents('--agent-flags')
    expect(stderr).toBe('nomadlint: --agent-flags needs a value: --agent-flags FLAGS\n')
    expect(code).toBe(2)
  })

  it('shows no key in a report', async () => {
    const key = 'cg8StVXbQJ0gPvMd9o7yrg'
    const { stdout, stderr } = await program.run(['--agent-flags', `-server -encrypt=${key}`, 'base.hcl'])
    expect(stdout).toContain('--> --agent-flags:1:18')
    expect(stdout + stderr).not.toContain(key)
  })
})

describe('a unit of systemd', () => {
  it('is what agents are known by', async () => {
    const { stdout } = await agents('unit')
    expect(stdout).toContain('unit/nomad.service: server, region global\n  1. unit/nomad.d/a.hcl')
    expect(stdout).toContain('Why: started by unit/nomad.service with -server.')
  })
})
