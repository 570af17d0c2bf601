import { beforeAll, describe, expect, it } from 'vitest'
import { useProgram } from './program.ts'

const program = useProgram()
const key = 'cg8StVXbQJ0gPvMd9o7yrg=='

beforeAll(() => {
  program.write('conf/a.hcl', `region = "eu"\nserver {\n  enabled = true\n  encrypt = "${key}"\n}\n`)
  program.write('conf/b.hcl', 'region = "us"\n')
  program.write('other.hcl', 'vault {\n  token = "s.12345678"\n}\n')
})

describe('agents --merged', () => {
  it('shows what is in force in each agent, and where it is from', async () => {
    const { code, stdout, stderr } = await program.run(['agents', '--merged', '.'])
    expect(stdout).toBe(`# other.hcl: neither server nor client, region global
#   1. other.hcl
#   Why: a single file.
vault {
  # token: lost, as Nomad never copies it: other.hcl:2
}

# conf: server, region us
#   1. conf/a.hcl
#   2. conf/b.hcl
#   Why: files of one directory that do not contradict each other.
region = "us" # conf/b.hcl:1, over conf/a.hcl:1
server {
  enabled = true # conf/a.hcl:3
  encrypt = "********" # conf/a.hcl:4
}
`)
    expect([code, stderr]).toEqual([0, ''])
  })

  it('judges as the version that is asked for', async () => {
    const { stdout } = await program.run(['agents', '--merged', '--nomad-version', '1.9', 'other.hcl'])
    expect(stdout).toContain('  token = "********" # other.hcl:2')
  })

  it('is JSON where that is asked for', async () => {
    const { stdout } = await program.run(['agents', '--merged', '-f', 'json', 'conf'])
    expect(stdout).not.toContain(key)
    const [agent] = JSON.parse(stdout)
    expect(agent.settings.map(({ pointer, value }: never) => [pointer, value])).toEqual([
      ['/region', 'us'],
      ['/server/enabled', true],
      ['/server/encrypt', '********'],
    ])
  })
})
