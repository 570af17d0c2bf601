import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Finding } from '../../server/engine/finding.ts'
import type { Example, RegisteredRule } from '../../server/engine/rule.ts'
import type { Host } from '../../server/host.ts'
import { lint } from '../../server/lint.ts'
import type { LintOptions } from '../../server/lint-options.ts'
import { Documents } from '../../server/lsp/documents.ts'
import { findingsIn } from '../../server/lsp/findings.ts'
import { Workspace } from '../../server/lsp/workspace.ts'
import { exampleRun } from '../lint-example.ts'

/** All that an editor could show of a finding. */
const shown = ({ rule, severity, message, help, location, related, fixes, fingerprint }: Finding): string =>
  JSON.stringify([
    location.source.path,
    location.span,
    rule,
    severity,
    message,
    help,
    fingerprint,
    related.map((place) => [place.message, place.location.source.path, place.location.span]),
    fixes.map(({ title, safe, edits }) => [
      title,
      safe,
      edits.map(({ location: { span }, text }) => [span, text]),
    ]),
  ])

async function byCommand(options: LintOptions, host: Host): Promise<readonly string[]> {
  const { findings } = await lint({ ...options, paths: ['/repo'] }, rules, host)
  return findings.map(shown).sort()
}

/** With all files open, if `isOpen`, and edited there and back again: none of them may be taken from disk then. */
async function byServer(options: LintOptions, host: Host, isOpen: boolean): Promise<readonly string[]> {
  const documents = new Documents()
  const workspace = new Workspace(options, rules, host, documents)
  workspace.reset(['/repo'], options)
  await workspace.settled()
  for (const path of isOpen ? [...workspace.paths] : []) {
    const bytes = await host.read(path, 10_000_000)
    if (!bytes.known) continue
    const text = new TextDecoder().decode(bytes.value)
    documents.open(`file://${path}`, 'hcl', 1, text, true)
    workspace.turned(path, true)
    documents.change(`file://${path}`, 2, [{ text: `${text}\nserver {` }])
    workspace.change([path])
    await workspace.settled()
    documents.change(`file://${path}`, 3, [{ text }])
    workspace.change([path])
  }
  await workspace.settled()
  return [...workspace.paths]
    .flatMap((path) => findingsIn(workspace, path))
    .map(shown)
    .sort()
}

const examplesOf = ({ rule }: RegisteredRule): readonly Example[] => [
  ...rule.examples.bad,
  ...rule.examples.good,
]

describe('the server finds what the command finds, to the fingerprint', () => {
  it.each(rules.map((registered) => [registered.id, registered] as const))(
    'in the examples of %s',
    async (_, registered) => {
      for (const example of examplesOf(registered)) {
        const { options, host } = await exampleRun(example, registered)
        const elsewhere = { ...options, paths: [], merge: false, onNode: false }
        const wanted = await byCommand(elsewhere, host)
        expect(await byServer(elsewhere, host, false)).toEqual(wanted)
        expect(await byServer(elsewhere, host, true)).toEqual(wanted)
      }
    },
  )
})
