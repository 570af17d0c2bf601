import type { Known } from '../host.ts'
import type { Location } from '../text/span.ts'
import type { Accounts } from './accounts.ts'
import type { Certificate, CertificateFile, Chain, KeyFile } from './certificate.ts'
import type { FileAccess } from './file-access.ts'
import type { KeyringFile } from './keyring.ts'
import type { ServiceUser } from './service-user.ts'
import type { Version } from './version.ts'

/** What the user said the rules should assume. */
export interface Policy {
  /** Nomad version to judge as; undefined: every supported one. */
  readonly version: Version | undefined
  /** This machine is the node: absolute paths are real. */
  readonly onNode: boolean
  /** Directory below which absolute paths are looked up, and must be there. */
  readonly root: string | undefined
  /** Name or number of the user that agents run as on this node; undefined where nobody said. */
  readonly user?: string | undefined
  readonly expiryWarningDays: number
  readonly now: Date
}

/** A file that the configuration names. */
export interface FileFact<T> {
  /** The path as the configuration has it. */
  readonly written: string
  /** The path looked at: where the file is, or else where it was looked for first. */
  readonly path: string
  readonly content: Known<T>
  /** It has to be here (`--on-node` or `--root`, and the path is absolute): missing is an error. */
  readonly required: boolean
  /** Name of a file in the same directory that is spelt nearly so; only where this one is missing. */
  readonly similar?: string
  /** What stands in the link at this path; only where nothing is where it leads to. */
  readonly link?: string
  /** What stands there instead of a readable file: `a directory`, `a FIFO`, `larger than 1 MiB`. */
  readonly found?: string
}

export interface TlsFacts {
  /** Undefined where the setting is empty or not known. */
  readonly ca: FileFact<CertificateFile> | undefined
  readonly certificate: FileFact<CertificateFile> | undefined
  readonly key: FileFact<KeyFile> | undefined
  /** The agent's own certificate, where it is certain and not the first in its file, as it should be. */
  readonly ownBehind?: Certificate | undefined
  /** How the agent's certificate leads to `ca_file`. */
  readonly chain: Known<Chain>
  /** Whether the private key belongs to the certificate. */
  readonly keyMatches: Known<boolean>
  /** Tells whether two files hold the same private key; nothing else can be got from it. */
  readonly keyDigest?: string
  readonly beside: Beside
}

/** What other PEM files beside the named ones tell: 200 of a directory are read at most. */
export interface Beside {
  /** The CAs between the certificate and `ca_file` that neither file has, in the order in which they are to be appended. */
  readonly intermediates: readonly FoundCertificate[]
  /** The root that the certificate leads to, where `ca_file` has none that it does. */
  readonly root: FoundCertificate | undefined
  /** CAs of `ca_file` whose private key lies here as well. */
  readonly authorityKeys: readonly FoundCertificate[]
  /** The CA of `ca_file` whose private key `key_file` holds. */
  readonly keyOwner: Certificate | undefined
}

/** A certificate, or its key, and the file in which it is. */
export interface FoundCertificate {
  readonly path: string
  readonly certificate: Certificate
}

/** What is known of files because this machine is the node: `--on-node`. */
export interface NodeFacts {
  readonly accounts: Accounts
  /** The user that the agent runs as; undefined where nothing tells. */
  readonly user: ServiceUser | undefined
  /** nomadlint itself runs as that user. */
  readonly isUser: boolean
  /** Who gets to the files of the configuration and to those it names, by path. */
  readonly access: ReadonlyMap<string, FileAccess>
}

/** Another agent of the run that has the same private key. */
export interface SharedKey {
  readonly agent: string
  readonly at: Location
}

/** A file that the agent names to talk to Consul or Vault; of what is in it matters only whether it can be read. */
export interface OtherFile extends FileFact<true> {
  /** Agent pointer of the setting that names it: `/consul/default/key_file`. */
  readonly pointer: string
  /** It holds a private key that is not encrypted. */
  readonly holdsKey: boolean
}

export interface Facts {
  readonly policy: Policy
  readonly tls: TlsFacts
  /** What the agent names to talk to Consul and Vault. */
  readonly otherFiles: readonly OtherFile[]
  /** `serf.keyring` below `data_dir`; undefined for agents that are no servers, or say no `data_dir`. */
  readonly keyring: FileFact<KeyringFile> | undefined
  /** Paths of files that the agent names, that hold a private key, and that git tracks. */
  readonly tracked: ReadonlySet<string>
  readonly sharedKey: SharedKey | undefined
  /** Undefined where this machine is not said to be the node. */
  readonly node: NodeFacts | undefined
}
