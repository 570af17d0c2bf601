import { describe, expect, it } from 'vitest'
import { unknownIn } from './unknown-in.ts'

type Case = readonly [text: string, unknown: readonly string[]]

describe('what a template leaves unknown', () => {
  it.each<Case>([
    ['server {\n  enabled = true\n}\n', []],
    ['server {\n  encrypt = {{ key }}\n}\n', ['server.encrypt']],
    ['server {\n  encrypt = "{{ key }}"\n}\n', ['server.encrypt']],
    ['server {\n  encrypt = {% if x %}"a"{% else %}"b"{% endif %}\n}\n', ['server.encrypt']],
    ['server {\n  authoritative_region = {{ a }}\n  enabled = true\n}\n', ['server.authoritative_region']],
    ['client {\n  servers = ["a", {{ b }}]\n}\n', ['client.servers']],
    ['client {\n  servers = [{{ b }}]\n}\n', ['client.servers']],
    [
      'client {\n  servers = [\n    {% for a in b %}\n    "{{ a }}",\n    {% endfor %}\n  ]\n}\n',
      ['client.servers'],
    ],
    ['client {\n  servers = ["a"{# b #}]\n}\n', []],
    ['client {\n  meta {\n    {{ b }}\n  }\n}\n', ['client.meta', 'partial']],
    ['plugin "docker" {\n  config {\n    {{ more }}\n  }\n}\n', ['plugin.docker.config', 'partial']],
    ['plugin {{ name }} {\n  config {}\n}\n', []],
    ['tls = 1\nname = {{ a }}\n', ['name']],
    ['client {\n  servers = ["a"]\n  servers = ["{{ b }}"]\n}\n', ['client.servers']],
    ['client {\n  meta {\n    {{ key }} = "a"\n  }\n}\n', ['partial']],
    ['client {\n  servers = [\n    {% macro a() %}\n    "x",\n    {% endmacro %}\n    "b"\n  ]\n}\n', []],
  ])('is a value: %j', (text, unknown) => expect(unknownIn(text)).toEqual(unknown))

  it.each<Case>([
    ['{{ more }}\nserver {}\n', ['{}', 'partial']],
    ['server {\n  {{ more }}\n}\n', ['server {}', 'partial']],
    ['server { {{ more }} }\n', ['server {}', 'partial']],
    ['server { enabled = true, {{ more }} }\n', ['server {}', 'partial']],
    ['server {\n  enabled = true {{ a }}\n}\n', ['server {}', 'partial']],
    ['server {\n  enabled = {{ a }}\n  {{ b }}\n}\n', ['server {}', 'server.enabled', 'partial']],
    ['server {\n  {{ key }} = true\n}\n', ['server {}', 'partial']],
    ['server {\n  x_{{ key }}_ttl = true\n}\n', ['server {}', 'partial']],
    ['server {\n  "{{ key }}" = true\n}\n', ['server {}', 'partial']],
    ['{{ key }} = 1\nnope = 2\n', ['{}', '?nope', 'partial']],
    ['server {\n  encrypt = {{ a\n }}\n}\n', ['server {}', 'server.encrypt', 'partial']],
    ['server {\n}\nserver {\n  {{ more }}\n}\n', ['server {}', 'partial']],
    ['server {}\nclient {\n  {{ more }}\n}\n', ['client {}', 'partial']],
    ['client {\n  template {\n    {{ more }}\n  }\n}\n', ['client.template {}', 'partial']],
    ['plugin "docker" {\n  {{ more }}\n}\nplugin "exec" {\n}\n', ['plugin.docker {}', 'partial']],
    ['vault {\n  "{{ key }}" = "1"\n}\n', ['vault.default {}', 'partial']],
    ['client {\n  servers = ["a"]\n  {{ more }}\n}\n', ['client {}', 'partial']],
    ['tls = {{ tls | to_json }}\n', ['{}', 'partial']],
    ['tls {{ tls }}\n', ['{}', 'partial', 'not followed']],
  ])('is what a block holds besides: %j', (text, unknown) => expect(unknownIn(text)).toEqual(unknown))

  it.each<Case>([
    ['{% if x %}\nregion = "a"\n{% endif %}\n', ['partial']],
    ['{% if x %}\nregion = "a"\n{% else %}\nregion = "b"\n{% endif %}\n', ['region', 'partial']],
    ['region = "a"\n{% if x %}\nregion = "b"\n{% endif %}\n', ['region', 'partial']],
    ['{% if x %}region = "a"{% endif %}\n', ['{}', 'partial']],
    ['{% if x %}\nserver {\n  enabled = true\n}\n{% endif %}\n', ['server.enabled', 'partial']],
    ['{% if x %}\nclient {\n  enabled = true\n}\n{% endif %}\n', ['client.enabled', 'partial']],
    ['{% if x %}\nserver {\n  bootstrap_expect = 3\n}\n{% endif %}\n', ['partial']],
    ['{% if x %}\nname = "a"\n{% endif %}\nserver {\n  enabled = true\n}\n', ['partial']],
    ['server {\n  {% if x %}\n  encrypt = "a"\n  {% endif %}\n}\n', ['partial']],
    ['{% if x %}\n# nothing\n{% endif %}\nregion = "a"\n', []],
    ['region = "a"\n{% if x %}\nname = "a"\n', ['partial']],
    ['region = "a"\n{% endif %}\n', ['partial']],
    ['{% endif %}\nregion = "a"\n', []],
    ['{% else %}\nregion = "a"\n', []],
    ['{% block a %}\nregion = "a"\n{% endblock %}\n', []],
    ['{% macro a() %}\nregion = "b"\n{% endmacro %}\nregion = "a"\n', []],
    ['{% set a %}\nregion = "b"\n{% endset %}\nregion = "a"\n', []],
    ['{% macro a() %}\nregion = "b"\nregion = "a"\n', ['region', 'partial']],
  ])('is what depends on a condition: %j', (text, unknown) => expect(unknownIn(text)).toEqual(unknown))

  it.each<Case>([
    ['{"server": {"enabled": {{ x }}}}', ['server.enabled']],
    ['{ {{ more }} "region": "a" }', ['{}', 'partial']],
    ['{ "region": "a"{{ more }} }', ['{}', 'partial']],
    ['{ {% if a %}"region": "a"{% endif %} }', ['{}', 'partial']],
    ['{# a #}\n{ "region": {{ b }} }', ['region']],
    ['{% if a %}\n{ "region": {{ b }} }\n{% endif %}', ['region', 'partial']],
    ['{ "client": {"servers": [ {{ d }}, "a" ]} }', ['client.servers']],
    ['{ "client": {"servers": [ "a", {{ d }} ]} }', ['client.servers']],
    ['{ "client": {"servers": [ "a" {{ d }} ]} }', ['client.servers']],
    ['{"plugin": [\n{% if x %}\n{"a": {}}\n{% endif %}\n]}', ['partial']],
    ['{% set a = 1 %} \n {"region": {{ b }}}', ['region']],
    ['{"server": {"enabled": true, "{{ key }}": 1}}', ['server {}', 'partial']],
  ])('is the same in JSON: %j', (text, unknown) => expect(unknownIn(text, 'nomad.json.j2')).toEqual(unknown))
})

