import { asSentence, defineRule } from '#rule'

const server = `
  data_dir = "/opt/nomad/data"
`

export default defineRule({
  summary: 'The flags of a systemd unit are those that `nomad agent` takes.',
  why: `With a flag that it does not know, or a value that does not fit, \`nomad agent\` prints its help and does not
    start. At a word that is no flag, such as the \`true\` in \`-server true\`, it stops reading: what
    stands behind is ignored without a word, \`-config\` as well.`,
  severity: 'error',
  references: [
    'command/agent/command.go, readConfig',
    "Go's package flag, parseOne",
    'man 5 systemd.service',
  ],
  examples: {
    bad: [
      {
        found: true,
        files: {
          'nomad.hcl': server,
          'nomad.service': `
            [Service]
            ExecStart=/usr/bin/nomad agent -config /etc/nomad/nomad.hcl -sever
            #                                                           ~~~~~~
          `,
        },
      },
      {
        found: true,
        files: {
          'nomad.hcl': server,
          'nomad.service': `
            [Service]
            ExecStart=/usr/bin/nomad agent -config /etc/nomad/nomad.hcl -log-json yes -region eu
            #                                                                     ~~~
          `,
        },
      },
    ],
    good: [
      {
        found: true,
        files: {
          'nomad.hcl': server,
          'nomad.service': `
            [Service]
            ExecStart=/usr/bin/nomad agent -config /etc/nomad/nomad.hcl -log-json=true -region eu $OPTIONS
          `,
        },
      },
    ],
  },
  *check({ agent: { flagProblems } }) {
    for (const { problem, at } of flagProblems) {
      yield {
        at: { at },
        message: asSentence(problem),
        help: problem.ignored
          ? 'delete it, or write it as a flag; the value of a flag that is on or off stands behind an equals sign, as in `-server=true`'
          : '`nomad agent -help` lists the flags',
        ...(problem.ignored ? { severity: 'warning' as const } : {}),
      }
    }
  },
})
