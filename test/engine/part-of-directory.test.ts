import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

const files = ['nomad.d/10-base.hcl', 'nomad.d/20-site.hcl', 'other/a.hcl', 'other/b.hcl'].map(
  (path) => [path, 'region = "eu"\n'] as const,
)

async function hints(paths: readonly string[], more = {}): Promise<readonly string[]> {
  return (await lint({ ...defaultOptions, ...more, paths }, rules, memoryHost(new Map(files)))).hints
}

it('a file of a directory that is one agent is said to be a part of it', async () => {
  expect(await hints(['nomad.d/10-base.hcl'])).toEqual([expect.stringMatching(/^nomad\.d holds more files/)])
})

it.each([
  ['the directory is named', ['nomad.d'], {}],
  ['all of its files are', ['nomad.d/10-base.hcl', 'nomad.d/20-site.hcl'], {}],
  ['they are said to be the agent', ['nomad.d/10-base.hcl'], { merge: true }],
  ['the directory may hold several agents', ['other/a.hcl'], {}],
])('but not where %s', async (_, paths, more) => {
  expect(await hints(paths, more)).toEqual([])
})
