import type { Truth } from './truths.ts'

const noServer = ['outbound: host-name', 'raft: exact-name', 'server-rpc: exact-name']
const exact = ['raft: exact-name', 'server-rpc: exact-name', 'client-rpc: exact-name']
const nobody = ['outbound: host-name', 'inbound: role-or-region', ...exact]

export const nameTruths: readonly Truth[] = [
  {
    sentence:
      'Who connects to a server looks for `server.<region>.nomad` among the alternative names: a wildcard fits, letter case does not matter, the common name is not read.',
    proofs: [
      { names: ['server.global.nomad'], refused: [] },
      { names: ['*.global.nomad'], refused: ['inbound: role-or-region', ...exact] },
      { names: ['Server.Global.Nomad'], refused: ['inbound: role-or-region', ...exact] },
      { names: [], leaf: { commonName: 'server.global.nomad' }, refused: ['outbound: host-name'] },
    ],
  },
  {
    sentence:
      'A server lets in whoever is named exactly `client.<region>.nomad` for its own region, or anything of three labels or more that begins with `server.` and ends with `.nomad`, of whatever region.',
    proofs: [
      { role: 'client', refused: [] },
      {
        role: 'client',
        names: ['client.eu.nomad'],
        refused: ['inbound: role-or-region', 'client-rpc: exact-name', 'https-node: host-name'],
      },
      { names: ['server.eu.nomad'], refused: [...noServer, 'client-rpc: exact-name'] },
      { names: ['server.a.b.c.nomad'], refused: [...noServer, 'client-rpc: exact-name'] },
      { names: ['server.nomad'], refused: nobody },
    ],
  },
  {
    sentence:
      'Here the common name is read too, wildcards stand for nothing but themselves, and letter case counts.',
    proofs: [
      {
        role: 'client',
        names: [],
        leaf: { commonName: 'client.global.nomad' },
        refused: ['https-node: host-name'],
      },
      {
        role: 'client',
        names: ['*.global.nomad'],
        refused: ['inbound: role-or-region', 'client-rpc: exact-name'],
      },
      {
        role: 'client',
        names: ['client.GLOBAL.nomad'],
        refused: ['inbound: role-or-region', 'client-rpc: exact-name'],
      },
    ],
  },
  {
    sentence:
      'Raft, and calls that only servers may make, want exactly `server.<region>.nomad`, as common name or alternative name.',
    proofs: [
      { names: ['*.global.nomad'], leaf: { commonName: 'server.global.nomad' }, refused: [] },
      { names: ['server.eu.nomad', 'server.global.nomad'], refused: [] },
      { names: ['client.global.nomad'], refused: noServer },
    ],
  },
  {
    sentence:
      "Calls of clients want exactly the client's or the server's name of the region: a client with a server's certificate works, and whoever takes that node is a server.",
    proofs: [{ role: 'client', names: ['server.global.nomad'], refused: ['https-node: host-name'] }],
  },
  {
    sentence:
      'So a wildcard passes the handshake of those who connect, and then fails every check that follows.',
    proofs: [{ names: ['*.global.nomad'], refused: ['inbound: role-or-region', ...exact] }],
  },
  {
    sentence:
      'The domain is always `nomad`, and the region as it is written in the configuration, letter case included.',
    proofs: [
      { names: ['server.global.example.com'], refused: nobody },
      { region: 'EU', names: ['server.EU.nomad'], refused: [] },
      { region: 'EU', names: ['server.eu.nomad'], refused: exact },
    ],
  },
  {
    sentence:
      'An agent that is server and client needs the name of the server; the name of the client is asked for by HTTPS alone.',
    proofs: [
      { role: 'server+client', names: ['server.global.nomad'], refused: ['https-node: host-name'] },
      { role: 'server+client', names: ['client.global.nomad'], refused: noServer },
      { role: 'server+client', names: ['server.global.nomad', 'client.global.nomad'], refused: [] },
    ],
  },
  {
    sentence:
      'Without `verify_server_hostname` no name is looked at; chain, dates and usages are, all the same.',
    proofs: [
      { names: ['anything.example.com'], settings: { verifyServerHostname: false }, refused: [] },
      {
        names: ['anything.example.com'],
        leaf: { usages: ['serverAuth'] },
        settings: { verifyServerHostname: false },
        refused: ['inbound: usage'],
      },
    ],
  },
  {
    sentence: 'With `rpc_upgrade_mode` Raft asks for no name.',
    proofs: [
      {
        names: ['*.global.nomad'],
        settings: { rpcUpgradeMode: true },
        refused: ['inbound: role-or-region', 'server-rpc: exact-name', 'client-rpc: exact-name'],
      },
    ],
  },
  {
    sentence:
      'The command line on the same machine asks for `localhost` or `127.0.0.1`, whichever NOMAD_ADDR names.',
    proofs: [{ local: false, refused: ['https-local: host-name'] }],
  },
  {
    sentence:
      'The HTTPS API of a client is asked for as `client.<region>.nomad`, by the command line and by clients that fetch the data of an allocation.',
    proofs: [
      { role: 'client', refused: [] },
      { role: 'client', names: ['server.global.nomad'], refused: ['https-node: host-name'] },
    ],
  },
  {
    sentence:
      '`verify_https_client` wants a certificate of `ca_file` for `clientAuth`, and asks for no name.',
    proofs: [
      {
        role: 'client',
        names: ['cli.global.nomad'],
        refused: ['inbound: role-or-region', 'client-rpc: exact-name', 'https-node: host-name'],
      },
      {
        role: 'client',
        leaf: { usages: ['serverAuth'] },
        refused: ['inbound: usage', 'https-client: usage'],
      },
    ],
  },
  {
    sentence:
      'Go shows a certificate to such an API only if one of `ca_file` has issued it or what stands behind it: else none is shown, and the API says that one is required.',
    proofs: [
      {
        role: 'client',
        signedBy: 'upper',
        files: ({ own }) => ({ certificate: own }),
        refused: [
          'inbound: unknown-authority',
          'https-local: unknown-authority',
          'https-node: unknown-authority',
          'https-client: no-certificate',
        ],
      },
      { role: 'client', signedBy: 'upper', refused: [] },
    ],
  },
]
