import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Agent } from '../../server/agents/agent.ts'
import { effectiveOf } from '../../server/agents/effective/effective.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

const secrets = [
  'http://user:ZEBRAxyz@h/x',
  'http://user:ZEBRA/xyz@h',
  'user:ZEBRAxyz@h',
  `hvs.ZEBRA${'a1B2'.repeat(8)}`,
  '-----BEGIN PRIVATE KEY-----\\nZEBRAxyz\\n-----END PRIVATE KEY-----',
]

/** A setting of each kind, with something that belongs into none of them. */
function configuration(secret: string): string {
  return `
bind_addr = "${secret}"
data_dir = "${secret}"
log_level = "${secret}"
leave_on_terminate = "${secret}"
"${secret}" = 1
ports { http = "${secret}" }
tls { cert_file = "${secret}", http = true }
telemetry { collection_interval = "${secret}" }
client { artifact { http_read_timeout = "${secret}" } }
server { heartbeat_grace = "${secret}", retry_join = ["${secret}"] }
vault { address = "${secret}", enabled = true }
plugin "raw_exec" { args = ["${secret}"] }
`
}

async function look(text: string): Promise<{ said: string; merged: string }> {
  let merged = ''
  const onAgent = (agent: Agent): void => {
    merged += JSON.stringify(effectiveOf(agent), (key, value: unknown) =>
      key === 'location' ? undefined : value,
    )
  }
  const host = memoryHost(new Map([['a.hcl', text]]))
  const { findings } = await lint({ ...defaultOptions, paths: ['a.hcl'], onAgent }, rules, host)
  const said = findings.flatMap(({ message, help, related }) => [
    message,
    help,
    ...related.map((place) => place.message),
  ])
  return { said: said.join('\n'), merged }
}

it.each(secrets)('what a message quotes tells no secret: %s', async (secret) => {
  const { said, merged } = await look(configuration(secret))
  expect(said.split('\n').length).toBeGreaterThan(10)
  expect(said).not.toContain('ZEBRA')
  expect(merged).toContain('bind_addr')
  expect(merged).not.toContain('ZEBRA')
})

it('what is in force tells no secret among arguments', async () => {
  const { merged } = await look('plugin "x" { args = ["-v", "--token=ZEBRAxyz", "-password", "ZEBRAxyz"] }')
  expect(merged).toContain('"-v"')
  expect(merged).not.toContain('ZEBRA')
})
