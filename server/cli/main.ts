import { visible } from '../report/visible.ts'
import { readArguments } from './arguments.ts'
import { type ColorMode, colorsFor } from './color.ts'
import type { Command } from './command.ts'
import { commands, lintCommand } from './commands.ts'
import { crash } from './crash.ts'
import { exit } from './exit.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { commonOptions } from './option-table.ts'
import { columns, write } from './streams.ts'

process.on('uncaughtException', crash)
void start()

async function start(): Promise<void> {
  try {
    const code = await main(process.argv.slice(2))
    process.exitCode ??= code
  } catch (error) {
    crash(error)
  }
}

/** Arguments in, exit code out. Everything that is not needed by every run is loaded where it is. */
async function main(given: readonly string[]): Promise<number> {
  const argv = given.length === 1 && isWord(given[0]) ? [`--${given[0]}`] : given
  const named = commands.find(({ name }) => name === argv[0])
  const command = named ?? lintCommand
  try {
    const args = readArguments(named === undefined ? argv : argv.slice(1), [
      ...command.options,
      ...commonOptions,
    ])
    if (args.switches.has('help')) return await showHelp(named, args)
    if (args.switches.has('version')) return await showVersion()
    // Asked for what it throws: a directory that was deleted looks empty.
    process.cwd()
    const run = await command.load()
    return await run(args)
  } catch (error) {
    const told = error instanceof UsageError ? error.message : lostDirectory(error)
    if (told === undefined) throw error
    write(2, `nomadlint: ${visible(told)}\n`)
    return exit.usage
  }
}

/** Whoever deletes the directory they stand in has no working directory, and no path leads anywhere. */
function lostDirectory(error: unknown): string | undefined {
  const { syscall } = error as NodeJS.ErrnoException
  return syscall === 'uv_cwd' ? 'the current directory is not there any more' : undefined
}

/** Many programs have these as commands; a file of such a name is linted as `./help`. */
function isWord(argument: string | undefined): argument is 'help' | 'version' {
  return argument === 'help' || argument === 'version'
}

async function showHelp(command: Command | undefined, args: Arguments): Promise<number> {
  const { helpText } = await import('./help.ts')
  const colors = colorsFor(1, (valueOf(args, 'color') ?? 'auto') as ColorMode)
  write(1, helpText(command, { colors, width: Math.min(columns(1, 100), 110) }))
  return exit.clean
}

async function showVersion(): Promise<number> {
  const { version } = await import('./version.ts')
  write(1, `${version}\n`)
  return exit.clean
}
