import { parsedAs, readRefusals } from '../server/hcl2-refusals.ts'
import { type Hcl2Refusal, type Known, known } from '../server/host.ts'

/** HCL 2's parser in this very thread; for texts that do not nest deeply. */
export async function parseHcl2(text: string): Promise<Known<readonly Hcl2Refusal[]>> {
  const { parse } = await import('@cdktf/hcl2json')
  try {
    await parse(parsedAs, text)
    return known([])
  } catch (error) {
    return readRefusals((error as Error).message)
  }
}
