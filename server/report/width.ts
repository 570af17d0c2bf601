/** Combining marks and joiners, drawn upon the character before them. */
const zeroWidth = /^[\p{Mn}\p{Me}\u1160-\u11ff\u200d]$/u

/** East Asian wide and fullwidth characters, and emoji that are drawn in colour. */
const wide =
  /^(?![\u{1f1e6}-\u{1f1ff}])[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u

/** Columns that a terminal gives to one character. The two halves of a flag take one each. */
export function characterWidth(character: string): number {
  if ((character.codePointAt(0) as number) < 0x300) return 1
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}
