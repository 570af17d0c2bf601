import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import schema from '../../schemas/explanation.schema.json' with { type: 'json' }
import reportSchema from '../../schemas/report.schema.json' with { type: 'json' }
import { cleanServer, unverifiedRule, unverifiedServer } from './configurations.ts'
import { useProgram } from './program.ts'

const program = useProgram()
program.write('clean.hcl', `region = "global"\n${cleanServer}`)
program.write('unverified.hcl', unverifiedServer)

const names = 'x509: certificate is valid for server.eu.nomad, localhost, not client.global.nomad'
const any = 'CVE-2020-7956: any CA-signed cert could act as server'
const log = `2024-01-01T00:00:00.000Z [INFO]  agent: starting\r\n2024-01-01T00:00:01.000Z [WARN]  nomad.rpc: failed TLS handshake: error="${names}"\r\n`

describe('exit codes', () => {
  const cases = [
    [[names], 0],
    [['nothing that anyone knows'], 1],
    [[any, 'unverified.hcl'], 0],
    [[any, 'clean.hcl'], 0],
    [[any, 'nowhere.hcl'], 2],
    [['tls/disabled', 'tls/rpc-plaintext'], 0],
    [['tls/disabld'], 2],
    [[''], 2],
    [[' '], 2],
    [[any, '-'], 2],
    [[any, '--root', '.'], 2],
    [['tls/disabled', 'clean.hcl'], 2],
  ] as const
  test.each(cases)('%j', async (args, code) => {
    expect((await program.run(['explain', ...args])).code).toBe(code)
  })

  test('a log', async () => {
    expect((await program.run(['explain', '-'], log)).code).toBe(0)
    expect((await program.run(['explain', '-'], 'all is well\n')).code).toBe(1)
    expect((await program.run(['explain', '-'], '')).code).toBe(1)
  })
})

test('a text tells what it names, its cause, what to do and the rules', async () => {
  const { stdout, stderr } = await program.run(['explain', names])
  expect(stdout).toContain(
    'The certificate is for server.eu.nomad, localhost; client.global.nomad was wanted.',
  )
  for (const word of ['Cause:', 'Remedy:', 'certificate/role-mismatch', 'Known from:'])
    expect(stdout).toContain(word)
  expect(stdout).not.toContain('line 1')
  expect(stderr).toMatch(/^Hint: /)
})

test('a log tells lines and counts', async () => {
  const { stdout, stderr } = await program.run(['explain', '-'], log.repeat(3))
  expect(stdout).toContain('3 times, lines 2 to 6')
  expect(stderr).toContain('1 known message in 6 lines.')
})

test('a rule that fires in a PATH is shown at its line', async () => {
  const { stdout, stderr } = await program.run(['explain', any, 'unverified.hcl'])
  expect(stdout).toMatch(/tls\/server-hostname-unverified .*\n(?: .*\n)*? +fires 1 time, see below\n/)
  expect(stdout).toContain(`error[${unverifiedRule}]`)
  expect(stdout).toMatch(/--> unverified\.hcl:19:\d+/)
  expect(stderr).toContain('Found 1 error in 1 file.')
})

test('rules that do not fire are no all-clear, and what was not checked is said', async () => {
  const { stdout, stderr } = await program.run(['explain', names, 'clean.hcl'])
  expect(stdout).not.toContain('see below')
  expect(stdout).toContain('certificate/role-mismatch')
  expect(stderr).toMatch(/^None of these rules finds anything in 1 file\.$/m)
  expect(stderr).not.toContain('No problems')
  const single = await program.run([
    'explain',
    'x509: certificate relies on legacy Common Name field',
    'clean.hcl',
  ])
  expect(single.stderr).toMatch(/^This rule finds nothing in 1 file\.$/m)
  expect(stderr).toContain('Not checked:')
})

test('what is not known names what is near, and a log what was left', async () => {
  const near = await program.run(['explain', 'the certificate is signed by some unknown authority'])
  expect(near.stdout).toBe('')
  expect(near.stderr).toContain(
    'No known message. Nearest are:\n  x509: certificate signed by unknown authority\n',
  )
  const far = await program.run(['explain', 'the dog ate it'])
  expect(far.stderr).toBe('No known message, and none that resembles it.\n')
  const { stderr } = await program.run(['explain', '-'], 'x\n2024-01-01 [ERROR] raft: the dog ate it\n')
  expect(stderr).toBe(
    'No known message in 2 lines.\nNot explained: 1 line that tells of errors or warnings (line 2).\n',
  )
})

test('programs get what the schema says', async () => {
  const ajv = new Ajv2020({ allErrors: true })
  ajv.addSchema(reportSchema)
  const validate = ajv.compile(schema)
  for (const args of [[names], [any, 'unverified.hcl'], ['-', 'clean.hcl'], ['nothing known']]) {
    const { stdout } = await program.run(['explain', '-f', 'json', ...args], log)
    expect(validate(JSON.parse(stdout)), ajv.errorsText(validate.errors)).toBe(true)
  }
  const { stdout } = await program.run(['explain', '-f', 'json', '-', 'clean.hcl'], log)
  expect(JSON.parse(stdout)).toMatchObject({
    lines: 2,
    messages: [
      {
        id: 'certificate-for-another-client-name',
        values: { region: 'global' },
        count: 1,
        first: 2,
        last: 2,
      },
    ],
    findings: [],
  })
})

test('rules for programs', async () => {
  const { stdout } = await program.run(['explain', '-f', 'json', unverifiedRule])
  expect(JSON.parse(stdout)).toMatchObject([{ id: unverifiedRule, severity: 'error', preset: 'recommended' }])
})

test('logs of Windows in UTF-16 are read; compressed ones say how', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(log, 'utf16le')])
  expect((await program.run(['explain', '-'], utf16)).code).toBe(0)
  const { code, stderr } = await program.run(['explain', '-'], Buffer.from([0x1f, 0x8b, 8, 0]))
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'nomadlint: standard input is compressed by gzip: zcat FILE | nomadlint explain -\n',
  })
})

test.each([
  'Failed to read CA file',
  'remote error: tls: bad certificate',
  'x509: certificate signed by unknown authority',
])('%s, without quotes', async (text) => {
  const { code, stdout } = await program.run(['explain', ...text.split(' ')])
  expect(code).toBe(0)
  expect(stdout).toContain('Remedy:')
})

test('a file is no text', async () => {
  const { code, stderr } = await program.run(['explain', 'clean.hcl'])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'nomadlint: clean.hcl is a file; to explain a log: nomadlint explain - < clean.hcl\n',
  })
})

test('a large log takes no more memory than a small one', async () => {
  const line =
    '2024-01-01T00:00:00.000Z [DEBUG] http: request complete: method=GET path=/v1/jobs duration=1ms\n'
  const { code, stderr } = await program.run(['explain', '-'], log + line.repeat(300_000), {
    env: { NODE_OPTIONS: '--max-old-space-size=24' },
  })
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('in 300002 lines') })
})

test('nothing that a terminal could act on is repeated', async () => {
  const { stdout } = await program.run([
    'explain',
    'x509: certificate is valid for \u001b]0;a\u0007b\u202e, not c',
  ])
  expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
})
