/**
 * The same function, which knows its last answer: many rules ask about one thing before the next one has its turn. A
 * `WeakMap` would be dearer: what an old one says of young objects outlives the collections of the young generation.
 */
export function rememberLast<Subject extends object | string, Answer>(
  answer: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  let last: { readonly subject: Subject; readonly answer: Answer } | undefined
  return (subject) => {
    if (last?.subject !== subject) last = { subject, answer: answer(subject) }
    return last.answer
  }
}
