import { expect, it } from 'vitest'
import { maskedSource } from '../../../server/agents/start/mask.ts'
import { secretsOf } from '../../../server/config/secrets.ts'
import { createSource } from '../../../server/text/source.ts'

const secret = 'S3CR3T'

it.each([
  `Environment=VAULT_TOKEN=${secret}`,
  `Environment="CONSUL_HTTP_TOKEN=${secret}"`,
  `ExecStart=/bin/sh -c 'NOMAD_LICENSE_KEY=${secret} nomad agent'`,
  `ExecStart=nomad agent -encryptt ${secret} -server`,
  `ExecStart=nomad agent --vault-token  "${secret} x"`,
  `ExecStart=nomad agent -consul-address=https://me:${secret}@consul:8501`,
  `ExecStart=nomad agent -consul-address=https://me:${secret}@c -vault-token=${secret} -x https://me:${secret}@c`,
  `ExecStart=nomad agent -consul-auth=https://me:${secret}@consul:8501/${secret} -vault-token ${secret}`,
  `ExecStart=nomad agent -retry-join "provider=aws secret_access_key=${secret}"`,
])('hides %s', (text) => {
  const masked = maskedSource(createSource('nomad.service', text), [])
  expect(masked.text).not.toContain(secret)
  expect(masked.text).toHaveLength(text.length)
  expect(secretsOf(masked).length).toBeGreaterThan(0)
  // No fix may write into it.
  expect(masked.foreign).toBe(true)
})

it.each([
  'ExecStart=nomad agent -consul-key-file=/etc/nomad.d/key.pem -server',
  'ExecStart=nomad agent -vault-key-file /etc/nomad.d/key.pem -config=/etc/nomad.d',
  'ExecStart=nomad agent -encrypt -region=eu',
  'ExecStart=nomad agent -consul-address=https://me@consul:8501',
  'Environment=NOMAD_LICENSE_PATH=/etc/nomad.d/license.hclic',
])('hides nothing in %s', (text) => {
  expect(maskedSource(createSource('nomad.service', text), []).text).toBe(text)
})

it.each(['key=', 'key-', '://a:', ' -key a', 'key ', 'x"='])('is done in time with many of %s', (part) => {
  const text = part.repeat((256 * 1024) / part.length)
  expect(maskedSource(createSource('nomad.service', text), []).text).toHaveLength(text.length)
})
