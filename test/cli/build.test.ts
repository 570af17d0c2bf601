import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleForBrowser } from '../../scripts/build.ts'
import { cleanServer } from './configurations.ts'
import { useProgram } from './program.ts'

const program = useProgram()
const built = (name: string): string => join(program.directory, 'program', name)

test('the core and the rules bundle for a browser, and ask for nothing of Node.js there', async () => {
  const text = await bundleForBrowser()
  expect(text).not.toMatch(/["']node:|\brequire\(["']|\bprocess\.(?:env|argv|platform)\b/)
})

test('the program is executable and brings everything it needs', () => {
  const text = readFileSync(built('cli.cjs'), 'utf8')
  expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true)
  const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name)
  expect(required.filter((name) => !name?.startsWith('node:'))).toEqual(['./x509.cjs'])
})

const brokenCertificate = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n'

test('the reader of certificates is loaded where there is one, and only then', async () => {
  program.write('pem/broken.pem', brokenCertificate)
  program.write(
    'pem/server.hcl',
    cleanServer.replaceAll('/etc/nomad.d/tls/server.pem', join(program.directory, 'pem/broken.pem')),
  )
  program.write('clean.hcl', cleanServer)
  const { stdout } = await program.run(['-f', 'compact', 'pem'])
  expect(stdout).toContain('[certificate/')

  rmSync(built('x509.cjs'))
  expect(existsSync(built('x509.cjs'))).toBe(false)
  expect(await program.run(['clean.hcl'])).toMatchObject({ code: 0, stdout: '' })
  const { code, stderr } = await program.run(['pem'])
  expect(code).toBe(3)
  expect(stderr).toMatch(
    /^nomadlint failed; please report this with the text below \(nomadlint \d.*\)\n.*x509\.cjs/,
  )
})
