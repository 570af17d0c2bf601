import { defineRule, elementOf, hcl } from '#rule'

export default defineRule({
  summary: 'Downloads of artifacts are kept in their directory.',
  why: `Clients download what jobs name as artifacts. On Linux a process of its own does that, which Landlock lets see
    nothing but the task's directory, and afterwards Nomad looks whether links in an archive lead out of it. Without
    that, an archive made for it can read or replace files of the node.`,
  severity: 'warning',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/client#disable_filesystem_isolation',
    'https://developer.hashicorp.com/nomad/docs/configuration/client#disable_artifact_inspection',
    'https://developer.hashicorp.com/nomad/docs/configuration/client#filesystem_isolation_extra_paths',
  ],
  examples: {
    bad: [
      hcl`
        client {
          artifact {
            disable_filesystem_isolation = true
            #                              ~~~~
          }
        }
      `,
      hcl`
        client {
          artifact {
            filesystem_isolation_extra_paths = ["f:r:/etc/gitconfig", "d:rwc:/"]
            #                                                         ~~~~~~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        client {
          artifact {
            disable_filesystem_isolation     = false
            filesystem_isolation_extra_paths = ["d:rx:/opt/git-tools", "f:r:/etc/ssl/private-ca.pem"]
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    const { artifact } = agent.config.client
    if (agent.role === 'server' || !artifact.written) return
    const { disable_filesystem_isolation, disable_artifact_inspection } = artifact
    if (disable_filesystem_isolation.effective === true) {
      yield {
        at: disable_filesystem_isolation,
        message: 'What downloads artifacts may reach all files of this node that the agent can.',
        help: 'delete it; single paths can be opened by `filesystem_isolation_extra_paths`',
      }
    }
    if (disable_artifact_inspection.effective === true) {
      yield {
        at: disable_artifact_inspection,
        message: 'Nobody looks whether links in a downloaded archive lead out of the directory of its task.',
        help: 'delete it',
      }
    }
    const extra = artifact.filesystem_isolation_extra_paths
    for (const path of extra.value ?? []) {
      if (!isWide(path)) continue
      yield {
        at: elementOf(agent, extra, path),
        message: `"${path}" opens the whole file system to what downloads artifacts.`,
        help: 'name the files and directories that it needs, to be read only',
      }
    }
  },
})

/** A kind, a mode, and a path that all of the node is below. */
function isWide(path: string): boolean {
  return /^d:[rwcx]+:\/+(?:\.\/*)?$/.test(path)
}
