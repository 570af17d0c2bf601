import { benchEditor } from './editor.ts'
import { benchParse } from './parse.ts'
import { benchAgents, benchMany, benchStart, build } from './process.ts'

const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  parse: benchParse,
  start: () => {
    build()
    benchStart()
  },
  editor: async () => {
    build()
    await benchEditor()
  },
  many: () => {
    build()
    benchMany()
  },
  agents: () => {
    build()
    benchAgents()
  },
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => parts[name] === undefined)
if (unknown !== undefined) {
  console.error(`There is no bench called ${unknown}: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]?.()
