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

/** Text of JSON with the characters escaped that JSON allows as they are and terminals do not take as text. */
export function escapeJson(json: string): string {
  return json.replace(/[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escapeOf)
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) as number
  if (code > 0xffff) return `\\u{${code.toString(16)}}`
  return shortEscapes[character] ?? `\\u${code.toString(16).padStart(4, '0')}`
}
