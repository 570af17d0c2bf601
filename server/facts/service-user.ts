import type { Agent } from '../agents/agent.ts'
import { ownUnits } from '../agents/start/own-units.ts'
import { readUnit } from '../agents/start/read-unit.ts'
import type { Host } from '../host.ts'
import { readAccounts, type User } from './accounts.ts'
import type { FactCache } from './cache.ts'
import type { Policy } from './facts.ts'

/** The user that an agent runs as. */
export interface ServiceUser extends User {
  /** `--user` or a unit of systemd says so; else it is the one that packages make for servers. */
  readonly said: boolean
}

/** Undefined where nothing tells. Packages make a user for servers, and leave clients to root. */
export async function findServiceUser(
  agent: Agent,
  { user }: Pick<Policy, 'user'>,
  host: Host,
  cache: FactCache,
): Promise<ServiceUser | undefined> {
  const accounts = await readAccounts(host, cache)
  const said =
    user === undefined
      ? await cache.once(`user of\0${agent.unit ?? ''}`, () => userOfUnit(agent.unit, host))
      : { name: user }
  if (said !== undefined) {
    const found = said.name === undefined ? undefined : accounts.find(said.name)
    return found && { ...found, said: true }
  }
  const usual = agent.role === 'server' ? accounts.find('nomad') : undefined
  return usual && { ...usual, said: false }
}

interface UnitUser {
  /** Undefined where the unit does not tell, as systemd makes one for it. */
  readonly name: string | undefined
}

/** Undefined where there is no unit. */
async function userOfUnit(unit: string | undefined, host: Host): Promise<UnitUser | undefined> {
  for (const path of unit === undefined ? await ownUnits(host) : [unit]) {
    const [agent] = await readUnit(path, host, new Map())
    if (agent !== undefined) return { name: agent.user }
  }
  return undefined
}
