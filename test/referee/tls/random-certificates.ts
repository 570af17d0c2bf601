import {
  alternativeNames,
  basicConstraints,
  type Extension,
  extendedKeyUsage,
  type Forged,
  forge,
  generateKeys,
  type KeyKind,
  type Keys,
  keyIdentifiers,
  keyUsage,
  nameConstraints,
  type Order,
} from '../../forge.ts'
import type { Chance } from './chance.ts'

/** The clock of all random agents. */
export const now = new Date('2030-01-01T00:00:00Z')
const day = 86_400_000
const serverAuth = '1.3.6.1.5.5.7.3.1'
const clientAuth = '1.3.6.1.5.5.7.3.2'
const anyUsage = '2.5.29.37.0'
const codeSigning = '1.3.6.1.5.5.7.3.3'

/** Keys are made once: what is random is what is signed with them. */
export class Keyring {
  readonly #keys = new Map<KeyKind, readonly Keys[]>()

  pick(chance: Chance, kind: KeyKind): Keys {
    const keys =
      this.#keys.get(kind) ?? Array.from({ length: kind.startsWith('rsa') ? 3 : 6 }, () => generateKeys(kind))
    this.#keys.set(kind, keys)
    return chance.of(keys)
  }
}

/** A root, and up to three CAs below it. */
export function randomHierarchy(chance: Chance, keyring: Keyring, region: string): readonly Forged[] {
  const depth = chance.of([1, 1, 1, 2, 2, 3, 4])
  const hierarchy: Forged[] = []
  for (let level = 0; level < depth; level++) {
    const keys = keyring.pick(chance, caKind(chance))
    const subject = chance.rarely(0.05) ? '' : chance.of([`CA ${level}`, `CA ${level}`, 'CA'])
    hierarchy.push(randomCa(chance, { subject, keys }, hierarchy.at(-1), region))
  }
  return hierarchy
}

function caKind(chance: Chance): KeyKind {
  return chance.rarely(0.15) ? chance.of(['rsa2048', 'rsa1024', 'p384', 'p521', 'ed25519'] as const) : 'p256'
}

export function randomCa(
  chance: Chance,
  own: { readonly subject: string; readonly keys: Keys },
  above: Forged | undefined,
  region: string,
): Forged {
  const issuer = above?.order ?? own
  const constraints = chance.rarely(0.06)
    ? []
    : [chance.rarely(0.05) ? basicConstraints(false) : basicConstraints(true, pathLength(chance))]
  const usage = chance.rarely(0.3)
    ? chance.of([[], [keyUsage(5)], [keyUsage(0, 5)], [keyUsage(0, 2)], [keyUsage()]])
    : [keyUsage(5, 6)]
  const extended = chance.rarely(0.1) ? [extendedKeyUsage(...usages(chance))] : []
  const names = chance.rarely(0.1) ? [randomConstraints(chance, region)] : []
  const ids = chance.rarely(0.2) ? [] : keyIdentifiers(own.keys, issuer.keys)
  return forge({
    ...own,
    issuer,
    version: chance.rarely(0.06) ? 1 : 3,
    ...dates(chance, 0.04),
    hash: chance.rarely(0.03) ? 'sha1' : chance.of(['sha256', 'sha256', 'sha384']),
    extensions: [...constraints, ...usage, ...extended, ...names, ...ids, ...odd(chance)],
    serial: chance.below(1 << 20),
  })
}

function pathLength(chance: Chance): number | undefined {
  return chance.rarely(0.2) ? chance.below(3) : undefined
}

function usages(chance: Chance): readonly string[] {
  return chance.of([
    [serverAuth, clientAuth],
    [serverAuth, clientAuth],
    [serverAuth],
    [clientAuth],
    [anyUsage],
    [codeSigning],
    [codeSigning, clientAuth, serverAuth],
    [],
  ])
}

function randomConstraints(chance: Chance, region: string): Extension {
  const lists: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['dns:nomad', 'dns:localhost'], []],
    [['dns:nomad'], []],
    [['dns:.nomad', 'dns:localhost'], []],
    [[`dns:${region}.nomad`, 'dns:localhost'], []],
    [['dns:example.com'], []],
    [['dns:'], []],
    [['dns:NOMAD', 'dns:LocalHost'], []],
    [[], ['dns:nomad']],
    [[], [`dns:client.${region}.nomad`]],
    [[], ['dns:example.com']],
    [['ip:127.0.0.0/8'], []],
    [['ip:10.0.0.0/8'], []],
    [[], ['ip:127.0.0.1/32']],
    [['email:example.com'], []],
    [['uri:example.com'], []],
    [[], ['uri:.example.com']],
    [['directory:CA'], []],
  ]
  const [permitted, excluded] = chance.of(lists)
  return nameConstraints(permitted, excluded, chance.mostly(true, 0.8))
}

