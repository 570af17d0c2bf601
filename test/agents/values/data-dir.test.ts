import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions } from '../../../server/lint-options.ts'
import { memoryHost } from '../../memory-host.ts'

const server = 'server {\n  enabled = true\n}\n'

async function severities(files: Readonly<Record<string, string>>, paths: readonly string[], merge = false) {
  const options = { ...defaultOptions, paths, merge, only: new Set(['config/invalid-value']) }
  const { findings } = await lint(options, rules, memoryHost(new Map(Object.entries(files))))
  return findings.map(({ severity }) => severity)
}

describe('a server without a data directory', () => {
  it('is an error where somebody said that these are all of its files', async () => {
    const files = { 'nomad.d/a.hcl': server, 'nomad.d/b.hcl': 'region = "eu"\n' }
    expect(await severities(files, ['nomad.d'])).toEqual(['error'])
    expect(await severities(files, ['nomad.d/a.hcl', 'nomad.d/b.hcl'], true)).toEqual(['error'])
    const unit = '[Service]\nExecStart=/bin/nomad agent -config=a.hcl\n'
    expect(await severities({ 'etc/a.hcl': server, 'etc/nomad.service': unit }, ['etc'])).toEqual(['error'])
  })

  it('is a warning where a file or a flag that is not seen may give one', async () => {
    expect(await severities({ 'server.hcl': server }, ['server.hcl'])).toEqual(['warning'])
    expect(await severities({ 'conf/a.hcl': server, 'conf/b.hcl': 'region = "eu"\n' }, ['conf'])).toEqual([
      'warning',
    ])
  })
})
