import type { Agent } from '../agents/agent.ts'
import { leavesOf, nameOfLeaf } from '../config/leaves.ts'
import { isTemplate } from '../config/template.ts'
import type { Data, Origin } from '../config/values.ts'
import { isPlaceholder } from './placeholder.ts'

/** A place where a file says a secret. */
export interface WrittenSecret {
  /** `consul.token`. */
  readonly name: string
  readonly origin: Origin
}

/** Every secret that the files and flags of an agent hold as it is, also where another wins. */
export function* writtenSecrets(
  { merged }: Agent,
  which: 'all but the gossip key' | 'with the gossip key',
): Iterable<WrittenSecret> {
  for (const written of leavesOf(merged)) {
    const { key, origins } = written.leaf
    if (key.name === 'encrypt' && which !== 'with the gossip key') continue
    if (!key.secret && !key.mayHoldSecret) continue
    for (const origin of origins) {
      const found = key.secret ? isSecret(origin.data) : holdsCredential(origin.data)
      if (found) yield { name: nameOfLeaf(written), origin }
    }
  }
}

function isSecret(data: Data | undefined): boolean {
  return typeof data === 'string' && !isTemplate(data) && !isPlaceholder(data)
}

/** As strings for joining have them (github.com/hashicorp/go-discover): `provider=aws secret_access_key=...`. */
function holdsCredential(data: Data | undefined): boolean {
  const texts = Array.isArray(data) ? (data as readonly Data[]) : []
  return texts.some((text) => {
    if (typeof text !== 'string' || !/\bprovider=/.test(text)) return false
    return [...text.matchAll(credential)].some(([, value = '']) => isSecret(value))
  })
}

const credential =
  /(?:^|\s)(?:secret_access_key|access_key_secret|client_secret|api_token|auth_token|token|api_key|password)=["']?([^\s"']+)/g
