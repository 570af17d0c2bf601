/** A moment for people, in UTC: `2030-01-01 00:00 UTC`. */
export function minuteText(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