function dates(chance: Chance, rarely: number): Pick<Order, 'notBefore' | 'notAfter'> {
  const [from, until] = chance.rarely(rarely)
    ? chance.of([
        [-400, -35],
        [1, 366],
        [-10, 0],
        [0, 10],
        [0, 0],
        [10, -10],
      ] as const)
    : chance.of([
        [-100, 265],
        [-1, 20],
        [-364, 1],
        [-1, 36_500],
      ] as const)
  return { notBefore: new Date(now.getTime() + from * day), notAfter: new Date(now.getTime() + until * day) }
}

/** What a peer has to understand and does not, or need not. */
function odd(chance: Chance): readonly Extension[] {
  if (!chance.rarely(0.03)) return []
  const value = Uint8Array.of(0x05, 0x00)
  return [
    { id: chance.of(['1.2.3.4', '2.5.29.46', '2.5.29.200']), critical: chance.mostly(true, 0.6), value },
  ]
}

export function randomLeaf(
  chance: Chance,
  keyring: Keyring,
  above: Forged,
  role: string,
  region: string,
): Forged {
  const kind = chance.rarely(0.15)
    ? chance.of(['rsa2048', 'rsa1024', 'p384', 'p521', 'p224', 'ed25519'] as const)
    : 'p256'
  const keys = keyring.pick(chance, kind)
  const wanted = `${role === 'client' ? 'client' : 'server'}.${region}.nomad`
  const subject = chance.rarely(0.25) ? chance.of(['', randomName(chance, region)]) : wanted
  const selfSigned = chance.rarely(0.03)
  const issuer = selfSigned ? { subject, keys } : above.order
  return forge({
    subject,
    keys,
    issuer,
    version: chance.rarely(0.03) ? 1 : 3,
    ...dates(chance, 0.06),
    hash: chance.rarely(0.03) ? 'sha1' : 'sha256',
    extensions: [
      ...chance.of([[basicConstraints(false)], [basicConstraints(false)], [], [basicConstraints(true)]]),
      ...(chance.rarely(0.3) ? [] : [keyUsage(...chance.of([[0, 2], [0], [2], [5]]))]),
      ...(chance.rarely(0.1)
        ? []
        : [extendedKeyUsage(...(chance.rarely(0.2) ? usages(chance) : [serverAuth, clientAuth]))]),
      ...randomNames(chance, wanted, region),
      ...(chance.rarely(0.1) ? [] : keyIdentifiers(keys, issuer.keys)),
      ...odd(chance),
    ],
    serial: chance.below(1 << 20),
  })
}

function randomName(chance: Chance, region: string): string {
  const role = chance.of(['server', 'client', 'server', 'client', 'cli', 'Server', 'CLIENT', '*', 'x.server'])
  const place = chance.of([region, region, 'global', 'other', region.toUpperCase(), '*', `${region}.x`])
  return chance.of([
    `${role}.${place}.nomad`,
    `${role}.${place}.nomad`,
    `${role}.${place}.nomad`,
    `${role}.${place}.example.com`,
    `${role}.nomad`,
    `${role}.${place}.nomad.`,
    `${role}.${place}.NOMAD`,
    'localhost',
    'server..nomad',
  ])
}

function randomNames(chance: Chance, wanted: string, region: string): readonly Extension[] {
  if (chance.rarely(0.08)) return []
  const names = [chance.rarely(0.3) ? randomName(chance, region) : wanted]
  while (chance.rarely(0.25)) names.push(randomName(chance, region))
  const dns = names.map((name) => `dns:${name}`)
  const local = chance.of([
    ['dns:localhost', 'ip:127.0.0.1'],
    ['dns:localhost', 'ip:127.0.0.1'],
    ['ip:127.0.0.1'],
    ['dns:LOCALHOST'],
    [],
  ])
  const others = chance.rarely(0.06)
    ? chance.of([
        ['email:ops@example.com'],
        ['uri:spiffe://example.com/nomad'],
        ['uri:nomad'],
        ['directory:nomad'],
        ['ip:10.1.2.3'],
      ])
    : []
  return [
    alternativeNames(
      chance.rarely(0.04) ? ['directory:nomad'] : [...dns, ...local, ...others],
      chance.rarely(0.1),
    ),
  ]
}
