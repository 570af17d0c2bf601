import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost, type Special } from '../memory-host.ts'

interface Case {
  readonly text: string
  readonly specials?: Readonly<Record<string, Special>>
  readonly onNode?: boolean
}

async function notChecked({ text, specials = {}, onNode = false }: Case) {
  const host = memoryHost(new Map([['nomad.hcl', text]]), new Map(Object.entries(specials)))
  const report = await lint({ ...defaultOptions, paths: ['nomad.hcl'], onNode }, rules, host)
  return report.notChecked.map(({ count, what, why }) => `${count} ${what}: ${why.split(':')[0]}`)
}

const key = 'tls {\n  key_file = "/tls/key.pem"\n}\n'
const unreadable = { '/tls/key.pem': 'permission' } as const
const missing = ['1 private key file: not on this machine']
const hidden = ['1 private key file: not readable for this user']

describe('what is not checked', () => {
  it.each<[string, Case, readonly string[]]>([
    ['a file that nobody has here', { text: key }, missing],
    ['a file that has to be here is a finding', { text: key, onNode: true }, []],
    ['a key that this user may not read', { text: key, specials: unreadable }, hidden],
    ['the same on the node', { text: key, specials: unreadable, onNode: true }, hidden],
    ['a directory is a finding', { text: key, specials: { '/tls/key.pem': 'directory' }, onNode: true }, []],
    ['a template', { text: 'tls {\n  key_file = "${key}"\n}\n' }, ['1 file name: up to a template']],
    ['a value that Nomad refuses is a finding', { text: 'tls {\n  ca_file = ["/a"]\n}\n' }, []],
  ])('%s', async (_, found, expected) => {
    expect(await notChecked(found)).toEqual(expected)
  })
})
