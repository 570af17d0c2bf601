import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import packageFile from '../../package.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import { createNodeHost } from '../node-host.ts'
import { secondOpinion } from '../node-second-opinion.ts'
import { FramedReader } from './framed-reader.ts'
import { FramedWriter } from './framed-writer.ts'
import { Gate } from './gate.ts'
import { startServer } from './server.ts'

/** `nomadlint lsp --stdio`: speaks the protocol over standard input and output, until the client says goodbye. */
export function main(): void {
  const connection = connect()
  const pages = new Map<string, string | undefined>()
  const pageOf = (docs: string): string | undefined => {
    if (!pages.has(docs)) {
      const file = join(import.meta.dirname, '..', docs)
      pages.set(docs, existsSync(file) ? pathToFileURL(file).href : undefined)
    }
    return pages.get(docs)
  }
  const host = { ...createNodeHost(), secondOpinion }
  startServer({ connection, host, rules, version: packageFile.version, pageOf })
  connection.listen()
}

function connect(): Connection {
  // A client in Node may prefer the channel between processes.
  if (process.argv.includes('--node-ipc')) return createConnection(ProposedFeatures.all)
  const writer = new FramedWriter(process.stdout)
  const gate = new Gate(new FramedReader(process.stdin, endBroken), writer)
  for (const event of ['end', 'close', 'error']) process.stdin.on(event, () => gate.leave())
  return createConnection(ProposedFeatures.all, gate, writer)
}

/** What came is not quoted: it may be a piece of a configuration. */
function endBroken(why: string): void {
  process.stderr.write(`nomadlint lsp: standard input is not the Language Server Protocol: ${why}\n`)
  process.exit(1)
}

// The extension starts this file itself, the command calls it.
if (process.argv[1] === import.meta.filename) main()
