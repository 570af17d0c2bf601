import fs from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { parsedAs } from './hcl2-refusals.ts'

/** What is sent back: nothing where the text parses, else what `@cdktf/hcl2json` says. */
export interface Answer {
  readonly error?: string
}

// The Go program inside prints its last words past Node.js, to whatever stands at the descriptor.
const quiet = { ...fs, writeSync: (_: number, bytes: Uint8Array) => bytes.length }
Object.defineProperty(globalThis, 'fs', { get: () => quiet, set: () => {} })

const library = import('@cdktf/hcl2json')

parentPort?.on('message', (text: string) => {
  void answer(text).then((said) => parentPort?.postMessage(said))
})

async function answer(text: string): Promise<Answer> {
  const { parse } = await library
  try {
    await parse(parsedAs, text)
    return {}
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
