import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const rule = 'portability/not-hcl2'
const said = async (text: string) =>
  (await findingsOf(rule, text)).map(({ at, message, help }) => [at, message, help])

describe('what HCL 1 takes and HCL 2 does not', () => {
  it.each([
    [
      'client {\n  meta {\n    "rack" = "r1"\n  }\n}\n',
      '"rack"',
      'HCL 2 takes no name in quotes in a block.',
      'take off the quotes, or where the block is a map put `=` before its brace',
    ],
    [
      'client {\n  options {\n    a.b = "1"\n  }\n}\n',
      'a.b',
      'HCL 2 takes no dot in a name.',
      'where the block is a map, put `=` before its brace and quotes around the name',
    ],
    [
      'region = "eu",\ndatacenter = "dc1"\n',
      ',',
      'HCL 2 takes no comma behind a setting.',
      'delete it, and begin a new line',
    ],
    [
      'region = "eu" datacenter = "dc1"\n',
      'datacenter',
      'HCL 2 wants every setting on a line of its own.',
      'begin a new line before it',
    ],
    [
      'tls { rpc = true http = true }\n',
      'http',
      'HCL 2 takes one setting in a block on one line, and no more.',
      'write the block over several lines',
    ],
    ['tls\n{\n  rpc = true\n}\n', 'tls', 'HCL 2 wants the brace on the line of the name.', 'put it there'],
    [
      'tls {\n  rpc = true }\n',
      '}',
      'HCL 2 wants the closing brace on a line of its own.',
      'begin a new line before it',
    ],
    [
      'region =\n  "eu"\n',
      'region',
      'HCL 2 wants name, `=` and the beginning of the value on one line.',
      'join the lines',
    ],
    [
      'region = "eu"\nregion = "us"\n',
      'region',
      'HCL 2 takes a name once in a block.',
      'delete the one that does not count',
    ],
  ])('%j', async (text, at, message, help) => {
    expect(await said(text)).toEqual([[at, message, help]])
  })

  it('is told in the words of its parser where the cause is not known', async () => {
    const [[, message, help] = []] = await said('datacenter = "\\x64c1"\n')
    expect(message).toBe('HCL 2 does not take this: invalid escape sequence.')
    expect(help).toMatch(/^its parser says: /)
  })

  it('is nothing in a file that both take', async () => {
    expect(await said('client {\n  meta = {\n    "rack" = "r1"\n  }\n}\n')).toEqual([])
  })
})

it('what is quoted by the parser may be a secret', async () => {
  const [[, message, help] = []] = await said('server {\n  encrypt = "q83v\\x64EjRWeJA="\n}\n')
  expect(message).toMatch(/^HCL 2 does not take this: /)
  expect(help).toBeUndefined()
})
