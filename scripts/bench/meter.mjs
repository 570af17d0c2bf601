// Loaded into a server that is measured (`--expose-gc --import`): times every edit inside of the process, from its bytes being
// read to its diagnostics being handed to standard output. At SIGUSR2 it collects garbage and tells, on descriptor 3, what was
// measured since, and the memory that is still in use: in all, and for what V8 has compiled, which grows while it warms up.
import { writeSync } from 'node:fs'
import { getHeapCodeStatistics } from 'node:v8'

/** Milliseconds. */
let times = []
let arrived

process.stdin.on('data', (chunk) => {
  if (chunk.includes('textDocument/didChange')) arrived = performance.now()
})

const write = process.stdout.write.bind(process.stdout)
process.stdout.write = (bytes, ...rest) => {
  const isDone = write(bytes, ...rest)
  if (arrived !== undefined && Buffer.from(bytes).includes('textDocument/publishDiagnostics')) {
    times.push(performance.now() - arrived)
    arrived = undefined
  }
  return isDone
}

process.on('SIGUSR2', () => {
  globalThis.gc()
  const { heapUsed, rss } = process.memoryUsage()
  const code = getHeapCodeStatistics().code_and_metadata_size
  writeSync(3, `${JSON.stringify({ times, heapUsed, code, rss })}\n`)
  times = []
})
