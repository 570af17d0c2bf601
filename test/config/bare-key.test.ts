import { describe, expect, it } from 'vitest'
import { bareGossipKeys } from '../../server/config/bare-key.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource } from '../../server/text/source.ts'

/** What stands where a key should be in quotes; with `quotes` before it if it is in others. */
function bareKeys(text: string): readonly string[] {
  return bareGossipKeys(parseConfigFile(createSource('nomad.hcl', text), true)).map(
    ({ start, end, otherQuotes }) => `${otherQuotes ? 'quotes ' : ''}${text.slice(start, end)}`,
  )
}

const key = 'cg8StVXbQJ0gPvMd9o7yrg=='

describe('a gossip key without its quotes', () => {
  it.each<readonly [string, readonly string[]]>([
    [`server {\n  encrypt = ${key}\n}\n`, [key]],
    [`server {\n  encrypt=${key}\n}\n`, [key]],
    [`server {\n  ENCRYPT \t= ${key} # mine\n}\n`, [key]],
    [`server {\n  encrypt = ${key}#mine\n}\n`, [key]],
    [`server {\n  encrypt = ${key},\n}\n`, [`${key},`]],
    [`server {\n  encrypt = ${key}"\n}\n`, [`${key}"`]],
    [`server {\n  encrypt = '${key}'\n}\n`, [`quotes '${key}'`]],
    [`server {\n  encrypt = “${key}”\n}\n`, [`quotes “${key}”`]],
    [`server {\n  encrypt = \\"${key}\\"\n}\n`, [`quotes \\"${key}\\"`]],
    [`server {\n  encrypt = \`${key}\`\n}\n`, [`quotes \`${key}\``]],
    ['server {\n  encrypt = //g8StVXbQJ0gPvMd9o7yrg==\n}\n', ['//g8StVXbQJ0gPvMd9o7yrg==']],
    ['server {\n  encrypt = /g8StVXbQJ0gPvMd9o7yrgg==\n}\n', ['/g8StVXbQJ0gPvMd9o7yrgg==']],
    ['server {\n  encrypt = 9g8StVXbQJ0gPvMd9o7yrg==\n}\n', ['9g8StVXbQJ0gPvMd9o7yrg==']],
    [`encrypt = ${key}\nserver {\n  encrypt = ${key}\n}\n`, [key, key]],
  ])('is found: %j', (text, found) => expect(bareKeys(text)).toEqual(found))

  it.each([
    `server {\n  encrypt = "${key}"\n}\n= 1\n`,
    `server {\n  encrypt =\n  ${key}\n}\n`,
    `server {\n  encrypt ${key}\n}\n`,
    `server {\n  encryption = ${key}\n}\n`,
    'server {\n  encrypt = // nothing yet\n}\n',
    'server {\n  encrypt = /* nothing */\n}\n',
    'server {\n  encrypt = 12\n  = 1\n}\n',
    'server {\n  encrypt = -1.5\n  = 1\n}\n',
    'server {\n  encrypt = true\n  = 1\n}\n',
    'server {\n  encrypt = False\n  = 1\n}\n',
    'server {\n  encrypt = null\n}\n',
    'server {\n  encrypt = var.key\n}\n',
    'server {\n  encrypt = file("a")\n}\n',
    'server {\n  encrypt = [1]\n  = 1\n}\n',
    'server {\n  encrypt == a\n}\n',
    'server {\n  encrypt =',
  ])('is none: %j', (text) => expect(bareKeys(text)).toEqual([]))
})
