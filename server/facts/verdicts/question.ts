import type { Known } from '../../host.ts'
import type { CertificateFile, KeyFile } from '../certificate.ts'
import type { Version } from '../version.ts'

/** The `tls` block as far as the checks go by it. */
export interface TlsSettings {
  readonly rpc: boolean
  readonly http: boolean
  readonly verifyServerHostname: boolean
  readonly verifyHttpsClient: boolean
  readonly rpcUpgradeMode: boolean
  /** As written; `''` is the default. */
  readonly cipherSuites: string
  readonly minVersion: string
}

/** All that is checked, as who hardens an agent switches it on. */
export const hardened: TlsSettings = {
  rpc: true,
  http: true,
  verifyServerHostname: true,
  verifyHttpsClient: true,
  rpcUpgradeMode: false,
  cipherSuites: '',
  minVersion: '',
}

/** The files of a `tls` block; undefined where the setting is empty. */
export interface TlsFiles {
  readonly certificate: Known<CertificateFile> | undefined
  readonly key: Known<KeyFile> | undefined
  readonly ca: Known<CertificateFile> | undefined
  readonly keyMatches: Known<boolean>
}

/** One agent, as Nomad's checks see it. Its peers are taken to have the same `ca_file` and the same settings. */
export interface Question {
  readonly files: TlsFiles
  readonly role: 'server' | 'client' | 'server+client'
  readonly region: string
  readonly settings: TlsSettings
  readonly now: Date
  /** Undefined: the newest. */
  readonly version: Version | undefined
}
