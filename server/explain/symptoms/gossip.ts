import type { Symptom } from '../symptom.ts'

const keyring = 'command/agent/keyring.go'
const memberlist = 'github.com/hashicorp/memberlist'

export const gossipSymptoms: readonly Symptom[] = [
  {
    id: 'gossip-key-not-base64',
    messages: [
      'Invalid encryption key: illegal base64 data at input byte {index}',
      'Invalid key: illegal base64 data at input byte {index}',
      'Invalid encryption key: {reason*}',
      'illegal base64 data at input byte {index}',
    ],
    told: [
      'The character at index {index}, counted from 0, is the first that does not belong there.',
      'It says: {reason}.',
    ],
    cause:
      '`encrypt` is no standard base64: it is in the URL alphabet (- and _ for + and /), has lost its =, has a blank in it, is hexadecimal or plain text.',
    remedy:
      'Copy the key of the other servers again, or replace - by + and _ by /. Only a new cluster gets a new one: nomad operator gossip keyring generate.',
    rules: ['gossip/key-not-base64', 'gossip/key-whitespace', 'gossip/keyring-invalid'],
    sources: [
      'command/agent/command.go: IsValidConfig',
      'https://github.com/hashicorp/nomad/issues/8032',
      'https://github.com/hashicorp/consul-helm/issues/287',
    ],
  },
  {
    id: 'gossip-key-length',
    messages: [
      'failed to configure keyring: Invalid key: key size must be 16, 24 or 32 bytes',
      'key size must be 16, 24 or 32 bytes',
    ],
    cause:
      '`encrypt` is base64, but not of 16, 24 or 32 bytes: it is the text of a key encoded once more (as secrets stores do), hexadecimal text, a password, or cut off. nomad config validate does not see it.',
    remedy:
      'Decode it once if it was encoded twice; else copy the key of the other servers. Only a new cluster gets a new one: nomad operator gossip keyring generate.',
    rules: ['gossip/key-length', 'gossip/key-double-encoded', 'gossip/keyring-invalid'],
    sources: [`${memberlist}, keyring.go: ValidateKey`, 'https://github.com/bitnami/containers/issues/51959'],
  },
  {
    id: 'gossip-key-short',
    messages: ['gossip key enables {cipher} encryption, generate a 32-byte key to enable AES-256'],
    cause:
      'The key has 16 bytes, as nomad operator keygen made them before 1.0. (The line counts the characters of the base64 text and so calls it AES-192.)',
    remedy:
      'Nothing is broken. A new key has 32 bytes: nomad operator gossip keyring generate, then keyring install, use and remove.',
    rules: ['gossip/key-short'],
    sources: [`${keyring}: initKeyring`, 'https://github.com/hashicorp/nomad/pull/8998'],
  },
  {
    id: 'gossip-key-unquoted',
    messages: ["expected '/' for comment"],
    cause:
      'A value that begins with / and stands without quotes is read as a comment that begins wrong: a gossip key, or a path.',
    remedy: 'Put the value in quotes.',
    rules: ['gossip/key-unquoted', 'config/syntax'],
    sources: [
      'github.com/hashicorp/hcl, hcl/scanner/scanner.go',
      'https://github.com/hashicorp/nomad/issues/8032',
    ],
  },
  {
    id: 'gossip-key-misplaced',
    messages: ['unexpected keys encrypt'],
    cause: '`encrypt` belongs into the `server` block. At the top of the file is where Consul has it.',
    remedy: 'Move it into `server { }`.',
    rules: ['gossip/key-misplaced', 'config/duplicate-key'],
    sources: ['https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt'],
  },
  {
    id: 'gossip-keyring-wins',
    messages: ['keyring exists but -encrypt given, using keyring', 'keyring exists but'],
    cause:
      'The server keeps its gossip keys in <data_dir>/server/serf.keyring, which was made at its first start. `encrypt` is not looked at any more, not even when it is another key.',
    remedy:
      'Nothing, as long as the keys are the same. To change the key: nomad operator gossip keyring install, use, remove. Editing `encrypt` never does.',
    rules: ['gossip/keyring-overrides'],
    sources: ['command/agent/command.go: IsValidConfig', 'https://github.com/hashicorp/nomad/issues/20309'],
  },
  {
    id: 'gossip-keyring-empty',
    messages: ['no keys present in keyring file: {path*}'],
    told: ['The file is {path}.'],
    cause:
      'The keyring file of the data directory holds an empty list. It is read at every start, also without `encrypt`.',
    remedy: 'Stop the server, delete the file, set `encrypt` to the key of the other servers, and start it.',
    rules: ['gossip/keyring-invalid'],
    sources: [`${keyring}: loadKeyringFile`],
  },
  {
    id: 'gossip-keyring-damaged',
    messages: [
      'failed to configure keyring: invalid character {reason*}',
      'failed to configure keyring: unexpected end of JSON input',
      'failed to configure keyring: json: {reason*}',
      'failed to configure keyring: {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause:
      '<data_dir>/server/serf.keyring is no JSON list of base64 keys: it was edited by hand, or cut off.',
    remedy: 'Stop the server, delete the file, set `encrypt` to the key of the other servers, and start it.',
    rules: ['gossip/keyring-invalid', 'gossip/key-length', 'gossip/key-not-base64'],
    sources: [`${keyring}: loadKeyringFile`],
    kind: 'general',
  },
  {
    id: 'gossip-keys-differ',
    messages: [
      'No installed keys could decrypt the message',
      'Decrypt packet failed: {reason*}',
      'Failed to decrypt remote state',
    ],
    cause:
      'The two servers have different gossip keys: `encrypt` differs, or one of them still uses an older serf.keyring of its data directory, which wins over `encrypt`. It may also be a Consul agent, or another cluster, that talks to this port.',
    remedy:
      'Compare the keys of all servers with nomad operator gossip keyring list, where they still see each other, else serf.keyring of each. Give all the same one.',
    rules: ['gossip/keyring-overrides', 'gossip/key-missing'],
    sources: [
      `${memberlist}, security.go`,
      'https://github.com/hashicorp/nomad/issues/20309',
      'https://github.com/hashicorp/consul/issues/4163',
    ],
  },
  {
    id: 'gossip-partly-encrypted',
    messages: [
      'Remote state is encrypted and encryption is not configured',
      'encryption is configured but remote state is not encrypted',
    ],
    cause: 'One of the two servers has a gossip key and the other has none.',
    remedy:
      'Give all servers, of all federated regions, the same `encrypt`. Going over means restarting them one after the other; until the last one is done they do not all see each other.',
    rules: ['gossip/key-missing', 'gossip/key-misplaced'],
    sources: [`${memberlist}, net.go`, 'https://github.com/hashicorp/consul/issues/6994'],
  },
  {
    id: 'gossip-keyring-primary',
    messages: ['Removing the primary key is not allowed', 'Requested key is not in the keyring'],
    cause: 'A key that is in use cannot be removed, and one that was not installed cannot be used.',
    remedy: 'nomad operator gossip keyring install NEW, then use NEW, then remove OLD.',
    rules: [],
    sources: [`${memberlist}, keyring.go`],
  },
  {
    id: 'gossip-packet-unreadable',
    messages: [
      'memberlist: failed to receive: {reason*}',
      'memberlist: Failed push/pull merge: {reason*}',
      'memberlist: msg type ({type}) not supported',
      'Received invalid msgType',
    ],
    cause:
      "What arrives at the gossip port is none of Nomad's gossip: another program, a health check, or one that encrypts while this one does not.",
    remedy: 'Let only servers reach port 4648, and give all of them the same gossip key.',
    rules: ['gossip/key-missing'],
    sources: [`${memberlist}, net.go`],
    kind: 'general',
  },
  {
    id: 'gossip-key-of-16-bytes',
    messages: ['AES-128 key still in use', 'given 16-byte gossip key', '16-byte gossip key'],
    cause: 'nomad operator keygen made 16 bytes before 1.0. It works.',
    remedy: 'nomad operator gossip keyring generate, install, use, remove.',
    rules: ['gossip/key-short'],
    sources: [
      'https://github.com/hashicorp/nomad/pull/8998',
      'https://github.com/hashicorp/nomad/issues/10013',
    ],
    kind: 'reported',
  },
  {
    id: 'gossip-encrypt-removed',
    messages: ['removing encrypt later turns gossip off', 'removing encrypt'],
    cause:
      'The key lives on in <data_dir>/server/serf.keyring: without `encrypt` gossip goes on as before, until the data directory is made anew, and then it is in clear text.',
    remedy: 'Leave `encrypt` in the configuration.',
    rules: ['gossip/key-missing', 'gossip/keyring-overrides'],
    sources: [
      'https://github.com/hashicorp/consul/issues/7231',
      'https://github.com/hashicorp/consul/issues/3823',
    ],
    kind: 'reported',
  },
  {
    id: 'gossip-key-known',
    messages: ['key reused from Consul', 'pre-generated public sample key', 'sample gossip key'],
    cause:
      'The gossip key was copied from a guide or an image, where everyone reads it, or is that of Consul.',
    remedy: 'nomad operator gossip keyring generate, then keyring install, use and remove.',
    rules: ['gossip/key-published', 'gossip/key-predictable'],
    sources: ['https://github.com/bsdpot/potluck/issues/12'],
    kind: 'reported',
  },
]
