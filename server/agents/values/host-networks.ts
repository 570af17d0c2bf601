import { cidrVersion, ipVersion } from '../../text/ip.ts'
import { spanWithin } from '../../text/span-within.ts'
import type { ClientHostNetworkSection } from '../model.generated.ts'
import { addressTemplateProblem } from './address-templates.ts'
import { shown, type ValueProblem } from './problem.ts'

type PassedOver = Pick<ValueProblem, 'at' | 'message' | 'help'>

/**
 * Networks and interfaces that Nomad cannot read, and then passes over without a word (client/fingerprint/network.go,
 * deriveAddressAliases): where nothing else is left, no address is in the host network.
 */
export function* passedOver({ cidr, interface: device }: ClientHostNetworkSection): Iterable<PassedOver> {
  const value = cidr.written ? (cidr.value ?? '') : ''
  const parts = value === '' ? [] : value.split(',')
  const none = parts.every((part) => cidrVersion(part) === undefined)
  let index = 0
  for (const part of parts) {
    if (part !== '' && cidrVersion(part) === undefined) {
      yield {
        at: spanWithin(cidr.at, value, index, part.length),
        message: `${shown(part)} is no network in CIDR notation: ${none ? noAddress : 'Nomad passes over it'}.`,
        help: helpFor(part),
      }
    }
    index += part.length + 1
  }
  const fault = addressTemplateProblem(device)
  if (fault !== undefined) yield { at: fault.at, message: `${fault.what}: ${noAddress}.`, help: fault.help }
}

const noAddress = 'Nomad passes over it, and no address is in this host network'

function helpFor(part: string): string {
  const text = part.trim()
  if (cidrVersion(text) !== undefined) return 'leave out the blanks around it'
  const version = ipVersion(text)
  if (version !== undefined) return `write "${text}/${version === 4 ? 32 : 128}" for this address alone`
  const [address = '', bits = ''] = text.split('/')
  const known = ipVersion(address)
  if (known !== undefined && /^\d+$/.test(bits))
    return `write at most ${known === 4 ? 32 : 128} behind the \`/\``
  return 'write networks such as "10.0.0.0/8", separated by commas alone'
}
