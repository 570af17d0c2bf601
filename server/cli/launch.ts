import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { CodeCache } from './code-cache.ts'

/** Replaced when the program is built: the sub-commands, and this package's version. */
declare const subCommands: readonly string[]
declare const packageVersion: string

/**
 * `cli.cjs`: runs `main.cjs`, which lies beside it. To compile that takes V8 as long as to lint a small file, so what V8
 * made of it once is kept (see code-cache.ts), functions that were called included.
 */
function launch(): void {
  const file = join(__dirname, 'main.cjs')
  const cache = CodeCache.of(file, packageVersion)
  const cachedData = cache?.read()
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(cachedData && { cachedData }),
  })
  const run = script.runInThisContext() as (...globals: unknown[]) => void
  run(module.exports, require, module, file, dirname(file))
  // What other commands call is not what a lint run does.
  const [first = ''] = process.argv.slice(2)
  const lints = !subCommands.includes(first) && !/^(?:-[hV]|--(?:help|version))$/.test(first)
  if (cache === undefined || !lints || (cachedData !== undefined && script.cachedDataRejected !== true))
    return
  process.once('exit', (code) => {
    if (code !== 3) cache.write(() => script.createCachedData())
  })
}

launch()
