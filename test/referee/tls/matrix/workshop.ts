import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a tool left: the file's text. */
export interface Issued {
  readonly certificate: string
  readonly key: string
}

/** A directory of its own for the tools that operators issue certificates with; keys in it live as long as the test. */
export class Workshop {
  readonly directory = mkdtempSync(join(tmpdir(), 'nomadlint-matrix-'))
  #made = 0

  constructor() {
    // Without a configuration of its own, openssl adds the extensions of the machine's.
    this.write('empty.cnf', '[req]\ndistinguished_name = dn\n[dn]\n')
  }

  /** A line as it is typed. What it prints on stderr is shown where it fails. */
  shell(line: string): string {
    return execFileSync('sh', ['-c', line], { cwd: this.directory, encoding: 'utf8', stdio: 'pipe' })
  }

  openssl(...args: readonly string[]): string {
    return execFileSync('openssl', args, { cwd: this.directory, encoding: 'utf8', stdio: 'pipe' })
  }

  read(name: string): string {
    return readFileSync(join(this.directory, name), 'utf8')
  }

  write(name: string, text: string): string {
    writeFileSync(join(this.directory, name), text)
    return name
  }

  /** A name that no file has yet. */
  fresh(suffix: string): string {
    return `${this.#made++}${suffix}`
  }

  close(): void {
    rmSync(this.directory, { recursive: true })
  }
}

/** Whether the tools are there; the ways to get them are in docs/contributing.md. */
export function missingTools(): readonly string[] {
  return ['openssl', 'cfssl', 'cfssljson'].filter((tool) => {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  })
}
