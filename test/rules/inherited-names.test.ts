import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Block, Key } from '../../server/keys/key.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

/** A file in which every setting, label and name inside a map is one word, and an unknown key in each block. */
function fileOf(word: string, block: Block = rootBlock): string {
  return [...[...block.keys.values()].map((key) => settingOf(word, key)), `${word} = "${word}"\n`].join('')
}

function settingOf(word: string, { name, type, block }: Key): string {
  if (block !== undefined)
    return `${name}${block.repeat === undefined ? '' : ` "${word}"`} {\n${fileOf(word, block)}}\n`
  if (type === 'list') return `${name} = ["${word}"]\n`
  return type === 'map' || type === 'free' ? `${name} {\n${word} = "${word}"\n}\n` : `${name} = "${word}"\n`
}

/** What is said of such a file; what a word is as a key depends on its length and signs. */
async function saidOf(word: string): Promise<readonly string[]> {
  const options = { ...defaultOptions, preset: 'strict' as const, paths: ['nomad.hcl'] }
  const { findings } = await lint(options, rules, memoryHost(new Map([['nomad.hcl', fileOf(word)]])))
  return findings
    .filter(({ rule }) => !rule.startsWith('gossip/'))
    .map(({ rule, message, help }) => `${rule}: ${message} ${help}`.replaceAll(word, '*'))
}

const usual = saidOf('zzyzxword')

/** Every object in JavaScript has these without anybody having put them there. */
it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  '%s is a name like any other',
  async (word) => {
    const said = await saidOf(word)
    expect(said.length).toBeGreaterThan(200)
    expect(said).toEqual(await usual)
  },
)
