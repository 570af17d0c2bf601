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
  keyPem,
  keyUsage,
  type Order,
  pem,
} from '../../forge.ts'
import type { Differences, FileBytes } from './questions.ts'

const now = new Date('2030-01-01T00:00:00Z')
const day = 86_400_000
const usageIds = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  any: '2.5.29.37.0',
} as const

type Usage = keyof typeof usageIds

/** What of a certificate is unlike that of a healthy one. */
export interface Trait {
  readonly commonName?: string
  readonly version?: 1 | 3
  readonly hash?: Order['hash']
  readonly key?: KeyKind
  /** Undefined as a value: no such extension. */
  readonly usages?: readonly Usage[] | undefined
  readonly keyUsages?: readonly number[] | undefined
  readonly isCa?: boolean | undefined
  readonly constraints?: Extension
  readonly pathLength?: number
  /** Further ones. */
  readonly extensions?: readonly Extension[]
  /** Days from the moment of the scene. */
  readonly days?: readonly [from: number, until: number]
}

/** The certificates of a scene, as PEM: a root, two CAs below it, and the agent's own. */
export interface Cast {
  readonly root: string
  readonly upper: string
  readonly lower: string
  readonly own: string
  readonly key: string
}

/** An agent to be judged, told by how it differs from a healthy server of the region `global`. */
export interface Scene extends Pick<Differences, 'role' | 'region' | 'settings' | 'version'> {
  /** The agent's alternative names; `localhost` and 127.0.0.1 are added unless `local` says otherwise. */
  readonly names?: readonly string[]
  readonly local?: boolean | 'address'
  readonly leaf?: Trait
  readonly root?: Trait
  /** What CA signs the agent's certificate. */
  readonly signedBy?: 'root' | 'upper' | 'lower'
  readonly upper?: Trait
  /** The files, of what the cast offers; `undefined` where a setting is empty. */
  readonly files?: (cast: Cast) => Partial<Record<keyof FileBytes, string | undefined>>
}

export interface SceneCell {
  readonly files: FileBytes
  readonly differences: Differences & { readonly now: Date }
}

const keyring = new Map<string, Keys>()

export function stage(scene: Scene): SceneCell {
  const { role = 'server', region = 'global', settings = {}, version } = scene
  const root = certificate(authorityOf('Root CA', scene.root), undefined)
  const upper = certificate(authorityOf('Upper CA', scene.upper), root)
  const lower = certificate(authorityOf('Lower CA', undefined), upper)
  const signer = { root, upper, lower }[scene.signedBy ?? 'root']
  const own = certificate(leafOf(scene, `${role === 'client' ? 'client' : 'server'}.${region}.nomad`), signer)
  const text = ({ der }: Forged) => pem('CERTIFICATE', der)
  const cast: Cast = {
    root: text(root),
    upper: text(upper),
    lower: text(lower),
    own: text(own),
    key: keyPem(own.order.keys),
  }
  const chain = { root: '', upper: cast.upper, lower: cast.lower + cast.upper }[scene.signedBy ?? 'root']
  const files = { certificate: cast.own + chain, key: cast.key, ca: cast.root, ...scene.files?.(cast) }
  const bytes = (file: string | undefined) =>
    file === undefined ? undefined : new TextEncoder().encode(file)
  return {
    files: { certificate: bytes(files.certificate), key: bytes(files.key), ca: bytes(files.ca) },
    differences: { role, region, settings, version, now },
  }
}

interface Described {
  readonly subject: string
  readonly trait: Trait
  readonly extensions: readonly Extension[]
}

function authorityOf(subject: string, trait: Trait = {}): Described {
  const { usages, constraints, pathLength, extensions = [] } = trait
  const isCa = 'isCa' in trait ? trait.isCa : true
  const keyUsages = 'keyUsages' in trait ? trait.keyUsages : [5, 6]
  return {
    subject,
    trait: { days: [-365, 1460], ...trait },
    extensions: [
      ...(isCa === undefined ? [] : [basicConstraints(isCa, pathLength)]),
      ...extensions,
      ...(keyUsages ? [keyUsage(...keyUsages)] : []),
      ...(usages ? [extendedKeyUsage(...usages.map((usage) => usageIds[usage]))] : []),
      ...(constraints ? [constraints] : []),
    ],
  }
}

function leafOf({ names, local = true, leaf = {} }: Scene, wanted: string): Described {
  const usages = 'usages' in leaf ? leaf.usages : (['serverAuth', 'clientAuth'] as const)
  const keyUsages = 'keyUsages' in leaf ? leaf.keyUsages : [0, 2]
  const dns = (names ?? [wanted]).map((name) => `dns:${name}`)
  const all = [...dns, ...(local === true ? ['dns:localhost'] : []), ...(local ? ['ip:127.0.0.1'] : [])]
  return {
    subject: leaf.commonName ?? names?.[0] ?? (names ? '' : wanted),
    trait: leaf,
    extensions: [
      ...(leaf.isCa === undefined ? [basicConstraints(false)] : [basicConstraints(leaf.isCa)]),
      ...(keyUsages ? [keyUsage(...keyUsages)] : []),
      ...(usages ? [extendedKeyUsage(...usages.map((usage) => usageIds[usage]))] : []),
      ...(leaf.extensions ?? []),
      ...(all.length > 0 ? [alternativeNames(all)] : []),
    ],
  }
}

function certificate({ subject, trait, extensions }: Described, issuer: Forged | undefined): Forged {
  const { version = 3, hash = 'sha256', key = 'p256', days: [from, until] = [-30, 335] } = trait
  const keys = keysFor(subject.endsWith(' CA') ? subject : 'agent', key)
  return forge({
    subject,
    keys,
    issuer: issuer?.order ?? { subject, keys },
    version,
    notBefore: new Date(now.getTime() + from * day),
    notAfter: new Date(now.getTime() + until * day),
    hash,
    extensions,
    serial: 1,
  })
}

/** Made once: RSA takes its time. */
function keysFor(holder: string, kind: KeyKind): Keys {
  const keys = keyring.get(`${holder} ${kind}`) ?? generateKeys(kind)
  keyring.set(`${holder} ${kind}`, keys)
  return keys
}
