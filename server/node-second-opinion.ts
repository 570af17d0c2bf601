import { join } from 'node:path'
import type { Hcl2Refusal, Known } from './host.ts'
import type { Hcl2Parser } from './node-hcl2.ts'

let parser: Hcl2Parser | undefined

/** The host's door to HCL 2's parser. Nothing of it is loaded before it is asked. */
export async function secondOpinion(text: string): Promise<Known<readonly Hcl2Refusal[]>> {
  if (parser === undefined) {
    const { Hcl2Parser: Parser } = await import('./node-hcl2.ts')
    parser = new Parser(join(import.meta.dirname, 'hcl2-worker.cjs'))
  }
  return parser.refusals(text)
}
