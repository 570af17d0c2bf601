/** One option of the command line: how it is read, and how the help shows it. */
export interface Option {
  readonly name: string
  readonly short?: string
  /** What the help calls its value; an option without one is a switch. */
  readonly value?: string
  readonly choices?: readonly string[]
  /** A choice may be followed by `=` and a file's name. */
  readonly toFile?: true
  readonly repeatable?: true
  /** It may stand without its value, which is otherwise joined with `=` or the first operand. */
  readonly optional?: true
  /** Its value may begin with `-`. */
  readonly dashed?: true
  readonly group: string
  readonly help: string
}

/** What the user gave: switches and values by option name, and everything else in order. */
export interface Arguments {
  readonly switches: ReadonlySet<string>
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly operands: readonly string[]
}

/** The user made a mistake: one line on stderr, exit 2. */
export class UsageError extends Error {}

/** The last value given for an option that may be given once. */
export function valueOf({ values }: Arguments, name: string): string | undefined {
  return values.get(name)?.at(-1)
}
