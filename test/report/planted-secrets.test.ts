import picocolors from 'picocolors'
import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Agent } from '../../server/agents/agent.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { formats } from '../../server/report/formats.ts'
import { mergedHcl } from '../../server/report/merged-hcl.ts'
import { mergedJson } from '../../server/report/merged-json.ts'
import { plantedSecrets } from '../config/planted-secrets.ts'
import { memoryHost } from '../memory-host.ts'
import { rendered } from './render.ts'

const colors = picocolors.createColors(false)

/** Everything a user gets to see of a file, and its fingerprints. */
async function told(text: string): Promise<readonly string[]> {
  // A setting that is wrong on the same line, and one beside it, so that their lines are shown.
  const lines = text.startsWith('{') ? text : `${text} nonsense {\n}\n nonsense = 1\n`
  const agents: Agent[] = []
  const report = await lint(
    { ...defaultOptions, preset: 'all', paths: ['a.hcl'], onAgent: (agent) => agents.push(agent) },
    rules,
    memoryHost(new Map([['a.hcl', lines]])),
  )
  expect(report.findings.length, 'findings').toBeGreaterThan(0)
  const texts = await Promise.all(formats.map((format) => rendered(format, report, { width: 1000, rules })))
  return [
    ...texts,
    ...agents.map((agent) => mergedHcl(agent, colors)),
    mergedJson(agents),
    ...report.findings.map(({ fingerprint }) => fingerprint),
  ]
}

it.each(plantedSecrets)('no format tells the secret of %j', async (text) => {
  const texts = await told(text)
  for (const output of texts) expect(output).not.toContain('ZEBRA')
  const others = await told(text.replaceAll('ZEBRA', 'OTTER'))
  expect(texts.slice(formats.length)).toEqual(others.slice(formats.length))
})
