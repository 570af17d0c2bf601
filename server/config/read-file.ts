import type { Parsed } from '../hcl/tree.ts'
import type { Host } from '../host.ts'
import { rootBlock } from '../keys/table.generated.ts'
import { decodeSource } from '../text/decode.ts'
import { createSource, type Source } from '../text/source.ts'
import { type DecodedFile, decodeFile } from './decode.ts'
import type { ConfigFile } from './file.ts'
import { kindOf } from './kind.ts'
import { largestConfigFile } from './size-limit.ts'
import { settleTemplate } from './templates/settle.ts'
import { parseFile } from './templates/template-file.ts'
import { whatStandsAt } from './unreadable.ts'

/** Reads, parses and decodes one configuration file. What cannot be read is a file without text that says why. */
export async function readConfigFile(
  path: string,
  named: boolean,
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
): Promise<ConfigFile> {
  const typed = overlay.get(path)
  if (typed !== undefined) return parseConfigFile(decodeSource(path, typed), named)
  const bytes = await host.read(path, largestConfigFile)
  if (bytes.known) return parseConfigFile(decodeSource(path, bytes.value), named)
  const found = await whatStandsAt(path, bytes.why, host)
  return { ...parseConfigFile(createSource(path, ''), named), unread: { why: bytes.why, found } }
}

export function parseConfigFile(source: Source, named: boolean): ConfigFile {
  const { parsed, template } = parseFile(source)
  const kind = kindOf(parsed, named)
  const decoded = kind === 'agent' ? withoutLost(decodeFile(source, parsed), parsed) : nothing
  const { config, issues } = decoded
  if (template === undefined) return { source, parsed, kind, config, issues, named }
  return { source, parsed, kind, ...settleTemplate(decoded, parsed.tree, template), named }
}

/** What Nomad loses is written all the same: nothing is told to be absent, but that it is lost. */
function withoutLost(decoded: DecodedFile, { problems }: Parsed): DecodedFile {
  if (!problems.some(({ loses }) => loses)) return decoded
  return { ...decoded, config: { ...decoded.config, open: true } }
}

const nothing: DecodedFile = {
  config: { kind: 'struct', block: rootBlock, headers: [], fields: new Map(), strays: [] },
  issues: [],
}
