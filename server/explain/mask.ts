/** What stands in place of what may be a secret. */
const mask = '********'

/** Shapes that tokens, keys and passwords have. */
const shapes: readonly RegExp[] = [
  // User and password of an address.
  /(?<=:\/\/)[^/\s@]+(?=@)/g,
  // ACL tokens of Nomad and Consul.
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi,
  // Tokens of Vault, keys of AWS, JSON web tokens.
  /\bhv[sbr]\.[\w-]+|\b[sbr]\.[A-Za-z0-9]{20,}|\b(?:AKIA|ASIA)[0-9A-Z]{12,}|\beyJ[\w-]+(?:\.[\w-]*)*/g,
  /(?<=(?:token|secret|password|passwd|pwd|access_key|encrypt)[\w-]{0,20}["']?\s?[=:]\s?["']?)[^\s"'&,;]+/gi,
]

/** Long enough for a key; whether it looks drawn by lot is looked at. */
const run = /[A-Za-z0-9+/_=-]{16,}/g

/** A value of a log as it may be repeated: what may be a secret in it is masked. */
export function masked(value: string): string {
  const text = shapes.reduce((masking, shape) => masking.replace(shape, mask), value)
  return text.replace(run, (word) => (isDrawn(word) ? mask : word))
}

/** Hexadecimal digits, or letters of both cases and digits mixed as in base64 and not as in names and paths. */
function isDrawn(word: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(word) && /\d/.test(word)) return true
  const kinds = word.replace(/[^A-Za-z0-9]/g, '').replace(/[a-z]+|[A-Z]+|\d+/g, 'x')
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && kinds.length * 2.5 > word.length
}
