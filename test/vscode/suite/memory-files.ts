import * as vscode from 'vscode'

/** A file system without a disk, as repositories on servers are shown in. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event
  readonly #files: ReadonlyMap<string, Uint8Array>

  constructor(files: Readonly<Record<string, string>>) {
    const bytes = new TextEncoder()
    this.#files = new Map(Object.entries(files).map(([path, text]) => [path, bytes.encode(text)]))
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {})
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const times = { ctime: 0, mtime: 0 }
    if (path === '/') return { type: vscode.FileType.Directory, size: 0, ...times }
    return { type: vscode.FileType.File, size: this.readFile(vscode.Uri.file(path)).length, ...times }
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#files.keys()].map((path) => [path.slice(1), vscode.FileType.File])
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(path)
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(path)
    return bytes
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions()
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions()
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions()
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions()
  }
}
