import type { Reporter } from './reporter.ts'

/** Every format there is; each is loaded when it is asked for. */
const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  compact: async () => (await import('./compact.ts')).compact,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonl,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
  junit: async () => (await import('./junit.ts')).junit,
  markdown: async () => (await import('./markdown.ts')).markdown,
} satisfies Readonly<Record<string, () => Promise<Reporter>>>

export type Format = keyof typeof reporters

export const formats = Object.keys(reporters) as readonly Format[]

export function loadReporter(format: Format): Promise<Reporter> {
  return reporters[format]()
}
