import { visible } from './visible.ts'

/** A message as Markdown, in a table as well: its `code` stays code, and nothing else in it means anything. */
export function inlineMarkdown(text: string): string {
  const parts = text.split(/`([^`]+)`/)
  return parts.map((part, index) => (index % 2 === 1 ? markdownCode(part) : plain(part))).join('')
}

/** A text as code. Where a sign would end it, or the cell that it stands in, it is written in HTML. */
export function markdownCode(text: string): string {
  const shown = visible(text)
  if (!/[`|\\]|^\s|\s$|^$/.test(shown)) return `\`${shown}\``
  return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, (sign) => `&#${sign.codePointAt(0)};`)}</code>`
}

function plain(text: string): string {
  return visible(text).replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
}
