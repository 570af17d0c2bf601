/** Why Go's url.Parse gives an error, in words that follow what it is about; undefined where it gives none. */
export function urlMistake(url: string): string | undefined {
  if (Array.from(url).some((character) => character < ' ' || character === '\x7f'))
    return 'holds a control character'
  const withoutFragment = url.replace(/#[^]*/, '')
  if (withoutFragment.startsWith(':')) return 'has nothing before its first `:`'
  if (/%(?![\da-f]{2})/i.test(url.replace(/\?[^#]*/, '')))
    return 'holds a `%` that two hexadecimal digits have to follow'
  const scheme = /^[a-z][a-z\d+.-]*(?=:)/i.exec(withoutFragment)?.[0]
  const rest = withoutFragment.slice(scheme === undefined ? 0 : scheme.length + 1)
  if (rest.startsWith('//')) return authorityMistake(rest.slice(2).replace(/[/?][^]*/, ''))
  const colonFirst = /^[^/?]*:/.test(rest)
  return scheme === undefined && colonFirst ? 'has no scheme, such as `https://`' : undefined
}

function authorityMistake(authority: string): string | undefined {
  const at = authority.lastIndexOf('@')
  const host = authority.slice(at + 1)
  if (!/^[\w\-.:~!$&'()*+,;=%@]*$/.test(authority.slice(0, Math.max(at, 0))))
    return 'has a user name with a character that none may have'
  const bracketed = host.startsWith('[')
  if (bracketed && !host.includes(']')) return 'opens a `[` that is not closed'
  const name = bracketed ? host.slice(0, host.lastIndexOf(']') + 1) : host.replace(/:[^]*/, '')
  if (!/^(?::\d*)?$/.test(host.slice(name.length))) return 'has no number for a port'
  // Of what a `%` stands for, a name has only what is no ASCII, and the `%` itself.
  const odd = /[\s\\^`{|}]/.test(name) || (!bracketed && /%(?!25)[0-7]/.test(name))
  return odd ? 'has a host with a character that no name has' : undefined
}
