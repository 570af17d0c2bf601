import type { Symptom } from '../symptom.ts'

const scanner = 'github.com/hashicorp/hcl, hcl/scanner/scanner.go'
const parser = 'github.com/hashicorp/hcl, hcl/parser/parser.go'

export const syntaxSymptoms: readonly Symptom[] = [
  {
    id: 'hcl2-expression',
    messages: ['Unknown token: {place} IDENT {_}', 'Unknown token: IDENT {_}'],
    told: ['A word stands at {place} (line:column) without quotes.'],
    cause:
      'Agent configuration is HCL 1: it has no variables, functions or bare words other than true and false. var.x, upper("x"), null, True, yes and a word without quotes all end here.',
    remedy:
      'Put the value in quotes. What Terraform, Ansible or consul-template is to fill in has to be filled in before Nomad reads the file.',
    rules: ['config/hcl2-expression', 'config/syntax', 'gossip/key-unquoted'],
    sources: [parser, 'https://github.com/hashicorp/nomad/issues/12390'],
  },
  {
    id: 'hcl-unknown-token',
    messages: [
      'Unknown token: {place} {_} {_*}',
      'Expected object value, got unknown token: {place} {_*}',
      'Expected object, got unknown token: {place} {_*}',
    ],
    told: ['It stands at {place} (line:column).'],
    cause:
      'Something stands there that is no value: a sign of an expression, a bracket too many or too few, or a value that was forgotten.',
    remedy: 'Write a text in quotes, a number, true, false, a list or a block.',
    rules: ['config/syntax', 'config/hcl2-expression'],
    sources: [parser],
  },
  {
    id: 'hcl-brace-open',
    messages: ['object expected closing RBRACE got: {token}', 'expected closing RBRACE got: {token}'],
    told: ['It found {token} there.'],
    cause:
      'A block is not closed, or something stands in it that is no setting. Where it says EOF, a } is missing further up.',
    remedy: 'nomadlint CONFIG points at the brace that is open.',
    rules: ['config/syntax'],
    sources: [parser],
  },
  {
    id: 'hcl-no-key',
    messages: [
      'expected: IDENT | STRING | ASSIGN | LBRACE got: {token}',
      'expected: IDENT | STRING got: {token}',
      'no object keys found!',
    ],
    told: ['It found {token} there.'],
    cause:
      'A key was expected, and something else stands there: a value on a line of its own, a bracket, a key that begins with a digit, a number where a key goes.',
    remedy: 'Write key = value. A list goes in brackets behind a key: servers = ["10.0.0.1"].',
    rules: ['config/syntax', 'gossip/key-unquoted'],
    sources: [parser],
  },
  {
    id: 'hcl-no-assignment',
    messages: [
      "key '{key*}' expected start of object ('{') or assignment ('=')",
      "expected start of object ('{') or assignment ('=')",
    ],
    told: ['The key is {key}.'],
    cause: 'Behind a key stands neither = nor {. YAML (key: value) and a key with a blank in it end so, too.',
    remedy: 'Write key = value, or key { ... }.',
    rules: ['config/syntax', 'config/hcl2-expression'],
    sources: [parser],
  },
  {
    id: 'hcl-nested-object',
    messages: ['nested object expected: LBRACE got: {token}'],
    told: ['It found {token} there.'],
    cause: 'A block with a label is written as a setting: plugin "docker" = { ... }.',
    remedy: 'Leave the = out.',
    rules: ['config/syntax'],
    sources: [parser],
  },
  {
    id: 'hcl-list',
    messages: [
      'error parsing list, expected comma or list end, got: {token}',
      'unexpected token while parsing list: {token}',
      'error while trying to parse object within list',
    ],
    told: ['It found {token} there.'],
    cause:
      'In a list a comma or the ] is missing, or a value in it is none: an address or a name without quotes.',
    remedy: 'Put every entry in quotes and a comma between them.',
    rules: ['config/syntax', 'config/hcl2-expression'],
    sources: [parser],
  },
  {
    id: 'hcl-character',
    messages: [
      'illegal char: {_*}',
      'illegal char',
      'illegal character',
      'illegal UTF-8 encoding',
      'unexpected null character (0x00)',
      'unicode code point U+E123 reserved for internal use',
    ],
    cause:
      'A character stands there that HCL does not have outside of quotes: a byte order mark at the beginning, typographic or single quotes, a % or @ of a template, or the file is UTF-16.',
    remedy: 'Save the file as UTF-8 without a byte order mark; write straight double quotes.',
    rules: ['config/syntax', 'config/template'],
    sources: [scanner],
  },
  {
    id: 'hcl-escape',
    messages: ['illegal char escape'],
    cause:
      'A backslash in quotes begins something that is no escape: mostly a Windows path such as "C:\\data".',
    remedy: 'Write two backslashes, or slashes: "C:/data".',
    rules: ['config/syntax'],
    sources: [scanner],
  },
  {
    id: 'hcl-string-open',
    messages: ['literal not terminated', 'string literal not terminated'],
    cause: 'A text has no closing quote on its line.',
    remedy: 'Close it. A text of several lines is a heredoc: <<EOF.',
    rules: ['config/syntax'],
    sources: [scanner],
  },
  {
    id: 'hcl-heredoc',
    messages: [
      'heredoc not terminated',
      'invalid characters in heredoc anchor',
      'zero-length heredoc anchor',
      "heredoc expected second '<', didn't see it",
    ],
    cause:
      'A heredoc (<<EOF) has no name, a name that is not on a line of its own, or no end: its name has to stand alone on the last line.',
    remedy: 'Write <<EOF at the end of the line and EOF alone on its own.',
    rules: ['config/syntax'],
    sources: [scanner],
  },
  {
    id: 'hcl-comment-open',
    messages: ['comment not terminated'],
    cause: 'A comment that begins with /* has no */.',
    remedy: 'Close it, or write # before each line.',
    rules: ['config/syntax'],
    sources: [scanner],
  },
  {
    id: 'hcl-number',
    messages: ['illegal hexadecimal number', 'illegal octal number', 'numbers cannot start with 0'],
    cause:
      'A number begins like a hexadecimal (0x) or octal (0) one and goes on otherwise; in JSON no number begins with 0.',
    remedy: 'Write it without the leading 0, or in quotes if it is a text.',
    rules: ['config/syntax'],
    sources: [scanner],
  },
  {
    id: 'json-syntax',
    messages: ['expected: STRING got: {token}', 'unexpected token while parsing list: NULL'],
    told: ['It found {token} there.'],
    cause: 'The file begins with { and so is read as JSON, whatever its name, and is not in order as such.',
    remedy: 'Correct the JSON; comments have no place in it.',
    rules: ['config/syntax'],
    sources: ['github.com/hashicorp/hcl, json/parser/parser.go'],
  },
  {
    id: 'configuration-does-not-parse',
    messages: [
      'failed to decode HCL file {path*}: {reason*}',
      'failed to parse HCL file {path*}: {reason*}',
      'Error loading configuration from {path*}: {reason*}',
      'error parsing: root should be an object',
    ],
    told: ['It is {path}: {reason}.'],
    cause: 'Nomad cannot read a file of its configuration; the reason stands behind the path.',
    remedy: 'nomadlint PATH points at the place.',
    rules: ['config/syntax', 'config/unknown-key', 'config/wrong-type', 'config/not-agent-config'],
    sources: ['command/agent/config_parse.go'],
    kind: 'general',
  },
]
