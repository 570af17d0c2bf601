import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: '`enable_debug` is off.',
  why: `With \`enable_debug\` the API answers at \`/debug/pprof\`, and asks nobody for a token there, ACLs or not:
    what the agent's memory and goroutines show, and how long it is kept busy by profiling, is up to the caller.
    Where ACLs are off, it opens the debugging endpoints as well. Nomad logs "This is insecure and should not be
    enabled in production". With ACLs on, a management token profiles an agent without it.`,
  severity: 'warning',
  hardening: true,
  cwe: 489,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration#enable_debug',
    'enable_debug is set to true. This is insecure and should not be enabled in production',
    'command/agent/http.go, registerHandlers',
  ],
  examples: {
    bad: [
      hcl`
        enable_debug = true
        #              ~~~~
      `,
    ],
    good: [
      hcl`
        enable_debug = false
      `,
    ],
  },
  *check({ agent: { config } }) {
    if (config.enable_debug.effective !== true) return
    yield {
      at: config.enable_debug,
      message: '`enable_debug` opens `/debug/pprof` to whoever reaches the API, without a token.',
      help: 'delete it; with ACLs on, `nomad operator debug` and a management token profile an agent without it',
    }
  },
})
