import { escapeJson } from './visible.ts'

/** A value as one line of JSON, without anything in it that a terminal would act on. */
export function jsonLine(value: object): string {
  return escapeJson(JSON.stringify(value))
}

/** A JSON array, every element on a line of its own. */
export function* jsonList(elements: Iterable<object>, indent: string): Iterable<string> {
  let first = true
  yield '['
  for (const element of elements) {
    yield `${first ? '' : ','}\n${indent}  ${jsonLine(element)}`
    first = false
  }
  yield first ? ']' : `\n${indent}]`
}
