const escapeSign = String.fromCharCode(27)

/** How terminals are told to colour, as it is and as rsyslog, `cat -v`, JSON and Go write it. */
const colour = new RegExp(
  `(?:${escapeSign}|#033|\\^\\[|\\\\x1b|\\\\u001b|\\\\033)(?:\\[[0-9;:?]*[A-Za-z]|[()][AB0])`,
  'gi',
)

const escapes: Readonly<Record<string, string>> = { n: ' ', r: ' ', t: ' ', b: '', f: ' ' }

/** A message with signs that are no text: `journalctl -o json` writes it as a list of bytes. */
const journalBytes = /"MESSAGE"\s*:\s*\[([\d,\s]*)\]/g

/** A line of a log as whoever wrote it meant it: without colours, and with JSON's and Go's escapes undone. */
export function plain(written: string): string {
  const line = written.includes('"MESSAGE"') ? written.replace(journalBytes, bytesToText) : written
  const text = line.includes(escapeSign) || /[\^#\\]/.test(line) ? line.replace(colour, '') : line
  // A backslash without these may be one of a Windows path.
  return text.includes('\\"') || /\{\s*"[^"]*"\s*:/.test(text) ? unescaped(text, deepest) : text
}

/** A logger's text in a text in JSON in the log of a container. */
const deepest = 3

function unescaped(text: string, levels: number): string {
  const inner = text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, unescape)
  return levels > 1 && inner.includes('\\"') ? unescaped(inner, levels - 1) : inner
}

function unescape(_: string, code: string | undefined, sign: string | undefined): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
  return escapes[sign as string] ?? (sign as string)
}

function bytesToText(_: string, list: string): string {
  return new TextDecoder().decode(Uint8Array.from(list.split(','), Number))
}
