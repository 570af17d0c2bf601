import { ipVersion } from '../../text/ip.ts'
import { splitHostPort } from './host-port.ts'

export const properAddress = 'write an IP address or a name, and after it `:` and a port if that is another'

interface DialFault {
  readonly what: string
  readonly help: string
}

/**
 * Why nothing is reached by the address of another agent, whatever DNS says: Go asks for no name that cannot be one,
 * and there is no port above 65535. Undefined where somebody may answer.
 */
export function dialFault(address: string): DialFault | undefined {
  const { host, port } = splitHostPort(address)
  if (host === '' || namesService.test(address) || address.includes('{{')) return undefined
  if (host === undefined || !(isIp(host) || isDnsName(host)))
    return { what: 'is neither an IP address nor a name: nobody is found by it', help: helpFor(address) }
  return portFault(port)
}

/**
 * The same for gossip, which takes `name-of-node/address`, too: up to the first `/` all is the name. It looks up what
 * is empty, and finds nothing (github.com/hashicorp/memberlist, resolveAddr).
 */
export function gossipFault(joined: string): DialFault | undefined {
  const slash = joined.indexOf('/')
  const address = joined.slice(slash + 1)
  if (slash === 0)
    return { what: 'has no name of a node before its `/`: nobody is found by it', help: properAddress }
  if (splitHostPort(address).host !== '') return dialFault(address)
  const what = 'names no machine: nobody is found by it'
  if (joined === '') return { what, help: 'delete it' }
  return {
    what,
    help: slash < 0 ? properAddress : 'delete the `/`: what stands before it is taken for the name of a node',
  }
}

/** Ports are numbers of 16 bits. */
export function portFault(port = ''): DialFault | undefined {
  return Number(port) > 65535
    ? { what: 'names a port that does not exist', help: 'ports end at 65535' }
    : undefined
}

/** A port may be written as what `/etc/services` calls it. */
const namesService = /:[a-z][\w-]*$/i

export function isIp(host: string): boolean {
  return ipVersion(host.replace(/%.*$/, '')) !== undefined
}

/** Go's net.isDomainName (net/dnsclient.go): what it looks up; a name of digits alone is none. */
export function isDnsName(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.')
  const fits = labels.every((label) => /^\w(?:[\w-]{0,61}\w)?$/.test(label))
  return fits && host.length <= 254 && /[a-z_-]/i.test(host)
}

function helpFor(address: string): string {
  if (/[\s;]|,.*\./.test(address)) return 'write each address as an element of its own'
  return /^[\d.,]+(?::\d*)?$/.test(address) ? 'write four numbers from 0 to 255' : properAddress
}
