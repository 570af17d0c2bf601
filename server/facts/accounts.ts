import type { Host } from '../host.ts'
import type { FactCache } from './cache.ts'

export interface User {
  readonly name: string
  readonly uid: number
  /** The user's own group first. */
  readonly gids: readonly number[]
}

/** The users and groups that the files of this machine list; those of a directory service are not among them. */
export class Accounts {
  readonly #users = new Map<string, { readonly uid: number; readonly gid: number }>()
  readonly #names = new Map<number, string>()
  readonly #groups = new Map<number, { readonly name: string; readonly members: readonly string[] }>()

  constructor(passwd: string, group: string) {
    for (const [name = '', , uid = '', gid = ''] of linesOf(passwd)) {
      if (!isId(uid) || !isId(gid) || this.#users.has(name)) continue
      this.#users.set(name, { uid: Number(uid), gid: Number(gid) })
      if (!this.#names.has(Number(uid))) this.#names.set(Number(uid), name)
    }
    for (const [name = '', , gid = '', members = ''] of linesOf(group)) {
      if (!isId(gid) || this.#groups.has(Number(gid))) continue
      this.#groups.set(Number(gid), { name, members: members.split(',').filter((member) => member !== '') })
    }
  }

  /** By name or number; a number that nobody has is a user without groups. */
  find(text: string): User | undefined {
    const name = this.#users.has(text) ? text : isId(text) ? this.#names.get(Number(text)) : undefined
    const account = name === undefined ? undefined : this.#users.get(name)
    if (name === undefined || account === undefined)
      return isId(text) ? { name: text, uid: Number(text), gids: [] } : undefined
    const joined = [...this.#groups].filter(([, { members }]) => members.includes(name)).map(([gid]) => gid)
    return { name, uid: account.uid, gids: [...new Set([account.gid, ...joined])] }
  }

  /** The name, else the number. */
  userName(uid: number): string {
    return this.#names.get(uid) ?? String(uid)
  }

  /** No user but these, by their numbers, is in the group; false where who is in it is not known. */
  hasOnly(gid: number, uids: readonly number[]): boolean {
    const group = this.#groups.get(gid)
    if (group === undefined || this.#users.size === 0) return false
    const joined = group.members.map((name) => this.#users.get(name)?.uid)
    const born = [...this.#users.values()].filter((user) => user.gid === gid).map(({ uid }) => uid)
    return [...joined, ...born].every((uid) => uid !== undefined && uids.includes(uid))
  }

  groupName(gid: number): string {
    return this.#groups.get(gid)?.name ?? String(gid)
  }
}

export async function readAccounts(host: Host, cache: FactCache): Promise<Accounts> {
  return cache.once('accounts', async () => {
    const [passwd, group] = await Promise.all(
      ['/etc/passwd', '/etc/group'].map(async (path) => {
        const bytes = await host.read(path, largest)
        return bytes.known ? new TextDecoder().decode(bytes.value) : ''
      }),
    )
    return new Accounts(passwd ?? '', group ?? '')
  })
}

const largest = 16 * 1024 * 1024

function* linesOf(text: string): Iterable<readonly string[]> {
  for (const line of text.split('\n')) if (line.includes(':')) yield line.split(':')
}

function isId(text: string): boolean {
  return /^\d{1,10}$/.test(text)
}
