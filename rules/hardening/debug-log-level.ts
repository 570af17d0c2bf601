import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The log is no more detailed than operation needs.',
  why: `At DEBUG every request to the API is logged with its path and parameters, at TRACE a good deal more: what may be
    read of the cluster in its log is then for whoever reads logs to see. And the log of a busy server grows by
    gigabytes. The level can be raised for a while without a restart: by SIGHUP, or \`nomad monitor -log-level\`.`,
  severity: 'info',
  hardening: true,
  cwe: 532,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration#log_level',
    'https://developer.hashicorp.com/nomad/commands/monitor',
  ],
  examples: {
    bad: [
      hcl`
        log_level = "DEBUG"
        #           ~~~~~~~
      `,
    ],
    good: [
      hcl`
        log_level = "WARN"
      `,
    ],
  },
  *check({ agent: { config } }) {
    const level = config.log_level.value?.toUpperCase()
    if (level !== 'DEBUG' && level !== 'TRACE') return
    yield {
      at: config.log_level,
      message: `${level} logs every request to the API, with its path and parameters.`,
      help: `write "INFO"; \`nomad monitor -log-level=${level}\` shows as much for as long as you look`,
    }
  },
})
