import type { Symptom } from '../symptom.ts'

const decoder = 'github.com/hashicorp/hcl, decoder.go'
const weak = 'github.com/go-viper/mapstructure'

export const typeSymptoms: readonly Symptom[] = [
  {
    id: 'type-bool',
    messages: [
      'decodeBool: Unknown value for boolean: {_*}',
      'decodeBool: Unknown value for boolean:',
      "'{key}' cannot parse value as 'bool'",
      "cannot parse value as 'bool'",
      'strconv.ParseBool: parsing "{_*}": invalid syntax',
    ],
    told: ['The key is {key}.'],
    cause: 'A switch takes true, false, 1 or 0. "yes", "on" and an empty text are none.',
    remedy: 'Write true or false, without quotes.',
    rules: ['config/wrong-type', 'config/string-boolean'],
    sources: [`${decoder}: decodeBool`],
  },
  {
    id: 'type-int',
    messages: [
      'strconv.ParseInt: parsing "{_*}": invalid syntax',
      'strconv.ParseInt: parsing "": invalid syntax',
      'strconv.ParseInt: parsing "{_*}": value out of range',
      "'{key}' cannot parse value as 'int'",
      "cannot parse value as 'int'",
    ],
    told: ['The key is {key}.'],
    cause:
      'A number is wanted, and the value is a text that is none, or a number too large: a port with an address before it, a size with a unit.',
    remedy: 'Write a whole number.',
    rules: ['config/wrong-type', 'config/invalid-value'],
    sources: [`${decoder}: decodeInt`],
  },
  {
    id: 'type-list',
    messages: ['unknown slice type: *ast.LiteralType', 'unknown slice type'],
    cause: 'A list is wanted and a single value stands there: retry_join = "10.0.0.1".',
    remedy: 'Put it into brackets: ["10.0.0.1"].',
    rules: ['config/wrong-type'],
    sources: [`${decoder}: decodeSlice`],
  },
  {
    id: 'type-text',
    messages: ['root.{key}: unknown type for string *ast.{found}', 'unknown type for string *ast.{found}'],
    told: ['The key is {key}; there stands a {found}.', 'There stands a {found}.'],
    cause:
      'A text is wanted, and a list or a block stands there. `tls_cipher_suites` for instance is one text with commas, no list.',
    remedy: 'Write one text in quotes.',
    rules: ['config/wrong-type', 'config/duplicate-key'],
    sources: [`${decoder}: decodeString`],
  },
  {
    id: 'type-scalar',
    messages: ['root.{key}: unknown type *ast.{found}', 'unknown type *ast.{found}'],
    told: ['The key is {key}; there stands a {found}.', 'There stands a {found}.'],
    cause:
      'A number or a switch is wanted, and a text, a list or a block stands there. Some numbers must not stand in quotes.',
    remedy: 'Write the number, true or false without quotes.',
    rules: ['config/wrong-type', 'config/crashes-agent'],
    sources: [`${decoder}: decodeInt, decodeFloat, decodeBool`],
  },
  {
    id: 'type-block',
    messages: [
      'root.{key}: not an object type for struct (*ast.{found})',
      'root.{key}: not an object type for map (*ast.{found})',
      'root: not an object type for map (*ast.{found})',
      'not an object type for struct',
      'not an object type for map',
    ],
    told: ['The key is {key}; there stands a {found}.'],
    cause: 'A block is wanted, and a value or a list stands there.',
    remedy: 'Write key { ... }.',
    rules: ['config/wrong-type'],
    sources: [`${decoder}: decodeStruct, decodeMap`],
  },
  {
    id: 'type-block-label',
    messages: ["root.{key}: {field} asked for 'key', impossible", "asked for 'key', impossible"],
    told: ['The key is {key}.'],
    cause:
      'A block that takes a label, as plugin "docker" { }, host_volume "data" { }, stands there as a list or in another form.',
    remedy: 'Write the block with its label and no =.',
    rules: ['config/wrong-type', 'config/syntax'],
    sources: [`${decoder}: decodeStruct`],
  },
  {
    id: 'type-undecodable',
    messages: ['root.{key}: unknown kind to decode into: {kind}', 'unknown kind to decode into: {kind}'],
    told: ['The key is {key}.'],
    cause: 'Nomad has this key, and the library that reads its files cannot fill it in: no value works.',
    remedy: 'Delete the line. Scheduler settings are set by nomad operator scheduler set-config.',
    rules: ['config/wrong-type', 'config/unknown-key', 'config/invalid-value'],
    sources: [`${decoder}: decode`],
  },
  {
    id: 'type-consul-vault',
    messages: [
      "'{key}' expected type '{wanted}', got unconvertible type '{found*}'",
      "'{key}' expected a map or struct, got",
      "'{key}' expected a map, got",
      "error decoding '{key}'",
    ],
    told: ['The key is {key}; {wanted} was wanted.', 'The key is {key}.'],
    cause:
      'In a `consul` or `vault` block a value has another type than its key: a list or a block for a text, a text for a block.',
    remedy: 'nomadlint CONFIG points at the line.',
    rules: ['config/wrong-type'],
    sources: [weak],
  },
  {
    id: 'keyring-value-no-text',
    messages: ['failed to decode key "{key}" to string'],
    told: ['The key is {key}.'],
    cause:
      'Everything in a `keyring` block but `active` goes to the provider as a text; a number or a switch is refused, and a repeated `active` as well.',
    remedy: 'Put the value in quotes.',
    rules: ['config/wrong-type', 'config/duplicate-key'],
    sources: ['command/agent/config_parse.go: parseKeyringConfigs'],
  },
  {
    id: 'consul-vault-do-not-parse',
    messages: [
      "error parsing 'consul': {reason*}",
      "error parsing 'vault': {reason*}",
      "error parsing 'keyring': {reason*}",
      'decoding failed due to the following error(s)',
    ],
    cause:
      'A `consul`, `vault` or `keyring` block is not as Nomad wants it; the reason stands behind, or in the lines below.',
    remedy: 'nomadlint CONFIG points at the line.',
    rules: ['config/wrong-type', 'config/duration-without-unit', 'config/syntax'],
    sources: ['command/agent/config_parse.go'],
    kind: 'general',
  },
]
