import { describe, expect, it } from 'vitest'
import { masked } from './masked-template.ts'

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
})
