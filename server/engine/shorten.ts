/** Of what a message quotes, and of a message as a whole, in UTF-16 units: names come from files, at any length. */
const longest = { quoted: 100, text: 1000 }

/** A message or an advice with what it quotes cut to a length that can be read. */
export function shorten(text: string): string {
  if (text.length <= longest.quoted) return text
  const quoted = text.replace(/`([^`]+)`|"([^"]+)"/g, (whole) =>
    whole.length <= longest.quoted + 2 ? whole : `${whole[0]}${cut(whole.slice(1, -1))}${whole[0]}`,
  )
  return quoted.length <= longest.text ? quoted : `${beginning(quoted, longest.text - 1)}…`
}

/** The beginning and the end: names differ in either. */
function cut(name: string): string {
  return `${beginning(name, longest.quoted - 21)}…${ending(name, 20)}`
}

/** Not in the middle of a surrogate pair. */
function beginning(text: string, length: number): string {
  const splits = (text.charCodeAt(length - 1) & 0xfc00) === 0xd800
  return text.slice(0, splits ? length - 1 : length)
}

function ending(text: string, length: number): string {
  const start = text.length - length
  const splits = (text.charCodeAt(start) & 0xfc00) === 0xdc00
  return text.slice(splits ? start + 1 : start)
}
