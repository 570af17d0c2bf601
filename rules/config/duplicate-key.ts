import {
  defineRule,
  hcl,
  type Issue,
  type JudgedIssue,
  joinAdvice,
  judgeIssues,
  nomadOn,
  placeOf,
  removeSetting,
} from '#rule'

export default defineRule({
  summary: 'A setting is written once.',
  why: `In the blocks that Nomad checks, a key that stands there twice is refused, as is a second \`tls\` or \`acl\` block. In
    the others only the last value counts, without a word: whoever reads the first one is misled. Lists and maps are
    exempt where Nomad joins them, and so are second blocks whose settings it merges.`,
  severity: 'error',
  references: ['tls unexpected keys http', 'github.com/hashicorp/hcl, decoder.go: unusedKeys'],
  examples: {
    bad: [
      hcl`
        ports {
          http = 4646
          HTTP = 4656
          #~~~
        }

        acl {
          enabled = true
        }

        acl {
        #~~
          token_ttl = "30s"
        }
      `,
      hcl`
        # Only the last value counts.
        consul {
          address = "127.0.0.1:8500"
          address = "127.0.0.1:8501"
          #~~~~~~
        }

        client {
          host_volume "data" {
            path = "/srv/old"
          }

          host_volume "data" {
          #           ~~~~~~
            path = "/srv/new"
          }
        }
      `,
    ],
    good: [
      hcl`
        # Nomad merges these.
        server {
          enabled = false
        }

        server {
          bootstrap_expect = 3
        }

        limits {
          http_max_conns_per_client = 50
        }
      `,
    ],
  },
  *checkFile({ file, policy }) {
    for (const judged of judgeIssues(file, policy, 'duplicate')) {
      const { issue, severity, since } = judged
      // Which of two is meant only their owner knows; where Nomad knows but one, that is what it is now.
      const loser = isIdentity(issue) ? issue.at : issue.first
      yield {
        at: issue,
        severity,
        message: `${whatIsWrong(judged)}${since}.`,
        ...joinAdvice('keep one of them', nomadOn(issue, issue.name)),
        related: issue.first === undefined ? [] : [{ message: 'first written here', location: issue.first }],
        fixes:
          loser === undefined
            ? []
            : [{ title: `delete the other \`${issue.name}\``, safe: false, changes: [removeSetting(loser)] }],
      }
    }
  },
})

function whatIsWrong({ issue }: JudgedIssue): string {
  const { name, effect, key } = issue
  const place = placeOf(issue)
  if (effect === 'refused') return `\`${name}\` stands twice ${place}: Nomad refuses the file`
  if (isIdentity(issue)) return `\`${name}\` stands ${place} already: Nomad ignores this block`
  if (key?.block !== undefined)
    return `This \`${name}\` has the label of another one: Nomad keeps only the last`
  return `\`${name}\` stands more than once ${place}: only one of them counts, the last if they are spelt alike`
}

/** Nomad takes identities from the first block there is (command/agent/config_parse.go, parseConsuls). */
function isIdentity({ block, key }: Issue): boolean {
  return block.repeat === 'named' && key?.block !== undefined
}
