// Plain JavaScript without imports of ours: it runs on a fresh clone, before anything is installed.
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const installed = new URL('../node_modules/.package-lock.json', import.meta.url)
const wanted = new URL('../package-lock.json', import.meta.url)

/** npm writes its own lock file into node_modules when it has installed: older than ours, it is out of date. */
function isInstalled() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs
}

if (!isInstalled()) {
  process.stderr.write('Installing what nomadlint is built with (npm ci) ...\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  execFileSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}
