/**
 * The regular files in an index of git (gitformat-index(5)), versions 2 to 4, by their paths below the top of the
 * repository. Undefined where it is none, is damaged, or leaves entries to another file.
 */
export function readGitIndex(bytes: Uint8Array): ReadonlySet<string> | undefined {
  // What the repository hashes with is written elsewhere; only one length of a hash leads from entry to entry.
  return readEntries(bytes, 20) ?? readEntries(bytes, 32)
}

/** Bytes of all paths for one of the index: version 4 may make long ones of little, more and more of them. */
const mostOfPaths = 4

const headerLength = 12
/** Times, device, inode, mode, owners and size. */
const statLength = 40

const extended = 0x4000
const intentToAdd = 0x2000

function readEntries(bytes: Uint8Array, hashLength: number): ReadonlySet<string> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headerLength || view.getUint32(0) !== signatureOf('DIRC')) return undefined
  const version = view.getUint32(4)
  const count = view.getUint32(8)
  if (version < 2 || version > 4) return undefined
  const paths = new Set<string>()
  const decoder = new TextDecoder()
  let before: Uint8Array = new Uint8Array()
  let at = headerLength
  let length = 0
  for (let entry = 0; entry < count; entry++) {
    const flagsAt = at + statLength + hashLength
    if (flagsAt + 4 > bytes.length) return undefined
    const more = version >= 3 && (view.getUint16(flagsAt) & extended) !== 0
    const name = readName(bytes, flagsAt + (more ? 4 : 2), version, before)
    if (name === undefined || name.path.length === 0) return undefined
    length += name.path.length
    if (length > bytes.length * mostOfPaths) return undefined
    const added = more && (view.getUint16(flagsAt + 2) & intentToAdd) !== 0
    if (isRegular(view.getUint32(at + 24)) && !added) paths.add(decoder.decode(name.path))
    before = name.path
    // Versions without shortened names fill up to a multiple of eight.
    at = version === 4 ? name.end : at + Math.ceil((name.end - at) / 8) * 8
  }
  return isWhole(bytes, view, at, hashLength) ? paths : undefined
}

interface Name {
  readonly path: Uint8Array
  /** Behind the NUL. */
  readonly end: number
}

function readName(bytes: Uint8Array, at: number, version: number, before: Uint8Array): Name | undefined {
  let kept = 0
  let start = at
  if (version === 4) {
    const removed = readLength(bytes, at)
    if (removed === undefined || removed.value > before.length) return undefined
    kept = before.length - removed.value
    start = removed.end
  }
  const nul = bytes.indexOf(0, start)
  if (nul < 0) return undefined
  const path = new Uint8Array(kept + nul - start)
  path.set(before.subarray(0, kept))
  path.set(bytes.subarray(start, nul), kept)
  return { path, end: nul + 1 }
}

/** As git writes offsets into packs: seven bits a byte, one added for every byte but the first. */
function readLength(bytes: Uint8Array, start: number): { value: number; end: number } | undefined {
  let value = 0
  for (let at = start; at < start + 5; at++) {
    const byte = bytes[at]
    if (byte === undefined) return undefined
    value = at === start ? byte & 0x7f : (value + 1) * 128 + (byte & 0x7f)
    if ((byte & 0x80) === 0) return { value, end: at + 1 }
  }
  return undefined
}

/** Extensions up to the checksum at the end; one of them would name another file that holds entries. */
function isWhole(bytes: Uint8Array, view: DataView, start: number, hashLength: number): boolean {
  let at = start
  while (at + 8 <= bytes.length - hashLength) {
    if (view.getUint32(at) === signatureOf('link')) return false
    at += 8 + view.getUint32(at + 4)
  }
  return at === bytes.length - hashLength
}

function isRegular(mode: number): boolean {
  return mode >>> 12 === 0o10
}

function signatureOf(text: string): number {
  return new DataView(new TextEncoder().encode(text).buffer).getUint32(0)
}
