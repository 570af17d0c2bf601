/** A field of a Go struct. */
export interface GoField {
  readonly name: string
  readonly type: string
  /** The struct tag between its backquotes; empty where there is none. */
  readonly tag: string
}

/** What is read of a Go file: its imports, structs and other named types. */
export interface GoFile {
  /** Name in the file -> import path. */
  readonly imports: ReadonlyMap<string, string>
  readonly structs: ReadonlyMap<string, readonly GoField[]>
  /** `type NodeNetworkAF string`: name -> the type behind it. */
  readonly named: ReadonlyMap<string, string>
  /** `Version = "2.0.6"` */
  readonly strings: ReadonlyMap<string, string>
}

const stringConstant = /^[ \t]*(?:const |var )?(\w+)(?: string)?[ \t]*=[ \t]*"([^"\\\n]*)"[ \t]*$/gm

/**
 * Reads as much of Go as configuration structs need. Whatever else there is in a file is passed over, so nothing
 * here fails on code it does not know.
 */
export function readGoFile(text: string): GoFile {
  const code = withoutComments(text)
  const structs = new Map<string, readonly GoField[]>()
  for (const match of code.matchAll(/^[ \t]*(?:type[ \t]+)?(\w+)[ \t]+struct[ \t]*\{/gm))
    structs.set(match[1] as string, readFields(code, match.index + match[0].length))
  const named = new Map(
    [...code.matchAll(/^[ \t]*type[ \t]+(\w+)[ \t]+=?[ \t]*([\w.*[\]]+)[ \t]*$/gm)].map(
      ([, name = '', type = '']) => [name, type] as const,
    ),
  )
  const strings = new Map(
    [...code.matchAll(stringConstant)].map(([, name = '', value = '']) => [name, value] as const),
  )
  return { imports: readImports(code), structs, named, strings }
}

/** Strings and runes are left alone: a `//` in one is no comment. */
function withoutComments(text: string): string {
  return text.replace(
    /"(?:\\.|[^"\\\n])*"|'(?:\\[^']+|[^'\\\n])'|`[^`]*`|\/\/[^\n]*|\/\*[^]*?\*\//g,
    (piece) => (piece.startsWith('/') ? '' : piece),
  )
}

function readImports(code: string): ReadonlyMap<string, string> {
  const grouped = [...code.matchAll(/^import\s*\(([^)]*)\)/gm)].flatMap(([, lines = '']) => lines.split('\n'))
  const single = [...code.matchAll(/^import\s+(.*)$/gm)].map(([, line = '']) => line)
  const imports = new Map<string, string>()
  for (const line of [...grouped, ...single]) {
    const [, name, path = ''] = /^\s*([\w.]+)?\s*"([^"]+)"/.exec(line) ?? []
    if (path !== '') imports.set(name ?? lastElement(path), path)
  }
  return imports
}

/** The package's name, which a version at the end of its path is not. */
function lastElement(path: string): string {
  return /([^/]+)(?:\/v\d+)?$/.exec(path)?.[1] ?? path
}

function readFields(code: string, from: number): readonly GoField[] {
  const fields: GoField[] = []
  let depth = 1
  for (const line of code.slice(from).split('\n')) {
    const inside = line.replace(/"(?:\\.|[^"\\])*"|`[^`]*`|\b(?:interface|struct)\{\}/g, '')
    const field =
      depth === 1 ? /^\s*(\w+(?:\s*,\s*\w+)*)\s+([^`\s][^`]*?)\s*(?:`([^`]*)`)?\s*$/.exec(line) : null
    if (field !== null && !inside.includes('{')) {
      const [, names = '', type = '', tag = ''] = field
      for (const name of names.split(',')) fields.push({ name: name.trim(), type, tag })
    }
    depth += (inside.match(/\{/g)?.length ?? 0) - (inside.match(/\}/g)?.length ?? 0)
    if (depth <= 0) break
  }
  return fields
}
