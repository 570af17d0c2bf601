import { describe, expect, it } from 'vitest'
import type { Role } from '../../server/config/templates/roles.ts'
import { findTags } from '../../server/config/templates/tags.ts'

/** The tags of a text as they are written. */
function tagsOf(text: string, jinja = false): readonly string[] {
  return findTags(text, jinja).map(({ start, end }) => text.slice(start, end))
}

/** What the only tag of a text does. */
function roleOf(text: string, jinja: boolean): Role | undefined {
  const [tag, ...more] = findTags(text, jinja)
  expect(more).toEqual([])
  return tag?.role
}

describe('where a tag ends', () => {
  it.each<readonly [string, readonly string[]]>([
    ['a {{ b }} c {{ d }}', ['{{ b }}', '{{ d }}']],
    ['{{ "}}" }} }}', ['{{ "}}" }}']],
    ["{{ '}}' }} }}", ["{{ '}}' }}"]],
    ['{{ `\\` }} ` }}', ['{{ `\\` }}']],
    ['{{ `}}` }}', ['{{ `}}` }}']],
    ['{{ "\\"}}" }}', ['{{ "\\"}}" }}']],
    ['{{ {"a": {"b": 1}} }}', ['{{ {"a": {"b": 1}} }}']],
    ['{{/* it\'s "}" */}} {{ a }}', ['{{/* it\'s "}" */}}', '{{ a }}']],
    ["{{- /* it's */ -}} {{ a }}", ["{{- /* it's */ -}}", '{{ a }}']],
    ['{{ "a }} {{ b }}', ['{{ "a }}', '{{ b }}']],
    ['{{ a', []],
    ["{{/* '}} */}} {{ a }}", ["{{/* '}} */}}", '{{ a }}']],
    ["{{- /* '}} */ -}} {{ a }}", ["{{- /* '}} */ -}}", '{{ a }}']],
    ["{{/* '}} a", ["{{/* '}}"]],
    ["{{/* '}} */ a", ["{{/* '}}"]],
    ['{%/* "%} */ }}', ['{%/* "%}']],
    ['<% a { %>b<% } %>', ['<% a { %>', '<% } %>']],
    ['{{ "${" | a "}}" }} b', ['{{ "${" | a "}}" }}']],
    ['${"a{" == "}"}z', ['${"a{" == "}"}']],
    ['${"$" == "}"}z', ['${"$" == "}"}']],
    ['{{ /* "a */ b "}}" }} {{ c }}', ['{{ /* "a */ b "}}', '{{ c }}']],
    ['{{- /* a */ }}" {{ b }}', ['{{- /* a */ }}', '{{ b }}']],
    ['{{ /* a }} {{ b }}', ['{{ /* a }}', '{{ b }}']],
    ['{{ "/*" }} {{ "a" }} */ }}', ['{{ "/*" }}', '{{ "a" }}']],
    ['{{ a } "}}" }} {{ b }}', ['{{ a } "}}" }}', '{{ b }}']],
    ['{% raw /* " %} " %}', ['{% raw /* " %} " %}']],
    ["{{ a }} {{ '}}", ['{{ a }}', "{{ '}}"]],
    ['{{ a }}{{ b }}', ['{{ a }}', '{{ b }}']],
    ['<%= "a" %><%= b %>', ['<%= "a" %>', '<%= b %>']],
    ['<%= " %> {{ a', ['<%= " %>']],
    ['%{ if "a }', ['%{ if "a }']],
    ['${a["$"]}b}', ['${a["$"]}']],
    ['${a["$x}"]}b}', ['${a["$x}"]}']],
    ['{{ "${" }} }}', ['{{ "${" }}']],
    ['${"${a"}', ['${"${a"}']],
    ['{{ a {{ b }}', ['{{ a {{ b }}']],
    ['{% if "%}" %}a', ['{% if "%}" %}']],
    ["{% if '%}' %}a", ["{% if '%}' %}"]],
    ['<% a "%> b %>', ['<% a "%>']],
    ['[[ .a "]]" ]]', ['[[ .a "]]" ]]']],
    ['[% if "%]" %]', ['[% if "%]" %]']],
    ['${a}${b["}"]}', ['${a}', '${b["}"]}']],
    ['${"${"}"}"}c', ['${"${"}"}"}']],
    ['${"$a{b"}c}', ['${"$a{b"}']],
    ["${b ? 'c}", ["${b ? 'c}"]],
    ['${"a}\n${b}', ['${"a}', '${b}']],
    ['${a\n"b}\n', ['${a\n"b}'].slice(1)],
    ['%{ if a == "}" }', ['%{ if a == "}" }']],
    ['%{ for a in {b = 1} }', ['%{ for a in {b = 1} }']],
  ])('%s', (text, tags) => expect(tagsOf(text)).toEqual(tags))

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['{# a }} #} b', ['{# a }} #}'], []],
    ['a = { {#b', [], []],
  ])('%s has a comment for Jinja alone', (text, jinja, other) => {
    expect(tagsOf(text, true)).toEqual(jinja)
    expect(tagsOf(text)).toEqual(other)
  })

  it.each<readonly [string, readonly string[]]>([
    ['a = $NAME', ['$NAME']],
    ['a = "$5"', []],
    ['a = "$A"', []],
    ['a = %%NAME%%', ['%%NAME%%']],
    ['a = @@name@@', ['@@name@@']],
    ['a = __NAME_1__', ['__NAME_1__']],
    ['a = __name__', []],
    ['a = [[ .Name ]]', ['[[ .Name ]]']],
    ['a = [[- $name -]]', ['[[- $name -]]']],
    ['a = [[true]]', []],
    ['a = [[false, true]]', []],
    ['a = [[trueish]]', ['[[trueish]]']],
    ['a = [[1, 2]]', []],
    ['%{ a }', []],
    ['%{ iffy }', []],
  ])('%s has the marks of scripts', (text, tags) => expect(tagsOf(text)).toEqual(tags))

  it('is the next delimiter, once it is long', () => {
    expect(tagsOf(`{{ "}}" ${'a'.repeat(1000)} }}`)).toHaveLength(1)
    expect(tagsOf(`{{ "}}" ${'a'.repeat(3000)} }}`)).toEqual(['{{ "}}'])
    expect(tagsOf(`{{ "${'a'.repeat(3000)}}}" }}`)).toEqual([`{{ "${'a'.repeat(3000)}}}`])
  })

  it('closes front matter, which only stands at the top', () => {
    expect(tagsOf('---\ndestination: /etc/{{ a }}\n---\nb = {{ c }}')).toEqual([
      '---\ndestination: /etc/{{ a }}\n---',
      '{{ c }}',
    ])
    expect(tagsOf('a = 1\n---\nb = {{ c }}\n---\n')).toEqual(['{{ c }}'])
  })
})

