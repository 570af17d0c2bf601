import type { GeneratedFile } from './generated-file.ts'
import { readSchema, schemaPath } from './schema.ts'

/** What editors show about a key, apart from the tables: most runs never need it. */
export async function generateKeyDocs(): Promise<readonly GeneratedFile[]> {
  const { docs } = await readSchema()
  const lines = [...docs].map((entry) => `  ${JSON.stringify(entry)},\n`)
  const text = `// Generated from ${schemaPath} by \`npm run generate\`.

/** Pointer made of key names, and of labels where they matter -> description. */
export const docs: ReadonlyMap<string, string> = new Map([
${lines.join('')}])
`
  return [{ path: 'server/keys/docs.generated.ts', text }]
}
