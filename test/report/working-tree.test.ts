import { expect, test } from 'vitest'
import { pathFromTop } from '../../server/report/working-tree.ts'

test.each([
  ['a.hcl', '', 'a.hcl'],
  ['./a.hcl', 'infra', 'infra/a.hcl'],
  ['conf/a.hcl', 'infra/nomad', 'infra/nomad/conf/a.hcl'],
  ['../a.hcl', 'infra', 'a.hcl'],
  ['../../conf/a.hcl', 'infra/nomad', 'conf/a.hcl'],
  ['../a.hcl', '', '/repo/a.hcl'],
  ['../../a.hcl', 'infra', '/repo/a.hcl'],
  ['../repository/a.hcl', '', '/repo/repository/a.hcl'],
  ['/repo/repository/conf/a.hcl', 'infra', 'conf/a.hcl'],
  ['/repo/repository-2/a.hcl', 'infra', '/repo/repository-2/a.hcl'],
  ['/etc/nomad.d/a.hcl', 'infra', '/etc/nomad.d/a.hcl'],
])('%s in %j is %s', (path, below, expected) => {
  expect(pathFromTop(path, { top: '/repo/repository', below })).toBe(expected)
})
