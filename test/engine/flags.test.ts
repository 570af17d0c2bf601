import { expect, it } from 'vitest'
import { readAgentFlags } from '../../server/agents/start/agent-flags.ts'
import type { Rule } from '../../server/engine/rule.ts'
import { replaceText } from '../../server/fixes/changes.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

/** Wants another region wherever one is set. */
const rule: Rule = {
  summary: '',
  why: '',
  severity: 'error',
  references: [],
  examples: { bad: [], good: [] },
  *check({ agent: { config } }) {
    const { at } = config.region
    const changes = [replaceText(at, '"eu"')]
    yield { at: config.region, message: 'not eu', fixes: [{ title: 'set eu', safe: true, changes }] }
  },
}

it('fixes are for configuration only: what a flag says is written in other words', async () => {
  const host = memoryHost(new Map([['a.hcl', 'region = "us"\n']]))
  const run = async (flags?: string) => {
    const started = flags === undefined ? undefined : readAgentFlags(flags).started
    return await lint({ ...defaultOptions, paths: ['a.hcl'], started }, [{ id: 'a/rule', rule }], host)
  }
  expect((await run()).findings.map(({ fixes }) => fixes.length)).toEqual([1])
  const [finding] = (await run('-region=ap')).findings
  expect(finding).toMatchObject({ location: { source: { path: '--agent-flags' } }, fixes: [] })
})
