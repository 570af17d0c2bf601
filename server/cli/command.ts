import type { Arguments, Option } from './option.ts'

/** A sub-command: what the help says of it, and where its code is. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** What follows the command's name. */
  readonly operands: string
  /** For the command's own help, a paragraph each. */
  readonly description: readonly string[]
  readonly options: readonly Option[]
  /** A command line, and what it does. */
  readonly examples: readonly (readonly [string, string])[]
  /** Loaded when it is run. Gives the exit code. */
  load(): Promise<(args: Arguments) => Promise<number>>
}
