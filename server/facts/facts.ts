import type { Known } from '../host.ts'
import type { Certificate, CertificateFile, Chain, KeyFile } from './certificate.ts'
import type { Version } from './version.ts'

/** What the user said the rules should assume. */
export interface Policy {
  /** Nomad version to judge as; undefined: every supported one. */
  readonly version: Version | undefined
  /** This machine is the node: absolute paths are real. */
  readonly onNode: boolean
  /** Directory below which absolute paths are looked up, and must be there. */
  readonly root: string | undefined
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
}

export interface Facts {
  readonly policy: Policy
  readonly tls: TlsFacts
}
