import { largerThan } from '../config/size-limit.ts'
import type { Host } from '../host.ts'
import { readStdin } from './stdin.ts'

/** The bytes of a file that an argument names, `-` for standard input; or in words why there are none. */
export async function readOperand(operand: string, limit: number, host: Host): Promise<Uint8Array | string> {
  const reasons = {
    missing: 'no such file',
    permission: 'not readable for this user',
    'not-regular': 'not a regular file',
    'too-large': largerThan(limit),
    outside: 'not readable',
    unsupported: 'not readable',
  } as const
  if (operand === '-') return readStdin(limit) ?? reasons['too-large']
  const bytes = await host.read(operand, limit)
  return bytes.known ? bytes.value : reasons[bytes.why]
}
