const said = process.env['NOMADLINT_SEED']

/**
 * The seed that NOMADLINT_SEED gives, "new" for one that no run has had. Without it random tests have the same inputs in every run,
 * so that a run fails for what was changed and for nothing else; hunts for more are made with it.
 */
export const askedSeed: number | undefined =
  said === undefined || said === '' ? undefined : said === 'new' ? newSeed() : numberOf(said)

export function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 31)
}

function numberOf(text: string): number {
  const seed = Number(text)
  if (!Number.isSafeInteger(seed)) throw new Error(`NOMADLINT_SEED is neither an integer nor "new": ${text}`)
  return seed
}
