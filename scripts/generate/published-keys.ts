import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { exampleFiles } from '../../server/engine/rule.ts'
import { readGossipKey } from '../../server/facts/gossip-key.ts'
import type { GeneratedFile } from './generated-file.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * The gossip keys that our own documentation prints: whoever copies them has a key that everybody has. Those of
 * `examples/` are none of them, as these are linted as they stand.
 */
export async function generatePublishedKeys(): Promise<readonly GeneratedFile[]> {
  // Not before the index is made anew: it may just have been written.
  const { rules } = await import('../../rules/index.ts')
  const examples = rules
    .flatMap(({ rule }) => rule.examples.good)
    .flatMap((one) => Object.values(exampleFiles(one)))
  const keys = [...examples, ...(await documents())].flatMap(keysIn)
  const hashes = [...new Set(keys.map((bytes) => bytesToHex(sha256(bytes))))].sort()
  const text = `// Generated from the documentation and the rules' examples by \`npm run generate\`.

/** SHA-256 of the decoded gossip keys that our own documentation prints. */
export const ownGossipKeys: ReadonlySet<string> = new Set([
${hashes.map((hash) => `  '${hash}',\n`).join('')}])
`
  return [{ path: 'server/facts/own-gossip-keys.generated.ts', text }]
}

/** The rules' pages print their examples, so only what people have written is read. */
async function documents(): Promise<readonly string[]> {
  const names = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'))
  const paths = ['README.md', ...names.map((name) => join('docs', name))]
  return Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')))
}

function keysIn(text: string): readonly Uint8Array[] {
  return [...text.matchAll(/"([A-Za-z0-9+/]{22,43}={0,2})"/g)].flatMap(([, word = '']) => {
    const key = readGossipKey(word)
    return key.status === 'key' ? [key.bytes] : []
  })
}
