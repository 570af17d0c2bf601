import { type Agent, addToFile, apiAccess, defineRule, hcl, type Proposal } from '#rule'

export default defineRule({
  summary: 'An agent uses TLS.',
  why: `Without TLS everything an agent says and hears is in clear text, API tokens and Raft included, and nobody
    has to prove who they are: whoever reaches the ports can read the cluster's state, join as a server and run
    jobs. Nomad's security model names mutual TLS as a requirement, and only warns when it is missing.`,
  severity: 'warning',
  hardening: true,
  cwe: 319,
  references: [
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
        #~~~~~
          enabled = true
          servers = ["10.0.0.10:4647"]
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
          servers = ["10.0.0.10:4647"]
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
        # A part of an agent: the rest may well configure TLS.
        client {
          servers = ["10.0.0.10:4647"]
        }
      `,
    ],
  },
  *check({ agent }) {
    const { config, complete, role } = agent
    const { tls } = config
    const switches = [tls.http, tls.rpc, tls.verify_server_hostname, tls.verify_https_client]
    const files = [tls.ca_file, tls.cert_file, tls.key_file]
    const unused =
      switches.every((setting) => setting.effective === false) && files.every((file) => file.effective === '')
    if (!complete || !unused) return
    const traffic = role === 'client' ? ['RPC'] : ['RPC', 'Raft']
    // Of an API that is open to the world there is an error of its own: hardening/public-plaintext-api.
    if (apiAccess(agent) !== 'exposed') traffic.unshift('API')
    const listed = [traffic.slice(0, -1).join(', '), ...traffic.slice(-1)].filter((part) => part !== '')
    yield {
      at: tls,
      message: `This agent uses no TLS: ${listed.join(' and ')} ${traffic.length > 1 ? 'are' : 'is'} in clear text, and nobody has to prove who they are.`,
      help: `${tls.written ? 'fill the `tls` block' : 'add a `tls` block'} with \`http\`, \`rpc\`, both \`verify_*\` settings and the three files; \`nomad tls\` makes certificates`,
      ...(tls.written ? {} : { fixes: [blockWritten(agent)] }),
    }
  },
})

/** Under the names that `nomad tls` gives its files. */
function blockWritten({ config, role }: Agent): Proposal {
  const region = config.region.effective ?? 'global'
  const own = `${region}-${role === 'client' ? 'client' : 'server'}-nomad`
  const files = { ca_file: 'nomad-agent-ca', cert_file: own, key_file: `${own}-key` }
  const settings = [
    ...['http', 'rpc'].map((name) => ({ name, value: 'true' })),
    ...Object.entries(files).map(([name, file]) => ({
      name,
      value: JSON.stringify(`/etc/nomad.d/tls/${file}.pem`),
    })),
    ...['verify_server_hostname', 'verify_https_client'].map((name) => ({ name, value: 'true' })),
  ]
  return {
    title: 'add a `tls` block',
    safe: false,
    // Without TLS there is worse to say than that ACLs are off.
    reveals: true,
    changes: [addToFile(config.tls.at, [{ name: 'tls', value: settings }])],
  }
}
