import { type DriverSetting, defineRule, driverSetting, hcl, textsOf } from '#rule'

export default defineRule({
  summary: 'Jobs may have no more capabilities of Linux than by default.',
  why: `\`allow_caps\` says which capabilities a job may ask for. By default these are those of Docker but for NET_RAW.
    Some of the others, SYS_ADMIN, SYS_MODULE and SYS_PTRACE among them, are as good as root on the node; NET_ADMIN
    and NET_RAW let a job listen to and forge the traffic of its network.`,
  severity: 'info',
  hardening: true,
  cwe: 250,
  references: [
    'https://developer.hashicorp.com/nomad/docs/deploy/task-driver/docker#allow_caps',
    'https://developer.hashicorp.com/nomad/docs/deploy/task-driver/exec#allow_caps',
    'drivers/shared/capabilities/defaults.go',
  ],
  examples: {
    bad: [
      hcl`
        plugin "docker" {
          config {
            allow_caps = ["CHOWN", "NET_BIND_SERVICE", "SYS_ADMIN"]
            #            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          }
        }

        plugin "exec" {
          config {
            allow_caps = ["all"]
            #            ~~~~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        plugin "docker" {
          config {
            allow_caps = ["CHOWN", "SETGID", "SETUID", "cap_net_bind_service"]
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    for (const driver of ['docker', 'exec', 'java']) {
      const option = driver === 'docker' ? 'docker.caps.allowlist' : undefined
      const allowed =
        driverSetting(agent, driver, ['allow_caps'], option) ??
        (option && driverSetting(agent, driver, ['allow_caps'], 'docker.caps.whitelist'))
      const more = allowed === undefined ? [] : beyondDefault(allowed)
      if (allowed === undefined || more.length === 0) continue
      yield {
        at: allowed.at,
        message: `Jobs of \`${driver}\` may have ${more.includes('ALL') ? 'all capabilities: they can be root on this node' : `capabilities that they do not have by default: ${more.join(', ')}`}.`,
        help: 'leave out what no job on this node needs',
      }
    }
  },
})

const defaults: ReadonlySet<string> = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
)

function beyondDefault(allowed: DriverSetting): readonly string[] {
  const names = textsOf(allowed).map((text) => text.toUpperCase().replace(/^CAP_/, ''))
  return [...new Set(names)].filter((name) => /^[A-Z_]+$/.test(name) && !defaults.has(name))
}
