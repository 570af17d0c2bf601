import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { Shelf } from '../../server/config/shelf.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { json } from '../../server/report/json.ts'
import { createSource } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

const count = 300

function agentText(index: number): string {
  const unverified = index % 7 === 0 ? 'verify_server_hostname = false' : 'verify_server_hostname = true'
  return `name = "n${index}"\ndata_dir = "/d"\nserver {\n  enabled = true\n  colour = "red"\n}\ntls {\n  rpc = true\n  ${unverified}\n}\n`
}

describe('a directory of many agents', () => {
  const files = new Map(Array.from({ length: count }, (_, index) => [`all/${index}.hcl`, agentText(index)]))

  it('is found what is found in each of them alone', async () => {
    const together = await lint({ ...defaultOptions, paths: ['all'] }, rules, memoryHost(files))
    expect(together.agents).toHaveLength(count)
    const alone = await Promise.all(
      [...files.keys()].map((path) => lint({ ...defaultOptions, paths: [path] }, rules, memoryHost(files))),
    )
    const places = ({ findings }: typeof together) =>
      findings.map(({ rule, location }) => `${location.source.path}:${location.span.start} ${rule}`)
    expect(places(together).toSorted()).toEqual(alone.flatMap(places).toSorted())
    expect(new Set(together.findings.map(({ fingerprint }) => fingerprint)).size).toBe(
      together.findings.length,
    )
    const unverified = together.findings.filter(({ rule }) => rule === 'tls/server-hostname-unverified')
    expect(unverified).toHaveLength(43)
  })

  it('is reported alike, in whatever order the files are named', async () => {
    const paths = [...files.keys()]
    const shuffled = paths.toSorted((a, b) => order(a) - order(b))
    const print = async (named: readonly string[]) => {
      const report = await lint({ ...defaultOptions, paths: named }, rules, memoryHost(files))
      return [...json(report, {} as never)].join('')
    }
    expect(await print(shuffled)).toEqual(await print(paths))
  })
})

/** An order that has nothing to do with the names. */
function order(path: string): number {
  return (Number(/\d+/.exec(path)?.[0]) * 7919) % 701
}

describe('a shelf', () => {
  const parse = (index: number, text = agentText(index)) =>
    parseConfigFile(createSource(`${index}.hcl`, text), true)

  it('gives back what it was given', () => {
    const shelf = new Shelf()
    const files = Array.from({ length: count }, (_, index) => parse(index))
    const shelved = files.map((file) => shelf.shelve(file))
    for (const [index, file] of files.entries()) {
      const again = shelved[index]
      expect(again?.config.fields.size).toBe(file.config.fields.size)
      expect(again?.issues).toEqual(file.issues)
      expect(again?.parsed.tree).toEqual(file.parsed.tree)
      expect(again?.parsed.tokens).toEqual(file.parsed.tokens)
      expect(again).toMatchObject({ source: file.source, kind: 'agent', named: true })
    }
  })

  it('reads a few files once', () => {
    const shelf = new Shelf()
    const files = Array.from({ length: 20 }, (_, index) => parse(index))
    const shelved = files.map((file) => shelf.shelve(file))
    for (const [index, file] of files.entries()) expect(shelved[index]?.config).toBe(file.config)
  })

  it('keeps one file that is larger than all its room', () => {
    const shelf = new Shelf()
    const large = parse(0, `region = "eu"\n# ${'x'.repeat(300_000)}\n`)
    const shelved = shelf.shelve(large)
    expect(shelved.config).toBe(large.config)
    const small = shelf.shelve(parse(1))
    expect(small.config.fields.has('name')).toBe(true)
    expect(shelved.config.fields.has('region')).toBe(true)
  })
})
