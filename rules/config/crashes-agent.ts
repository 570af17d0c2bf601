import { defineRule, hcl, judgeIssues } from '#rule'

export default defineRule({
  summary: 'Nothing in a file makes Nomad crash.',
  why: `Some forms are not refused but end the agent with a Go panic that names neither the file nor the line: a \`keyring\`
    without a provider, and text with escapes that Nomad's library lets pass and then cannot resolve.`,
  severity: 'error',
  references: [
    'panic: runtime error: index out of range',
    'command/agent/config_parse.go, parseKeyringConfigs',
    'github.com/hashicorp/hcl, hcl/token/token.go: Value',
  ],
  examples: {
    bad: [
      hcl`
        keyring {}
        #~~~~~~
      `,
      {
        files: {
          'nomad.json': '{"data_dir": "\\ud83d\\ude00"}\n#            ~~~~~~~~~~~~~~\n',
        },
      },
    ],
    good: [
      {
        version: '2.0',
        files: {
          'nomad.hcl': hcl`
            keyring "aead" {
              active = true
            }
          `,
        },
      },
    ],
  },
  *checkFile({ file, policy }) {
    for (const { issue, severity } of judgeIssues(file, policy, 'crash')) {
      const { name, reason } = issue
      yield {
        at: issue,
        severity,
        message:
          reason === undefined
            ? `\`${name}\` without a label makes Nomad crash.`
            : `${reason} It crashes on it.`,
        help:
          reason === undefined
            ? `write \`${name} "aead" { ... }\`, or delete it`
            : 'write the character itself, or another escape',
      }
    }
  },
})
