/** A file that is made, not written; `path` counts from the root of the repository. */
export interface GeneratedFile {
  readonly path: string
  readonly text: string
}

export type Generator = () => Promise<readonly GeneratedFile[]>
