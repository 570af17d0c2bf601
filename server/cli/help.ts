import type { Colors } from 'picocolors/types.js'
import { twoColumns, wrap } from '../report/wrap.ts'
import type { Command } from './command.ts'
import { commands, lintCommand } from './commands.ts'
import type { Option } from './option.ts'
import { commonOptions } from './option-table.ts'

interface Page {
  readonly colors: Colors
  readonly width: number
}

/** `nomadlint --help`, or one command's. */
export function helpText(command: Command | undefined, page: Page): string {
  const shown = command ?? lintCommand
  const sections = [
    heading('Usage', page, usageLines(command)),
    ...shown.description.map((text) => wrap(text, page.width).join('\n')),
    ...(command === undefined ? [heading('Commands', page, commandRows(page))] : []),
    ...optionSections([...shown.options, ...commonOptions], page),
    heading('Examples', page, twoColumns(shown.examples, page.width)),
    ...(command === undefined ? ['nomadlint COMMAND --help says more about a command.'] : []),
  ]
  return `${sections.join('\n\n')}\n`
}

function usageLines(command: Command | undefined): string {
  if (command === undefined) return `  nomadlint [options] ${lintCommand.operands}\n  nomadlint COMMAND ...`
  const options = command.options.length > 0 ? ' [options]' : ''
  return `  nomadlint ${command.name}${options} ${command.operands}`.trimEnd()
}

function commandRows({ width }: Page): string {
  return twoColumns(
    commands.map(({ name, summary }) => [name, summary]),
    width,
  )
}

function optionSections(options: readonly Option[], page: Page): readonly string[] {
  const groups = [...new Set(options.map(({ group }) => group))]
  return groups.map((group) => {
    const rows = options
      .filter((option) => option.group === group)
      .map((option) => [spelling(option), said(option)] as const)
    return heading(group, page, twoColumns(rows, page.width))
  })
}

function spelling({ short, name, value, optional }: Option): string {
  const given = value === undefined ? '' : optional ? ` [${value}]` : ` ${value}`
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${given}`
}

function said({ help, repeatable }: Option): string {
  return `${help}${repeatable ? '; may be repeated' : ''}`
}

function heading(title: string, { colors }: Page, text: string): string {
  return `${colors.bold(`${title}:`)}\n${text}`
}
