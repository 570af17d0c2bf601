import { resolve } from 'node:path'
import { isRead } from '../agents/changes.ts'
import { isUnitName } from '../agents/discover.ts'
import type { Host } from '../host.ts'
import { visible } from '../report/visible.ts'
import { counted, listed } from '../report/words.ts'
import { isSettingsName } from '../settings/settings.ts'
import { exit } from './exit.ts'
import type { FSWatcher } from './file-watcher.ts'
import { UsageError } from './option.ts'
import { isTerminal, write } from './streams.ts'
import { TouchedFiles } from './touched-files.ts'

/** Changes that follow each other within this time, in milliseconds, are one. */
const quietTime = 100

/** How many changed files are named. */
const mostNamed = 3

export interface Watched {
  readonly host: Host
  /** Files that a run writes: they are no reason for another. */
  readonly own: readonly string[]
  readonly quiet: boolean
  /** One run, as without `--watch`. */
  readonly run: (host: Host) => Promise<number>
}

/** Lints, and lints again whenever something changes that the last run looked at; until it is interrupted. */
export async function watchAndRun(watched: Watched): Promise<never> {
  process.once('SIGINT', () => setImmediate(() => process.exit(exit.interrupted)))
  const sight = new Sight()
  for (let first = true; ; first = false) {
    const touched = new TouchedFiles(watched.host, watched.own)
    await runOnce(watched, touched.host, first)
    const directories = await sight.turnTo(touched)
    if (!watched.quiet) write(2, `Watching ${counted(directories, 'directory')}; Ctrl-C ends.\n`)
    const changed = await sight.change(touched)
    clear()
    if (!watched.quiet) write(2, `${now()} ${whatChanged(changed)}\n`)
  }
}

/** Wrong usage ends the first run; later it is told like everything else, as a file was changed that options name. */
async function runOnce({ run }: Watched, host: Host, first: boolean): Promise<void> {
  try {
    await run(host)
  } catch (error) {
    if (first || !(error instanceof UsageError)) throw error
    write(2, `nomadlint: ${error.message}\n`)
  }
}

/** Only a terminal is tidied up; what goes to a file or a pipe stays. */
function clear(): void {
  if (isTerminal(1)) write(1, '\u001b[2J\u001b[3J\u001b[H')
}

function whatChanged(paths: readonly string[]): string {
  const named = paths.slice(0, mostNamed).map((path) => (path === '.' ? './' : visible(path)))
  const others = paths.length - named.length
  return `${listed(others > 0 ? [...named, `${others} more`] : named)} changed.`
}

function now(): string {
  return new Date().toTimeString().slice(0, 8)
}

/** Looks at directories, and wakes whoever waits for a change in them. */
class Sight {
  #watcher: FSWatcher | undefined
  #directories: readonly string[] = []
  #files: ReadonlySet<string> = new Set()
  #wake: () => void = () => {}
  #events = 0

  /** How many directories are in sight now. */
  async turnTo(touched: TouchedFiles): Promise<number> {
    this.#files = new Set([...touched.files].map((path) => resolve(path)))
    const directories = [...touched.directories].map((path) => resolve(path)).sort()
    if (this.#watcher !== undefined && directories.join('\0') === this.#directories.join('\0'))
      return directories.length
    const before = this.#watcher
    this.#directories = directories
    this.#watcher = await this.#open(directories)
    await before?.close()
    return directories.length
  }

  /** Waits until something is not what it was, and for the end of the burst. */
  async change(touched: TouchedFiles): Promise<readonly string[]> {
    for (;;) {
      const seen = this.#events
      // It may have changed before anybody looked.
      const changed = await touched.changed()
      if (changed.length > 0) return await this.#settled(touched, changed)
      if (seen === this.#events) await new Promise<void>((woken) => (this.#wake = woken))
    }
  }

  async #settled(touched: TouchedFiles, first: readonly string[]): Promise<readonly string[]> {
    let changed = first
    for (let awake = true; awake; ) {
      awake = await this.#isWokenWithin(quietTime)
      if (awake) changed = await touched.changed()
    }
    return changed.length > 0 ? changed : first
  }

  #isWokenWithin(milliseconds: number): Promise<boolean> {
    return new Promise((settle) => {
      const timer = setTimeout(() => settle(false), milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        settle(true)
      }
    })
  }

  async #open(directories: readonly string[]): Promise<FSWatcher> {
    const { watch } = await import('./file-watcher.ts')
    const watcher = watch([...directories], {
      depth: 0,
      ignoreInitial: true,
      ignored: (path, stats) => stats?.isFile() === true && !this.#matters(path),
    })
    const note = (): void => {
      this.#events++
      this.#wake()
    }
    watcher.on('all', note)
    // What cannot be watched is not: a directory that has just gone, for instance.
    watcher.on('error', note)
    await new Promise<void>((ready) => watcher.once('ready', ready))
    return watcher
  }

  #matters(path: string): boolean {
    return this.#files.has(resolve(path)) || isRead(path) || isUnitName(path) || isSettingsName(path)
  }
}
