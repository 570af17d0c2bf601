import { formatOf } from '../hcl/parse.ts'
import type { Source } from '../text/source.ts'

/** Advice for a file: the settings that rules write as HCL, in backticks, are JSON where the file is. */
export function inFormatOf({ text }: Source, advice: string): string {
  if (!quotesHcl.test(advice) || formatOf(text) !== 'json') return advice
  return advice.replaceAll(/`([^`\n]+)`/g, (whole, hcl: string) => {
    const json = hcl.length > longest ? undefined : toJson(hcl)
    return json === undefined ? whole : `\`${json}\``
  })
}

/** No rule writes as much: what is longer is quoted from a file. */
const longest = 200

const quotesHcl = /`[\w-]+ [^`\n]*[={]/

/** One setting, or one in blocks: `server { encrypt = "..." }`. Undefined for all else, such as commands. */
function toJson(hcl: string): string | undefined {
  if (hcl === '...') return hcl
  const [, key, value] = /^([\w-]+) = ("[^"]*"|\[[^\]]*\]|true|false|\d+)$/.exec(hcl) ?? []
  if (key !== undefined) return `"${key}": ${value}`
  const [, block, label, body = ''] = /^([\w-]+)( "[^"]*")? \{ (.+) \}$/.exec(hcl) ?? []
  const inner = block === undefined ? undefined : toJson(body)
  if (inner === undefined) return undefined
  return label === undefined ? `"${block}": { ${inner} }` : `"${block}": {${label}: { ${inner} } }`
}
