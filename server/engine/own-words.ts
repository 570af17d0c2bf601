/** What the parser says of a file that is not Nomad's but our own: it is nomadlint that reads it. */
export function ownWords(text: string): string {
  return text.replace(/\bNomad\b/g, 'nomadlint')
}
