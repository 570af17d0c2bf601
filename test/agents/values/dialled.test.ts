import { expect, test } from 'vitest'
import { dialFault, gossipFault } from '../../../server/agents/values/dialled.ts'

test.each([
  '',
  ':4648',
  '10.0.0.1',
  '10.0.0.1:4648',
  '10.0.0.1:65535',
  '2001:db8::1',
  '[2001:db8::1]:4648',
  'fe80::1%eth0',
  'server-1',
  'server_1.example.com.:4648',
  '1.example.com',
  '10.0.0.1:nomad-rpc',
  '{{ GetPrivateIP }}',
  `${'a'.repeat(63)}.example.com`,
])('somebody may answer at %j', (address) => {
  expect(dialFault(address)).toBeUndefined()
})

const nobody = 'is neither an IP address nor a name: nobody is found by it'
const proper = 'write an IP address or a name, and after it `:` and a port if that is another'
const each = 'write each address as an element of its own'
const numbers = 'write four numbers from 0 to 255'

test.each([
  ['10.0.0,13', nobody, numbers],
  ['10.0.0.256:4648', nobody, numbers],
  ['10.0.0', nobody, numbers],
  ['10.0.0.1,10.0.0.2', nobody, each],
  ['10.0.0.1 10.0.0.2', nobody, each],
  ['10.0.0.1; 10.0.0.2', nobody, each],
  ['10.0.0.1:4648:4648', nobody, proper],
  ['[2001:db8::1', nobody, proper],
  ['-server', nobody, proper],
  ['server-.example.com', nobody, proper],
  ['server..example.com', nobody, proper],
  ['sérver', nobody, proper],
  [`${'a'.repeat(64)}.example.com`, nobody, proper],
  [Array(128).fill('a').join('.'), nobody, proper],
  ['server-1.global/10.0.0.1:4648', nobody, proper],
  ['10.0.0.1:65536', 'names a port that does not exist', 'ports end at 65535'],
])('nobody answers at %j', (address, what, help) => {
  expect(dialFault(address)).toEqual({ what, help })
})

test.each([
  '10.0.0.1',
  '10.0.0.1:4648',
  'server-1.global/10.0.0.1:4648',
  '10.0.0.1:4648/server-1',
  '[::1]:4648',
])('somebody may gossip at %j', (address) => {
  expect(gossipFault(address)).toBeUndefined()
})

const machine = 'names no machine: nobody is found by it'
const taken = 'delete the `/`: what stands before it is taken for the name of a node'

test.each([
  ['', machine, 'delete it'],
  [':4648', machine, proper],
  ['10.0.0.12:4647/', machine, taken],
  ['server-1/:4648', machine, taken],
  ['/10.0.0.12', 'has no name of a node before its `/`: nobody is found by it', proper],
  ['a/b/10.0.0.12', nobody, proper],
  ['a/10.0.0.256', nobody, numbers],
])('nobody gossips at %j', (address, what, help) => {
  expect(gossipFault(address)).toEqual({ what, help })
})
