import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type GoField, type GoFile, readGoFile } from './go-file.ts'

const modulePath = 'github.com/hashicorp/nomad/'

/** A struct, and the file it stands in, for its imports. */
export interface GoStruct {
  readonly name: string
  readonly directory: string
  readonly file: GoFile
  readonly fields: readonly GoField[]
}

/** What a type is when pointers are taken off. */
export type GoType =
  | { readonly kind: 'struct'; readonly struct: GoStruct; readonly repeated: boolean }
  | { readonly kind: 'plain'; readonly type: string }
  /** Of a package outside of the tree, or one that is not found. */
  | { readonly kind: 'unknown'; readonly type: string }

/** The packages of a Nomad source tree, read when first asked for. */
export class GoSource {
  readonly #root: string
  readonly #packages = new Map<string, readonly GoFile[]>()

  constructor(root: string) {
    this.#root = root
  }

  struct(directory: string, name: string): GoStruct | undefined {
    for (const file of this.#package(directory)) {
      const fields = file.structs.get(name)
      if (fields !== undefined) return { name, directory, file, fields }
    }
    return undefined
  }

  /** The text of a string that a package names. */
  constant(directory: string, name: string): string | undefined {
    return this.#package(directory)
      .find(({ strings }) => strings.has(name))
      ?.strings.get(name)
  }

  /** The type that a field of this struct has. */
  typeOf(type: string, from: Pick<GoStruct, 'directory' | 'file'>): GoType {
    const bare = type.replace(/^\*/, '')
    const list = /^\[\]\*?([A-Z\w.]+)$/.exec(bare)
    if (list !== null) {
      const element = this.typeOf(list[1] as string, from)
      if (element.kind === 'struct') return { ...element, repeated: true }
      return element.kind === 'plain' ? { kind: 'plain', type: `[]${element.type}` } : element
    }
    const [, alias, name] = /^(?:(\w+)\.)?(\w+)$/.exec(bare) ?? []
    if (name === undefined) return { kind: 'plain', type: bare }
    if (alias === undefined && /^[a-z]/.test(name)) return { kind: 'plain', type: name }
    const directory = alias === undefined ? from.directory : this.#directoryOf(from.file.imports.get(alias))
    return directory === undefined ? { kind: 'unknown', type: bare } : this.#named(directory, name)
  }

  #named(directory: string, name: string): GoType {
    const struct = this.struct(directory, name)
    if (struct !== undefined) return { kind: 'struct', struct, repeated: false }
    for (const file of this.#package(directory)) {
      const type = file.named.get(name)
      if (type !== undefined) return this.typeOf(type, { directory, file })
    }
    return { kind: 'unknown', type: name }
  }

  #directoryOf(importPath: string | undefined): string | undefined {
    return importPath?.startsWith(modulePath) ? importPath.slice(modulePath.length) : undefined
  }

  #package(directory: string): readonly GoFile[] {
    let files = this.#packages.get(directory)
    if (files === undefined) {
      files = goFiles(join(this.#root, directory)).map((path) => readGoFile(readFileSync(path, 'utf8')))
      this.#packages.set(directory, files)
    }
    return files
  }
}

function goFiles(directory: string): readonly string[] {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  const names = readdirSync(directory).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
  return names.sort().map((name) => join(directory, name))
}
