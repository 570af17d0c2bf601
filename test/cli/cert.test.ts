import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import schema from '../../schemas/certificate.schema.json' with { type: 'json' }
import { testCertificates } from '../certificates.ts'
import { useProgram } from './program.ts'

const program = useProgram()
const files = await testCertificates()
for (const [name, bytes] of files) program.write(name, bytes)

const now = ['--as-of', '2030-01-01']

test.each([
  [['certs/server.pem'], 0],
  [
    [
      '--role',
      'server',
      '--region',
      'global',
      '--ca',
      'certs/ca.pem',
      '--key',
      'certs/server-key.pem',
      'certs/server.pem',
    ],
    0,
  ],
  [['--role', 'client', 'certs/server.pem'], 1],
  [['--region', 'eu', 'certs/server.pem'], 1],
  [['--ca', 'certs/other-ca.pem', 'certs/server.pem'], 1],
  [['certs/request.pem'], 1],
  [['certs/ca.pem'], 0],
  [['nowhere.pem'], 2],
  [['certs'], 2],
  [[], 2],
  [['certs/server.pem', 'certs/ca.pem'], 2],
  [['--role', 'leader', 'certs/server.pem'], 2],
  [['--ca', 'nowhere.pem', 'certs/server.pem'], 2],
  [['--ca', '-', 'certs/server.pem'], 2],
  [['--nomad-version', '0.9', 'certs/server.pem'], 2],
] as const)('cert %j: exit %i', async (args, code) => {
  expect((await program.run(['cert', ...now, ...args])).code).toBe(code)
})

test('a version newer than any known is said to be one', async () => {
  const said = async (...args: readonly string[]) => (await program.run(args)).stderr
  const hint = /^Hint: Nomad 99\.0\.0 is newer than .*: judged like that one\.$/m
  expect(await said('cert', ...now, '--nomad-version', '99.0', 'certs/server.pem')).toMatch(hint)
  expect(await said('agents', '--nomad-version', '99.0', '.')).toMatch(hint)
  expect(await said('cert', ...now, '--nomad-version', '1.10', 'certs/server.pem')).not.toContain('Hint')
})

test('people read what it is, who it may be, and what each check says', async () => {
  const { stdout, stderr } = await program.run([
    'cert',
    ...now,
    '--role',
    'server',
    '--region',
    'eu',
    'certs/server.pem',
  ])
  expect(stdout).toContain('certs/server.pem: a certificate\n')
  expect(stdout).toMatch(/Valid +from 2029-07-01 00:00 UTC to 2030-07-01 00:00 UTC: 181 days left\n/)
  expect(stdout).toMatch(/server\.global\.nomad +a server of region global\n/)
  expect(stdout).toContain('As a server of region eu: not fit\n')
  expect(stdout).toMatch(/ no +a server to Raft, by its exact name\n/)
  expect(stdout).toContain('error[certificate/region-mismatch]: ')
  expect(stderr).toBe(
    'Not checked: whether it leads to the CA (--ca FILE), and whether the key belongs to it (--key FILE).\n',
  )
})

test('- is standard input', async () => {
  const { code, stdout } = await program.run(['cert', ...now, '-'], files.get('certs/client.pem'))
  expect(code).toBe(0)
  expect(stdout).toContain('As a client of region global: fit, as far as is known\n')
})

test('programs get what the schema says', async () => {
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  for (const name of ['server.pem', 'wildcard.pem', 'request.pem']) {
    const { stdout } = await program.run(['cert', ...now, '-f', 'json', `certs/${name}`])
    expect(validate(JSON.parse(stdout)), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true)
  }
})

test('no key is printed', async () => {
  const key = new TextDecoder().decode(files.get('certs/server-key.pem'))
  const [, line = ''] = key.split('\n')
  const args = ['--key', 'certs/server-key.pem', 'certs/server-key.pem']
  for (const format of ['text', 'json']) {
    const { stdout, stderr } = await program.run(['cert', ...now, '-f', format, ...args])
    expect(stdout + stderr).not.toContain(line.slice(0, 16))
  }
})
