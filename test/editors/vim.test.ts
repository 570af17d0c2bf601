import { afterEach, beforeEach, expect, it } from 'vitest'
import { Desk } from './desk.ts'
import { expectHelp, expectRepaired } from './expectations.ts'
import { snippetsOf } from './snippets.ts'

let desk: Desk
beforeEach(() => {
  // ALE counts bytes where the protocol counts UTF-16 units: ASCII is where they agree.
  desk = new Desk('x')
})
afterEach(() => {
  desk.remove()
})

it('Vim with ALE finds a mistake, tells of it, repairs, formats and saves', async () => {
  const snippets = snippetsOf('Vim')
  expect(snippets.map(({ path }) => path)).toEqual(['.vim/ale_linters/hcl/nomadlint.vim', '.vimrc'])
  await desk.layOut(snippets)
  // Debian's ALE lies where Vim does not look; the file is opened once the plugins are there.
  const start =
    'exec vim -T dumb --not-a-term -n -N -i NONE --cmd "set rtp^=/usr/share/vim-ale" --cmd "filetype plugin on" -u "$HOME/.vimrc" -S "$DRIVER" "$AGENT_FILE"'
  const seen = await desk.run('sh', ['-c', start], './ale.vim')
  expectHelp(seen)
  expectRepaired(desk, seen)
})
