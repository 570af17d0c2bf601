import { type Forged, keyPem, pem } from '../../forge.ts'
import type { Chance } from './chance.ts'
import type { Cell } from './compare.ts'
import { type Keyring, now, randomCa, randomHierarchy, randomLeaf } from './random-certificates.ts'

/**
 * An agent with files that are mostly right, each part wrong by a chance of its own, so that many are good, many have one
 * fault, and some have several.
 */
export function randomCell(chance: Chance, keyring: Keyring): Cell {
  const region = chance.of(['global', 'global', 'global', 'eu', 'us-west', 'EU', 'a.b', 'x_y'])
  const role = chance.of(['server', 'client', 'server+client'] as const)
  const hierarchy = randomHierarchy(chance, keyring, region)
  const leaf = randomLeaf(chance, keyring, hierarchy.at(-1) as Forged, role, region)
  return {
    files: randomFiles(chance, keyring, hierarchy, leaf),
    differences: { role, region, now, version: randomVersion(chance), settings: randomSettings(chance) },
  }
}

function randomVersion(chance: Chance) {
  const [major = 2, minor = 0, patch = 5] = chance.of([
    [2, 0, 5],
    [2, 0, 0],
    [1, 11, 3],
    [1, 10, 5],
    [1, 8, 2],
    [1, 7, 9],
    [1, 6, 0],
  ])
  return { major, minor, patch }
}

function randomSettings(chance: Chance) {
  return {
    rpc: chance.mostly(true, 0.9),
    http: chance.mostly(true, 0.8),
    verifyServerHostname: chance.mostly(true, 0.85),
    verifyHttpsClient: chance.mostly(true, 0.6),
    rpcUpgradeMode: chance.mostly(false, 0.9),
    cipherSuites: chance.rarely(0.1)
      ? chance.of([
          'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
          'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_RSA_WITH_AES_128_CBC_SHA',
          'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
          'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
          'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
          ' ',
          ',',
        ])
      : '',
    minVersion: chance.rarely(0.1) ? chance.of(['tls10', 'tls12', 'tls13', 'TLS12', '1.2']) : '',
  }
}

function randomFiles(chance: Chance, keyring: Keyring, hierarchy: readonly Forged[], leaf: Forged) {
  const [root, ...below] = hierarchy.map(({ der }) => pem('CERTIFICATE', der)) as [string, ...string[]]
  const own = pem('CERTIFICATE', leaf.der)
  const upwards = below.toReversed()
  const chain = chance.rarely(0.3)
    ? chance.of([
        [],
        upwards.slice(1),
        upwards.slice(0, -1),
        chance.shuffled(upwards),
        [...upwards, root],
        [...upwards, own],
      ])
    : upwards
  const anchors = chance.rarely(0.3)
    ? chance.of([
        upwards.length > 0 ? upwards : [root],
        [root, ...below],
        [own],
        upwards.slice(0, 1),
        [stranger(chance, keyring), root],
        [stranger(chance, keyring)],
      ])
    : [root]
  const certificates = [own, ...chain]
  const text = chance.rarely(0.05)
    ? chance.of(['a bag\n', 'Certificate:\n    Data:\n', '\uFEFF', '\n\n'])
    : ''
  const key = chance.rarely(0.04) ? keyring.pick(chance, leaf.order.keys.kind) : leaf.order.keys
  const keyText = keyPem(key)
  const together = chance.rarely(0.05)
  const certificateText = together
    ? chance.of([keyText + certificates.join(''), certificates.join('') + keyText])
    : text + (chance.rarely(0.04) ? certificates.toReversed() : certificates).join('')
  const broken = chance.rarely(0.03)
    ? chance.of([
        pem('CERTIFICATE', Uint8Array.of(0x30, 0)),
        '-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n',
        pem('X509 CRL', Uint8Array.of(1)),
      ])
    : ''
  const [before, after] = chance.of([
    ['', broken],
    [broken, ''],
  ])
  const set = (content: string) => (chance.rarely(0.02) ? undefined : new TextEncoder().encode(content))
  return {
    certificate: set(certificateText + (chance.rarely(0.5) ? broken : '')),
    key: set(together ? certificateText : keyText),
    ca: set(before + anchors.join('') + after),
  }
}

function stranger(chance: Chance, keyring: Keyring): string {
  const own = { subject: 'Other CA', keys: keyring.pick(chance, 'p256') }
  return pem('CERTIFICATE', randomCa(chance, own, undefined, 'global').der)
}
