import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The API tells browsers to be careful.',
  why: `Nomad sends a content security policy with its web interface, and no other header of the kind. \`X-Content-Type-Options\`
    keeps browsers from taking a file of a task for a page or a script; \`Strict-Transport-Security\` keeps them from
    ever asking by \`http://\` again.`,
  severity: 'info',
  preset: 'strict',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
    'https://developer.hashicorp.com/nomad/docs/configuration#http_api_response_headers',
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

        http_api_response_headers {
          X-Content-Type-Options = "nosniff"
        }

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
    const { http_api_response_headers: headers, tls, ui } = config
    if (!complete || headers.unknown || ui.enabled.effective === false) return
    const sent = new Set(Object.keys(headers.value ?? {}).map((name) => name.toLowerCase()))
    const wanted = [
      'X-Content-Type-Options',
      ...(tls.http.effective === true ? ['Strict-Transport-Security'] : []),
    ]
    const missing = wanted.filter((name) => !sent.has(name.toLowerCase())).map((name) => `\`${name}\``)
    if (missing.length === 0) return
    yield {
      at: headers,
      message: `The API sends no ${missing.join(' and no ')} to browsers.`,
      help: 'write `http_api_response_headers { X-Content-Type-Options = "nosniff" }`, and with TLS `Strict-Transport-Security = "max-age=31536000"`',
    }
  },
})
