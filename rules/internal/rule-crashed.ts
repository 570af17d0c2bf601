import { defineRule } from '#rule'

/** Reported by the engine itself, when a rule throws; it is here for its page, and for `explain`. */
export default defineRule({
  summary: 'No rule fails.',
  why: `A rule that fails says nothing about the files it failed on, so they are not known to be fine. The finding
    names the rule and what happened; all other rules were applied, and their findings stand.`,
  severity: 'error',
  references: ['this is always a bug of nomadlint: report it with the text of the finding'],
  examples: { bad: [], good: [] },
})
