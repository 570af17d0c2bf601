import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import { optionsFrom } from '../../server/lsp/configuration.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { contributes } = manifest
const { properties } = contributes.configuration

/** What the extension itself goes by, and the library that speaks the protocol. */
const own = new Set(['enable', 'server.path', 'trace.server'])

describe('settings of the extension', () => {
  const names = Object.keys(properties).map((name) => name.replace('nomadlint.', ''))

  it('are those of the server', () => {
    const asked = new Set<string>()
    const settings = new Proxy({}, { get: (_, name) => void asked.add(String(name)) })
    optionsFrom(settings, rules)
    expect(names.filter((name) => !own.has(name)).sort()).toEqual([...asked].sort())
  })

  it('say nothing where the user says nothing: a .nomadlintrc holds then', () => {
    const defaults = Object.entries(properties).map(([name, { default: value }]) => [
      name.replace('nomadlint.', ''),
      value,
    ])
    expect(optionsFrom(Object.fromEntries(defaults), rules)).toEqual(optionsFrom({}, rules))
  })

  it('offer what the server understands', () => {
    for (const preset of properties['nomadlint.preset'].enum.filter((name) => name !== ''))
      expect(optionsFrom({ preset }, rules).preset).toBe(preset)
    for (const severity of properties['nomadlint.rules'].additionalProperties.enum)
      expect(optionsFrom({ rules: { 'tls/disabled': severity } }, rules).severities.get('tls/disabled')).toBe(
        severity,
      )
  })

  it('say what they are for', () => {
    for (const { markdownDescription } of Object.values(properties))
      expect(markdownDescription.length).toBeGreaterThan(20)
  })
})

describe('the manifest', () => {
  it('names files that are there', () => {
    const files = [
      manifest.icon,
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.walkthroughs.flatMap(({ steps }) =>
        steps.map(({ media }) => ('image' in media ? media.image : media.markdown)),
      ),
    ]
    expect(files.filter((file) => file === undefined || !existsSync(join(root, file)))).toEqual([])
  })

  it('names commands that the extension has, and says of each what it does', () => {
    const text = readFileSync(join(root, 'client/commands/register.ts'), 'utf8')
    const menus = Object.values(contributes.menus).flat()
    const known = contributes.commands.map(({ command }) => command)
    expect(menus.map(({ command }) => command).filter((command) => !known.includes(command))).toEqual([])
    for (const command of known)
      expect(text).toMatch(new RegExp(`^  ${command.replace('nomadlint.', '')}\\b`, 'm'))
    const docs = readFileSync(join(root, 'docs/vscode.md'), 'utf8')
    for (const { title } of contributes.commands) expect(docs).toContain(title)
    for (const name of Object.keys(properties)) expect(docs).toContain(`\`${name}\``)
  })

  it('has matchers for what the command prints', () => {
    const line = (severity: string): string =>
      `nomad.d/a b.hcl:3:7: ${severity}: RPC is encrypted. [tls/server-hostname-unverified]`
    const [problems, hints] = contributes.problemMatchers.map(({ pattern }) => new RegExp(pattern.regexp))
    expect(problems?.exec(line('warning'))?.slice(1)).toEqual([
      'nomad.d/a b.hcl',
      '3',
      '7',
      'warning',
      'RPC is encrypted.',
      'tls/server-hostname-unverified',
    ])
    expect(hints?.exec(line('info'))?.[5]).toBe('tls/server-hostname-unverified')
    expect(problems?.test(line('info'))).toBe(false)
  })
})
