/** structs.MaxValidPort (nomad/structs/network.go), one more than there are. */
export const maxPort = 65536

export interface RangeMistake {
  /** Where in the text, and how long; nothing where something is missing. */
  readonly index: number
  readonly length: number
  /** What is wrong with that part, as the end of a sentence. */
  readonly what: string
}

/** The first thing that Nomad refuses in `80,100-120` (nomad/structs/funcs.go, ParsePortRanges). */
export function portRangeMistake(text: string): RangeMistake | undefined {
  if (text === '') return undefined
  let index = 0
  let count = 0
  for (const written of text.split(',')) {
    const part = written.trim()
    const start = index + written.indexOf(part)
    index += written.length + 1
    const ends = part.split('-')
    const what = partMistake(ends)
    // The last port of a range is not counted.
    count += ends.length === 2 ? Number(ends[1]) - Number(ends[0]) : 1
    if (what !== undefined) return { index: start, length: part.length, what }
    if (count > maxPort) return { index: 0, length: text.length, what: 'names more ports than there are' }
  }
  return undefined
}

function partMistake(ends: readonly string[]): string | undefined {
  if (ends.length === 1 && ends[0] === '') return 'is no port: there is nothing between the commas'
  if (ends.length > 2) return 'is no range: it has two ends'
  if (ends.some((end) => !/^\d+$/.test(end))) return 'is no port, nor a range such as `8000-8100`'
  const [first, last = first] = ends.map(Number) as [number, number?]
  if (first === 0) return 'is no range of ports: they begin at 1'
  if (last > maxPort) return 'is out of range: ports end at 65535'
  return last < first ? 'ends before it begins' : undefined
}
