import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { posix, useProgram } from './program.ts'

const program = useProgram()
const at = (name: string): string => join(program.directory, 'conf', name)
const run = (...args: readonly string[]) => program.run(args, '', { cwd: join(program.directory, 'conf') })

const secret = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='
const config = (key: string, acl: string): string =>
  `data_dir = "/d"\r\nserver {\r\n  enabled = true\r\n  encrypt = "${key}" # ours\r\n}\r\nacl {\r\n  enabled = ${acl}\r\n}\r\n`

beforeEach(() => {
  program.write('conf/nomad.hcl', config(`${secret} `, '"true"'))
})

describe('--fix', () => {
  it('changes what is wrong and nothing else, and reports what is left', async () => {
    const { code, stdout, stderr } = await run('--fix', 'nomad.hcl')
    expect(readFileSync(at('nomad.hcl'), 'utf8')).toBe(config(secret, 'true'))
    expect(stdout).not.toContain('gossip/key-whitespace')
    expect(stdout).toContain('warning[tls/disabled]')
    expect(stderr).toContain('Fixed 2 problems in 1 file.')
    expect(code).toBe(1)
  })

  it('does nothing the second time', async () => {
    await run('--fix', 'nomad.hcl')
    const before = statSync(at('nomad.hcl'))
    const { stderr } = await run('--fix', 'nomad.hcl')
    expect(stderr).not.toContain('Fixed')
    expect(statSync(at('nomad.hcl')).ino).toBe(before.ino)
  })

  it.runIf(posix)('keeps the mode, and a link stays one', async () => {
    chmodSync(at('nomad.hcl'), 0o640)
    symlinkSync('nomad.hcl', at('link.hcl'))
    await run('--fix', 'link.hcl')
    expect(statSync(at('nomad.hcl')).mode & 0o777).toBe(0o640)
    expect(lstatSync(at('link.hcl')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('nomad.hcl'), 'utf8')).toBe(config(secret, 'true'))
    expect(readdirSync(join(program.directory, 'conf')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it.runIf(posix)('writes into a file that has several names', async () => {
    linkSync(at('nomad.hcl'), at('other-name'))
    await run('--fix', 'nomad.hcl')
    expect(readFileSync(at('other-name'), 'utf8')).toBe(config(secret, 'true'))
  })

  it.runIf(posix)('closes a private key to others, where judgement is asked', async () => {
    const key = at('agent-key.pem')
    program.write('conf/agent-key.pem', 'a key')
    program.write('conf/node.hcl', `tls {\n  rpc = true\n  key_file = "${key}"\n}\n`)
    chmodSync(key, 0o644)
    const node = ['--on-node', '--only', 'file/key-permissions', 'conf/node.hcl']
    expect((await program.run(['--fix', ...node])).code).toBe(1)
    const shown = await program.run(['--unsafe-fixes', '--diff', ...node])
    expect(shown.stderr).toContain(`Would run: chmod 600 ${key}\n`)
    expect(statSync(key).mode & 0o777).toBe(0o644)
    const done = await program.run(['--fix', '--unsafe-fixes', ...node])
    expect(done).toMatchObject({ code: 0, stdout: '' })
    expect(done.stderr).toContain(`Done: chmod 600 ${key}\n`)
    expect(statSync(key).mode & 0o777).toBe(0o600)
  })

  it('says what it cannot write, and reports all the same', async () => {
    const inside = 'conf/closed/nomad.hcl'
    program.write(inside, config(secret, '"true"'))
    chmodSync(at('closed/nomad.hcl'), 0o444)
    chmodSync(at('closed'), 0o555)
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const { code, stdout, stderr } = await program.run(['--fix', inside], '', nobody)
    expect(stderr).toMatch(/Cannot write .*nomad\.hcl: permission denied\./)
    expect(stdout).toContain('config/string-boolean')
    expect(code).toBe(2)
  })

  it('is nothing for standard input', async () => {
    const { code, stderr } = await program.run(['--fix', '-'], config(secret, '"true"'))
    expect(stderr).toContain('--fix cannot change standard input')
    expect(code).toBe(2)
  })
})

describe('--unsafe-fixes', () => {
  it('adds what needs judgement', async () => {
    program.write(
      'conf/client.d/a.hcl',
      `client {\n  enabled = true\n}\nserver {\n  encrypt = "${secret}"\n}\n`,
    )
    await run('--fix', 'client.d')
    expect(readFileSync(at('client.d/a.hcl'), 'utf8')).toContain(secret)
    await run('--fix', '--unsafe-fixes', '--rule', 'tls/disabled=off', 'client.d')
    expect(readFileSync(at('client.d/a.hcl'), 'utf8')).toBe('client {\n  enabled = true\n}\nserver {\n}\n')
  })

  it('refuses what would bring something else, and does not call that fixable', async () => {
    const text = `data_dir = "/d"
acl {
  enabled = true
}
server {
  enabled = true
  encrypt = "${secret}"
}
consul {
  address = "127.0.0.1:8500"
}
tls {
  rpc                    = true
  http                   = true
  ca_file                = "/nowhere/ca.pem"
  cert_file              = "/nowhere/server.pem"
  key_file               = "/nowhere/server-key.pem"
  verify_server_hostname = true
  verify_https_clint     = true
}
`
    program.write('conf/refused.hcl', text)
    expect((await run('refused.hcl')).stderr).toContain('Fixable with --fix --unsafe-fixes')
    const { stderr } = await run('--fix', '--unsafe-fixes', 'refused.hcl')
    expect(stderr).toContain(
      'Not fixed: config/unknown-key in refused.hcl, as the fix would bring tls/https-client-drops-consul-check.',
    )
    expect(stderr).not.toContain('Fixable')
    expect(readFileSync(at('refused.hcl'), 'utf8')).toBe(text)
  })

  it('is bad usage alone', async () => {
    expect((await run('--unsafe-fixes', 'nomad.hcl')).code).toBe(2)
  })
})

describe('--diff', () => {
  it('shows what would change, without a secret, and changes nothing', async () => {
    const { stdout, stderr } = await run('--diff', 'nomad.hcl')
    expect(stdout).toContain('--- nomad.hcl\n+++ nomad.hcl\n@@ -1,8 +1,8 @@\n')
    expect(stdout).toMatch(/^- {2}enabled = "true"/m)
    expect(stdout).toMatch(/^\+ {2}enabled = true/m)
    expect(stdout).not.toContain(secret.slice(0, 8))
    expect(stderr).toContain('Would fix 2 problems in 1 file.')
    expect(readFileSync(at('nomad.hcl'), 'utf8')).toBe(config(`${secret} `, '"true"'))
  })

  it('reads standard input too', async () => {
    const { stdout } = await program.run(['--diff', '-'], config(secret, '"true"'))
    expect(stdout).toMatch(/^\+ {2}enabled = true/m)
  })
})

it('no report shows a fix that holds a secret, and the summary counts what is fixable', async () => {
  const { stdout, stderr } = await run('-f', 'json', 'nomad.hcl')
  const { findings } = JSON.parse(stdout) as {
    findings: readonly { rule: string; fixes: readonly object[] }[]
  }
  const fixesOf = (rule: string) => findings.find((finding) => finding.rule === rule)?.fixes
  expect(stdout).not.toContain(secret.slice(0, 8))
  expect(fixesOf('config/string-boolean')).toMatchObject([{ safe: true, edits: [{ text: 'true' }] }])
  expect(fixesOf('gossip/key-whitespace')).toMatchObject([{ safe: true, edits: [{ text: '' }] }])
  expect(stderr).toContain('Fixable with --fix: 2; with --unsafe-fixes, to be looked at: 1 more.')
})
