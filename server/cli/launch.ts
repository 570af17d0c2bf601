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
  const isKnown = cachedData !== undefined && script.cachedDataRejected !== true
  if (cache !== undefined && !isKnown && lints(process.argv)) keep(script, cache)
  const run = script.runInThisContext() as (...globals: unknown[]) => void
  run(module.exports, require, module, file, dirname(file))
}

/** What other commands call is not what a lint run does. */
function lints([, , first = '']: readonly string[]): boolean {
  return !subCommands.includes(first) && !/^(?:-[hV]|--(?:help|version))$/.test(first)
}

/**
 * V8 keeps with a function that it was worth unoptimized machine code, and then makes that at its first call in every later
 * run. After a long run this holds for hundreds of functions, and takes short runs a tenth of their time: here it makes none.
 */
function keep(script: Script, cache: CodeCache): void {
  // Loaded where it is needed only: it takes a millisecond.
  const { cachedDataVersionTag, setFlagsFromString } = require('node:v8') as typeof import('node:v8')
  const usual = cachedDataVersionTag()
  setFlagsFromString('--no-sparkplug')
  process.once('exit', (code) => {
    // What was made with other flags is refused.
    if (cachedDataVersionTag() !== usual) setFlagsFromString('--sparkplug')
    if (code !== 3) cache.write(() => script.createCachedData())
  })
}

launch()
