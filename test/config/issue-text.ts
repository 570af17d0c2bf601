import type { Issue } from '../../server/config/issue.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource, lineIndexAt, textOf } from '../../server/text/source.ts'
import type { Location } from '../../server/text/span.ts'

/** Each issue of a file on a line: kind, effect, what it is about, where, and whatever else it says. */
export function issueTexts(text: string, path = 'nomad.hcl'): readonly string[] {
  const { issues } = parseConfigFile(createSource(path, text), true)
  return issues.map((issue) => [headOf(issue), ...detailsOf(issue)].join(', '))
}

function headOf({ kind, effect, name, within, at }: Issue): string {
  return `${kind} ${effect} ${within === '' ? name : `${within}.${name}`} at ${placeOf(at)}`
}

function detailsOf({ key, first, proper, lost, found, part, reason, data }: Issue): readonly string[] {
  return [
    ...(key === undefined ? [] : [`key ${key.name}`]),
    ...(first === undefined ? [] : [`first ${placeOf(first)}`]),
    ...(proper === undefined ? [] : [`proper ${proper}`]),
    ...(lost === undefined ? [] : ['lost']),
    ...(found === undefined ? [] : [`found ${found}`]),
    ...(part === undefined ? [] : [`part ${part}`]),
    ...(reason === undefined ? [] : [`reason ${reason}`]),
    ...(data === undefined
      ? []
      : [`data ${typeof data === 'object' ? JSON.stringify(data) : data.toString()}`]),
  ]
}

function placeOf({ source, span }: Location): string {
  return `${lineIndexAt(source, span.start) + 1} ${textOf(source, span)}`
}
