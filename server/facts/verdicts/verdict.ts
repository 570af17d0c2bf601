import type { Certificate } from '../certificate.ts'

/**
 * What Nomad asks of an agent's TLS files, in the order in which it does: the first five when the agent starts, the
 * others whenever somebody talks to it.
 */
export type CheckId =
  /** Go loads certificate and key (nomad/structs/config/tls.go, KeyLoader.LoadKeyPair). */
  | 'key-pair'
  /** Go finds certificates to trust (helper/tlsutil/config.go, AppendCA). */
  | 'ca-file'
  /** `tls_cipher_suites` has a suite for the key's type (helper/tlsutil/config.go, ParseCiphers). */
  | 'cipher-suites'
  /** `tls_min_version` is one that Nomad knows (helper/tlsutil/config.go, ParseMinVersion). */
  | 'min-version'
  /** Nomad reads when the certificates expire, for its metrics (command/agent/tls_metrics.go, newTLSMetrics). */
  | 'expiry-metrics'
  /** What clients and servers ask of a server they connect to (helper/tlsutil/config.go, OutgoingTLSWrapper). */
  | 'outbound'
  /** What servers ask of whoever connects to them (nomad/server.go, getTLSConf and rpcNameAndRegionValidator). */
  | 'inbound'
  /** What servers ask of a Raft connection (nomad/rpc.go, validateRaftTLS). */
  | 'raft'
  /** What servers ask before they answer other servers (nomad/auth/auth.go, AuthenticateServerOnly). */
  | 'server-rpc'
  /** What servers ask before they answer clients (nomad/auth/auth.go, AuthenticateClientOnly). */
  | 'client-rpc'
  /** What the command line asks of the HTTPS API on the same machine (api/api.go, DefaultConfig). */
  | 'https-local'
  /** What command line and other clients ask of a client's HTTPS API (api/api.go, ClientConfig). */
  | 'https-node'
  /** What HTTPS that verifies its clients asks of this agent when it fetches data of an allocation from another. */
  | 'https-client'

/** Why a check refuses: a class of errors in Nomad and Go. */
export type Refusal =
  /** A setting that the check needs is empty. */
  | 'file-not-set'
  /** Not there, or not what it should be: no PEM, damaged, encrypted, a key that Go cannot parse. */
  | 'unreadable-certificate'
  | 'unreadable-key'
  | 'unreadable-ca'
  | 'key-mismatch'
  /** Nomad knows RSA and ECDSA only. */
  | 'key-type'
  | 'unknown-suite'
  | 'no-suite-for-key'
  | 'unknown-version'
  /** What a peer finds when it verifies the chain (crypto/x509). */
  | 'unknown-authority'
  | 'dates'
  | 'not-a-ca'
  | 'path-length'
  | 'critical-extension'
  | 'usage'
  | 'name-constraints'
  | 'host-name'
  /** A later certificate of cert_file, which a peer cannot parse. */
  | 'unreadable-chain'
  /** TLS has no way to sign with the key, or refuses its size. */
  | 'key-size'
  /** There is none to show, or Go shows none because the other side would not take it. */
  | 'no-certificate'
  /** Nomad's own checks of names. */
  | 'role-or-region'
  | 'exact-name'

export type Verdict = {
  readonly check: CheckId /** In words, without a final stop. */
  readonly why: string
} & (
  | { readonly outcome: 'passes' }
  | {
      readonly outcome: 'refused'
      readonly refusal: Refusal
      /** The certificate that is to blame, where it is one. */
      readonly blamed?: Certificate
    }
  /** Nobody asks: by its role, version or settings. */
  | { readonly outcome: 'not-asked' }
  /** A file that is not here, or an algorithm that cannot be verified here. */
  | { readonly outcome: 'unknown' }
)

/** A verdict before it has its name. */
export type Judgement = Verdict extends infer V ? (V extends Verdict ? Omit<V, 'check'> : never) : never

export function passes(why: string): Judgement {
  return { outcome: 'passes', why }
}

export function refused(refusal: Refusal, why: string, blamed?: Certificate): Judgement {
  return { outcome: 'refused', refusal, why, ...(blamed && { blamed }) }
}

export function notAsked(why: string): Judgement {
  return { outcome: 'not-asked', why }
}

export function notKnown(why: string): Judgement {
  return { outcome: 'unknown', why }
}
