import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildProgram } from './build.ts'
import { issueExamples } from './certificates/issue-examples.ts'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'dist/cli.cjs')

/** Builds nomadlint, issues certificates for the examples, and lints each of them. */
async function main(): Promise<void> {
  await buildProgram()
  const names = await issueExamples(join(root, 'examples'))
  // The good pair first.
  for (const name of ['guide', ...names.filter((other) => other !== 'guide')]) lintExample(name)
}

function lintExample(name: string): void {
  const directory = `examples/${name}`
  const args = ['--root', `${directory}/root`, directory]
  process.stdout.write(`\n$ nomadlint ${args.join(' ')}\n\n`)
  const { status, error } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' })
  if (error !== undefined) throw error
  const wanted = name === 'guide' ? 0 : 1
  if (status === wanted) return
  process.stderr.write(`${directory}: exit ${status}, not ${wanted}\n`)
  process.exitCode = 1
}

await main()
