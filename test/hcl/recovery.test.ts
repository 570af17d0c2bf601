import { describe, expect, test } from 'vitest'
import { parse } from '../../server/hcl/parse.ts'
import { createSource } from '../../server/text/source.ts'
import { problemsOf, treeOf } from './recovered.ts'

describe('errors are told where they were made', () => {
  test.each([
    [
      'a brace missing before the next block',
      'server {\n  a = 1\n\nclient {\n}\n',
      '1:8* This brace is never closed.',
    ],
    ['a brace missing inside', 'a {\n  b {\n    c = 1\n  d = 2\n}\n', '2:5* This brace is never closed.'],
    ['a brace missing at the end', 'a {\n  b {\n  }\n', '1:3* This brace is never closed.'],
    ['no opening brace', 'a {\n  b\n    c = 1\n  }\n}\n', '2:3* The brace that opens this block is missing.'],
    [
      'no opening brace after a label',
      'a "b"\n  c = 1\n}\n',
      '1:1* The brace that opens this block is missing.',
    ],
    ['no opening brace after =', 'a =\n  c = 1\n}\n', '1:1* The brace that opens this block is missing.'],
    ['a quote missing in a label', 'a "b {\n  c = 1\n}\n', '1:3* This string is not closed on its line.'],
    ['a brace too many', 'a {\n}\n}\nb = 1\n', '3:1* This brace closes nothing.'],
    ['no value before a brace', 'a {\n  b =\n}\nc {}\n', '2:5* There is no value after this =.'],
    ['no value before a key', 'a =\nb = 1\n', '1:3* There is no value after this =.'],
    ['a quote missing', 'a = "x\nb = 1\n', '1:5* This string is not closed on its line.'],
    ['a quote missing in a list', 'a = ["x", "y]\nb = 1\n', '1:11* This string is not closed on its line.'],
    [
      'a quote missing before a brace',
      'a { b = "x }\nc = 1\n',
      '1:9* This string is not closed on its line.',
    ],
    [
      'an open interpolation',
      'a = "${x"\nb = 1\n',
      '1:5* This string opens ${ and never closes it, so it does not end itself.',
    ],
    [
      'no opening quote',
      'a = ["x", 10.0.0.1", "y"]\nb = 1\n',
      '1:11* A double quote is missing before this.',
    ],
    ['a bad escape', 'a = "x\\d"\n', '1:7* Nomad does not know this escape.'],
    ['a list without end', 'a = [1, 2\nb = 3\n', '1:5* This list is never closed.'],
    ['a list without end in a block', 'a {\n  b = [1\n}\nc = 1\n', '2:7* This list is never closed.'],
    ['a brace for a bracket', 'a = [1\n}\n', '2:1* A brace stands where a list must be closed.'],
    [
      'no comma in a list',
      'a = ["x"\n"y"]\n',
      '1:8* A comma is missing between this element of the list and the next.',
    ],
    ['a comma too many', 'a = 1,,b = 2\n', '1:7* There is a comma too many.'],
    ['no equals', 'region "x"\nb = 1\n', '1:1* A = is missing between the key and its value.'],
    ['two keys', 'a b = 1\n', '1:1* Only one key may stand before =.'],
    ['only a key', 'a {\n  b\n}\n', '2:3* This key has neither a value nor a block.'],
    ['no key', '= 1\nb = 2\n', '1:1* There is no key before this =.'],
    ['no name of a block', 'a {{}}\n', '1:4* A block needs a name before its brace.'],
    ['a value alone', '"x" = 1\n5\n', '2:1* This is a value without a key.'],
    ['a comment without end', 'a = 1\n/* b\n', '2:1* This comment is never closed.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('other languages have their own messages', () => {
  test.each([
    [
      'a Windows path',
      'a = "C:\\data"\n',
      '1:8* A path with single backslashes: in a string each of them starts an escape.',
    ],
    [
      'a Windows path to its end',
      'a = "C:\\x\\"\nb = 1\n',
      '1:8* A path with single backslashes: in a string each of them starts an escape.',
    ],
    ['a colon', 'a: 1\n', '1:2* Nomad wants = here, not a colon.'],
    ['a semicolon', 'a = 1;\nb = 2\n', '1:6* HCL has no semicolons.'],
    ['single quotes', "a = 'x'\n", '1:5* Nomad only knows straight double quotes around text.'],
    ['curly quotes', 'a = “x”\n', '1:5* Nomad only knows straight double quotes around text.'],
    [
      'a byte order mark',
      '\ufeffa = 1\n',
      '1:1* The file starts with a byte order mark, which Nomad takes for an illegal character.',
    ],
    [
      'a blank that is none',
      'a\u00a0= 1\n',
      '1:2* Here is a character that cannot be seen, U+00A0, which Nomad refuses.',
    ],
    ['null', 'a = null\n', '1:5* HCL 1 has no null.'],
    ['capitals', 'a = True\n', '1:5* Nomad only knows true and false in lower case.'],
    ['yes', 'a = yes\n', '1:5* Nomad only knows true and false.'],
    ['a word', 'a = dc1\n', '1:5* This word is no value.'],
    ['a variable', 'a = var.x\n', '1:5* Agent configuration knows no variables; that is HCL 2.'],
    ['a function', 'a = upper("x")\n', '1:5* Agent configuration knows no functions; that is HCL 2.'],
    ['a conditional', 'a = x ? "b" : "c"\n', '1:5* Agent configuration knows no expressions; that is HCL 2.'],
    ['a sum', 'a = 1 + 2\n', '1:5* Agent configuration knows no expressions; that is HCL 2.'],
    ['a for', 'a = [for x in y : x]\n', '1:6* Agent configuration knows no expressions; that is HCL 2.'],
    [
      'an interpolation',
      'a = ${x}\n',
      '1:5* An interpolation must be in quotes, and Nomad puts nothing in its place.',
    ],
    ['a template', 'a = {{ x }}\n', '1:5* This looks like text that another program should have replaced.'],
    ['a duration', 'a = 30s\n', '1:5* A number with a unit must be text.'],
    ['a key of a number', '9a = 1\n', '1:1* A key without quotes cannot start with a digit.'],
    [
      'a key with a slash',
      'a/b = 1\n',
      '1:1* A key without quotes has only letters, digits and the characters _ - and .',
    ],
    ['two equals', 'a == 1\n', '1:4* There is an = too many.'],
    ['octal', 'a = 018\n', '1:5* A number that starts with 0 is octal and has no digits 8 and 9.'],
    ['hexadecimal', 'a = 0x\n', '1:5* A hexadecimal number needs digits after 0x.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('heredocs', () => {
  test.each([
    [
      'no indentation',
      'a = <<-EOF\nx\nEOF\nb = 1\n',
      '3:1* A heredoc opened with <<- is only closed by an indented line.',
    ],
    ['no line ending', 'a = <<EOF\nx\nEOF', '3:1* The line that closes a heredoc needs a line ending.'],
    [
      'a brace after it',
      'a { b = <<EOF\nx\nEOF }\n',
      '3:1* Nothing may follow the name on the line that closes a heredoc, not even a blank.',
    ],
    [
      'no end',
      'a { b = <<EOF\nx\n}\n',
      '1:9* This heredoc is never closed: no line holds just the name after <<.',
    ],
    [
      'a comment',
      'a = <<EOF # x\nx\nEOF\nb = 1\n',
      '1:5* Only a name of letters, digits and _ may follow <<, up to the end of the line.',
    ],
    [
      'quotes',
      'a = <<"EOF"\nx\nEOF\nb = 1\n',
      '1:5* Only a name of letters, digits and _ may follow <<, up to the end of the line.',
    ],
    ['no name', 'a = <<\nb = 1\n', '1:5* A heredoc needs a name after <<.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('JSON', () => {
  test.each([
    ['a comment', '{\n// x\n"a": 1}', '2:1* JSON has no comments, and Nomad refuses them.'],
    ['a word', '{"a": tru}', '1:7* This word is no value.'],
    ['capitals', '{"a": True}', '1:7* Nomad only knows true and false in lower case.'],
    ['a bare key', '{"b": 1, a: 1}', '1:10* A key must be in double quotes in JSON.'],
    ['HCL in braces', '{ a = 1 }', '1:1* Nomad reads a file that starts with { as JSON.'],
    [
      'a template',
      '{{ if x }}\na = 1\n',
      '1:1* This looks like text that another program should have replaced.',
    ],
    ['no colon', '{"a" 1}', '1:2* A colon is missing after this key.'],
    ['an equals', '{"a" = 1}', '1:6* JSON wants a colon here, not =.'],
    ['a leading zero', '{"a": 01}', '1:7* A number in JSON cannot start with 0.'],
    ['null in a list', '{"a": [null]}', '1:8* Nomad does not take null in a list.'],
    ['a bad escape', '{"a": "\\/"}', '1:8* Nomad does not know this escape.'],
    ['a quote missing', '{"a": "x\n, "b": 1}', '1:7* This string is not closed on its line.'],
    ['single quotes', "{'a': 1}", '1:2* JSON only knows double quotes around text.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('what Nomad lets pass is a warning', () => {
  test.each([
    [
      'no value at the end',
      'a = 1\nb =\n',
      '2:3 There is no value after this =. Nomad drops the key without an error because the file ends here.',
    ],
    [
      'an error at a brace',
      'a { b = } }',
      '1:7 There is no complete value after this =. Nomad drops the key without an error, for the brace that follows.',
    ],
    [
      'text after JSON',
      '{"a": 1} x',
      '1:10 Nomad ignores everything after the closing brace of a JSON file.',
    ],
    ['an open brace in JSON', '{"a": 1', '1:1 This brace is never closed. Nomad accepts that in JSON.'],
    [
      'a missing comma in JSON',
      '{"a": 1 "b": 2}',
      '1:9 A comma is missing before this. Nomad ends the object here and loses what follows.',
    ],
    ['a member without value in JSON', '{"a":}', '1:2 This member has no complete value, so Nomad drops it.'],
    [
      'a boolean in a list in JSON',
      '{"a": [true]}',
      '1:8 Nomad drops true and false from lists in JSON files.',
    ],
    [
      'lists in a list in JSON',
      '{"a": [[1]}',
      '1:8 Nomad does not know lists inside lists in JSON files: it passes over this bracket.',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
    expect(parse(createSource('agent.hcl', text)).ok).toBe(true)
  })
})

describe('a quote inside text', () => {
  const message = 'This quote ends the text, though more of it follows.'
  const missing = 'A = is missing between the key and its value.'

  test.each([
    ['of a template', 'a = "{{ f "x" }}"\n', `1:11* ${message}`],
    ['of a template in a list', 'a = ["{{ f "x" }}", "y"]\n', `1:12* ${message}`],
    ['of a template with several', 'a = "{{ f "x" | g "y" }}"\nb = 1\n', `1:11* ${message}`],
    ['of a template that goes on', 'a = "{{ f "}}" }}:{{ g }}"\nb = 1\n', `1:11* ${message}`],
    ['around a word', 'a = "the "big" one"\n', `1:10* ${message}`],
    ['around a path', 'a { b = "-f "/x y" -v" }\n', `1:13* ${message}`],
    ['around the whole', 'a = ""x""\n', `1:6* ${message}`],
    ['behind a blank', 'a = "x " y " z" # why\nb = 1\n', `1:8* ${message}`],
    ['in JSON', '{"a": "{{ f "x" }}"}', `1:13* ${message}`],
    ['around a word in JSON', '{"a": "the "big" one",\n"b": 1}', `1:12* ${message}`],
    ['but not a forgotten =', 'a { b = "x" c "y" }\n', `1:13* ${missing}`],
    ['but not a quote too few', 'a = "{{ f "x }}"\n', '1:16* This string is not closed on its line.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  test('leaves the rest of the file as it is', () => {
    expect(treeOf('a = "{{ f "x" }}"\nd = 2\nb { c = 1 }\n')).toEqual([
      ['a', '?'],
      ['d', 2],
      ['b', [['c', 1]]],
    ])
  })

  test('is looked for in linear time', () => {
    const started = performance.now()
    problemsOf(`a = [${'"{{ x", '.repeat(30_000)}\nb = ${'"x" y '.repeat(30_000)}\n`)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
