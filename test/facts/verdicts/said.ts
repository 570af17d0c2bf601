import { ask } from './questions.ts'
import { type Scene, stage } from './scene.ts'

/** What each check says of an agent: `raft refused: none of its names ...`. */
export async function said(scene: Scene): Promise<readonly string[]> {
  const { files, differences } = stage(scene)
  return [...(await ask(files, differences)).values()].map(
    ({ check, outcome, why }) => `${check} ${outcome}: ${why}`,
  )
}

/** All that is said of a healthy server. */
export const healthy = [
  'key-pair passes: the key belongs to server.global.nomad',
  'ca-file passes: trusts Root CA',
  'cipher-suites passes: has suites for ECDSA keys',
  'min-version passes: tls12, the default',
  'expiry-metrics passes: the first block of each file is a certificate',
  'outbound passes: server.global.nomad < Root CA',
  'inbound passes: server.global.nomad < Root CA',
  'raft passes: is named server.global.nomad',
  'server-rpc passes: is named server.global.nomad',
  'client-rpc passes: is named server.global.nomad',
  'https-local passes: server.global.nomad < Root CA',
  'https-node not-asked: asked of clients only',
  'https-client not-asked: servers fetch nothing from other agents this way',
]
