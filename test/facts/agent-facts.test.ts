import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

const hintsOn = async (setting: string, options: Partial<LintOptions>) => {
  const host = memoryHost(
    new Map([
      ['conf/a.hcl', `tls {\n  ${setting}\n}\n`],
      ['conf/ca.pem', ''],
      ['/etc/ca.pem', ''],
      ['node/etc/ca.pem', ''],
    ]),
  )
  return (await lint({ ...defaultOptions, paths: ['conf/a.hcl'], ...options }, rules, host)).hints
}

const perhapsTheNode = [
  'files with absolute paths exist here: if this machine is the node, --on-node requires every one of them, and checks modes and owners',
]

test.each<[string, string, Partial<LintOptions>, readonly string[]]>([
  ['a file of the node that is here', 'ca_file = "/etc/ca.pem"', {}, perhapsTheNode],
  ['a certificate', 'cert_file = "/etc/ca.pem"', {}, perhapsTheNode],
  ['a private key', 'key_file = "/etc/ca.pem"', {}, perhapsTheNode],
  ['on the node', 'ca_file = "/etc/ca.pem"', { onNode: true }, []],
  ['a file that is not here', 'ca_file = "/etc/other.pem"', {}, []],
  ['a file beside the configuration', 'ca_file = "ca.pem"', {}, []],
  ['no file', 'ca_file = ""', {}, []],
  ['below another root', 'ca_file = "/etc/ca.pem"', { root: 'node' }, []],
  [
    'below another root, on the node',
    'ca_file = "/etc/ca.pem"',
    { root: 'node', onNode: true },
    ['modes and owners below --root are not those of the node: not checked'],
  ],
])('what is said of the run: %s', async (_, setting, options, expected) => {
  expect(await hintsOn(setting, options)).toEqual(expected)
})
