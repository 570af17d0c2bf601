import type { Explained, Explanation, Lines as LineNumbers, Telling } from './explanation.ts'
import { keyHint } from './key-hint.ts'
import { Lines } from './lines.ts'
import { masked } from './mask.ts'
import { Matcher, type Shown } from './matcher.ts'
import { symptomWith } from './nearest.ts'
import { plain } from './plain.ts'
import type { Symptom } from './symptom.ts'
import { symptoms } from './symptoms.ts'
import { filled } from './template.ts'

export { nearestMessages } from './nearest.ts'

/** How programs and loggers mark a line that tells of trouble. */
const troubleWords = [
  '[error]',
  '[warn]',
  'level":"error',
  'level":"warn',
  'level=error',
  'level=warn',
  '==> error',
  '[err]',
  'panic:',
]

/** What says that a line has to be read before words can be found in it. */
const codedWord = '"message":['

/** Different things that one message tells, beyond which they are only counted. */
const mostTellings = 20

const otherWords = [...troubleWords, codedWord]

let forLogs: Matcher | undefined
let forTexts: Matcher | undefined

/** Explains a log, bytes of UTF-8 as they come. */
export class LogExplainer {
  readonly #matcher: Matcher
  readonly #lines: Lines
  readonly #met = new Map<Symptom, Met>()
  #unexplained: LineNumbers | undefined

  constructor(
    matcher = (forLogs ??=
      new Matcher(
        symptoms.filter(({ kind }) => kind !== 'reported'),
        otherWords,
      )),
  ) {
    this.#matcher = matcher
    this.#lines = new Lines(matcher.search, (bytes, number, words) => {
      this.#line(bytes, number, words)
    })
  }

  push(bytes: Uint8Array): void {
    this.#lines.push(bytes)
  }

  end(): Explanation {
    this.#lines.end()
    const explained = [...this.#met.values()].map((met) => met.result())
    return { lines: this.#lines.count, explained, unexplained: this.#unexplained }
  }

  #line(bytes: Uint8Array, number: number, words: ReadonlySet<number>): void {
    const written = new TextDecoder().decode(bytes)
    const text = plain(written)
    // Where colours were taken out, or letters stood as escapes, words may have come together.
    const found = text === written ? words : this.#matcher.search.findIn(new TextEncoder().encode(text))
    const shown = this.#matcher.match(text, found)
    for (const one of shown) this.#meet(one, number)
    const { words: messageWords } = this.#matcher
    const isTrouble = [...found].some(
      (word) => word >= messageWords && word < messageWords + troubleWords.length,
    )
    if (shown.length === 0 && isTrouble) this.#unexplained = counted(this.#unexplained, number)
  }

  #meet(shown: Shown, line: number): void {
    const met = this.#met.get(shown.symptom)
    if (met === undefined) this.#met.set(shown.symptom, new Met(shown, line))
    else met.add(shown, line)
  }
}

/** Explains an error text of one line or several, also one that was wrapped, or what somebody remembers of one. */
export function explainText(text: string): Explanation {
  const explanation = explainLines(text)
  if (explanation.explained.length > 0) return explanation
  if (text.includes('\n')) return explainLines(text.replace(/\s*\r?\n\s*/g, ' '))
  const symptom = symptomWith(text)
  if (symptom === undefined) return explanation
  return { ...explanation, explained: [new Met({ symptom, values: new Map() }, 1).result()] }
}

function explainLines(text: string): Explanation {
  const explainer = new LogExplainer((forTexts ??= new Matcher(symptoms, otherWords)))
  explainer.push(new TextEncoder().encode(text.replace(/[ \t\u00a0]+/g, ' ')))
  return explainer.end()
}

class Met {
  readonly #symptom: Symptom
  readonly #values: ReadonlyMap<string, string>
  readonly #tellings = new Map<string, LineNumbers>()
  #lines: LineNumbers
  #more = false

  constructor(shown: Shown, line: number) {
    this.#symptom = shown.symptom
    this.#values = maskedValues(shown)
    this.#lines = counted(undefined, line)
    this.#tell(this.#values, line)
  }

  add(shown: Shown, line: number): void {
    if (line === this.#lines.last) return
    this.#lines = counted(this.#lines, line)
    this.#tell(maskedValues(shown), line)
  }

  #tell(values: ReadonlyMap<string, string>, line: number): void {
    const told = toldBy(this.#symptom, values)
    if (told === undefined) return
    const known = this.#tellings.get(told)
    if (known === undefined && this.#tellings.size >= mostTellings) this.#more = true
    else this.#tellings.set(told, counted(known, line))
  }

  result(): Explained {
    const tellings: readonly Telling[] = [...this.#tellings].map(([text, lines]) => ({ text, ...lines }))
    return {
      symptom: this.#symptom,
      ...this.#lines,
      values: this.#values,
      tellings: [...tellings].sort((a, b) => b.count - a.count),
      moreTellings: this.#more,
    }
  }
}

/** What the message tells, and what the table of keys adds where it names any. */
function toldBy({ told = [] }: Symptom, values: ReadonlyMap<string, string>): string | undefined {
  const text = told.map((one) => filled(one, values)).find((one) => one !== undefined)
  const keys = values.get('keys')
  const hint = text === undefined || keys === undefined ? undefined : keyHint(keys, values.get('block'))
  return hint === undefined ? text : `${text} ${hint}`
}

function maskedValues({ values }: Shown): ReadonlyMap<string, string> {
  return new Map([...values].map(([name, value]) => [name, masked(value)]))
}

function counted(lines: LineNumbers | undefined, line: number): LineNumbers {
  if (lines === undefined) return { count: 1, first: line, last: line }
  return { count: lines.count + 1, first: lines.first, last: line }
}
