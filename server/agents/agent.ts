import type { ConfigFile } from '../config/file.ts'
import type { Stray, StructValue } from '../config/values.ts'
import type { Location } from '../text/span.ts'
import type { ConfigModel } from './model.generated.ts'
import type { LocatedProblem } from './start/started.ts'

export type Role = 'server' | 'client' | 'server+client' | 'none'

/** One Nomad agent, as its files taken together make it. */
export interface Agent {
  readonly name: string
  /** In the order Nomad reads them. */
  readonly files: readonly ConfigFile[]
  /** Why these files form one agent. */
  readonly grouping: string
  /** The grouping is a guess: nobody said so, and neither did a name. */
  readonly guessed: boolean
  /** The systemd unit that starts it, where that is known. */
  readonly unit?: string
  /** What is wrong with the flags that the unit starts it with. */
  readonly flagProblems: readonly LocatedProblem[]
  readonly config: ConfigModel
  /** The same, by the table: for whatever goes through all keys. */
  readonly merged: StructValue
  /** Keys that Nomad does not know where they stand. */
  readonly strays: readonly Stray[]
  readonly role: Role
  /** False where the role is `none`, and a template, or flags or files that are not known, may give one. */
  readonly roleKnown: boolean
  /** Where it is started for development, with `-dev`: what is not secure in it is meant. */
  readonly dev: Location | undefined
  /** Undefined where nobody can know: a template gives it, Nomad refuses it, or what is not known of the agent may say it. */
  readonly region: string | undefined
  /**
   * Enables a role, all of its files are here and could be read whole, and it is not for development. Anything
   * else is a fragment: nothing can be said about what is absent from it.
   */
  readonly complete: boolean
}
