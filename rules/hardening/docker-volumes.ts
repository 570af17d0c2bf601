import { defineRule, driverSetting, hcl, isOn } from '#rule'

export default defineRule({
  summary: 'Jobs mount no paths of the node into containers but those that the client offers.',
  why: `With \`volumes { enabled = true }\` a job may mount any path of the node, \`/\` and the socket of Docker
    included: who submits one can read and write all of it. \`host_volume\` offers single directories instead, and
    ACLs decide who may use them.`,
  severity: 'info',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/deploy/task-driver/docker#volumes',
    'https://developer.hashicorp.com/nomad/docs/configuration/client#host_volume-block',
  ],
  examples: {
    bad: [
      hcl`
        plugin "docker" {
          config {
            volumes {
              enabled = true
              #         ~~~~
            }
          }
        }
      `,
      hcl`
        client {
          options = {
            "docker.volumes.enabled" = "true"
            #                          ~~~~~~
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
        }

        plugin "docker" {
          config {
            volumes {
              selinuxlabel = "z"
            }
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    const enabled = driverSetting(agent, 'docker', ['volumes', 'enabled'], 'docker.volumes.enabled')
    if (!isOn(enabled)) return
    yield {
      at: enabled.at,
      message: "Jobs may mount any path of this node into a container, such as `/` and Docker's socket.",
      help: 'delete it, and offer single directories by `host_volume` blocks of the client',
    }
  },
})
