import { afterEach, beforeEach, expect, it } from 'vitest'
import { Desk } from './desk.ts'
import { expectHelp, expectRepaired } from './expectations.ts'
import { snippetsOf } from './snippets.ts'

let desk: Desk
beforeEach(() => {
  desk = new Desk()
})
afterEach(() => {
  desk.remove()
})

it('Neovim finds a mistake, tells of it, repairs, formats and saves', async () => {
  const [newest, older] = snippetsOf('Neovim')
  expect(newest?.path).toBe('.config/nvim/lsp/nomadlint.lua')
  expect(older?.path).toBe('.config/nvim/plugin/nomadlint.lua')
  await desk.layOut(older === undefined ? [] : [older])
  const seen = await desk.run('sh', ['-c', 'exec nvim --headless -i NONE -n -S "$DRIVER"'], './neovim.lua')
  expectHelp(seen)
  expectRepaired(desk, seen)
})
