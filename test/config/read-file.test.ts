import { describe, expect, it } from 'vitest'
import type { ConfigFile } from '../../server/config/file.ts'
import { parseConfigFile, readConfigFile } from '../../server/config/read-file.ts'
import { fileTypeWords, whatStandsAt } from '../../server/config/unreadable.ts'
import { createSource } from '../../server/text/source.ts'
import { memoryHost, type Special } from '../memory-host.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function read(
  path: string,
  specials: Readonly<Record<string, Special>> = {},
  typed = '',
): Promise<ConfigFile> {
  const host = memoryHost(new Map([['a.hcl', 'region = "a"\n']]), new Map(Object.entries(specials)))
  return readConfigFile(path, true, host, new Map(typed === '' ? [] : [[path, bytes(typed)]]))
}

describe('a configuration file', () => {
  it('is what stands on the disk', async () => {
    const { source, named, unread } = await read('a.hcl')
    expect(source.text).toBe('region = "a"\n')
    expect(named).toBe(true)
    expect(unread).toBeUndefined()
  })

  it('is what is typed in an editor, whatever stands on the disk', async () => {
    expect((await read('a.hcl', {}, 'region = "b"\n')).source.text).toBe('region = "b"\n')
    expect((await read('b.hcl', {}, 'region = "c"\n')).source.text).toBe('region = "c"\n')
  })

  it.each<readonly [Special | undefined, string, string]>([
    [undefined, 'missing', 'a link to a file that is not there'],
    ['permission', 'permission', 'not readable for this user'],
    ['too-large', 'too-large', 'larger than 1 MiB'],
    ['outside', 'outside', 'outside the workspace'],
    ['unsupported', 'unsupported', 'not readable'],
    ['directory', 'not-regular', 'a directory'],
    ['fifo', 'not-regular', 'a FIFO'],
    ['socket', 'not-regular', 'a socket'],
    ['device', 'not-regular', 'a device'],
    ['other', 'not-regular', 'not a regular file'],
  ])('that cannot be read has no text, and says why: %s', async (special, why, found) => {
    const file = await read('b.hcl', special === undefined ? {} : { 'b.hcl': special })
    expect(file.source.text).toBe('')
    expect(file.unread).toEqual({ why, found })
    expect(file.parsed.problems).toEqual([])
  })

  it('may have become a file since', async () => {
    const host = memoryHost(new Map([['a.hcl', '']]))
    expect(await whatStandsAt('a.hcl', 'not-regular', host)).toBe('not a regular file')
    expect(await whatStandsAt('b.hcl', 'not-regular', host)).toBe('not a regular file')
    expect(Object.values(fileTypeWords)).not.toContain('a file')
  })

  it('of something else sets nothing', () => {
    const job = parseConfigFile(createSource('a.hcl', 'job "a" {\n}\nregion = "b"\nregion = "c"\n'), true)
    expect(job.kind).toBe('a Nomad job')
    expect(job.config.fields.size).toBe(0)
    expect(job.issues).toEqual([])
  })

  it('of which Nomad loses a part may hold anything', () => {
    const open = (text: string): boolean | undefined =>
      parseConfigFile(createSource('a.json', text), true).config.open
    expect(open('{"region": "a", "server": {"enabled": true}}')).toBeUndefined()
    expect(open('{"region": "a"} {"server": {"enabled": true}}')).toBe(true)
  })
})
