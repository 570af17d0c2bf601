import { withoutMarks } from '../server/engine/marks.ts'
import type { LintReport } from '../server/engine/report.ts'
import { type Example, exampleFiles, type RegisteredRule } from '../server/engine/rule.ts'
import { parseVersion } from '../server/facts/version.ts'
import type { Access, Host } from '../server/host.ts'
import { lint } from '../server/lint.ts'
import { defaultOptions, type LintOptions } from '../server/lint-options.ts'
import { testCertificates } from './certificates.ts'
import { withFreshKeys } from './fresh-keys.ts'
import { gitIndex } from './git-index.ts'
import { holdsMarks } from './marks.ts'
import { memoryHost } from './memory-host.ts'

/** Lints an example on a machine that has the test certificates, with all rules of the preset and its own. */
export async function lintExample(
  example: Example,
  registered: RegisteredRule,
  rules: readonly RegisteredRule[],
): Promise<LintReport> {
  const { options, host } = await exampleRun(example, registered)
  return lint(options, rules, host)
}

/** What an example is linted with, and where. */
export async function exampleRun(
  example: Example,
  { id, rule }: RegisteredRule,
): Promise<{ readonly options: LintOptions; readonly host: Host }> {
  const files = exampleFiles(example)
  const paths = Object.keys(files)
  const details = typeof example === 'string' ? undefined : example
  const found = details?.found === true
  const options = {
    ...defaultOptions,
    paths: found ? ['.'] : paths,
    merge: !found && paths.length > 1,
    onNode: details?.onNode === true,
    version: details?.version === undefined ? undefined : parseVersion(details.version),
    severities: new Map(rule.preset === undefined ? [] : [[id, rule.severity]]),
  }
  return { options, host: await exampleHost(files, details) }
}

type Details = Exclude<Example, string>

async function exampleHost(files: Readonly<Record<string, string>>, details: Details | undefined) {
  const all = new Map<string, string | Uint8Array>(
    Object.entries(files).map(([name, text]) => [
      name,
      withFreshKeys(holdsMarks(name) ? text : withoutMarks(text)),
    ]),
  )
  for (const [path, bytes] of await testCertificates()) all.set(`/etc/nomad.d/${path}`, bytes)
  for (const [path, text] of Object.entries({ ...accounts, ...details?.machine }))
    all.set(path, withFreshKeys(text))
  const tracked = details?.tracked?.map((path) => path.replace('/etc/nomad.d/', ''))
  if (tracked !== undefined) all.set('/etc/nomad.d/.git/index', gitIndex(tracked))
  const access = new Map(Object.entries(details?.modes ?? {}).map(([path, mode]) => [path, accessOf(mode)]))
  return memoryHost(all, new Map([['/etc/nomad.d/certs/directory', 'directory']]), { access })
}

const ids: Readonly<Record<string, number>> = { root: 0, nomad: 990, alice: 1000 }

const accounts = {
  '/etc/passwd': Object.entries(ids)
    .map(([name, id]) => `${name}:x:${id}:${id}::/:/bin/false\n`)
    .join(''),
  '/etc/group': Object.entries(ids)
    .map(([name, id]) => `${name}:x:${id}:\n`)
    .join(''),
}

/** `0640 root:nomad` */
function accessOf(text: string): Access {
  const [mode = '', owner = '', group = ''] = text.split(/[ :]/)
  return { mode: Number.parseInt(mode, 8), uid: ids[owner] as number, gid: ids[group] as number }
}
