import { cidrVersion } from '../../text/ip.ts'
import type { ValueCheck, ValueChecks } from './check.ts'
import { asText, nameOf, shown } from './problem.ts'

/** `invalid bridge_network_subnet` (command/agent/agent.go, convertClientConfig), checked since 1.9.0. */
function subnet(version: 4 | 6, example: string): ValueCheck {
  return function* ({ pointer, at, data }) {
    const found = cidrVersion(asText(data))
    if (found === version) return
    const what =
      found === undefined ? 'no network in CIDR notation' : `a network of IPv${found}, not IPv${version}`
    yield {
      pointer,
      at: { at },
      message: `${shown(data)} is ${what}: Nomad does not start.`,
      help:
        found === undefined
          ? `write one such as "${example}"`
          : `\`${nameOf(pointer)}\` takes one such as "${example}"`,
      since: ['1.9.0'],
    }
  }
}

export const subnets: ValueChecks = {
  '/client/bridge_network_subnet': subnet(4, '172.26.64.0/20'),
  '/client/bridge_network_subnet_ipv6': subnet(6, 'fd00:a110:c8::/120'),
}
