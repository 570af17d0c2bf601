import { createHash } from 'node:crypto'

/** An index of git, version 2, that tracks regular files of these paths. */
export function gitIndex(paths: readonly string[]): Uint8Array {
  const header = Buffer.alloc(12)
  header.write('DIRC')
  header.writeUInt32BE(2, 4)
  header.writeUInt32BE(paths.length, 8)
  const body = Buffer.concat([header, ...paths.toSorted().map(entry)])
  return Buffer.concat([body, createHash('sha1').update(body).digest()])
}

function entry(path: string): Buffer {
  const name = Buffer.from(path)
  const length = 62 + name.length
  const bytes = Buffer.alloc(Math.ceil((length + 1) / 8) * 8)
  bytes.writeUInt32BE(0o100644, 24)
  bytes.writeUInt16BE(Math.min(name.length, 0xfff), 60)
  name.copy(bytes, 62)
  return bytes
}