describe('what a tag does to the text around it', () => {
  it.each<readonly [Role, readonly string[]]>([
    ['open', ['if a', 'for a in b', 'call a()', 'filter upper', '- if a -', '+ if a', ' if a ']],
    ['wrap', ['block a', 'with a = 1', 'raw', 'autoescape false']],
    ['aside', ['macro a()', 'set a', '~ macro a() ~']],
    ['middle', ['else', 'elif a', 'elsif a']],
    ['close', ['endif', 'endfor', 'endset', '-endif-']],
    ['silent', ['set a = 1', 'do a.b()', 'import "a" as b', 'from "a" import b', 'break', 'continue']],
    ['output', ['include "a"', 'extends "a"', 'settle a = 1', 'constructor', 'iffy', 'a.set b = 1', '(if']],
  ])('%s, in Jinja', (role, statements) => {
    for (const code of statements) expect([code, roleOf(`{%${code}%}`, true)]).toEqual([code, role])
    for (const code of statements) expect([code, roleOf(`[%${code}%]`, true)]).toEqual([code, role])
  })

  it.each<readonly [string, Role]>([
    ['[[ if .a ]]', 'open'],
    ['[[- end -]]', 'close'],
    ['[[ $a := .b ]]', 'silent'],
    ['[[ .a ]]', 'output'],
  ])('%s is Go’s where the braces are taken', (tag, role) => {
    expect(roleOf(tag, false)).toBe(role)
    expect(roleOf(tag, true)).toBe('output')
  })

  it.each(['if', 'end', '$a = 1', '/* a */'])('output, in Jinja’s braces: %s', (code) => {
    expect(roleOf(`{{ ${code} }}`, true)).toBe('output')
  })

  it.each<readonly [Role, readonly string[]]>([
    ['open', ['if .a', 'range .a', 'with .a', 'block "a" .', '- if .a -']],
    ['aside', ['define "a"']],
    ['middle', ['else', 'else if .a', '- else -']],
    ['close', ['end', '- end -', '-  end']],
    [
      'silent',
      [
        '/* a */',
        '- /* a */ -',
        'break',
        'continue',
        '$a := .b',
        '$abc := .b',
        '$ab , $cd := .b',
        '$i,$a := .b',
        '$i,  $a := .b',
        '$a = .b',
        '$a:=.b',
        '$i, $a := .b',
      ],
    ],
    ['silent', ['scratch.Set "a" 1', 'scratch.MapSet "a" "b" 1']],
    [
      'output',
      [
        '.a',
        '$a',
        '$a == 1',
        'template "a"',
        'scratch.Get "a"',
        'endless',
        'toString',
        'a := 1',
        '.a /* b */',
        '(if',
      ],
    ],
  ])('%s, in Go’s templates', (role, actions) => {
    for (const code of actions) expect([code, roleOf(`{{${code}}}`, false)]).toEqual([code, role])
  })

  it.each<readonly [Role, readonly string[]]>([
    ['open', ['if a', 'for a in b', '~ if a ~']],
    ['middle', ['else', ' else ', '~ else ~']],
    ['close', ['endif', 'endfor', '~ endfor ~']],
  ])('%s, in Terraform’s', (role, directives) => {
    for (const code of directives) expect([code, roleOf(`%{${code}}`, false)]).toEqual([code, role])
  })

  it.each<readonly [Role, readonly string[]]>([
    ['output', ['= a', '== a', '%= a']],
    ['open', ['if a', 'unless a', 'case a', 'for a in b', 'while a', 'until a', 'begin', '- if a -']],
    [
      'open',
      [
        'a.each do |b|',
        'a.each do',
        'a.each { |b|',
        'a.each {',
        'range.end do |a|',
        'a.each do | b, c |',
        'a.each do|b|',
        'a.each {|b|',
        'a.each{  |b|',
        'a.each do  |b|',
      ],
    ],
    ['middle', ['else', 'elsif a', 'when a', 'in a', 'rescue', 'ensure', '- else -']],
    ['close', ['end', '}', '- end -', 'end.join']],
    [
      'silent',
      [
        'a = 1',
        '# if a',
        '- # if a',
        'a # if',
        'if a then b end',
        'iffy',
        'a.end(b)',
        'a - b',
        'x.if a',
        'ending',
        'undo',
        'elsewhere',
        'do_it',
      ],
    ],
  ])('%s, in Ruby’s', (role, codes) => {
    for (const code of codes) expect([code, roleOf(`<%${code}%>`, false)]).toEqual([code, role])
  })
})
