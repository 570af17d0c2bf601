import { afterEach, expect, it } from 'vitest'
import { Desk } from './desk.ts'
import { expectHelp, expectRepaired } from './expectations.ts'
import { snippetsOf } from './snippets.ts'

let desk: Desk
afterEach(() => {
  desk.remove()
})

it.each([
  ['eglot', 0, '😀'],
  // It counts code points where the protocol counts UTF-16 units: they agree up to U+FFFF.
  ['lsp-mode', 1, 'é'],
] as const)(
  'Emacs with %s finds a mistake, tells of it, repairs, formats and saves',
  async (client, index, sign) => {
    desk = new Desk(sign)
    const snippet = snippetsOf('Emacs')[index]
    expect(snippet?.path).toBe('.emacs.d/init.el')
    expect(snippet?.text).toContain(client)
    await desk.layOut(snippet === undefined ? [] : [snippet])
    const start = 'exec emacs --batch --funcall package-initialize -l "$HOME/.emacs.d/init.el" -l "$DRIVER"'
    const seen = await desk.run('sh', ['-c', start], `./${client}.el`)
    expectHelp(seen)
    expectRepaired(desk, seen)
  },
)
