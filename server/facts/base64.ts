/**
 * The bytes of base64 text as Go's `base64.StdEncoding` takes it: the standard alphabet, padding required, line
 * ends skipped. Undefined where Go reports an error.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/[\r\n]/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  const decoded = atob(digits)
  const bytes = new Uint8Array(decoded.length)
  for (let i = 0; i < decoded.length; i++) bytes[i] = decoded.charCodeAt(i)
  return bytes
}
