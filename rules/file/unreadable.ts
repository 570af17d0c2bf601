import {
  defineRule,
  type Facts,
  type FileFact,
  filesToStart,
  hcl,
  mayRead,
  octal,
  type Report,
  type Setting,
  secretFiles,
} from '#rule'

export default defineRule({
  summary: 'The files that Nomad reads are regular files of sensible size.',
  why: `A directory, a FIFO or a device where Nomad expects a file keeps it from starting, or hangs it. The same
    goes for the configuration files themselves. What this user may not read, but Nomad's user may, is only
    counted in the summary.`,
  severity: 'error',
  references: ['Failed to read CA file: read ...: is a directory'],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/directory"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

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
  *check({ agent, facts }) {
    const secret = new Set(secretFiles(agent, facts).map(({ path }) => path))
    for (const { setting, fact } of filesToStart(agent, facts)) {
      yield* closedTo(setting, fact, facts, secret.has(fact.path))
      if (fact.content.known || fact.found === undefined) continue
      if (fact.content.why !== 'not-regular' && fact.content.why !== 'too-large') continue
      yield {
        at: setting,
        message: `${fact.path} is ${fact.found}, not a PEM file.`,
        help: 'name the file itself',
      }
    }
  },
  *checkFile({ file }) {
    if (file.unread === undefined) return
    const { why, found } = file.unread
    yield {
      at: { at: { source: file.source, span: { start: 0, end: 0 } } },
      message: `This configuration file was not read: it is ${found}.`,
      help:
        why === 'permission'
          ? 'run nomadlint as a user who may read it'
          : 'Nomad reads every file of its configuration that ends in .hcl or .json',
      // Nomad has no limit of its own, so it may well start.
      ...(why === 'too-large' ? { severity: 'warning' } : {}),
    }
  },
})

/** Only on the node can be known who may read a file; of private keys, file/key-owner says what their modes tell. */
function* closedTo(
  setting: Setting<string>,
  fact: FileFact<unknown>,
  { node }: Facts,
  isSecret: boolean,
): Iterable<Report> {
  const user = node?.user
  if (node === undefined || user === undefined) return
  const tried = node.isUser && !fact.content.known && fact.content.why === 'permission'
  const access = isSecret ? undefined : node.access.get(fact.path)
  if (!tried && (access === undefined || mayRead(access, user))) return
  yield {
    at: setting,
    message: `${user.name}, as which Nomad runs${user.said ? '' : ' by default'}, cannot read this file${access === undefined ? '' : `: it belongs to ${node.accounts.userName(access.uid)}, with mode ${octal(access.mode)}`}.`,
    help: 'let it pass all directories on the way, and read the file',
    ...(user.said || tried ? {} : { severity: 'warning' }),
  }
}
