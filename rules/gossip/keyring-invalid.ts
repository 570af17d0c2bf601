import { defineRule, type FileFact, hcl, type KeyringFault, type KeyringFile } from '#rule'

export default defineRule({
  summary: 'The keyring in the data directory is a list of gossip keys.',
  why: `A server that finds \`server/serf.keyring\` in its data directory reads it whatever the configuration says, and does not
    start where it is no JSON list of at least one key, each 16, 24 or 32 bytes in base64. A disk that was full, or a
    file that was edited by hand, leaves such a one behind.`,
  severity: 'error',
  references: [
    'failed to configure keyring: no keys present in keyring file: ...',
    'failed to configure keyring: unexpected end of JSON input',
    'failed to configure keyring: illegal base64 data at input byte N',
    'failed to configure keyring: key size must be 16, 24 or 32 bytes',
    'command/agent/keyring.go, loadKeyringFile',
  ],
  examples: {
    bad: [
      {
        machine: { '/opt/nomad/data/server/serf.keyring': '' },
        files: {
          'nomad.hcl': hcl`
            data_dir = "/opt/nomad/data"
            #          ~~~~~~~~~~~~~~~~~

            acl {
              enabled = true
            }

            server {
            #~~~~~ tls/disabled
              enabled = true
              encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
            }
          `,
        },
      },
    ],
    good: [
      {
        machine: {
          '/opt/nomad/data/server/serf.keyring': '["q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="]',
        },
        files: {
          'nomad.hcl': hcl`
            data_dir = "/opt/nomad/data"

            acl {
              enabled = true
            }

            server {
            #~~~~~ tls/disabled
              enabled = true
            }
          `,
        },
      },
    ],
  },
  *check({ agent: { config }, facts: { keyring, node } }) {
    const wrong = keyring && wrongWith(keyring, node?.isUser === true)
    if (keyring === undefined || wrong === undefined) return
    yield {
      at: config.data_dir,
      message: `${keyring.path} ${wrong}: the server does not start.`,
      help: config.server.encrypt.value
        ? 'delete it: the server makes it anew from `encrypt`, which has to be the key of the other servers'
        : 'copy it from another server; or delete it, and write the key of the other servers into `encrypt`',
    }
  },
})

function wrongWith({ content, found }: FileFact<KeyringFile>, isUser: boolean): string | undefined {
  if (content.known) return content.value.ok ? undefined : words(content.value.fault)
  if (content.why === 'not-regular') return `is ${found ?? 'no regular file'}`
  const closed = content.why === 'permission' && found !== undefined
  return closed && isUser ? 'cannot be read by the user that Nomad runs as' : undefined
}

/** Nothing of what stands in the file but how much. */
function words(fault: KeyringFault): string {
  switch (fault.kind) {
    case 'empty-file':
      return 'is empty'
    case 'not-json':
      return 'is no JSON'
    case 'not-a-list':
      return 'is no JSON list'
    case 'no-keys':
      return 'holds no key'
    case 'not-text':
      return `has no text in place of key ${fault.number}`
    case 'not-base64':
      return `has something else than base64 in place of key ${fault.number}`
    case 'wrong-length':
      return `has a key ${fault.number} of ${fault.length} bytes, not of 16, 24 or 32`
  }
}
