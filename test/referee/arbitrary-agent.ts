import * as fc from 'fast-check'
import { goFieldsOf } from '../../server/config/go-names.ts'
import type { Block, Key, KeyType } from '../../server/keys/key.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'
import type { AgentMember, AgentNode, Literal } from './agent-text.ts'
import { oneOf } from './arbitrary-words.ts'

/** Literals as HCL writes them, and as JSON does where that is another way. */
function literals(
  ...texts: readonly (string | readonly [hcl: string, json: string])[]
): fc.Arbitrary<Literal> {
  return fc.constantFrom(
    ...texts.map((text) =>
      typeof text === 'string' ? { hcl: text, json: text } : { hcl: text[0], json: text[1] },
    ),
  )
}

const anyLiteral = fc.oneof(
  literals(
    '"x"',
    '""',
    '"a,b"',
    '"Default"',
    '"\\u00e9"',
    '" "',
    ['<<E\nx\nE\n', '"x\\n"'],
    ['"\\x41"', 'null'],
  ),
  literals('true', 'false', '"true"', '"FALSE"', '"tRuE"', '"1"', '"0"', '"t"', '"yes"', ['"F"', 'null']),
  literals(
    '0',
    '1',
    '7',
    '-1',
    '4646',
    '2',
    ['0x10', '16'],
    ['010', '10'],
    '"7"',
    '"010"',
    '"0x10"',
    '"1_000"',
  ),
  literals(
    '1.5',
    '0.0',
    '1e3',
    '"1.5"',
    '-0',
    '9223372036854775807',
    '9223372036854775808',
    '9007199254740993',
  ),
  literals('"30s"', '"1.5h"', '"-5s"', '"30"', '30', '"1d"', '"0"', '"5 m"', '"2562048h"', '"1us"', '"1h1"'),
  literals('"2001:DB8::1"', '"[2001:db8:0::1]:80"', '"https://[::1]/x"', '"10.0.0.1:80"'),
)

const right: Readonly<Record<Exclude<KeyType, 'block' | 'list' | 'map' | 'free'>, fc.Arbitrary<Literal>>> = {
  string: literals('"x"', '"y"', '""', '"eu-1"'),
  bool: literals('true', 'false'),
  int: literals('0', '1', '7', '-3', '64'),
  float: literals('0', '1.5', '80'),
  duration: literals('"30s"', '"5m"', '""', '"0"'),
}

/** Nomad writes the addresses of Consul and Vault anew: all that URLs and addresses are made of. */
const address: fc.Arbitrary<Literal> = fc
  .tuple(
    fc.constantFrom('', '', '', 'http://', 'HTTPS://', 'unix://'),
    fc.constantFrom('', '', '', 'user@', 'u:p@', '@'),
    fc.oneof(
      oneOf(
        '10.0.0.1 10.0.0.01 10.0.0. 1.2.3.256 consul ::1 [2001:DB8::0:1] 0:0:0:0:0:0:0:1 1:0:2:3:4:5:6:7',
      ),
      oneOf('::ffff:1.2.3.4 [::FFFF:102:304] [::1%eth0] ::1.2.3.4 [] [ 1:2:3'),
    ),
    fc.constantFrom('', '', ':8500', ':', ':x'),
    fc.constantFrom('', '', '/', '/v1', '/a:b', '?q', '#f'),
  )
  .map((parts) => JSON.stringify(parts.join('')))
  .map((text) => ({ hcl: text, json: text }))

const odd = { maxDepth: 3, depthIdentifier: 'odd' }

/** Values of every shape, whatever the key takes. */
const anyNode: fc.Arbitrary<AgentNode> = fc.letrec<{ node: AgentNode; member: AgentMember }>((tie) => ({
  node: fc.oneof(
    odd,
    { weight: 4, arbitrary: anyLiteral },
    { weight: 1, arbitrary: fc.array(tie('node'), { maxLength: 2 }).map((list) => ({ list })) },
    { weight: 1, arbitrary: fc.array(tie('member'), { maxLength: 2 }).map((members) => ({ members })) },
  ),
  member: memberOf(
    fc.constantFrom('a', 'b', 'B', 'name', 'config', 'enabled', '//', 'meta', 'ttl'),
    tie('node'),
    fc.constantFrom([], [], ['x']),
  ),
})).node

