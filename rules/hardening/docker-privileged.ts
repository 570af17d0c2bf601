import { defineRule, driverSetting, hcl, isOn } from '#rule'

export default defineRule({
  summary: 'Jobs may not run privileged containers.',
  why: `A privileged container has all capabilities and all devices of the node: it is root on it, whatever the image
    says. Anybody who may submit a job may ask for one. Node plugins of CSI need it: give those nodes of their own
    rather than all.`,
  severity: 'warning',
  hardening: true,
  cwe: 250,
  references: ['https://developer.hashicorp.com/nomad/docs/deploy/task-driver/docker#allow_privileged'],
  examples: {
    bad: [
      hcl`
        plugin "docker" {
          config {
            allow_privileged = true
            #                  ~~~~
          }
        }
      `,
      hcl`
        client {
          options {
            "docker.privileged.enabled" = "true"
            #                             ~~~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        plugin "docker" {
          config {
            allow_privileged = false
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    const allowed = driverSetting(agent, 'docker', ['allow_privileged'], 'docker.privileged.enabled')
    if (!isOn(allowed)) return
    yield {
      at: allowed.at,
      message: 'Jobs may run privileged containers, which are root on this node.',
      help: 'delete it, or keep it to the nodes of a node pool whose jobs need it, such as plugins of CSI; `allow_caps` gives single capabilities',
    }
  },
})
