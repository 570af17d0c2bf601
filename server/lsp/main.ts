import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type Connection,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import packageFile from '../../package.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import { createNodeHost } from '../node-host.ts'
import { secondOpinion } from '../node-second-opinion.ts'
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
  const writer = new StreamMessageWriter(process.stdout)
  const gate = new Gate(new StreamMessageReader(process.stdin), writer)
  // A client that dies says nothing.
  for (const event of ['end', 'close']) process.stdin.on(event, () => process.exit(gate.isShut ? 0 : 1))
  return createConnection(ProposedFeatures.all, gate, writer)
}

// The extension starts this file itself, the command calls it.
if (process.argv[1] === import.meta.filename) main()
