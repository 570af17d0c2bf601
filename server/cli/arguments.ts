import { parseArgs } from 'node:util'
import { visible } from '../report/visible.ts'
import { type Arguments, type Option, UsageError } from './option.ts'
import { didYouMean } from './suggest.ts'

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

/** Reads arguments by the table of options; refuses what the table does not have. */
export function readArguments(argv: readonly string[], options: readonly Option[]): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: toNodeOptions(options),
    strict: false,
    tokens: true,
  })
  const switches = new Set<string>()
  const values = new Map<string, string[]>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind === 'option') readOption(token, options, switches, values)
  }
  return { switches, values, operands }
}

function toNodeOptions(
  options: readonly Option[],
): Record<string, { type: 'string' | 'boolean'; short?: string; multiple?: boolean }> {
  const entries = options.map(({ name, short, value, optional }) => {
    const type = value === undefined || optional ? ('boolean' as const) : ('string' as const)
    return [name, short === undefined ? { type, multiple: true } : { type, short, multiple: true }] as const
  })
  return Object.fromEntries(entries)
}

function readOption(
  token: OptionToken,
  options: readonly Option[],
  switches: Set<string>,
  values: Map<string, string[]>,
): void {
  const option = options.find(({ name }) => name === token.name)
  if (option === undefined) throw new UsageError(unknownOption(token.rawName, options))
  const { rawName } = token
  if (option.value === undefined || option.optional) {
    if (token.value !== undefined && option.optional) values.set(option.name, [token.value])
    else if (token.value !== undefined) throw new UsageError(`${rawName} takes no value`)
    switches.add(option.name)
    return
  }
  values.set(option.name, [...(values.get(option.name) ?? []), checkedValue(token, option)])
}

function checkedValue(
  { rawName, value, inlineValue }: OptionToken,
  { value: wanted = '', choices, dashed, toFile }: Option,
): string {
  const option = inlineValue !== true && !dashed && value !== undefined && /^-./.test(value)
  const forgotten = !value || option
  if (forgotten) throw new UsageError(`${rawName} needs a value: ${rawName} ${wanted}`)
  const choice = toFile ? value.replace(/=.*$/s, '') : value
  if (choices === undefined || choices.includes(choice)) return value
  const known = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
  throw new UsageError(`${rawName} ${visible(choice)}: not one of ${known}${didYouMean(choice, choices)}`)
}

function unknownOption(rawName: string, options: readonly Option[]): string {
  const names = options.map(({ name }) => `--${name}`)
  const hint = rawName.startsWith('--') ? didYouMean(rawName, names) : ''
  return `unknown option ${visible(rawName)}${hint}`
}
