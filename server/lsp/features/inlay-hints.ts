import { type InlayHint, InlayHintKind } from 'vscode-languageserver'
import { leavesOf } from '../../config/leaves.ts'
import { readGossipKey } from '../../facts/gossip-key.ts'
import { choosesOne } from '../../keys/chooses-one.ts'
import type { Span } from '../../text/span.ts'
import type { CheckedAgent } from '../checked.ts'
import type { DocumentView } from '../document.ts'
import { toPosition } from '../positions.ts'
import { daysLeft } from './certificate-hover.ts'

/** Behind a value: how long a certificate is still good, how long the gossip key is, and which file wins. */
export function inlayHints(view: DocumentView, within: Span): InlayHint[] {
  const hints = new Map<string, InlayHint>()
  const agents = view.checked.flatMap((checked) => checked.agents)
  for (const { offset, text } of agents.flatMap((one) => [...hintsOf(one, view.source.path)])) {
    if (offset < within.start || offset > within.end) continue
    const position = toPosition(view.source, offset)
    hints.set(`${offset} ${text}`, { position, label: text, kind: InlayHintKind.Type, paddingLeft: true })
  }
  return [...hints.values()]
}

function* hintsOf({ agent, facts }: CheckedAgent, path: string) {
  for (const { leaf } of leavesOf(agent.merged)) {
    const winner = leaf.origins.at(-1)
    if (winner === undefined) continue
    for (const origin of leaf.origins) {
      if (origin.implied === true || origin.value.source.path !== path) continue
      const offset = origin.value.span.end
      const replaced = choosesOne(leaf.key.merge) && origin !== winner && winner.value.source.path !== path
      if (replaced) yield { offset, text: `overridden in ${winner.value.source.path.split('/').at(-1)}` }
    }
    if (winner.value.source.path !== path) continue
    const offset = winner.value.span.end
    const size = winner.value === agent.config.server.encrypt.at ? keySize(leaf.data) : undefined
    if (size !== undefined) yield { offset, text: size }
    const { cert_file, ca_file } = agent.config.tls
    const file =
      winner.value === cert_file.at
        ? facts?.tls.certificate
        : winner.value === ca_file.at
          ? facts?.tls.ca
          : undefined
    const [certificate] = file?.content.known ? file.content.value.certificates : []
    if (certificate !== undefined && facts !== undefined)
      yield { offset, text: daysLeft(certificate.notAfter, facts.policy.now) }
  }
}

function keySize(data: unknown): string | undefined {
  const key = typeof data === 'string' ? readGossipKey(data) : undefined
  return key?.status === 'key' ? `AES-${key.bytes.length * 8}` : undefined
}
