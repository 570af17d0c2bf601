import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCertificates } from '../certificates.ts'
import { cleanServer, unverifiedRule, unverifiedServer } from '../cli/configurations.ts'
import { Repository } from '../cli/git-repository.ts'
import { run } from './consumer.ts'
import { sourceRepository } from './source-repository.ts'

const directory = mkdtempSync(join(tmpdir(), 'nomadlint-pre-commit-'))
const repository = new Repository(join(directory, 'work'))
const env = { ...process.env, PRE_COMMIT_HOME: join(directory, 'home') }

/** Commits what there is; what hook and git say. */
function commit() {
  repository.git('add', '--all')
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false']
  return run('git', [...identity, 'commit', '-m', 'a commit'], { cwd: repository.directory, env })
}

async function certificate(name: string): Promise<string> {
  const pem = (await testCertificates()).get(`certs/${name}`)
  if (pem === undefined) throw new Error(`no ${name}`)
  return new TextDecoder().decode(pem)
}

beforeAll(() => {
  const source = sourceRepository(join(directory, 'nomadlint'))
  const revision = source.git('rev-parse', 'HEAD').trim()
  repository.init()
  // The clock of the certificates, and a word on args.
  repository.write(
    '.pre-commit-config.yaml',
    `repos:
  - repo: ${source.directory}
    rev: ${revision}
    hooks:
      - id: nomadlint
        args: [--as-of=2030-01-01, --fail-on, error]
`,
  )
  const installed = run('pre-commit', ['install', '--install-hooks'], { cwd: repository.directory, env })
  expect(installed.code, installed.text).toBe(0)
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('the hook for pre-commit', () => {
  it('is left out of a commit without configuration', () => {
    const { code, text } = commit()
    expect(text).toMatch(/nomadlint\.+\(no files to check\)Skipped/)
    expect(code).toBe(0)
  })

  it('passes a good commit', async () => {
    repository.write('one.d/server.hcl', cleanServer)
    repository.write('two.d/server.hcl', cleanServer.replaceAll('/etc/nomad.d/tls/', '../certs/'))
    // Not the key, which is to stay out of a repository.
    for (const name of ['ca.pem', 'server.pem']) repository.write(`certs/${name}`, await certificate(name))
    const { code, text } = commit()
    expect(text).toMatch(/nomadlint\.+Passed/)
    expect(code).toBe(0)
  })

  it('refuses a bad one, and looks at no other agent', () => {
    repository.write('one.d/server.hcl', unverifiedServer)
    const { code, text } = commit()
    expect(text).toMatch(/nomadlint\.+Failed/)
    expect(text).toContain(`error[${unverifiedRule}]`)
    expect(text).toContain('Agent one.d')
    expect(text).not.toContain('two.d')
    expect(code).toBe(1)
    repository.git('checkout', '-q', 'HEAD', '--', '.')
  })

  it('looks at the agent whose certificate a commit changes', async () => {
    repository.write('certs/server.pem', await certificate('expired.pem'))
    const { code, text } = commit()
    expect(text).toContain('error[certificate/expired]')
    expect(text).toContain('Agent two.d')
    expect(text).not.toContain('one.d')
    expect(code).toBe(1)
  })
})
