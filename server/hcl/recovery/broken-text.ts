import { createSource, type Source } from '../../text/source.ts'
import type { ProblemList } from './problem-list.ts'

/**
 * Reports the characters that Nomad refuses wherever they stand and gives a source of the same length without
 * them, so that they break nothing else.
 */
export function reportBrokenText(source: Source, json: boolean, problems: ProblemList): Source {
  const { text, path, invalidUtf8 } = source
  reportByteOrderMark(text, problems)
  reportEncoding(source, problems)
  const reserved = json ? -1 : text.indexOf('\ue123')
  if (reserved >= 0) {
    problems.add(spanAt(reserved), 'Nomad refuses the character U+E123, which its parser keeps for itself.')
  }
  const clean = text.replace(json ? /\0/g : /[\0\ue123]/g, ' ').replace(/^\ufeff/, ' ')
  return clean === text && invalidUtf8.size === 0 ? source : createSource(path, clean)
}

function reportByteOrderMark(text: string, problems: ProblemList): void {
  if (!text.startsWith('\ufeff')) return
  const message = 'The file starts with a byte order mark, which Nomad takes for an illegal character.'
  problems.add(spanAt(0), message, 'save it as UTF-8 without BOM')
}

function reportEncoding({ text, invalidUtf8 }: Source, problems: ProblemList): void {
  const nul = text.indexOf('\0')
  const [invalid] = invalidUtf8
  if (nul >= 0 && nul < 4) {
    const message = 'The file is not UTF-8 text; it looks like UTF-16.'
    return problems.add(spanAt(nul), message, 'save it as UTF-8 without BOM')
  }
  if (nul >= 0) problems.add(spanAt(nul), 'Nomad refuses the NUL character, even in strings and comments.')
  if (invalid === undefined) return
  const message = 'This is not UTF-8. Nomad refuses other encodings, even in strings and comments.'
  problems.add(spanAt(invalid), message, 'save the file as UTF-8')
}

function spanAt(start: number): { start: number; end: number } {
  return { start, end: start + 1 }
}
