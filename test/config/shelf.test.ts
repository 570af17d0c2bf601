import { describe, expect, it } from 'vitest'
import type { ConfigFile } from '../../server/config/file.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { Shelf } from '../../server/config/shelf.ts'
import { createSource } from '../../server/text/source.ts'

function fileOf(name: string, text: string): ConfigFile {
  return parseConfigFile(createSource(name, text), true)
}

/** A shelf with a file, and then others. */
function shelved(text: string, others: number, otherText: string): readonly [ConfigFile, ConfigFile] {
  const shelf = new Shelf()
  const whole = fileOf('nomad.hcl', text)
  const file = shelf.shelve(whole)
  for (let index = 0; index < others; index++) shelf.shelve(fileOf(`${index}.hcl`, otherText))
  return [whole, file]
}

const text = 'region = "a"\nregion = "b"\n'

describe('a file on a shelf', () => {
  it.each([
    ['as it was read', 0, ''],
    ['as it was read, with many others', 255, ''],
    ['read again, behind more', 256, ''],
    ['read again, behind much text', 2, `# ${'a'.repeat(100_000)}`],
  ])('is what it was: %s', (_, others, otherText) => {
    const [whole, file] = shelved(text, others, otherText)
    expect(file.source).toBe(whole.source)
    expect(file.kind).toBe('agent')
    expect(file.named).toBe(true)
    expect(file.config).toEqual(whole.config)
    expect(file.issues).toEqual(whole.issues)
    expect(file.parsed.ok).toBe(true)
    expect(file.parsed.format).toBe('hcl')
    expect(file.parsed.problems).toBe(whole.parsed.problems)
    expect(file.parsed.tree).toEqual(whole.parsed.tree)
    expect(file.parsed.tokens).toEqual(whole.parsed.tokens)
  })

  it.each([
    ['the only one', 0, '', true],
    ['one of 256', 255, '', true],
    ['one of 257', 256, '', false],
    ['beside little text', 2, '#'.repeat(60_000), true],
    ['beside much text', 3, '#'.repeat(60_000), false],
  ])('is read once where there is room: %s', (_, others, otherText, once) => {
    const [whole, file] = shelved(text, others, otherText)
    expect(file.config === whole.config).toBe(once)
    // And once it has been read again, it stands there.
    expect(file.config).toBe(file.config)
    expect(file.parsed.tree).toBe(file.parsed.tree)
  })

  it('has less room once there was not enough', () => {
    const shelf = new Shelf()
    for (let index = 0; index < 257; index++) shelf.shelve(fileOf(`${index}.hcl`, ''))
    const whole = fileOf('nomad.hcl', text)
    const file = shelf.shelve(whole)
    for (let index = 0; index < 6; index++) shelf.shelve(fileOf(`more-${index}.hcl`, ''))
    expect(file.config).toBe(whole.config)
    shelf.shelve(fileOf('last.hcl', ''))
    expect(file.config).not.toBe(whole.config)
  })

  it('keeps what it is beside its text', () => {
    const template = fileOf('nomad.hcl.j2', '{{ more }}\n')
    const unread = {
      ...fileOf('nomad.hcl', ''),
      unread: { why: 'permission', found: 'not readable' },
    } as const
    const shelf = new Shelf()
    expect(shelf.shelve(template).template).toBe(template.template)
    expect(shelf.shelve(unread).unread).toBe(unread.unread)
    expect(shelf.shelve(fileOf('a.hcl', '')).template).toBeUndefined()
    expect(shelf.shelve(fileOf('a.hcl', '')).unread).toBeUndefined()
  })
})
