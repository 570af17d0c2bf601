import { defineRule, driverSetting, hcl, isOn, textsOf } from '#rule'

export default defineRule({
  summary: 'Jobs have namespaces of their own.',
  why: `A job that shares the node's process namespace sees, signals and, as root, reads the memory of every process on
    it, the agent included; one that shares its IPC namespace reads shared memory. Without \`pivot_root\` a job that
    is root gets out of its directory.`,
  severity: 'info',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/deploy/task-driver/exec#default_pid_mode',
    'https://developer.hashicorp.com/nomad/docs/deploy/task-driver/exec#no_pivot_root',
    'https://developer.hashicorp.com/nomad/docs/deploy/task-driver/docker#allowed_modes',
  ],
  examples: {
    bad: [
      hcl`
        plugin "exec" {
          config {
            default_pid_mode = "host"
            #                  ~~~~~~
            no_pivot_root    = true
            #                  ~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        plugin "exec" {
          config {
            default_pid_mode = "private"
            default_ipc_mode = "private"
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    for (const driver of ['exec', 'java']) {
      for (const [name, words] of modes) {
        const mode = driverSetting(agent, driver, [`default_${name}_mode`])
        if (mode?.data !== 'host') continue
        yield {
          at: mode.at,
          message: `Jobs of \`${driver}\` share the ${words} of this node unless they say otherwise.`,
          help: 'write "private"; single jobs can ask for the one of the node',
        }
      }
    }
    const chroot = driverSetting(agent, 'exec', ['no_pivot_root'])
    if (isOn(chroot)) {
      yield {
        at: chroot.at,
        message: 'Jobs of `exec` are kept in their directory by `chroot` alone, which root gets out of.',
        help: 'delete it, unless the root file system of this node is a RAM disk',
      }
    }
    for (const name of ['pid', 'ipc', 'userns', 'uts']) {
      const allowed = driverSetting(agent, 'docker', ['allowed_modes', name])
      if (allowed === undefined || !textsOf(allowed).includes('host')) continue
      yield {
        at: allowed.at,
        message: `Containers may share the ${name} namespace of this node.`,
        help: 'leave "host" out, unless a job on this node needs it',
      }
    }
  },
})

const modes: readonly (readonly [string, string])[] = [
  ['pid', 'process namespace'],
  ['ipc', 'IPC namespace'],
]
