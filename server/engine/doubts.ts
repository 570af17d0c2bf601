import type { Agent } from '../agents/agent.ts'
import type { ConfigFile } from '../config/file.ts'
import type { Facts, FileFact } from '../facts/facts.ts'
import { memoize } from '../text/memoize.ts'
import type { LeftOut } from './collect.ts'
import type { RegisteredRule } from './rule.ts'

/** Why the silence of rules about a file may prove nothing. */
interface FileDoubts {
  /** The file was not read whole, or Nomad refuses what it says. */
  file: boolean
  /** An agent it belongs to is not known whole, or Nomad refuses it. */
  agent: boolean
  /** Rules that asked for facts that are not known here, or were not asked. */
  readonly rules: Set<string>
}

/**
 * Where it is not certain that a rule had nothing to say, or will have nothing to say once the file is mended: its facts
 * are not known, its agent is not whole, Nomad refuses something in it. A suppression is not called unused there, nor an
 * entry of a baseline gone.
 */
export class Doubts {
  readonly #byPath = new Map<string, FileDoubts>()
  readonly #isWanted: (path: string) => boolean

  /** Nothing is kept of files that nobody will ask about. */
  constructor(isWanted: (path: string) => boolean) {
    this.#isWanted = isWanted
  }

  /** Whether anybody will ask about a file of these. */
  wants(files: readonly ConfigFile[]): boolean {
    return files.some(({ source }) => this.#isWanted(source.path))
  }

  addFile(file: ConfigFile): void {
    const lost = file.parsed.problems.some(({ loses }) => loses)
    if (lost || isBroken(file)) this.#at(file.source.path).file = true
  }

  addAgent({ files, dev, merged }: Agent, rules: readonly RegisteredRule[]): void {
    const broken = files.some(isBroken)
    for (const { source } of files) {
      if (!this.#isWanted(source.path)) continue
      if (broken || merged.open) this.#at(source.path).agent = true
      if (dev === undefined) continue
      for (const { id, rule } of rules) if (rule.hardening) this.#at(source.path).rules.add(id)
    }
  }

  /** Beside this file lie others that were not read. */
  addPart(path: string): void {
    this.#at(path).agent = true
  }

  /** A rule asked for facts of an agent that are not known. */
  addBlind(rule: string, { files }: Agent): void {
    for (const { source } of files) if (this.#isWanted(source.path)) this.#at(source.path).rules.add(rule)
  }

  /** A rule had so much to say about a file that not all of it was heard. */
  addLeftOut(leftOut: readonly LeftOut[]): void {
    for (const { rule, path } of leftOut) if (this.#isWanted(path)) this.#at(path).rules.add(rule)
  }

  has(path: string, { id, rule }: RegisteredRule): boolean {
    const doubts = this.#byPath.get(path)
    if (doubts === undefined) return false
    return doubts.file || doubts.rules.has(id) || (doubts.agent && rule.check !== undefined)
  }

  #at(path: string): FileDoubts {
    let doubts = this.#byPath.get(path)
    if (doubts === undefined)
      this.#byPath.set(path, (doubts = { file: false, agent: false, rules: new Set() }))
    return doubts
  }
}

/** Whether what is meant by a file is not known whole: it could not be read whole, or Nomad refuses something in it. */
const isBroken = memoize(({ parsed, unread, template, issues }: ConfigFile): boolean => {
  if (!parsed.ok || unread !== undefined || template?.partial === true) return true
  return issues.some(({ effect }) => effect !== 'ignored')
})

/** Facts that tell when somebody asks for what is not known here; as they are where all is known. */
export function watched(facts: Facts, onBlind: () => void): Facts {
  const blind = blindFields(facts)
  if (blind.length === 0) return facts
  const seen = { ...facts }
  for (const name of blind) {
    const get = () => {
      onBlind()
      return facts[name]
    }
    Object.defineProperty(seen, name, { get, enumerable: true })
  }
  return seen
}

/** Facts whose silence says nothing. */
function blindFields({ tls, keyring, node }: Facts): readonly (keyof Facts)[] {
  const isUnknown = (fact: FileFact<unknown> | undefined) => fact?.content.known === false
  return [
    ...([tls.ca, tls.certificate, tls.key].some(isUnknown) ? (['tls'] as const) : []),
    ...(isUnknown(tls.key) ? (['tracked', 'sharedKey'] as const) : []),
    ...(isUnknown(keyring) ? (['keyring'] as const) : []),
    ...(node === undefined ? (['node'] as const) : []),
  ]
}
