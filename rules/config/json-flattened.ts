import { defineRule, judgeIssues, placeOf, wrapObjects } from '#rule'

export default defineRule({
  summary: 'In JSON, an object does not hold only objects.',
  why: `The library that reads JSON for Nomad takes an object whose members are all objects for a block with labels. The name
    inside is then no key but a label: Nomad refuses it, or, in \`consul\` and \`vault\`, loses the identity.`,
  severity: 'error',
  references: [
    'unexpected keys plan_rejection_tracker',
    'https://github.com/hashicorp/nomad/issues/27595',
    'github.com/hashicorp/hcl, json/parser/flatten.go',
  ],
  examples: {
    bad: [
      {
        files: {
          'nomad.json': '{"server": {"plan_rejection_tracker": {"enabled": true}}}\n #~~~~~~~\n',
        },
      },
    ],
    good: [
      {
        files: {
          'nomad.json': '{"server": {"plan_rejection_tracker": [{"enabled": true}]}}\n',
          'client.json': '{"client": {"enabled": false, "template": {"wait": {"min": "5s"}}}}\n',
        },
      },
    ],
  },
  *checkFile({ file, policy }) {
    for (const { issue, severity, since } of judgeIssues(file, policy, 'flattened')) {
      const { name, effect } = issue
      const outcome = effect === 'refused' ? 'refuses the file' : 'ignores what is in them'
      yield {
        at: issue,
        severity,
        message: `\`${name}\` ${placeOf(issue)} holds only objects: Nomad takes their names for labels and ${outcome}${since}.`,
        help: 'write each object inside as a list of one: "name": [{ ... }]',
        fixes: [{ title: 'put brackets around the objects', safe: true, changes: [wrapObjects(issue.at)] }],
      }
    }
  },
})
