import picocolors from 'picocolors'
import { adviseOn } from '../cert/advise.ts'
import { inspectCertificate } from '../cert/inspect.ts'
import { severityRank } from '../engine/finding.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import { explainText, nearestMessages } from '../explain/explain.ts'
import type { Host } from '../host.ts'
import { certificateText } from '../report/cert-text.ts'
import { explanationMarkdown } from '../report/explanation-markdown.ts'
import { mergedHcl } from '../report/merged-hcl.ts'
import { ruleMarkdown } from '../report/rule-markdown.ts'
import { countSeverities } from '../report/severities.ts'
import { findingsIn } from './findings.ts'
import { pathOfUri } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** What commands work with. */
export interface CommandParts {
  readonly workspace: Workspace
  readonly host: Host
  readonly rules: readonly RegisteredRule[]
  readonly lintAgain: () => Promise<void>
  /** Shows a rule's page, where the editor can. */
  readonly openPage: (docs: string) => Promise<void>
}

/** A request that asks for what is not there: its message is for people. */
export class CommandError extends Error {}

type Arguments = readonly unknown[]
type Answer = (parts: CommandParts, args: Arguments) => unknown

const noColors = picocolors.createColors(false)

/** Bytes: what the rules read of a PEM file. */
const largestFile = 1024 * 1024

/** Columns of text that an editor shows. */
const width = 100

/** The commands by name, and what each answers. */
export const commands: Readonly<Record<string, Answer>> = {
  'nomadlint.openRulePage': (parts, [docs]) => parts.openPage(textOf(docs, 'a page')),
  'nomadlint.rulePage': ({ rules }, [id]) => rulePage(textOf(id, 'a rule'), rules),
  'nomadlint.explain': ({ rules }, [text]) => explain(textOf(text, 'a rule or an error text'), rules),
  'nomadlint.mergedConfiguration': mergedConfiguration,
  'nomadlint.certificate': certificate,
  'nomadlint.lintWorkspace': lintWorkspace,
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new CommandError(`It needs ${what} as text.`)
  return value
}

function rulePage(id: string, rules: readonly RegisteredRule[]): string {
  const registered = rules.find((one) => one.id === id)
  if (registered === undefined) throw new CommandError(`There is no rule called ${id}.`)
  const { rule } = registered
  return `# ${id}\n\n${rule.summary}\n\nSeverity: **${rule.severity}**.\n\n${ruleMarkdown(registered)}\n`
}

/** Markdown: of a rule its page, of an error text what it comes from. */
function explain(text: string, rules: readonly RegisteredRule[]): string {
  if (rules.some(({ id }) => id === text)) return rulePage(text, rules)
  const explanation = explainText(text)
  const ids = new Set(explanation.explained.flatMap(({ symptom }) => symptom.rules))
  return explanationMarkdown({
    explanation,
    rules: new Map(rules.filter(({ id }) => ids.has(id)).map((rule) => [rule.id, rule])),
    found: undefined,
    nearest: explanation.explained.length > 0 ? [] : nearestMessages(text, 3),
    isLog: false,
  })
}

/** HCL: what is in force in the agents that a file is part of, and where each value is from. */
async function mergedConfiguration({ workspace }: CommandParts, [uri]: Arguments): Promise<string> {
  const path = pathOfUri(textOf(uri, 'the address of a file'))
  await workspace.settled()
  const agents = workspace
    .checkedWith(path)
    .flatMap((checked) => checked.agents.map(({ agent }) => agent))
    .filter(({ files }) => files.some(({ source }) => source.path === path))
  if (agents.length === 0) throw new CommandError('This file is not part of the configuration of an agent.')
  return agents.map((agent) => mergedHcl(agent, noColors)).join('\n')
}

/** Text: what a certificate file is, and what each of Nomad's checks says of it. */
async function certificate({ host, rules }: CommandParts, [uri]: Arguments): Promise<string> {
  const path = pathOfUri(textOf(uri, 'the address of a file'))
  const bytes = await host.read(path, largestFile)
  if (!bytes.known) throw new CommandError(`${path} cannot be read: ${bytes.why}.`)
  const inquiry = {
    certificate: bytes.value,
    ca: undefined,
    caFile: undefined,
    key: undefined,
    role: undefined,
    region: undefined,
    now: host.now(),
    version: undefined,
  }
  const inspection = await inspectCertificate(inquiry)
  const { candidates } = inspection
  const subject = candidates.find(({ fit }) => fit) ?? candidates.find(({ role }) => role !== 'cli')
  const findings = subject === undefined ? [] : await adviseOn(subject, inquiry, rules)
  return certificateText({ file: path, inspection, findings }, { colors: noColors, width })
}

/** Looks at everything anew, and counts. */
async function lintWorkspace({ workspace, lintAgain }: CommandParts): Promise<object> {
  await lintAgain()
  await workspace.settled()
  const paths = [...workspace.paths]
  const findings = paths.flatMap((path) => findingsIn(workspace, path))
  const worst = findings.map(({ severity }) => severity).sort((a, b) => severityRank[a] - severityRank[b])[0]
  return { files: paths.length, ...countSeverities(findings), worst: worst ?? null }
}
