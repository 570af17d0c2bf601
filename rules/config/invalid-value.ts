import { defineRule, hcl, judgeValue, replaceText, valueProblems } from '#rule'

export default defineRule({
  summary: 'Nomad accepts every value.',
  why: `Nomad checks most values only when it starts: ranges, durations, ports, addresses, settings that exclude each
    other, the configuration of drivers. \`nomad config validate\` knows only some of these checks, and stops at the
    first; a node that restarts finds the rest. Settings of a role that the agent does not have are left alone, as
    Nomad leaves them.`,
  severity: 'error',
  references: [
    'command/agent/command.go, IsValidConfig',
    'command/agent/agent.go, convertServerConfig and convertClientConfig',
    'nomad/server.go, setupRPC: RPC advertise address is not advertisable',
    'command/agent/config.go, normalizeAddrs, Telemetry.Validate and PrefixFilters',
    'github.com/hashicorp/go-sockaddr, template/template.go',
    'command/agent/retry_join.go, Validate',
    'helper/pluginutils/loader/init.go, validatePluginConfig',
    'https://developer.hashicorp.com/nomad/docs/configuration',
  ],
  examples: {
    bad: [
      hcl`
        log_level = "VERBOSE"
        #           ~~~~~~~~~
        plugin_dir = "nomad/plugins"
        #            ~~~~~~~~~~~~~~~

        addresses {
          http = "10.0.0.10, 10.1.0.10"
          #      ~~~~~~~~~~~~~~~~~~~~~~
        }

        client {
          node_pool        = "all"
          #                  ~~~~~
          min_dynamic_port = 40000
          #                  ~~~~~
          max_dynamic_port = 32000

          reserved {
            reserved_ports = "22,80-8080-9000"
            #                    ~~~~~~~~~~~~
          }
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        addresses {
          http = "{{ GetPrivateIp }}"
          #          ~~~~~~~~~~~~
        }

        advertise {
          rpc = "0.0.0.0"
          #     ~~~~~~~~~
        }

        server {
        #~~~~~ tls/disabled
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }
      `,
      hcl`
        # The backslash before the n makes a line break of the two.
        data_dir = "C:\nomad"
        #          ~~~~~~~~~~
      `,
      hcl`
        acl {
          enabled = true
        }

        server {
        #~~~~~ tls/disabled
        #~~~~~ gossip/key-missing
        #~~~~~
          enabled = true

          raft_snapshot_interval = "1d"
          #                        ~~~~
          job_default_priority   = 100
          #                        ~~~

          server_join {
            start_join = ["10.0.0.10"]
            #~~~~~~~~~
            retry_join = ["10.0.0.10"]
          }
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
        #~~~~~ tls/disabled
          enabled = true
        }

        plugin "docker" {
          config {
            allow_privileged = "no"
            #                  ~~~~

            volume {
            #~~~~~
              enabled = true
            }
          }
        }
      `,
    ],
    good: [
      hcl`
        log_level  = "warn"
        plugin_dir = "/opt/nomad/plugins"

        client {
          node_pool        = "gpu"
          min_dynamic_port = 20000
          max_dynamic_port = 32000

          reserved {
            reserved_ports = "22,80,8080-9000"
          }
        }

        # No server here: nothing reads this.
        server {
          raft_protocol = 2
        }
      `,
    ],
  },
  *check({ agent, facts: { policy } }) {
    for (const problem of valueProblems(agent)) {
      const judged = judgeValue(policy, problem)
      if (judged === undefined) continue
      const { at, message, help, related, correction } = problem
      const versions = judged.versions === '' ? '' : ` (${judged.versions.trim()})`
      yield {
        at,
        message: message.replace(/\.$/, `${versions}.`),
        help,
        severity: judged.severity,
        ...(related && { related }),
        ...(correction && {
          fixes: [
            {
              title: help,
              safe: correction.certain,
              changes: [replaceText(at.at, correction.text)],
            },
          ],
        }),
      }
    }
  },
})
