import { nearestName } from '../keys/nearest.ts'

/** What address templates begin with (github.com/hashicorp/go-sockaddr/template, template.go). */
const sources = [
  'GetAllInterfaces',
  'GetDefaultInterfaces',
  'GetPrivateInterfaces',
  'GetPublicInterfaces',
  'GetPrivateIP',
  'GetPrivateIPs',
  'GetPublicIP',
  'GetPublicIPs',
  'GetInterfaceIP',
  'GetInterfaceIPs',
]

const filters = ['attr', 'exclude', 'include', 'join', 'limit', 'math', 'offset', 'sort', 'unique']

/** All functions that go-sockaddr adds to those of every Go template. */
export const addressFunctions: readonly string[] = [...sources, ...filters]

/**
 * Whether an action that begins with this word is meant for go-sockaddr: a name of its functions, in whichever case or
 * misspelt. What has underscores or no capitals at all may well be a variable of another tool.
 */
export function beginsAddressTemplate(word: string): boolean {
  if (sources.includes(word)) return true
  if (!/^get[a-z]{5,}$/i.test(word) || word === word.toLowerCase()) return false
  const meant = nearestName(word, sources)
  return meant !== undefined && (word.startsWith('Get') || meant.toLowerCase() === word.toLowerCase())
}
