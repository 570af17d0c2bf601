import { expect } from 'vitest'
import type { Desk, Seen } from './desk.ts'

/** Where the mistake stands: columns are characters, of which the one before it is one. */
const line = 22
const column = '  /* x */ verify_server_hostname = '.length + 1

/** What every editor has to show, and to leave behind. */
export function expectRepaired(desk: Desk, seen: Seen): void {
  expect(seen.opened).toHaveLength(1)
  expect(seen.opened[0]).toMatch(
    new RegExp(`^${line}:${column} tls/server-hostname-unverified .*hostname`, 's'),
  )
  expect(seen.saved).toEqual([])
  const repaired = desk.original.replace('verify_server_hostname = false', 'verify_server_hostname = true')
  expect(desk.text()).toBe(desk.command(['fmt', '-'], repaired))
  expect(desk.text()).not.toBe(repaired)
  expect(JSON.parse(desk.command(['-f', 'json', '--fail-on', 'info']))).toMatchObject({ findings: [] })
}

/** What those have to show that ask for it. */
export function expectHelp(seen: Seen): void {
  expect(seen.hover).toContain('server.global.nomad')
  expect(seen.hover).toContain('Fits a server of region')
  expect(seen.completions).toContain('tls_min_version')
  expect(seen.completions).not.toContain('rpc')
  expect(seen.action).toContain('verify_server_hostname = true')
}
