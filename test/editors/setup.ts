import { spawnSync } from 'node:child_process'

/** The editors, and Debian's packages that have them. */
const editors: Readonly<Record<string, string>> = {
  nvim: 'neovim',
  emacs: 'emacs-nox elpa-eglot elpa-lsp-mode',
  vim: 'vim vim-ale',
}

export default function setup(): void {
  const missing = Object.entries(editors).filter(
    ([program]) => spawnSync(program, ['--version']).error !== undefined,
  )
  if (missing.length === 0) return
  console.error(`Not installed: apt-get install ${missing.map(([, packages]) => packages).join(' ')}`)
  process.exit(2)
}
