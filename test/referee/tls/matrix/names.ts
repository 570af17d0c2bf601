import type { MatrixCell, Texts } from './cell.ts'
import { agent, agentExtensions, bothUsages, root } from './openssl.ts'
import type { Workshop } from './workshop.ts'

const server = 'server.global.nomad'
const client = 'client.global.nomad'

/** A certificate of these names, by a root of its own. */
function named(...names: readonly string[]) {
  return (shop: Workshop): Texts => {
    const ca = root(shop)
    const { certificate, key } = agent(shop, ca, names)
    return { certificate, key, ca: ca.certificate }
  }
}

function withSubject(subject: string, extensions: readonly string[]) {
  return (shop: Workshop): Texts => {
    const ca = root(shop)
    const { certificate, key } = agent(shop, ca, [], { subject, extensions })
    return { certificate, key, ca: ca.certificate }
  }
}

const plain = ['basicConstraints=critical,CA:FALSE', bothUsages]
const noServer = ['outbound: host-name', 'raft: exact-name', 'server-rpc: exact-name']
const nobody = [
  'outbound: host-name',
  'inbound: role-or-region',
  'raft: exact-name',
  'server-rpc: exact-name',
  'client-rpc: exact-name',
]
const noClient = ['inbound: role-or-region', 'client-rpc: exact-name', 'https-node: host-name']

/** Whom the certificate names: the role and region that Nomad goes by. */
export const names: readonly MatrixCell[] = [
  { name: 'a server', make: named(server), refused: [] },
  { name: 'a client', role: 'client', make: named(client), refused: [] },
  { name: 'both roles by both names', role: 'server+client', make: named(server, client), refused: [] },
  { name: 'both roles, the client first', role: 'server+client', make: named(client, server), refused: [] },
  {
    name: "both roles by the server's name",
    role: 'server+client',
    make: named(server),
    refused: ['https-node: host-name'],
  },
  { name: "both roles by the client's name", role: 'server+client', make: named(client), refused: noServer },
  { name: 'a server of region eu', region: 'eu', make: named('server.eu.nomad'), refused: [] },
  { name: 'a server with the name of a client', make: named(client), refused: noServer },
  {
    name: 'a client with the name of a server',
    role: 'client',
    make: named(server),
    insecure: true,
    refused: ['https-node: host-name'],
  },
  {
    name: 'a server of another region',
    make: named('server.eu.nomad'),
    refused: [...noServer, 'client-rpc: exact-name'],
  },
  { name: 'a client of another region', role: 'client', make: named('client.eu.nomad'), refused: noClient },
  { name: 'a server of two regions', make: named('server.eu.nomad', server), refused: [] },
  {
    name: 'a wildcard on a server',
    make: named('*.global.nomad'),
    refused: [
      'inbound: role-or-region',
      'raft: exact-name',
      'server-rpc: exact-name',
      'client-rpc: exact-name',
    ],
  },
  {
    name: 'a wildcard on a client',
    role: 'client',
    make: named('*.global.nomad'),
    refused: ['inbound: role-or-region', 'client-rpc: exact-name'],
  },
  {
    name: 'a wildcard of all regions',
    make: named('server.*.nomad'),
    refused: [...noServer, 'client-rpc: exact-name'],
  },
  {
    name: 'a server in upper case',
    make: named('SERVER.GLOBAL.NOMAD'),
    refused: [
      'inbound: role-or-region',
      'raft: exact-name',
      'server-rpc: exact-name',
      'client-rpc: exact-name',
    ],
  },
  {
    name: 'a server whose region is in upper case',
    make: named('server.GLOBAL.nomad'),
    refused: ['raft: exact-name', 'server-rpc: exact-name', 'client-rpc: exact-name'],
  },
  {
    name: 'a client whose region is in upper case',
    role: 'client',
    make: named('client.GLOBAL.nomad'),
    refused: ['inbound: role-or-region', 'client-rpc: exact-name'],
  },
  { name: 'a region in upper case', region: 'GLOBAL', make: named('server.GLOBAL.nomad'), refused: [] },
  {
    name: 'a server by its common name',
    make: withSubject(`/CN=${server}`, plain),
    refused: ['outbound: host-name', 'https-local: host-name'],
  },
  {
    name: 'a client by its common name',
    role: 'client',
    make: withSubject(`/CN=${client}`, plain),
    refused: ['https-local: host-name', 'https-node: host-name'],
  },
  {
    name: 'a server by its common name, beside other names',
    make: withSubject(`/CN=${server}`, agentExtensions(['nomad.example.com'])),
    refused: ['outbound: host-name'],
  },
  { name: 'a server without a subject', make: withSubject('/', agentExtensions([server])), refused: [] },
  { name: 'no name at all', make: withSubject('/', plain), refused: [...nobody, 'https-local: host-name'] },
  { name: 'a custom domain', make: named('server.global.example.com'), refused: nobody },
  { name: 'the command line', make: named('cli.global.nomad'), refused: nobody },
  {
    name: 'the command line on a client',
    role: 'client',
    make: named('cli.global.nomad'),
    refused: noClient,
  },
  { name: 'a host name', make: named('nomad-1.example.com'), refused: nobody },
  { name: 'a server without a region', make: named('server.nomad'), refused: nobody },
  {
    name: 'a server of a longer region',
    make: named('server.global.dc1.nomad'),
    refused: [...noServer, 'client-rpc: exact-name'],
  },
  {
    name: 'a server without a local name',
    make: withSubject(`/CN=${server}`, [...plain, `subjectAltName=DNS:${server}`]),
    refused: ['https-local: host-name'],
  },
]