function memberOf(
  name: fc.Arbitrary<string>,
  value: fc.Arbitrary<AgentNode>,
  labels: fc.Arbitrary<readonly string[]> = fc.constantFrom<(readonly string[])[]>(
    [],
    [],
    [],
    [],
    [],
    [],
    [],
    ['x'],
  ),
): fc.Arbitrary<AgentMember> {
  const style = fc.constantFrom<AgentMember['style'][]>(
    'block',
    'block',
    'block',
    'assigned',
    'quoted',
    'listed',
  )
  return fc.record({ name, labels, value, style })
}

/** A name as it is, seldom in other letter case. */
function spelt(name: string): fc.Arbitrary<string> {
  const others = [
    name.toUpperCase(),
    name.charAt(0).toUpperCase() + name.slice(1),
    name.replace('k', '\u212a'),
  ]
  return fc.oneof(
    { weight: 30, arbitrary: fc.constant(name) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )
}

/** Names of keys and blocks anywhere, and of none: what is misplaced, and what Nomad tolerates. */
const anyName: fc.Arbitrary<string> = fc.constantFrom(
  ...new Set([
    ...namesIn(rootBlock),
    'nope',
    '//',
    'stats',
    'datadog_tags',
    'docker',
    'raw_exec',
    'aead',
    '',
  ]),
)

function namesIn({ keys }: Block): readonly string[] {
  return [...keys.values()].flatMap(({ name, block }) => [
    name,
    ...(block === undefined ? [] : namesIn(block)),
  ])
}

function valueOf(key: Key, path: string): fc.Arbitrary<AgentNode> {
  const usual = usualValueOf(key, path)
  return fc.oneof(
    { weight: 12, arbitrary: usual },
    { weight: 1, arbitrary: anyLiteral },
    { weight: 1, arbitrary: anyNode },
  )
}

function usualValueOf(key: Key, path: string): fc.Arbitrary<AgentNode> {
  if (key.block !== undefined) return blockOf(key.block, path)
  if (key.type === 'list') return fc.array(right.string, { maxLength: 2 }).map((list) => ({ list }))
  if (key.type === 'map')
    return fc
      .array(memberOf(fc.constantFrom('a', 'b', 'a.b', 'X'), right.string), { maxLength: 3 })
      .map(inside)
  if (key.type === 'free')
    return fc
      .array(memberOf(fc.constantFrom('enabled', 'volumes', 'b'), anyNode), { maxLength: 3 })
      .map(inside)
  if (key.type === 'block') return anyNode
  return /^(?:grpc_)?address$/.test(key.name) ? fc.oneof(right.string, address) : right[key.type]
}

function inside(members: readonly AgentMember[]): AgentNode {
  return { members }
}

const labels = fc.constantFrom<(readonly string[])[]>(
  ['docker'],
  ['docker'],
  ['raw_exec'],
  ['aead'],
  ['env_aws'],
  ['x'],
  [],
  ['x', 'y'],
  ['x', 'y', 'z'],
)

function blockOf(block: Block, path: string): fc.Arbitrary<AgentNode> {
  const keys = [...block.keys.values()].map((key) => {
    const where = path === '' ? key.name : `${path}.${key.name}`
    const value = valueOf(key, where)
    return memberOf(spelt(key.name), value, key.block?.repeat === 'labelled' ? labels : undefined)
  })
  const goNames = Object.keys(goFieldsOf(path))
  const known = keys.length === 0 ? [] : [{ weight: 20, arbitrary: fc.oneof(...keys) }]
  const member = fc.oneof(
    ...known,
    { weight: 1, arbitrary: memberOf(anyName, fc.oneof(anyLiteral, anyNode)) },
    ...(goNames.length === 0
      ? []
      : [{ weight: 1, arbitrary: memberOf(fc.constantFrom(...goNames), anyLiteral) }]),
  )
  return fc.tuple(fc.array(member, { maxLength: 4 }), fc.nat({ max: 9 })).map(([members, again]) => {
    // Now and then the first one is there again.
    const first = members[0]
    return { members: again === 0 && first !== undefined ? [...members, first] : members }
  })
}

/** What a file may say: mostly by the schema, with a few things of every kind that are not. */
export const agentFile: fc.Arbitrary<readonly AgentMember[]> = blockOf(rootBlock, '').map((node) =>
  'members' in node ? node.members : [],
)
