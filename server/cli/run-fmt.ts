import { discover } from '../agents/discover.ts'
import type { ConfigFile } from '../config/file.ts'
import { readConfigFile } from '../config/read-file.ts'
import { largestConfigFile } from '../config/size-limit.ts'
import type { Rewrite } from '../fixes/settle.ts'
import { formatEdits } from '../format/format.ts'
import { createNodeHost } from '../node-host.ts'
import { visible } from '../report/visible.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { exit } from './exit.ts'
import { fixDiff } from './fix-diff.ts'
import { reportMissing } from './missing.ts'
import { type Arguments, UsageError } from './option.ts'
import { shown } from './read-paths.ts'
import { rewriteFile } from './rewrite-file.ts'
import { readStdin, stdinName } from './stdin.ts'
import { write } from './streams.ts'

const host = createNodeHost()

/** `nomadlint fmt`: files below the PATHs as `nomad fmt` would write them; standard input goes to standard output. */
export async function runFmt({ operands, switches }: Arguments): Promise<number> {
  if (operands.includes('-')) return await formatStdin(operands, switches)
  const paths = operands.length === 0 ? ['.'] : operands.map(shown)
  const { groups, missing, unlisted } = await discover(paths, host, new Map())
  let code: number = exit.clean
  for (const { paths: files, named } of groups) {
    for (const path of files) {
      const formatted = formatFile(await readConfigFile(path, named, host, new Map()), named)
      if (typeof formatted === 'string') {
        write(2, `${visible(path)}: left as it is: ${formatted}\n`)
        code = Math.max(code, exit.findings)
      } else if (formatted !== undefined) code = Math.max(code, await deliver(formatted, switches))
    }
  }
  await reportMissing(missing, host)
  return missing.length + unlisted.length > 0 ? exit.usage : code
}

/** The file as it should be; why it cannot be, in words; nothing where nothing is to be done. */
function formatFile(file: ConfigFile, named: boolean): Rewrite | string | undefined {
  const { source, parsed, kind, template, unread } = file
  if (unread !== undefined) return `it is ${unread.found}`
  const isSettings = source.path.endsWith('.nomadlintrc')
  if (kind !== 'agent' && !isSettings) return named ? 'it is not agent configuration' : undefined
  if (source.invalidUtf8.size > 0) return 'it is not valid UTF-8'
  if (template !== undefined) return named ? 'it is a template' : undefined
  if (!parsed.ok) return 'it does not parse; `nomadlint` says where'
  if (parsed.format === 'json') return named ? 'it is JSON' : undefined
  const edits = formatEdits(source, parsed) ?? []
  return edits.length === 0 ? undefined : { original: source, text: applyEdits(source, edits) }
}

/** Writes what is formatted, or only shows it; its name goes to standard output, as with other formatters. */
async function deliver(rewrite: Rewrite, switches: ReadonlySet<string>): Promise<number> {
  const { path } = rewrite.original
  write(1, switches.has('diff') ? fixDiff(rewrite) : `${visible(path)}\n`)
  if (switches.has('check')) return exit.findings
  const trouble = switches.has('diff') ? undefined : await rewriteFile(rewrite)
  if (trouble === undefined) return exit.clean
  write(2, `nomadlint: ${trouble}\n`)
  return exit.usage
}

/** What cannot be formatted comes out as it went in, so that an editor loses nothing. */
async function formatStdin(operands: readonly string[], switches: ReadonlySet<string>): Promise<number> {
  if (operands.length > 1) throw new UsageError('fmt takes either - or files')
  const bytes = readStdin(largestConfigFile)
  if (bytes === undefined) throw new UsageError('standard input is too large')
  const file = await readConfigFile(stdinName, true, host, new Map([[stdinName, bytes]]))
  const { source, parsed } = file
  const edits = source.invalidUtf8.size > 0 ? undefined : formatEdits(source, parsed)
  if (switches.has('check')) return edits?.length === 0 ? exit.clean : exit.findings
  if (edits !== undefined && switches.has('diff'))
    write(1, edits.length === 0 ? '' : fixDiff({ original: source, text: applyEdits(source, edits) }))
  else write(1, edits === undefined ? bytes : applyEdits(source, edits))
  if (edits !== undefined) return exit.clean
  write(2, 'nomadlint: standard input is left as it is: it does not parse as HCL\n')
  return exit.findings
}
