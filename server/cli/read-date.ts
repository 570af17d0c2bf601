import { visible } from '../report/visible.ts'
import { UsageError } from './option.ts'

const shape = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/

/** A day (its beginning in UTC) or a time, as ISO 8601 writes them. */
export function readDate(text: string): Date {
  const match = shape.exec(text)
  const date = new Date(match === null ? Number.NaN : text)
  // Some engines take February 30 for a day in March.
  const real =
    !Number.isNaN(date.getTime()) &&
    new Date(match?.[1] as string).toISOString().startsWith(match?.[1] as string)
  if (!real)
    throw new UsageError(`--as-of ${visible(text)}: not a date such as 2030-01-31 or 2030-01-31T12:00:00Z`)
  return date
}
