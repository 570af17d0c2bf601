import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAuthority, issue, type Validity } from './issue.ts'

const day = 24 * 60 * 60 * 1000

/** Where the configurations of the examples look for their files, below `root` of each. */
const tlsDirectory = 'root/etc/nomad.d/tls'

/**
 * Issues what each example names: a CA of its own, and a certificate and key for its server and its client. Returns
 * the names of the examples. Files of an earlier call are replaced.
 */
export async function issueExamples(directory: string, now = new Date()): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  await Promise.all(names.map((name) => writeFiles(join(directory, name, tlsDirectory), now)))
  return names.toSorted()
}

async function writeFiles(directory: string, now: Date): Promise<void> {
  const files = await exampleFiles(now)
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  for (const [name, text] of files) {
    const path = join(directory, name)
    const mode = name.endsWith('-key.pem') ? 0o600 : 0o644
    await writeFile(path, text, { mode })
    // The umask may have taken more away.
    await chmod(path, mode)
  }
}

/** The files of one example, by name. */
export async function exampleFiles(now: Date): Promise<ReadonlyMap<string, string>> {
  const ca = await createAuthority('Nomad Agent CA', lasting(now, 1825))
  const files = new Map([['nomad-ca.pem', ca.certificatePem]])
  for (const role of ['server', 'client']) {
    const name = `${role}.global.nomad`
    const pair = await issue({
      issuer: ca,
      commonName: name,
      dnsNames: [name, 'localhost'],
      ipAddresses: ['127.0.0.1'],
      ...lasting(now, 365),
    })
    files.set(`${role}.pem`, pair.certificatePem)
    files.set(`${role}-key.pem`, pair.keyPem)
  }
  return files
}

/** From yesterday, for clocks that are a little behind. Certificates count in whole seconds. */
function lasting(now: Date, days: number): Validity {
  const start = Math.floor(now.getTime() / 1000) * 1000 - day
  return { notBefore: new Date(start), notAfter: new Date(start + days * day) }
}

if (process.argv[1] === import.meta.filename) {
  const directory = join(import.meta.dirname, '../../examples')
  const names = await issueExamples(directory)
  console.error(`certificates issued for ${names.length} examples in ${directory}`)
}
