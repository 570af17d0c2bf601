import { blocksOf, defineRule, hcl, isMisplacedTlsKey, moveSetting } from '#rule'

export default defineRule({
  summary: 'Settings of TLS stand in the `tls` block.',
  why: `Consul has settings of nearly these names at the top of the file, Nomad has them in \`tls\`. At the top, and in
    most blocks, Nomad refuses to start over them; in the blocks whose keys it does not check it ignores them, and
    what they should protect is not protected.`,
  severity: 'error',
  references: ['unexpected keys', 'https://developer.hashicorp.com/nomad/docs/configuration/tls'],
  examples: {
    bad: [
      hcl`
        ca_file = "/etc/nomad.d/certs/ca.pem"
        #~~~~~~

        server {
          verify_server_hostname = true
          #~~~~~~~~~~~~~~~~~~~~~
        }
      `,
      hcl`
        server {
          verify_https_client = true
          #~~~~~~~~~~~~~~~~~~
        }

        tls {
        #~~ tls/https-client-unverified
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
        }
      `,
      hcl`
        ui {
          enabled             = true
          verify_https_client = true
          #~~~~~~~~~~~~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent: { merged } }) {
    for (const { struct } of blocksOf(merged)) {
      const { unknownKeys } = struct.block
      // There it is a setting of somebody else's: a plugin's, a key provider's.
      if (unknownKeys === 'free') continue
      for (const stray of struct.strays.filter(isMisplacedTlsKey)) {
        const where = stray.within === '' ? 'at the top of the file' : `in \`${stray.within}\``
        const refused = unknownKeys === 'refuse'
        yield {
          at: { at: stray.at },
          message: `\`${stray.name}\` has no meaning ${where}: Nomad ${refused ? 'does not start' : 'ignores it'}.`,
          help: 'move it into the `tls` block',
          fixes: [
            {
              title: `move \`${stray.name}\` into the \`tls\` block`,
              safe: false,
              changes: [moveSetting(stray.at, merged, ['tls'], stray.name.toLowerCase())],
            },
          ],
          ...(refused ? {} : { severity: 'warning' }),
        }
      }
    }
  },
})
