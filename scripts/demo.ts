import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildProgram } from './build.ts'
import { issueExamples } from './certificates/issue-examples.ts'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'dist/cli.cjs')

/** Builds nomadlint, issues certificates for the examples, lints each of them, and asks about one. */
async function main(): Promise<void> {
  await buildProgram()
  const names = await issueExamples(join(root, 'examples'))
  // The good pair first.
  for (const name of ['guide', ...names.filter((other) => other !== 'guide')]) lintExample(name)
  const directory = 'examples/wrong-region'
  const tls = `${directory}/root/etc/nomad.d/tls`
  run(['cert', '--role', 'server', '--region', 'eu', '--ca', `${tls}/nomad-ca.pem`, `${tls}/server.pem`], 1)
  const message = 'x509: certificate is valid for server.global.nomad, localhost, not server.eu.nomad'
  run(['explain', message, directory, '--root', `${directory}/root`], 0)
}

function lintExample(name: string): void {
  const directory = `examples/${name}`
  run(['--root', `${directory}/root`, directory], name === 'guide' ? 0 : 1)
}

function run(args: readonly string[], wanted: number): void {
  const shown = args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)).join(' ')
  process.stdout.write(`\n$ nomadlint ${shown}\n\n`)
  const { status, error } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status === wanted) return
  process.stderr.write(`nomadlint ${shown}: exit ${status}, not ${wanted}\n`)
  process.exitCode = 1
}

await main()
