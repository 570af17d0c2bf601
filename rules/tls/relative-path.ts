import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The files of the `tls` block are named by absolute paths.',
  why: `Nomad opens a relative path from the directory in which it was started: another one under systemd, in a shell
    and in a container. An agent that started by hand does not start as a service, or loads other files.`,
  severity: 'warning',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/tls#ca_file'],
  examples: {
    bad: [
      {
        files: {
          '/etc/nomad.d/nomad.hcl': hcl`
            tls {
              http      = true
              rpc       = true
              ca_file   = "/etc/nomad.d/certs/ca.pem"
              cert_file = "certs/server.pem"
              #           ~~~~~~~~~~~~~~~~~~
              key_file  = "/etc/nomad.d/certs/server-key.pem"

              verify_server_hostname = true
              verify_https_client    = true
            }
          `,
        },
      },
      {
        files: {
          '/etc/nomad.d/nomad.hcl': hcl`
            tls {
              http      = true
              rpc       = true
              ca_file   = "certs/ca.pem"
              #           ~~~~~~~~~~~~~~
              cert_file = "certs/server.pem"
              key_file  = "certs/server-key.pem"

              verify_server_hostname = true
              verify_https_client    = true
            }
          `,
        },
      },
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
  *check({ agent: { config } }) {
    const { ca_file, cert_file, key_file } = config.tls
    const relative = [ca_file, cert_file, key_file].filter(({ value = '' }) => isRelative(value))
    const [first, ...others] = relative
    if (first === undefined) return
    const path = first.value as string
    const one = others.length === 0
    const what = one
      ? `"${path}" is a relative path`
      : `"${path}" and ${others.length} more are relative paths`
    yield {
      at: first,
      message: path.startsWith('~')
        ? `${what}: Nomad does not know \`~\`.`
        : `${what}: which ${one ? 'file it is' : 'files they are'} depends on where Nomad is started.`,
      help: 'write the whole path, from the root of the file system',
      related: others.map(({ at }) => ({ message: 'this one too', location: at })),
    }
  },
})

/** A key pasted in place of its file's name is no path, and not to be repeated. */
function isRelative(path: string): boolean {
  return path !== '' && !isAbsolute(path) && !/[\n]|-----BEGIN/.test(path)
}

/** Of any system: the configuration may be for another one than this. */
function isAbsolute(path: string): boolean {
  return /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path)
}
