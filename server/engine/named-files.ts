import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { clientsByTls } from '../agents/values/client-pairs.ts'
import type { Facts, FileFact } from '../facts/facts.ts'

/** A setting, and the file that it names. */
export interface NamedFile {
  readonly setting: Setting<string>
  readonly fact: FileFact<unknown>
}

/** The files without which Nomad does not start. */
export function filesToStart(agent: Agent, { tls, otherFiles }: Facts): readonly NamedFile[] {
  const { ca_file, cert_file, key_file } = agent.config.tls
  const own = [
    { setting: ca_file, fact: tls.ca },
    { setting: cert_file, fact: tls.certificate },
    { setting: key_file, fact: tls.key },
  ]
  const others = clientsByTls(agent).flatMap((block) =>
    [block.ca_file, block.cert_file, block.key_file].map((setting) => ({
      setting,
      fact: otherFiles.find(({ pointer }) => pointer === setting.pointer),
    })),
  )
  return [...own, ...others].flatMap(({ setting, fact }) => (fact === undefined ? [] : [{ setting, fact }]))
}
