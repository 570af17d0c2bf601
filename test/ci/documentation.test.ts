import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formats } from '../../server/report/formats.ts'
import { cleanServer, unverifiedServer } from '../cli/configurations.ts'
import { Repository } from '../cli/git-repository.ts'
import { posix, useProgram } from '../cli/program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = readFileSync(join(root, 'docs/ci.md'), 'utf8')
const program = useProgram()
const at = (name: string): string => join(program.directory, name)

function blocks(language: string): readonly string[] {
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , block]) => block as string)
}

describe('docs/ci.md', () => {
  it('has YAML that parses, and JSON that does', () => {
    const parsed = blocks('yaml').map((block) => parse(block) as object)
    expect(parsed.length).toBeGreaterThan(5)
    for (const value of parsed) expect(Object.keys(value).length).toBeGreaterThan(0)
    for (const block of blocks('json')) JSON.parse(block)
  })

  it('names every format', () => {
    const [table = ''] = /\| format \|[^]*?\n\n/.exec(text) ?? []
    for (const format of formats) expect(table).toContain(`\`${format}\``)
  })

  it('leads to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link as string)
    for (const link of links.filter((target) => !target.startsWith('https:')))
      expect(existsSync(join(root, 'docs', link)), link).toBe(true)
  })

  it('names no address but those of specifications and of the projects it speaks of', () => {
    const hosts = [...text.matchAll(/https?:\/\/([^/\s)]+)/g)].map(([, host]) => host)
    expect([...new Set(hosts)]).toEqual(['cwe.mitre.org'])
  })
})

describe.runIf(posix)('every command in docs/ci.md', () => {
  const repository = new Repository(at('repo'))

  beforeAll(() => {
    program.write('bin/nomadlint', `#!/bin/sh\nexec '${process.execPath}' '${at('program/cli.cjs')}' "$@"\n`)
    program.write('bin/npx', '#!/bin/sh\n[ "$1" = --yes ] && shift\nexec "$@"\n')
    for (const name of ['nomadlint', 'npx']) chmodSync(at(`bin/${name}`), 0o755)
    repository.init()
    repository.write('nomad/base.hcl', cleanServer)
    repository.commit('first')
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    repository.write('nomad/base.hcl', unverifiedServer)
    repository.write('certs/server.pem', '')
    repository.commit('second')
    repository.write('nomad/base.hcl', `${unverifiedServer}\n`)
  })

  const lines = blocks('sh').flatMap((block) => block.trim().split('\n'))
  const runs = blocks('yaml').flatMap((block) =>
    [...block.matchAll(/run: (npx .*)$/gm)].map(([, line]) => line as string),
  )

  it.each([...lines, ...runs])('%s', (line) => {
    const { status, stderr } = spawnSync('sh', ['-c', line.replace('{staged_files}', 'nomad/base.hcl')], {
      cwd: repository.directory,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${at('bin')}${delimiter}${process.env['PATH']}`,
        GITHUB_STEP_SUMMARY: at('summary.md'),
      },
    })
    expect(stderr).toMatch(/^Found 1 error in 1 file\./)
    expect(status).toBe(1)
  })
})

describe('the job for GitLab', () => {
  const job = (
    parse(readFileSync(join(root, 'templates/nomadlint.gitlab-ci.yml'), 'utf8')) as {
      readonly nomadlint: {
        readonly script: readonly string[]
        readonly variables: Readonly<Record<string, string>>
        readonly artifacts: { readonly reports: Readonly<Record<string, string>> }
      }
    }
  ).nomadlint

  it.runIf(posix)('writes the reports that it hands over', () => {
    program.write('job/nomad/server.hcl', unverifiedServer)
    program.write(
      'job-bin/npx',
      `#!/bin/sh\n[ "$1 $2" = "--yes nomadlint@latest" ] || exit 9\nshift 2\nexec '${process.execPath}' '${at('program/cli.cjs')}' "$@"\n`,
    )
    chmodSync(at('job-bin/npx'), 0o755)
    const { status, stdout } = spawnSync('sh', ['-ec', job.script.join('\n')], {
      cwd: at('job'),
      encoding: 'utf8',
      env: { ...process.env, ...job.variables, PATH: `${at('job-bin')}${delimiter}${process.env['PATH']}` },
    })
    expect(stdout).toMatch(/^nomad\/server\.hcl:\d+:\d+: error: /)
    expect(status).toBe(1)
    for (const name of Object.values(job.artifacts.reports))
      expect(existsSync(at(`job/${name}`)), name).toBe(true)
  })
})

describe('the Dockerfile', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')

  it('copies what is there, and runs as a user without rights', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \.\/$/gm)].flatMap(([, names]) =>
      names?.split(' '),
    )
    for (const name of copied) expect(existsSync(join(root, name as string)), name).toBe(true)
    expect(dockerfile).toMatch(/\nUSER node\n/)
  })

  it('leaves out nothing that the build needs', () => {
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').trim().split('\n')
    for (const name of ['scripts', 'server', 'rules', 'schemas', 'docs', 'package.json', 'LICENSE'])
      expect(ignored).not.toContain(name)
  })
})
