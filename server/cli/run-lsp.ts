import { join } from 'node:path'

/** `nomadlint lsp --stdio`. A program of its own, so that nobody else has to load it; runs until its client ends it. */
export async function runLsp(): Promise<number> {
  const { main } = (await import(join(import.meta.dirname, 'server.cjs'))) as typeof import('../lsp/main.ts')
  main()
  return await new Promise<never>(() => {})
}
