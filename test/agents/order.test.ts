import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { json } from '../../server/report/json.ts'
import { memoryHost } from '../memory-host.ts'

const unit = (line: string): string => `[Service]\nExecStart=/usr/bin/nomad agent ${line}\n`
const agent = (name: string): string =>
  `name = "${name}"\ndata_dir = "/d"\nserver {\n  enabled = true\n}\ntls {\n  rpc = true\n}\n`

const host = memoryHost(
  new Map([
    ['flat/a.hcl', agent('a')],
    ['flat/b.hcl', agent('b')],
    ['flat/common.hcl', 'region = "eu"\n'],
    ['set.d/1.hcl', agent('set')],
    ['set.d/2.json', '{"region": "us", "colour": "red"}'],
    ['units/one.service', unit('-config=/x/units/base.hcl -config=/x/units/one.hcl')],
    ['units/two.service', unit('-server -config=/x/units/base.hcl')],
    ['units/base.hcl', 'data_dir = "/d"\n'],
    ['units/one.hcl', 'server {\n  enabled = true\n  encrypt = "short"\n}\n'],
    ['units/else.hcl', agent('else')],
  ]),
)

const paths = [
  'flat',
  'flat/a.hcl',
  './flat//b.hcl',
  'set.d',
  'set.d/2.json',
  'units',
  'units/one.service',
  'units/base.hcl',
  'units/../flat/common.hcl',
  'gone.hcl',
]

async function report(named: readonly string[]): Promise<string> {
  const result = await lint({ ...defaultOptions, paths: named }, rules, host)
  return [...json(result, {} as never)].join('') + result.missing.toSorted().join()
}

it('does not matter in which order PATHs are given, nor whether one is given twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(paths, { minLength: 1 }), fc.nat(), async (some, repeated) => {
      const again = [...some, some[repeated % some.length] as string]
      expect(await report(again)).toEqual(await report(some.toSorted()))
    }),
    { numRuns: 60 },
  )
})
