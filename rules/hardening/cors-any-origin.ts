import { defineRule, hcl, memberOf } from '#rule'

export default defineRule({
  summary: 'Web pages of strangers may not read the API.',
  why: `With \`Access-Control-Allow-Origin: *\` any web page that somebody in your network opens may ask the API for
    everything that needs no token, through that person's browser: a firewall does not help, as the browser is
    inside. Nomad's own web interface needs no such header.`,
  severity: 'warning',
  hardening: true,
  cwe: 942,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration#http_api_response_headers',
    'https://developer.mozilla.org/docs/Web/HTTP/Headers/Access-Control-Allow-Origin',
  ],
  examples: {
    bad: [
      hcl`
        http_api_response_headers {
          Access-Control-Allow-Origin = "*"
          #                             ~~~
        }
      `,
    ],
    good: [
      hcl`
        http_api_response_headers {
          Access-Control-Allow-Origin = "https://dashboard.example.com"
          X-Frame-Options             = "DENY"
        }
      `,
    ],
  },
  *check({ agent }) {
    const { http_api_response_headers: headers } = agent.config
    for (const [name, value] of Object.entries(headers.value ?? {})) {
      if (name.toLowerCase() !== 'access-control-allow-origin' || !['*', 'null'].includes(value.trim()))
        continue
      yield {
        at: memberOf(agent, headers, name),
        message: `"${value.trim()}" lets ${value.trim() === '*' ? 'every web page' : 'pages without an origin, which any page can make,'} read the API through the browser of whoever opens it.`,
        help: 'name the one origin that needs it, such as "https://dashboard.example.com", or delete the header',
      }
    }
  },
})
