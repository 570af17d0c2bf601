import { defineRule, hcl } from '#rule'

/** Reported by the engine itself, which reads the settings; it is here for its page, and for `explain`. */
export default defineRule({
  summary: 'Settings say what nomadlint can follow.',
  why: `What is wrong in a \`.nomadlintrc\` counts for nothing, so findings may be missing or too many. Everything else in
    it holds, and all files are linted. The command ends with 2, as after wrong options; no setting switches that off.`,
  severity: 'error',
  references: ['docs/settings.md', 'schemas/settings.schema.json'],
  examples: {
    bad: [
      {
        found: true,
        files: {
          '.nomadlintrc': hcl`
            preset = "strickt"
            #        ~~~~~~~~~

            rule "tls/disable" {
            #~~~~~~~~~~~~~~~~~
              severity = "off"
            }

            fail-on = "error"
            #~~~~~~
          `,
          'nomad.hcl': hcl`
            datacenter = "dc1"
          `,
        },
      },
    ],
    good: [
      {
        found: true,
        files: {
          '.nomadlintrc': hcl`
            preset  = "strict"
            fail_on = "error"

            rule "tls/disabled" {
              severity = "off"
            }

            override {
              files  = ["dev/**"]
              preset = "recommended"
            }
          `,
          'nomad.hcl': hcl`
            datacenter = "dc1"
          `,
        },
      },
    ],
  },
})
