import { beginsAddressTemplate } from './address-functions.ts'

/** Stands for a character of template syntax that could not stay as it is (see templates/mask.ts). */
export const standIn = '\ufffc'

/** How other tools begin and end what they will replace: Terraform, ERB, Jinja. */
const pairs = [
  ['${', '}'],
  ['<%', '%>'],
  ['{%', '%}'],
] as const

const marked = /\ufffc|\[\[-?\s*[A-Za-z_.$][^\][]*\]\]|@@\w+@@|__[A-Z][A-Z0-9_]*__/

const braces = /\{\{([^{}]*)\}\}/g

const firstWord = /^-?[\s(]*(\w+)/

/**
 * Whether another tool will replace something in a text before Nomad reads it: Terraform `${...}`, Jinja and Go
 * templates `{{...}}`, or `[[...]]` where the braces are taken, ERB `<%...%>`, `@@X@@`, `__X__`. What it will say cannot be known.
 */
export function isTemplate(text: string): boolean {
  if (pairs.some(([opening, closing]) => holdsPair(text, opening, closing)) || marked.test(text)) return true
  // What Nomad resolves itself is taken out; whatever braces are left are another tool's.
  const rest = text.replace(braces, (whole, inside: string) => {
    const [, word = ''] = firstWord.exec(inside) ?? []
    return beginsAddressTemplate(word) ? '' : whole
  })
  const opened = rest.indexOf('{{')
  return opened >= 0 && rest.lastIndexOf('}}') > opened
}

function holdsPair(text: string, opening: string, closing: string): boolean {
  const opened = text.indexOf(opening)
  return opened >= 0 && text.includes(closing, opened + opening.length)
}

/** A go-sockaddr template: Nomad works out the address when it starts. */
export function isAddressTemplate(text: string): boolean {
  return text.includes('{{') && !isTemplate(text)
}
