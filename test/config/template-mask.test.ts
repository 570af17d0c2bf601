import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { Masker } from '../../server/config/templates/mask.ts'
import { pairTags } from '../../server/config/templates/regions.ts'
import { findTags } from '../../server/config/templates/tags.ts'
import { createSource } from '../../server/text/source.ts'

/** The masked text, `~` for every character of a stand-in. */
function masked(text: string, name = 'nomad.hcl.j2'): string {
  const tags = findTags(text, name.endsWith('.j2'))
  const json = name.includes('.json')
  return new Masker(text, tags, pairTags(tags, text.length), json).mask().text.replaceAll('\ufffc', '~')
}

const cases: readonly (readonly [string, string, string?])[] = [
  ['enabled = {{ flag }}', 'enabled = "~~~~~~~~"'],
  ['enabled = {{ a }}{{ b }}', 'enabled = "~~~~~~~~~~~~"'],
  ['http = 46{{ suffix }}', 'http = "~~~~~~~~~~~~"'],
  ['bootstrap_expect = ${n}', 'bootstrap_expect = "~~"', 'nomad.tftpl'],
  ['{{ key }} = 1', '"~~~~~~~" = 1'],
  ['{{ prefix }}_dir = "x"', '"~~~~~~~~~~~~~~" = "x"'],
  ['host_volume {{ name }} {}', 'host_volume "~~~~~~~~" {}'],
  ['a = [{{ x }}, "b"{{ y }}]', 'a = [/* x */, "b"/* y */]'],
  ['a = [{% for x in y %}"{{ x }}",{% endfor %}]', 'a = [/* for x in y %}"{{ x }}",{% endfor */]'],
  ['a = {% if x %}true{% else %}false{% endif %}', 'a = "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"'],
  ['a = "{{ b }}{{ c["d"] }}"', 'a = "{{ b }}~~~~~~~~~~~~"'],
  ['a = "{{ \'}}\' }}"', 'a = "{{ \'}}\' }}"'],
  ['a = {{ {"b": {"c": 1}} | to_json }}', 'a = "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"'],
  ['{# a */ "b\n#}', '/* a  / "b\n*/'],
  ['# {{ a\n}}\nb = 1', '# ~~~~~~~\nb = 1'],
  ['a {# b', 'a {# b', 'nomad.tftpl'],
  ['a = ${jsonencode([for b in c : "${b}}"])}', 'a = "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"', 'nomad.tftpl'],
  ['%{ if a ~}\nb = 1\n%{ endif ~}', '/* if a */\nb = 1\n/* endif */', 'nomad.tftpl'],
  ['a = "%{ if b }c%{ endif }"', 'a = "~~~~~~~~~c~~~~~~~~~~"', 'nomad.tftpl'],
  ['a = "100%{x}"', 'a = "100%{x}"', 'nomad.tftpl'],
  ['a = <%= b.map { |c| "#{c}" } %>', 'a = "~~~~~~~~~~~~~~~~~~~~~~~~~"', 'nomad.hcl.erb'],
  ['<% if a -%>\nb = 1\n<% end -%>', '/* if a -*/\nb = 1\n/* end -*/', 'nomad.hcl.erb'],
  ['{{/* "a" {b} */}}c = 1', '/*/  "a" {b}  /*/c = 1', 'nomad.ctmpl'],
  ['a = <<EOF\n{{ b }}"\n{% c\nEOF\nd = {{ e }}', 'a = <<EOF\n{{ b }}"\n{% c\nEOF\nd = "~~~~~"'],
  ['a = "{{ GetInterfaceIP \\"eth0\\" }}"', 'a = "{{ GetInterfaceIP \\"eth0\\" }}"', 'nomad.tftpl'],
  ['{ "a": {{ b }}, "c": [ {{ d }}, 1 ] }', '{ "a": "~~~~~", "c": [ "~~~~~", 1 ] }', 'nomad.json.j2'],
  ['a = [[ b | c ]]', 'a = "~~~~~~~~~"'],
  ['a = "[[ .b ]]"', 'a = "[[ .b ]]"', 'nomad.hcl.tpl'],
  ['[[ if .a ]]\nb = 1\n[[ end ]]', '/* if .a */\nb = 1\n/* end */', 'nomad.hcl.tpl'],
  ['[% if a %]\nb = 1\n[% endif %]', '/* if a */\nb = 1\n/* endif */'],
  ['a = [["b"], [true]]', 'a = [["b"], [true]]', 'nomad.hcl.tpl'],
  ['a = $NAME\n$BLOCK\nb = "x-$NAME"', 'a = "~~~"\n/*LO*/\nb = "x-~~~~~"', 'nomad.hcl.tpl'],
  ['a = "%%B%%"', 'a = "~~~~~"', 'nomad.hcl.tpl'],
  ['---\na: "b"\n---\nc = 1', '/*-\na: "b"\n-*/\nc = 1', 'nomad.hcl.tpl'],
  ['{ {# a #} "{{ b }}": 1 }', '{         "{{ b }}": 1 }', 'nomad.json.j2'],
]

describe('template syntax', () => {
  it.each(cases.map(([text, expected, name]) => ({ text, expected, name })))(
    '$text becomes $expected',
    ({ text, expected, name }) => {
      expect(masked(text, name)).toBe(expected)
      expect(expected).toHaveLength(text.length)
    },
  )

  it('never moves anything, and never makes reading fail', () => {
    const words = [
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      '<%',
      '%>',
      '${',
      '%{',
      '}',
      '{',
      '[',
      ']',
      '"',
      '\\',
      '\n',
    ]
    const parts = [
      ...words,
      ' if x ',
      ' end ',
      ' endif ',
      ' else ',
      ' for ',
      'a',
      '= ',
      ' ',
      ', ',
      '#',
      '/*',
      '*/',
      '<<E\n',
      'E\n',
    ]
    const names = fc.constantFrom('a.hcl.j2', 'a.tftpl', 'a.ctmpl', 'a.erb', 'a.json.j2', 'a.tpl')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), names, (pieces, name) => {
        const text = pieces.join('')
        expect(masked(text, name)).toHaveLength(text.length)
        const file = parseConfigFile(createSource(name, text), true)
        expect(file.source.text).toBe(text)
        for (const { span } of file.parsed.problems) expect(span.end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 3000 },
    )
  })
})
