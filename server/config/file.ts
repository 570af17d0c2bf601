import type { Parsed } from '../hcl/tree.ts'
import type { Why } from '../host.ts'
import type { Source } from '../text/source.ts'
import type { Issue } from './issue.ts'
import type { Kind } from './kind.ts'
import type { Template } from './templates/template-file.ts'
import type { StructValue } from './values.ts'

/** A configuration file that has been read, parsed and decoded. */
export interface ConfigFile {
  readonly source: Source
  readonly parsed: Parsed
  readonly kind: Kind
  readonly config: StructValue
  /** What Nomad refuses in it or ignores, in order of position. */
  readonly issues: readonly Issue[]
  /** What the tool that fills it in leaves open, where its name says that it is a template. */
  readonly template?: Template
  /** The user named this very file, rather than a directory around it. */
  readonly named: boolean
  /** Why it could not be read; the text is empty then. */
  readonly unread?: { readonly why: Why; readonly found: string }
}
