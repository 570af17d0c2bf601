/**
 * What a tag does to the text around it. `open`, `wrap` and `aside` end at a `close`: what `open` encloses may be
 * there once, several times or not at all, what `wrap` encloses stays as it is, what `aside` encloses is kept for
 * another place.
 */
export type Role = 'output' | 'silent' | 'open' | 'wrap' | 'aside' | 'middle' | 'close'

/** The role of a whole tag; undefined where it is none after all. */
export function roleOf(tag: string, jinja: boolean): Role | undefined {
  const delimiter = tag.slice(0, 2)
  if (delimiter === '{%' || delimiter === '[%') return jinjaStatement(inside(tag))
  if (delimiter === '{{' || delimiter === '[[') return jinja ? 'output' : goAction(inside(tag))
  if (delimiter === '<%') return rubyCode(tag.slice(2, -2))
  if (delimiter === '%{') return directive(inside(tag))
  return delimiter === '{#' ? 'silent' : 'output'
}

/** What stands behind the opening delimiter and a mark that trims white space; how it ends makes no difference. */
function inside(tag: string): string {
  return tag.slice(2).replace(/^[-~+]?\s*/, '')
}

function roleIn(words: Readonly<Record<string, Role>>, code: string): Role | undefined {
  const word = /^\w+/.exec(code)?.[0]
  return word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined
}

const jinjaWords: Readonly<Record<string, Role>> = {
  if: 'open',
  for: 'open',
  macro: 'aside',
  call: 'open',
  filter: 'open',
  block: 'wrap',
  with: 'wrap',
  raw: 'wrap',
  autoescape: 'wrap',
  else: 'middle',
  elif: 'middle',
  elsif: 'middle',
  do: 'silent',
  import: 'silent',
  from: 'silent',
  break: 'silent',
  continue: 'silent',
}

/** What is not known may put anything here, as `include` does. */
function jinjaStatement(code: string): Role {
  if (code.startsWith('end')) return 'close'
  if (/^set\b/.test(code)) return code.includes('=') ? 'silent' : 'aside'
  return roleIn(jinjaWords, code) ?? 'output'
}

const goWords: Readonly<Record<string, Role>> = {
  if: 'open',
  range: 'open',
  with: 'open',
  define: 'aside',
  block: 'open',
  else: 'middle',
  end: 'close',
  break: 'silent',
  continue: 'silent',
}

function goAction(code: string): Role {
  if (/^(?:\/\*|\$\w*(?:\s*,\s*\$\w+)?\s*:?=[^=]|scratch\.\w*Set)/.test(code)) return 'silent'
  return roleIn(goWords, code) ?? 'output'
}

const directives: Readonly<Record<string, Role>> = {
  if: 'open',
  for: 'open',
  else: 'middle',
  endif: 'close',
  endfor: 'close',
}

/** Terraform has no others, and `%{` means nothing to anybody else. */
function directive(code: string): Role | undefined {
  return roleIn(directives, code)
}

function rubyCode(code: string): Role {
  if (/^[=%]/.test(code)) return 'output'
  const plain = code.replace(/^-/, '').replace(/-$/, '').trim()
  if (plain.startsWith('#')) return 'silent'
  if (/^(?:end\b|\})/.test(plain)) return 'close'
  if (/^(?:else|elsif|when|in|rescue|ensure)\b/.test(plain)) return 'middle'
  if (/\bend$/.test(plain)) return 'silent'
  const opens = /^(?:if|unless|case|for|while|until|begin)\b|\bdo(?:\s*\|[^|]*\|)?$|\{(?:\s*\|[^|]*\|)?$/
  return opens.test(plain) ? 'open' : 'silent'
}
