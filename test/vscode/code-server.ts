import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Milliseconds that anything here may take before it counts as hanging. */
export const patience = 60_000

/** Nothing that greets, updates or advises. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
  'editor.hover.delay': 50,
}

/** Where `.ci/code-server` has installed it; installs it at the first call. */
export function installCodeServer(): string {
  return execFileSync(join(root, '.ci/code-server'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
}

export interface StartOptions {
  readonly installation: string
  /** Extensions to install. */
  readonly vsix: readonly string[]
  /** Fills the folder that is opened. */
  readonly fill: (folder: string) => void
  readonly settings?: Readonly<Record<string, unknown>>
  /** Folders of a workspace, by their names: paths in the folder, or addresses. Without any, the folder is opened alone. */
  readonly folders?: Readonly<Record<string, string>>
  /** Asks whether the folder is trusted; else it is. */
  readonly trust?: boolean
}

/** A VS Code with a profile of its own, which a browser shows. */
export class CodeServer {
  readonly directory: string = mkdtempSync(join(tmpdir(), 'code-'))
  readonly folder: string = join(this.directory, 'cluster')
  readonly #log: string = join(this.directory, 'code-server.log')
  #process: ChildProcess | undefined
  #context: BrowserContext | undefined
  #port = 0
  #workspace: string | undefined

  async start({
    installation,
    vsix,
    fill,
    settings = {},
    trust = false,
    folders,
  }: StartOptions): Promise<void> {
    const user = join(this.directory, 'data', 'User')
    for (const path of [user, this.folder]) mkdirSync(path, { recursive: true })
    fill(this.folder)
    if (folders !== undefined) this.#writeWorkspace(folders)
    const trusting = {
      'security.workspace.trust.enabled': trust,
      'security.workspace.trust.startupPrompt': 'never',
    }
    this.write(join(user, 'settings.json'), JSON.stringify({ ...quiet, ...trusting, ...settings }))
    this.write(join(this.directory, 'config.yaml'), 'auth: none\n')
    this.#port = await freePort()
    const entry = join(installation, 'node_modules/code-server/out/node/entry.js')
    const common = [
      entry,
      `--config=${join(this.directory, 'config.yaml')}`,
      `--user-data-dir=${join(this.directory, 'data')}`,
      `--extensions-dir=${join(this.directory, 'extensions')}`,
    ]
    for (const file of vsix) this.#install(common, file)
    const log = openSync(this.#log, 'w')
    const address = ['--auth', 'none', '--bind-addr', `127.0.0.1:${this.#port}`]
    const calm = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override']
    const trusted = trust ? [] : ['--disable-workspace-trust']
    this.#process = spawn(process.execPath, [...common, ...address, ...calm, ...trusted], {
      env: this.#environment(),
      stdio: ['ignore', log, log],
      // A process group of its own: the extension host and what watches files can outlive their parent.
      detached: true,
    })
    await this.#untilUp()
  }

  #writeWorkspace(folders: Readonly<Record<string, string>>): void {
    const listed = Object.entries(folders).map(([name, where]) =>
      /^\w+:/.test(where) ? { name, uri: where } : { name, path: where },
    )
    this.#workspace = join(this.folder, 'cluster.code-workspace')
    this.write(this.#workspace, JSON.stringify({ folders: listed }))
  }

  #install(common: readonly string[], vsix: string): void {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...common, '--install-extension', vsix], {
      env: this.#environment(),
      encoding: 'utf8',
      timeout: patience,
    })
    if (status !== 0 || !stdout.includes('successfully installed'))
      throw new Error(`${vsix} was not installed: ${stdout}${stderr}`)
  }

  #environment(): NodeJS.ProcessEnv {
    const { VSCODE_IPC_HOOK_CLI: _, ...env } = process.env
    const own = (name: string): string => join(this.directory, name)
    mkdirSync(own('tmp'), { recursive: true })
    return {
      ...env,
      HOME: own('home'),
      XDG_CONFIG_HOME: own('config'),
      XDG_DATA_HOME: own('share'),
      XDG_CACHE_HOME: own('cache'),
      TMPDIR: own('tmp'),
    }
  }

  async #untilUp(): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end; ) {
      if (this.#process?.exitCode !== null) break
      const answer = await fetch(`http://127.0.0.1:${this.#port}/healthz`).catch(() => undefined)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`code-server did not start: see ${this.#log}`)
  }

  async browse(): Promise<Page> {
    this.#context = await chromium.launchPersistentContext(join(this.directory, 'chromium'), {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      headless: true,
      viewport: { width: 1200, height: 760 },
      chromiumSandbox: false,
      args: ['--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--disable-component-update'],
    })
    const page = this.#context.pages()[0] ?? (await this.#context.newPage())
    page.setDefaultTimeout(patience / 2)
    return page
  }

  /** The address that opens the folder; `payload` is what the workbench is told beside it. */
  address(payload?: readonly (readonly [string, string])[]): string {
    const query = new URLSearchParams(
      this.#workspace === undefined ? { folder: this.folder } : { workspace: this.#workspace },
    )
    if (payload !== undefined) query.set('payload', JSON.stringify(payload))
    return `http://127.0.0.1:${this.#port}/?${query}`
  }

  /** How the workbench names a file of this machine. */
  remote(path: string): string {
    return `vscode-remote://127.0.0.1:${this.#port}${path}`
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  async stop(): Promise<void> {
    await this.#context?.close().catch(() => {})
    const child = this.#process
    if (child?.pid !== undefined) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      this.#signal('SIGTERM')
      if (child.exitCode === null) await Promise.race([gone, new Promise((end) => setTimeout(end, 5000))])
      this.#signal('SIGKILL')
    }
    if (existsSync(this.directory))
      rmSync(this.directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      if (this.#process?.pid !== undefined) process.kill(-this.#process.pid, signal)
    } catch {
      // The group is gone already.
    }
  }

  /** Keeps what it wrote, for a person to look at. */
  keepLogs(directory: string): void {
    mkdirSync(directory, { recursive: true })
    for (const path of [this.#log, join(this.directory, 'data', 'logs')])
      if (existsSync(path))
        cpSync(path, join(directory, path.slice(path.lastIndexOf('/') + 1)), { recursive: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
