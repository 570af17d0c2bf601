import { ipVersion } from '../../text/ip.ts'

export interface HostPort {
  /** Without brackets; undefined where it cannot be told from the port. */
  readonly host: string | undefined
  readonly port: string | undefined
}

/** Go's net.SplitHostPort, and what Nomad makes of an address without a port: it may be IPv6 without brackets. */
export function splitHostPort(value: string): HostPort {
  if (ipVersion(value.replace(/%[\w.-]+$/, '')) === 6) return { host: value, port: undefined }
  const [, bracketed, plain = bracketed, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*))(?::(\d*))?$/.exec(value) ?? []
  return { host: plain, port }
}
