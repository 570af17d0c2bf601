import { type AgentCheck, isClient, type ValueCheck, type ValueChecks } from './check.ts'
import { urlMistake } from './go-url.ts'
import { asText, shown } from './problem.ts'

/** `Error using server.oidc_issuer`: the issuer of tokens has to be a URL, of any scheme. */
const issuer: ValueCheck = function* ({ pointer, at, data }) {
  const url = asText(data)
  const what = urlMistake(url)
  if (what === undefined) return
  yield {
    pointer,
    at: { at },
    // It may hold a password.
    message: `${url.includes('@') ? 'The issuer' : shown(url)} is no URL, it ${what}: Nomad does not start.`,
    help: 'write a URL such as "https://nomad.example.com"',
  }
}

/** `Unknown protocol scheme` (github.com/hashicorp/consul/api, NewClient). */
const consulAddress: ValueCheck = function* ({ pointer, at, data }) {
  const scheme = /^([^{]*?):\/\//.exec(asText(data))?.[1]
  if (scheme === undefined || ['http', 'https', 'unix'].includes(scheme)) return
  yield {
    pointer,
    at: { at },
    message: `Consul has no ${/^[\w+.-]+$/.test(scheme) ? shown(`${scheme}://`) : 'such protocol'}: Nomad does not start.`,
    help: 'write host and port, or begin with "http://", "https://" or "unix://"',
  }
}

export const urls: ValueChecks = {
  '/server/oidc_issuer': issuer,
  '/consul/address': consulAddress,
}

/** A client that uses Vault reads its address when it starts (client/vaultclient/vaultclient.go). */
export const vaultAddresses: AgentCheck = function* (agent) {
  if (!isClient(agent)) return
  for (const { enabled, address } of agent.config.vault.values()) {
    if (enabled.effective !== true || !address.written) continue
    const what = urlMistake(address.value ?? '')
    if (what === undefined) continue
    yield {
      pointer: address.pointer,
      at: address,
      message: `The address of Vault is no URL, it ${what}: Nomad does not start.`,
      help: 'write a URL such as "https://vault.example.com:8200"',
    }
  }
}
