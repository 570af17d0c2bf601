import { join } from 'node:path'
import { isatty } from 'node:tty'
import { UsageError } from './option.ts'

/** `nomadlint lsp --stdio`. A program of its own, so that nobody else has to load it; runs until its client ends it. */
export async function runLsp(): Promise<number> {
  if (isatty(0))
    throw new UsageError(
      'lsp is started by an editor, which speaks with it over standard input and output; a person in a terminal runs `nomadlint`. docs/editors.md says how to set editors up',
    )
  const { main } = (await import(join(import.meta.dirname, 'server.cjs'))) as typeof import('../lsp/main.ts')
  main()
  return await new Promise<never>(() => {})
}
