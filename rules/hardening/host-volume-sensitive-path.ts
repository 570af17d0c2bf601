import { type Agent, defineRule, hcl, pathWithin, tidy } from '#rule'

export default defineRule({
  summary: 'Host volumes offer what jobs need, not the node.',
  why: `Every job that may use a host volume gets what is in it. Below \`/\`, \`/etc\` and \`/root\` are the node's passwords and
    keys, in Nomad's own directories the tokens and secrets of all jobs and the state of a server; whoever may write
    to Docker's socket is root. \`read_only\` keeps a job from changing that, not from reading it.`,
  severity: 'info',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/client#host_volume-block',
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
  ],
  examples: {
    bad: [
      hcl`
        client {
          host_volume "docker" {
            path = "/var/run/docker.sock"
            #      ~~~~~~~~~~~~~~~~~~~~~~
          }

          host_volume "root" {
            path      = "/"
            #           ~~~
            read_only = true
          }
        }
      `,
    ],
    good: [
      hcl`
        client {
          host_volume "uploads" {
            path = "/srv/uploads"
          }

          host_volume "ca-certificates" {
            path      = "/etc/ssl/certs"
            read_only = true
          }

          # What exporters of metrics read.
          host_volume "sys" {
            path      = "/sys"
            read_only = true
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    if (agent.role === 'server') return
    for (const { path, read_only } of agent.config.client.host_volume.values()) {
      const { value } = path
      const what =
        value === undefined ? undefined : whatIsIn(tidy(value), read_only.effective === true, agent)
      if (what === undefined) continue
      yield {
        at: path,
        message: `This volume gives jobs ${what}.`,
        help: 'offer only the directory that they need, and let ACLs say which jobs may use it',
      }
    }
  },
})

/** By path, what a job gets; what a job may only read may be harmless. */
const sensitive: Readonly<Record<string, { readonly words: string; readonly harmlessToRead?: true }>> = {
  '/': { words: 'all files of this node' },
  '/etc': { words: "this node's passwords and keys" },
  '/root': { words: 'the home of root' },
  '/home': { words: 'the homes of all users, with their keys' },
  '/var': { words: 'the state of all services of this node' },
  '/var/lib': { words: 'the state of all services of this node' },
  '/var/lib/docker': { words: 'the files of all containers' },
  '/var/log': { words: 'the logs of all services of this node, to change', harmlessToRead: true },
  '/run': { words: 'the sockets of all services of this node' },
  '/var/run': { words: 'the sockets of all services of this node' },
  '/run/docker.sock': { words: "Docker's socket: whoever can write to it is root" },
  '/var/run/docker.sock': { words: "Docker's socket: whoever can write to it is root" },
  '/run/containerd/containerd.sock': { words: "containerd's socket: whoever can write to it is root" },
  '/boot': { words: 'what this node starts with' },
  '/dev': { words: 'the devices of this node' },
  '/proc': { words: 'the processes of this node, to change', harmlessToRead: true },
  '/sys': { words: "this node's kernel settings, to change", harmlessToRead: true },
  '/usr': { words: 'the programs of this node, to change', harmlessToRead: true },
  '/bin': { words: 'the programs of this node, to change', harmlessToRead: true },
  '/opt': { words: 'the programs of this node, to change', harmlessToRead: true },
}

function whatIsIn(path: string, readOnly: boolean, agent: Agent): string | undefined {
  const known = Object.hasOwn(sensitive, path) ? sensitive[path] : undefined
  if (known !== undefined && !(readOnly && known.harmlessToRead)) return known.words
  const { data_dir, tls } = agent.config
  const data = data_dir.value ?? ''
  const own = data === '' ? [] : ['', 'server', 'client', 'alloc'].map((name) => tidy(`${data}/${name}`))
  if (own.includes(path)) return "Nomad's own directory, with the secrets of all jobs"
  const key = tls.key_file.value ?? ''
  return key !== '' && pathWithin(path, tidy(key)) !== undefined ? 'the private key of this agent' : undefined
}
