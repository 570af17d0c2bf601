import { rules } from '../../rules/index.ts'
import { readAgentFlags } from '../../server/agents/start/agent-flags.ts'
import { parseVersion } from '../../server/facts/version.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { textOf } from '../../server/text/source.ts'
import { testCertificates } from '../certificates.ts'
import { memoryHost } from '../memory-host.ts'

export interface Found {
  readonly severity: string
  /** The text it points at, with the file's name before it where there are several. */
  readonly at: string
  readonly message: string
  readonly help: string | undefined
}

/** What one rule says of a file, or of several that are one agent in this order, as a version and started with flags. */
export async function findingsOf(
  rule: string,
  files: string | Readonly<Record<string, string>>,
  version?: string,
  flags?: string,
): Promise<readonly Found[]> {
  const named = Object.entries(typeof files === 'string' ? { 'nomad.hcl': files } : files)
  const contents = new Map<string, string | Uint8Array>(named)
  for (const [path, bytes] of await testCertificates()) contents.set(`/etc/nomad.d/${path}`, bytes)
  const options = {
    ...defaultOptions,
    paths: named.map(([path]) => path),
    merge: true,
    version: version === undefined ? undefined : parseVersion(version),
    only: new Set([rule]),
    started: flags === undefined ? undefined : readAgentFlags(flags).started,
  }
  const { findings } = await lint(options, rules, memoryHost(contents))
  return findings.map(({ severity, message, help, location: { source, span } }) => ({
    severity,
    at: `${named.length > 1 ? `${source.path}: ` : ''}${textOf(source, span)}`,
    message,
    help,
  }))
}
