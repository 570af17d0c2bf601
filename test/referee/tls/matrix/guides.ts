import type { MatrixCell, Texts } from './cell.ts'
import { agent, agentExtensions, authority, bothUsages, issue, root } from './openssl.ts'
import type { Workshop } from './workshop.ts'

const cfsslSettings = {
  signing: {
    default: { expiry: '87600h', usages: ['signing', 'key encipherment', 'server auth', 'client auth'] },
  },
}

/** The lines of the TLS guide of Nomad 0.8 and of many that followed it. */
function cfssl(...lines: readonly string[]) {
  return (shop: Workshop): Texts => {
    shop.write('cfssl.json', JSON.stringify(cfsslSettings))
    shop.shell('cfssl print-defaults csr | cfssl gencert -initca - | cfssljson -bare nomad-ca')
    for (const line of lines) shop.shell(line)
    return {
      certificate: shop.read('agent.pem'),
      key: shop.read('agent-key.pem'),
      ca: shop.read('nomad-ca.pem'),
    }
  }
}

const gencert = "echo '{}' | cfssl gencert -ca=nomad-ca.pem -ca-key=nomad-ca-key.pem"

function byHostname(names: string): string {
  return `${gencert} -config=cfssl.json -hostname="${names}" - | cfssljson -bare agent`
}

const nobody = [
  'outbound: host-name',
  'inbound: role-or-region',
  'raft: exact-name',
  'server-rpc: exact-name',
  'client-rpc: exact-name',
]

/** As Vault's PKI engine has it: RSA, a root and an intermediate, leaves of 24 hours without basic constraints. */
function vault(name: string, alternatives: readonly string[], ca: 'issuing_ca' | 'root' | 'ca_chain') {
  return (shop: Workshop): Texts => {
    const top = root(shop, {
      subject: '/CN=global.nomad',
      keyType: 'rsa:2048',
      days: 3650,
      extensions: authority.slice(0, 2),
    })
    const between = issue(shop, {
      subject: '/CN=global.nomad Intermediate Authority',
      keyType: 'rsa:2048',
      days: 1825,
      issuer: top,
      extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'],
    })
    const { certificate, key } = agent(shop, between, [name], {
      keyType: 'rsa:2048',
      days: 1,
      extensions: [
        'keyUsage=critical,digitalSignature,keyEncipherment,keyAgreement',
        bothUsages,
        `subjectAltName=${alternatives.join()}`,
      ],
    })
    const bundles = {
      issuing_ca: between.certificate,
      root: top.certificate,
      ca_chain: between.certificate + top.certificate,
    }
    return { certificate: `\n${certificate}\n\n`, key: `\n${key}\n`, ca: `\n${bundles[ca]}\n` }
  }
}

const vaultServer = ['DNS:server.global.nomad', 'DNS:localhost', 'IP:127.0.0.1']

/** `nomad tls` with a domain of its own and constraints for it, which permit `nomad` and `localhost` as well. */
function nomadTls(names: readonly string[]) {
  return (shop: Workshop): Texts => {
    const constraint =
      'nameConstraints=critical,permitted;DNS:example.com,permitted;DNS:nomad,permitted;DNS:localhost'
    const ca = root(shop, { extensions: [...authority, constraint] })
    const { certificate, key } = agent(shop, ca, names, { extensions: agentExtensions(names) })
    return { certificate, key, ca: ca.certificate }
  }
}

/** The lines of the guides, as they are typed, and the shapes that `nomad tls` and Vault's PKI engine give. */
export const guides: readonly MatrixCell[] = [
  {
    name: "cfssl: the guide's server",
    make: cfssl(byHostname('server.global.nomad,localhost,127.0.0.1')),
    refused: [],
  },
  {
    name: "cfssl: the guide's client",
    role: 'client',
    make: cfssl(byHostname('client.global.nomad,localhost,127.0.0.1')),
    refused: [],
  },
  {
    name: 'cfssl: a server of region us-west',
    region: 'us-west',
    make: cfssl(byHostname('server.us-west.nomad,localhost,127.0.0.1')),
    refused: [],
  },
  {
    name: "cfssl: the guide's server as a client",
    role: 'client',
    make: cfssl(byHostname('server.global.nomad,localhost,127.0.0.1')),
    insecure: true,
    refused: ['https-node: host-name'],
  },
  {
    name: "cfssl: the guide's certificate for the command line",
    make: cfssl(`${gencert} -profile=client - | cfssljson -bare agent`),
    refused: [...nobody, 'https-local: host-name'],
  },
  {
    name: 'cfssl: the default profile names no usage of clients',
    make: cfssl(
      'cfssl print-defaults config > defaults.json',
      `${gencert} -config=defaults.json -profile=www -hostname="server.global.nomad,localhost" - | cfssljson -bare agent`,
    ),
    refused: ['inbound: usage'],
  },
  {
    name: 'cfssl: ten years of a leaf, five of the CA, in the sixth year',
    make: cfssl(byHostname('server.global.nomad,localhost,127.0.0.1')),
    day: 2000,
    refused: ['outbound: dates', 'inbound: dates', 'https-local: dates'],
  },
  { name: 'nomad tls: with constraints', make: nomadTls(['server.global.nomad']), refused: [] },
  { name: 'nomad tls: a domain of its own', make: nomadTls(['server.global.example.com']), refused: nobody },
  {
    name: 'nomad tls: other regions that old versions added',
    region: 'eu',
    make: nomadTls(['server.eu.nomad', 'server.global.nomad']),
    refused: [],
  },
  {
    name: 'Vault: the issuing CA alone in ca_file',
    make: vault('server.global.nomad', vaultServer, 'issuing_ca'),
    refused: [],
  },
  {
    name: 'Vault: the whole chain in ca_file',
    make: vault('server.global.nomad', vaultServer, 'ca_chain'),
    refused: [],
  },
  {
    name: 'Vault: the root in ca_file, the issuing CA nowhere',
    make: vault('server.global.nomad', vaultServer, 'root'),
    refused: ['outbound: unknown-authority', 'inbound: unknown-authority', 'https-local: unknown-authority'],
  },
  {
    name: 'Vault: a client',
    role: 'client',
    make: vault(
      'client.global.nomad',
      ['DNS:client.global.nomad', 'DNS:localhost', 'IP:127.0.0.1'],
      'issuing_ca',
    ),
    refused: [],
  },
  {
    name: 'Vault: the day after, when nobody has renewed it',
    make: vault('server.global.nomad', vaultServer, 'issuing_ca'),
    day: 2,
    refused: ['outbound: dates', 'inbound: dates', 'https-local: dates'],
  },
]
