/**
 * Characters that a terminal acts on, that reorder the text around them, or that cannot be seen: controls, format
 * characters, line separators, lone surrogates. A zero width joiner may stay: emoji are made with it.
 */
const invisible = /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A text on one line, with nothing in it that a terminal could act on. */
export function visible(text: string): string {
  return text.replace(invisible, escapeOf)
}

/** One character of a source line: controls as the picture that Unicode has for them, others as an escape. */
export function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) as number
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return visible(character)
}

/**
 * Text of JSON with the characters escaped that JSON allows as they are and people cannot see. Nothing is lost: a
 * reader of JSON gets the same text.
 */
export function escapeJson(json: string): string {
  // Line breaks between lines of JSON stay.
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    // JSON knows escapes of UTF-16 units alone.
    Array.from({ length: character.length }, (_, index) => escapeOf(character[index] as string)).join(''),
  )
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) as number
  if (code > 0xffff) return `\\u{${code.toString(16)}}`
  return shortEscapes[character] ?? `\\u${code.toString(16).padStart(4, '0')}`
}
