import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import type { Facts } from '../facts/facts.ts'

/** A file that an agent names and that holds a private key, or is to hold one. */
export interface SecretFile {
  readonly setting: Setting<string>
  readonly path: string
}

/** One file once, under the first setting that names it. */
export function secretFiles({ config }: Agent, { tls, otherFiles }: Facts): readonly SecretFile[] {
  const { key, certificate } = tls
  const files: SecretFile[] = []
  if (key !== undefined) files.push({ setting: config.tls.key_file, path: key.path })
  const holds = certificate?.content.known === true && certificate.content.value.holdsKey
  if (holds && certificate.path !== key?.path)
    files.push({ setting: config.tls.cert_file, path: certificate.path })
  for (const { key_file, cert_file } of [...config.consul.values(), ...config.vault.values()]) {
    for (const setting of [key_file, cert_file]) {
      const other = otherFiles.find(({ pointer }) => pointer === setting.pointer)
      if (other === undefined || (setting === cert_file && !other.holdsKey)) continue
      if (!files.some(({ path }) => path === other.path)) files.push({ setting, path: other.path })
    }
  }
  return files
}

/** A path as a command may have it; where it would have to be quoted, a word for it. */
export function shownPath(path: string): string {
  return /^[\w./@:+-]+$/.test(path) && !path.startsWith('-') ? path : 'FILE'
}
