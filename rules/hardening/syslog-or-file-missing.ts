import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The log is kept somewhere.',
  why: `An agent writes its log to standard output and nowhere else unless told to. Under systemd the journal takes it,
    which may keep it in memory only; in a container or a shell it is gone with them, and with it what happened
    before an incident.`,
  severity: 'info',
  preset: 'strict',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration#log_file',
    'https://developer.hashicorp.com/nomad/docs/configuration#enable_syslog',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
        #~~~~~ tls/disabled
        #~~~~~
          enabled = true
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"
        log_file = "/var/log/nomad/"

        acl {
          enabled = true
        }

        client {
        #~~~~~ tls/disabled
          enabled = true
        }
      `,
    ],
  },
  *check({ agent: { complete, config } }) {
    const { log_file, enable_syslog, eventlog } = config
    if (!complete || log_file.unknown || (log_file.value ?? '') !== '') return
    if (enable_syslog.effective !== false || eventlog.enabled.effective !== false) return
    yield {
      at: log_file,
      message: 'The log goes to standard output only: whether it is kept is up to what started the agent.',
      help: 'write `log_file = "/var/log/nomad/"` with `log_rotate_max_files`, or `enable_syslog = true`',
    }
  },
})
