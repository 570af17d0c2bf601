import { describe, expect, test } from 'vitest'
import { explainText } from '../../server/explain/explain.ts'
import { masked } from '../../server/explain/mask.ts'

function told(text: string): string | undefined {
  return explainText(text).explained[0]?.tellings[0]?.text
}

describe('what a message tells', () => {
  const cases = [
    [
      'x509: certificate is valid for server.eu.nomad, localhost, not client.global.nomad',
      'The certificate is for server.eu.nomad, localhost; client.global.nomad was wanted.',
    ],
    [
      '{"@message":"x","error":"x509: certificate is valid for cli.nomad, not server.eu.nomad"}',
      'The certificate is for cli.nomad; server.eu.nomad was wanted.',
    ],
    [
      'Failed to read CA file: open /etc/nomad d/ca.pem: no such file or directory',
      'There is no /etc/nomad d/ca.pem.',
    ],
    ['error="unsupported TLS version \\"tls14\\""', 'It says "tls14".'],
    [
      'Invalid encryption key: illegal base64 data at input byte 7',
      'The character at index 7, counted from 0, is the first that does not belong there.',
    ],
    [
      'reserved.client unexpected keys nope',
      'In the block reserved.client: nope. (Of nested blocks the innermost comes first.)',
    ],
  ] as const

  test.each(cases)('%s', (text, expected) => {
    expect(told(text)).toBe(expected)
  })
})

describe('keys that Nomad did not expect', () => {
  const cases = [
    ['unexpected keys verify_server_hostname', '`verify_server_hostname` belongs in `tls`.'],
    ['unexpected keys ca_file', '`ca_file` belongs in `tls`, in `consul` or in `vault`.'],
    ['tls unexpected keys http', '`http` may stand in `tls`: it stands there twice.'],
    ['unexpected keys tls, tls', '`tls` may stand at the top of the file: it stands there twice.'],
    ['server_join.server unexpected keys retry_jion', '`retry_jion`: did you mean `retry_join`?'],
    [
      'telemetry unexpected keys backwards_compatible_metrics',
      '`backwards_compatible_metrics` was removed in `telemetry` by Nomad 1.0.0.',
    ],
  ] as const

  test.each(cases)('%s', (text, hint) => {
    expect(told(text)?.endsWith(` ${hint}`)).toBe(true)
  })
})

describe('secrets', () => {
  const secrets = [
    '4YwLQm6ZMwYgfldNBT5P76tAWMdcBmu+FPYRvCxvsHc=',
    'cg8StVXbQJ0gPvMd9o7yrg==',
    '8b9fa0e2-3f3b-8d2c-6f61-1f1e1c0f7b3a',
    'hvs.CAESIJlWh5m2a8vX9kQx7',
    's.8vX9kQx7JlWh5m2aCAESIabc',
    'AKIAIOSFODNN7EXAMPLE',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJub21hZCJ9.c2lnbmF0dXJl',
    '0123456789abcdef0123456789abcdef',
  ]

  test.each(secrets)('%s is masked', (secret) => {
    expect(masked(`got ${secret}, sorry`)).toBe('got ********, sorry')
  })

  test('passwords in addresses and settings are masked', () => {
    expect(masked('https://user:hunter2@consul:8501/v1')).toBe('https://********@consul:8501/v1')
    expect(masked('provider=aws secret_access_key=abc123 tag=x')).toBe(
      'provider=aws secret_access_key=******** tag=x',
    )
    expect(masked('token="abc"')).toBe('token="********"')
  })

  test.each([
    '/etc/nomad.d/tls/global-server-nomad.pem',
    'server.eu-west-1.nomad, ip-10-0-0-1.eu-west-1.compute.internal',
    'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    'tls: private key does not match public key',
    '2030-01-01T00:00:00Z',
    'C:\\Program Files\\HashiCorp\\NomadServer01\\ServerCertificate.pem',
  ])('%s is none', (text) => {
    expect(masked(text)).toBe(text)
  })

  test('no part of a key in a message is repeated', () => {
    const messages = [
      'At 4:13: Unknown token: 4:13 IDENT cg8StVXbQJ0gPvMd9o7yrg',
      'strconv.ParseInt: parsing "cg8StVXbQJ0g": invalid syntax',
      'decodeBool: Unknown value for boolean: "cg8StVXbQJ0g"',
      "server.start_timeout can't parse time duration cg8StVXbQJ0gPvMd9o7yrg==",
      'Failed to read CA file: open cg8StVXbQJ0gPvMd9o7yrg==: no such file or directory',
    ]
    for (const message of messages) {
      const { explained } = explainText(message)
      expect(explained).toHaveLength(1)
      const repeated = JSON.stringify(explained.map(({ values, tellings }) => [[...values], tellings]))
      expect(repeated).not.toContain('cg8StVX')
    }
  })
})
