import { expect, test } from 'vitest'
import { matchesHost } from '../../../server/facts/verdicts/host-name.ts'

// As Go's Certificate.VerifyHostname has it (crypto/x509/verify.go, matchHostnames and matchExactly).
test.each([
  ['server.global.nomad', 'server.global.nomad'],
  ['Server.GLOBAL.nomad', 'sERVER.global.NOMAD'],
  ['*.global.nomad', 'server.global.nomad'],
  ['*.global.nomad', 'server.global.nomad.'],
  ['server.global.nomad', 'server.global.nomad.'],
  ['server_1.global.nomad', 'server_1.global.nomad'],
  ['a-1.nomad', 'a-1.nomad'],
  // What is no host name has to be the same to the letter.
  ['server.global.nomad.', 'server.global.nomad.'],
  ['server..nomad', 'server..nomad'],
  ['a b', 'A B'],
  ['-a.nomad', '-a.nomad'],
])('%s is for %s', (name, host) => {
  expect(matchesHost([name], host)).toBe(true)
  expect(matchesHost(['other.nomad', name], host)).toBe(true)
})

test.each([
  ['server.global.nomad', 'client.global.nomad'],
  ['global.nomad', 'server.global.nomad'],
  ['server.global.nomad', 'global.nomad'],
  ['*.global.nomad', 'global.nomad'],
  ['*.global.nomad', 'a.server.global.nomad'],
  ['*.global.nomad', '*.global.nomad.'],
  ['*.global..nomad', 'server.global..nomad'],
  ['*.*.nomad', 'server.global.nomad'],
  ['server.*.nomad', 'server.global.nomad'],
  ['*er.global.nomad', 'server.global.nomad'],
  ['s*.global.nomad', 'server.global.nomad'],
  ['server.global.nomad', '*.global.nomad'],
  ['*', 'nomad'],
  ['server.global.nomad.', 'server.global.nomad'],
  ['', ''],
  ['.', '.'],
  ['', 'nomad'],
  // A capital that only Unicode knows a small letter of, the sign for Kelvin: no letter of DNS.
  ['\u212a.nomad', 'k.nomad'],
])('%s is not for %s', (name, host) => {
  expect(matchesHost([name], host)).toBe(false)
})
