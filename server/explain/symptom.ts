/** What Nomad, its CLI or a tool beside it says, what that comes from, and what to do. */
export interface Symptom {
  /** For programs and as the anchor of its entry in docs/errors.md. */
  readonly id: string
  /**
   * Templates of the message, as `parseTemplate` reads them: `x509: certificate is valid for {names*}, not {name}`.
   * The first one names the symptom.
   */
  readonly messages: readonly [string, ...string[]]
  /** What the message itself tells; of several, the first whose placeholders it filled. */
  readonly told?: readonly string[]
  /** Plain sentences. */
  readonly cause: string
  readonly remedy: string
  /** Ids of the rules that find the cause in configuration, the likeliest first. */
  readonly rules: readonly string[]
  /** Where this is known from: a file of Nomad or Go, its documentation, an issue. */
  readonly sources: readonly string[]
  /**
   * `general`: it only says that something failed. `reported`: the words of people, so it is not looked for in logs.
   * Both are left out where a line says more.
   */
  readonly kind?: 'general' | 'reported'
}
