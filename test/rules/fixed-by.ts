import { rules } from '../../rules/index.ts'
import { fix } from '../../server/fix.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

/** The text of a file when what one rule finds in it is fixed, what needs judgement included. */
export async function fixedBy(rule: string, text: string): Promise<string> {
  const host = memoryHost(new Map([['nomad.hcl', text]]))
  const options = { ...defaultOptions, paths: ['nomad.hcl'], only: new Set([rule]), unsafe: true }
  const { rewrites } = await fix(options, rules, host)
  return rewrites.get('nomad.hcl')?.text ?? text
}
