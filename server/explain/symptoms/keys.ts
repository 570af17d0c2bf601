import type { Symptom } from '../symptom.ts'

const parse = 'command/agent/config_parse.go: extraKeys'

export const keySymptoms: readonly Symptom[] = [
  {
    id: 'server-join-misplaced',
    messages: ['unexpected keys server_join', 'unexpected keys retry_join', 'unexpected keys start_join'],
    cause:
      'The list of servers to join stands in a block that does not have it, or twice. It belongs into `server { server_join { } }`, and for a client into `client { server_join { } }`. At the top of the file it does nothing.',
    remedy: 'Move the block.',
    rules: ['config/unknown-key', 'config/duplicate-key'],
    sources: [parse, 'https://github.com/hashicorp/nomad/issues/13097'],
  },
  {
    id: 'key-unexpected-in-block',
    messages: ['{block} unexpected keys {keys*}'],
    told: ['In the block {block}: {keys}. (Of nested blocks the innermost comes first.)'],
    cause:
      'The block does not have that key: it is misspelt, belongs into another block, was removed from Nomad or is newer than it; it stands there twice, as one of two blocks of a name does; or, in JSON, a block holds nothing but objects.',
    remedy: 'nomadlint CONFIG points at the line, and says where the key belongs.',
    rules: [
      'config/unknown-key',
      'config/duplicate-key',
      'config/removed-key',
      'config/not-yet-known-key',
      'tls/misplaced-key',
      'gossip/key-misplaced',
      'config/json-flattened',
    ],
    sources: [parse],
  },
  {
    id: 'key-unexpected',
    messages: ['unexpected keys {keys*}', 'unexpected keys'],
    told: ['At the top of the file, or in a block that Nomad does not name: {keys}.'],
    cause:
      'Nomad does not have that key there: it is misspelt, belongs into a block, was removed or is newer than this Nomad; a block that may stand once stands twice; a block was given a label that it does not take; or, in JSON, a block holds nothing but objects.',
    remedy: 'nomadlint CONFIG points at the line, and says where the key belongs.',
    rules: [
      'config/unknown-key',
      'config/duplicate-key',
      'config/removed-key',
      'config/not-yet-known-key',
      'tls/misplaced-key',
      'gossip/key-misplaced',
      'config/json-flattened',
      'config/not-agent-config',
    ],
    sources: [parse],
  },
  {
    id: 'key-invalid-in-job',
    messages: [
      'invalid key: {key}',
      'Unsupported block type; Blocks of type "{key}" are not expected here',
      'Unsupported argument; An argument named "{key}" is not expected here',
    ],
    told: ['The key is {key}.'],
    cause:
      'A file was read as something that it is not: agent configuration by nomad job validate or nomad job run, or by a tool for HCL 2; or a job by the agent.',
    remedy: 'Agent configuration is checked by nomad config validate, and by nomadlint.',
    rules: ['config/not-agent-config', 'config/unknown-key'],
    sources: ['https://github.com/hashicorp/nomad/issues/3639'],
  },
  {
    id: 'plugin-config-unknown',
    messages: [
      'failed to parse config: {reason*}',
      'failed to validate plugin config',
      'plugin config parse failed',
    ],
    told: ['It says: {reason}.'],
    cause:
      'The `config` of a `plugin` block has a key or a value that the plugin does not take. It is checked when the client starts, not by nomad config validate.',
    remedy: 'Compare it with the documentation of the driver; nomadlint CONFIG points at the line.',
    rules: ['config/unknown-key', 'config/invalid-value', 'config/removed-key'],
    sources: [
      'helper/pluginutils/loader/init.go',
      'https://developer.hashicorp.com/nomad/docs/upgrade/upgrade-specific',
    ],
  },
  {
    id: 'fingerprint-option-unknown',
    messages: [
      'fingerprint "{name}" contains unknown configuration options: {keys*}',
      'contains unknown configuration options',
      'fingerprint "{name}" does not support configuration',
      "unknown fingerprint '{name}'",
    ],
    told: ['The fingerprint is {name}.'],
    cause:
      'A `fingerprint` block names one that has no settings, or a setting that it does not have. Only those of clouds have any.',
    remedy:
      'Take env_aws, env_azure, env_gce or env_digitalocean, with retry_interval, retry_attempts and exit_on_failure.',
    rules: ['config/invalid-value', 'config/unknown-key'],
    sources: ['client/config/fingerprint.go'],
  },
  {
    id: 'duration-unparsable',
    messages: ["{key} can't parse time duration {value*}", "can't parse time duration {value*}"],
    told: ['{key} has the value {value}.', 'The value is {value}.'],
    cause:
      'A duration is a text with a unit, "30s" or "1h30m". A bare number has none, and days (d) are not known.',
    remedy: 'Write it with a unit and in quotes: 30 becomes "30s", "1d" becomes "24h".',
    rules: ['config/duration-without-unit', 'config/wrong-type', 'config/invalid-value'],
    sources: ['command/agent/config_parse.go: convertDurations', 'Go, time.ParseDuration'],
  },
  {
    id: 'duration-without-unit',
    messages: [
      'time: missing unit in duration "{value}"',
      'time: unknown unit "{unit}" in duration "{value}"',
      'time: invalid duration "{value*}"',
    ],
    told: ['The unit is "{unit}", in "{value}".', 'The value is "{value}".'],
    cause:
      'A duration needs a unit that Go knows: ns, us, ms, s, m, h. A number alone has none, and days (d) are not known.',
    remedy: 'Write "30s" for 30, "24h" for "1d".',
    rules: ['config/duration-without-unit', 'config/invalid-value'],
    sources: ['Go, time.ParseDuration'],
  },
  {
    id: 'agent-panic-keyring',
    messages: [
      'panic: runtime error: index out of range [0] with length 0',
      'panic: runtime error: index out of range',
    ],
    cause:
      'Where it happens while the configuration is read: an empty `keyring` block, `keyring = []`, or in JSON a text with an emoji written as two \\u escapes makes Nomad crash.',
    remedy:
      'Take the empty block out; write the character itself. If the agent had started already, it is a bug of Nomad.',
    rules: ['config/crashes-agent'],
    sources: ['command/agent/config_parse.go: parseKeyringConfigs', 'github.com/hashicorp/hcl, json/token'],
  },
]
