import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import packageFile from '../../package.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import { createNodeHost } from '../node-host.ts'
import { secondOpinion } from '../node-second-opinion.ts'
import { startServer } from './server.ts'

/** `nomadlint lsp --stdio`: speaks the protocol over standard input and output, until the client says goodbye. */
export function main(): void {
  // A client in Node may prefer the channel between processes.
  const connection = process.argv.includes('--node-ipc')
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  const pageOf = (docs: string): string | undefined => {
    const file = join(import.meta.dirname, '..', docs)
    return existsSync(file) ? pathToFileURL(file).href : undefined
  }
  const host = { ...createNodeHost(), secondOpinion }
  startServer({ connection, host, rules, version: packageFile.version, pageOf })
  connection.listen()
}

// The extension starts this file itself, the command calls it.
if (process.argv[1] === import.meta.filename) main()
