import { readFile, writeFile } from 'node:fs/promises'

/**
 * A registry mirror may lack the packages of platforms that nobody asked it for; npm then leaves them out of the
 * lock file, and `npm ci` refuses such a file. This writes them in again, as their parents name them. They are
 * fetched on those platforms only.
 */
interface LockedPackage {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Lock {
  packages: Record<string, LockedPackage>
}

const systems = [
  'android',
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
]
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el']

/** What the name of a platform package says of its platform: `@scope/cli-linux-x64-musl`. */
function platformOf(name: string) {
  const parts = name.split(/[/-]/)
  const os = systems.filter((system) => parts.includes(system))
  const cpu = processors.filter((processor) => parts.includes(processor))
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined
  return os.length === 1 && cpu.length === 1
    ? { os, cpu, ...(libc && os[0] === 'linux' ? { libc: [libc] } : {}) }
    : undefined
}

function complete(lock: Lock): number {
  let added = 0
  for (const { optionalDependencies = {}, dev } of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const path = `node_modules/${name}`
      const platform = platformOf(name)
      if (path in lock.packages || platform === undefined) continue
      lock.packages[path] = { version, ...(dev ? { dev } : {}), ...platform, optional: true }
      added++
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return added
}

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(await readFile(file, 'utf8')) as Lock
const added = complete(lock)
await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added} packages of other platforms written into package-lock.json\n`)
