/** Advice, and the commands to type that follow it, a line each. */
export interface HelpLines {
  readonly advice: string
  readonly commands: readonly string[]
}

export function helpLines(help: string): HelpLines {
  const [advice = '', ...commands] = help.split('\n')
  return { advice, commands }
}

/** The same as lines of a text; none where there is no help. */
export function labelledHelp(help: string | undefined): readonly string[] {
  if (help === undefined) return []
  const { advice, commands } = helpLines(help)
  return [`help: ${advice}`, ...commands]
}
