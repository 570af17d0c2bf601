import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { certificateParts } from '../server/facts/certificate-parts.ts'
import { readPem } from '../server/facts/pem.ts'
import { publicRoots } from '../server/facts/public-roots.generated.ts'
import { printsOf } from '../server/facts/public-roots.ts'

/**
 * Adds the roots that this Node.js carries, which are Mozilla's, and those of PEM files named as arguments. None is
 * taken out: a root that nobody trusts any more has certificates in the world all the same.
 */
const bundles = await Promise.all(process.argv.slice(2).map((path) => readFile(path)))
const texts = [...rootCertificates.map((text) => Buffer.from(text)), ...bundles]
const prints = texts
  .flatMap((text) => readPem(text).blocks)
  .flatMap(({ bytes }) => certificateParts(bytes) ?? [])
  .flatMap(printsOf)
const all = [...new Set([...publicRoots, ...prints])].toSorted()

const lines = all.map((print) => `  '${print}',`)
const text = `/** Made by \`npx tsx scripts/public-roots.ts\`: half of SHA-256 of the keys of public roots, and of their names. */
export const publicRoots: readonly string[] = [
${lines.join('\n')}
]
`
await writeFile(join(import.meta.dirname, '../server/facts/public-roots.generated.ts'), text)
console.error(`${all.length} prints, ${all.length - publicRoots.length} of them new`)
