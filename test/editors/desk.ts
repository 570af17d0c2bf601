import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exampleFiles } from '../../scripts/certificates/issue-examples.ts'
import { builtProgram } from '../lsp/built-program.ts'
import type { Snippet } from './snippets.ts'

/** What a driver wrote down of what its editor showed. */
export interface Seen {
  /** As the editor has them once the file is open: `line:column rule message`, both from 1, columns in characters. */
  readonly opened: readonly string[]
  readonly hover: string
  readonly completions: readonly string[]
  /** The code action that was chosen. */
  readonly action: string
  /** Diagnostics once the file is repaired, formatted and saved. */
  readonly saved: readonly string[]
}

/** An agent as it should be, but for one mistake behind some sign, and for its look. */
const agent = (gossipKey: string, sign: string): string => `region = "global"
data_dir = "/opt/nomad/data"

acl {
  enabled = true
}

server {
enabled = true
  bootstrap_expect = 3
  encrypt = "${gossipKey}"
}

tls {
  http = true
  rpc = true

  ca_file = "/etc/nomad.d/tls/nomad-ca.pem"
  cert_file = "/etc/nomad.d/tls/server.pem"
  key_file = "/etc/nomad.d/tls/server-key.pem"

  /* ${sign} */ verify_server_hostname = false
  verify_https_client = true

}
`

/** The directory of a user, with a repository of one agent in it, and nomadlint in the PATH. */
export class Desk {
  readonly home: string = realpathSync(mkdtempSync(join(tmpdir(), 'nomadlint-editor-')))
  readonly project: string = join(this.home, 'project')
  readonly file: string = join(this.project, 'server.hcl')
  readonly original: string
  readonly #report: string = join(this.home, 'seen.json')

  /** The sign is one character, of two UTF-16 units and four bytes if nothing else is said. */
  constructor(sign = '😀') {
    this.original = agent(randomBytes(32).toString('base64'), sign)
  }

  async layOut(snippets: readonly Snippet[]): Promise<void> {
    const program = join(await builtProgram(), 'cli.cjs')
    this.write('bin/nomadlint', `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
    chmodSync(join(this.home, 'bin/nomadlint'), 0o755)
    this.write('project/.nomadlintrc', 'root = "root"\n')
    this.write('project/server.hcl', this.original)
    execFileSync('git', ['init', '-q'], { cwd: this.project })
    for (const [name, text] of await exampleFiles(new Date()))
      this.write(`project/root/etc/nomad.d/tls/${name}`, text)
    for (const { path, text } of snippets) this.write(path, text)
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.home, path)), { recursive: true })
    writeFileSync(join(this.home, path), text)
  }

  /** Runs an editor with a driver of this directory, until it ends or has had its time. */
  async run(program: string, args: readonly string[], driver: string): Promise<Seen> {
    const path = `${join(this.home, 'bin')}:${process.env['PATH'] ?? ''}`
    const child = spawn('timeout', ['-k', '2', '60', program, ...args], {
      cwd: this.project,
      env: {
        PATH: path,
        HOME: this.home,
        LC_ALL: 'C.UTF-8',
        TERM: 'dumb',
        DRIVER: fileURLToPath(new URL(driver, import.meta.url)),
        AGENT_FILE: this.file,
        REPORT: this.#report,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (part: Buffer) => (output += part.toString()))
    child.stderr.on('data', (part: Buffer) => (output += part.toString()))
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    const report = existsSync(this.#report) ? readFileSync(this.#report, 'utf8') : ''
    if (code !== 0 || report === '') throw new Error(`It ended with ${code}:\n${output}\n${report}`)
    return JSON.parse(report) as Seen
  }

  /** What the file holds now. */
  text(): string {
    return readFileSync(this.file, 'utf8')
  }

  /** What the command says of a file, and makes of a text. */
  command(args: readonly string[], input = ''): string {
    const options = { cwd: this.project, input, stdio: 'pipe' } as const
    return execFileSync(join(this.home, 'bin/nomadlint'), args, options).toString()
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true })
  }
}
