import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import type { Stray } from '../config/values.ts'
import { textOf } from '../text/source.ts'
import type { Location } from '../text/span.ts'
import { type Part, spanWithin } from '../text/span-within.ts'
import type { Severity } from './finding.ts'

/** One of the names between the commas of `tls_cipher_suites`. */
export interface WrittenSuite {
  /** Without the blanks around it, which Nomad does not take off. */
  readonly name: string
  readonly at: Part
  /** The blanks before it, else those behind it. */
  readonly blanks?: Part
}

/** Nomad splits the list at its commas (helper/tlsutil/config.go, ParseCiphers); one of blanks alone is empty. */
export function writtenSuites({ value, at }: Setting<string>): readonly WrittenSuite[] {
  if (value === undefined || value.trim() === '') return []
  let next = 0
  return value.split(',').map((text) => {
    const start = next
    next += text.length + 1
    const name = text.trim()
    // An empty name has no place of its own: the comma next to it shows where.
    if (name === '') return { name, at: commaAt(at, value, start) }
    const before = text.indexOf(name)
    const behind = text.length - before - name.length
    const suite = { name, at: spanWithin(at, value, start + before, name.length) }
    if (before > 0) return { ...suite, blanks: spanWithin(at, value, start, before) }
    return behind > 0 ? { ...suite, blanks: spanWithin(at, value, next - 1 - behind, behind) } : suite
  })
}

function commaAt(at: Location, value: string, start: number): Part {
  const index = value[start] === ',' ? start : value.indexOf(',', start)
  return spanWithin(at, value, index < 0 ? start - 1 : index)
}

export interface TlsRefusal {
  readonly severity: Severity
  /** What comes of it, as the end of a message. */
  readonly outcome: string
}

/**
 * What comes of a version or suite that Nomad cannot read. A server always reads them (nomad/server.go builds its
 * TLS configuration even where nothing uses it), a client for RPC, everybody for HTTPS.
 */
export function tlsRefusal({ role, config: { tls } }: Agent): TlsRefusal {
  const server = role === 'server' || role === 'server+client'
  return server || tls.rpc.effective === true || tls.http.effective === true
    ? { severity: 'error', outcome: 'Nomad does not start' }
    : { severity: 'warning', outcome: 'Nomad does not start once `rpc` or `http` is on' }
}

const ownNames = new Set([
  'verify_server_hostname',
  'verify_https_client',
  'rpc_upgrade_mode',
  'tls_cipher_suites',
  'tls_min_version',
])
/** Other blocks have these as well. */
const sharedNames = new Set(['ca_file', 'cert_file', 'key_file'])
const switches = new Set(['http', 'rpc'])

/** A key that Nomad does not know where it stands, and that was meant for the `tls` block. */
export function isMisplacedTlsKey({ name, within, at }: Stray): boolean {
  const key = name.toLowerCase()
  if (ownNames.has(key)) return true
  if (!['', 'server', 'client'].includes(within)) return false
  if (sharedNames.has(key)) return true
  const rest = textOf(at.source, { start: at.span.end, end: at.span.end + 20 })
  return switches.has(key) && /^"?\s*[=:]\s*"?(?:true|false)\b/i.test(rest)
}
