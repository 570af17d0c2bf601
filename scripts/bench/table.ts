/** One line of the report: what was measured, the figure, and what design asks for. */
export interface Row {
  readonly what: string
  readonly measured: string
  readonly wanted?: string
}

export function printTable(title: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map((row) => row.what.length))
  const figures = Math.max(...rows.map((row) => row.measured.length))
  console.log(`\n${title}`)
  for (const { what, measured, wanted } of rows) {
    const wish = wanted === undefined ? '' : `   (wanted: ${wanted})`
    console.log(`  ${what.padEnd(width)}  ${measured.padStart(figures)}${wish}`)
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