it.each(['a.j2', 'a.J2', 'a.jinja', 'a.jinja2'])('a comment of Jinja is one in %s', (path) => {
  expect(unknownIn('{# a #}\nregion = "a"\n', path)).toEqual([])
})

it.each(['a.tpl', 'a.tftpl', 'a.j2.tpl'])('a comment of Jinja is none in %s', (path) => {
  expect(unknownIn('{# a #}\nregion = "a"\n', path)).toContain('error 1')
})

it.each(['a.hcl', 'a.j2.hcl', 'tpl'])('no tag is one in %s', (path) => {
  expect(unknownIn('{{ a }}\n', path)).toEqual(['error 1'])
})

describe('a template that does not parse', () => {
  it.each<Case>([
    ['{% if x %}\nserver {\n{% else %}\nclient {\n{% endif %}\n  enabled = true\n}\n', ['partial']],
    ['server {\n{% if x %}\n  enabled = true\n}\n{% endif %}\n', ['server.enabled', 'partial']],
    ['{% if x %}\nserver {\n{% endif %}\n{% if x %}\n}\n{% endif %}\n', ['partial']],
    [
      '{% if a %}\nserver {\n{% else %}\n{% if b %}\nclient {\n{% else %}\ntls {\n{% endif %}\n{% endif %}\n}\n{% if c %}\nui {\n{% else %}\nacl {\n{% endif %}\n}\n',
      ['partial'],
    ],
    ['{% if a %}\nregion = "a"\n{% endif %}\n{% if a %}\n}\n{% endif %}\n', ['partial', 'not followed']],
  ])('is read by its first branches: %j', (text, unknown) => expect(unknownIn(text)).toEqual(unknown))

  it.each<Case>([
    ['{% if x %}\nserver {\n{% endif %}\n\n\n  enabled = yes\n}\n= 1\n', ['partial', 'not followed']],
    ['{% if x %}\nname = "a"\n{% endif %}\n\n\nregion = yes\n', ['partial', 'error 6']],
    ['region = yes\nname = "{{ a }}"\n', ['name', 'error 1']],
    ['region = yes\n\nname = {{ a }}\n', ['name', 'error 1']],
    ['region = yes\nname = {{ a }}\n', ['name', 'partial', 'not followed']],
    ['name = {{ a }}\nregion = yes\n', ['name', 'partial', 'not followed']],
    ['name = {{ a }}\n\nregion = yes\n', ['name', 'error 3']],
    ['name = {{ a }}\nregion = yes\n\n\nlog_level = no\n', ['name', 'partial', 'not followed']],
    ['region = yes\n\nname = {{ a }}\nlog_level = no\n', ['name', 'partial', 'not followed', 'error 1']],
  ])('is wrong where no tag is near, nor above: %j', (text, unknown) =>
    expect(unknownIn(text)).toEqual(unknown),
  )
})
