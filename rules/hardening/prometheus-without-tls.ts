import { defineRule, hcl, isLocalApi } from '#rule'

export default defineRule({
  summary: 'Metrics are served by HTTPS.',
  why: `\`/v1/metrics\` asks for no token, ACLs or not. Without TLS on the API, whoever reaches the port reads which jobs,
    groups and tasks run on which node, and how busy they are; with \`verify_https_client\` only those who have a
    certificate do.`,
  severity: 'warning',
  hardening: true,
  cwe: 319,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/telemetry#prometheus_metrics',
    'https://github.com/hashicorp/nomad/issues/19870',
    'command/agent/metrics_endpoint.go, MetricsRequest',
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
          enabled = true
        }

        telemetry {
          prometheus_metrics = true
          #                    ~~~~
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
          enabled = true
        }

        telemetry {
          prometheus_metrics = true
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        telemetry {
          prometheus_metrics = true
        }
      `,
    ],
  },
  *check({ agent }) {
    const { telemetry, tls } = agent.config
    if (!agent.complete && !tls.written) return
    if (telemetry.prometheus_metrics.effective !== true || tls.http.effective !== false) return
    if (isLocalApi(agent)) return
    yield {
      at: telemetry.prometheus_metrics,
      message:
        '`/v1/metrics` is in clear text and asks for no token: whoever reaches the API reads what runs here.',
      help: 'set `http = true` and `verify_https_client = true` in `tls`, and give Prometheus a certificate',
    }
  },
})
