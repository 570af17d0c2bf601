import { defineRule, hcl, inVersions } from '#rule'

export default defineRule({
  summary: 'The root keys are wrapped by a key that the servers do not hold.',
  why: `The root keys encrypt Nomad's variables and sign the identities of jobs. With the provider \`aead\`, which is used
    where no other is configured, the key that wraps them lies beside them: whoever has a snapshot or the disk of a
    server has all of it. With AWS, Azure or Google Cloud's key management, or Vault's transit engine, a copy of the
    state is no use without them.`,
  severity: 'info',
  preset: 'strict',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/keyring',
    'https://developer.hashicorp.com/nomad/docs/manage/key-management',
  ],
  examples: {
    bad: [
      {
        version: '1.9.0',
        files: {
          'nomad.hcl': hcl`
            data_dir = "/opt/nomad/data"

            acl {
              enabled = true
            }

            server {
            #~~~~~ tls/disabled
            #~~~~~
              enabled = true
              encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
            }
          `,
        },
      },
    ],
    good: [
      {
        version: '1.9.0',
        files: {
          'nomad.hcl': hcl`
            data_dir = "/opt/nomad/data"

            acl {
              enabled = true
            }

            server {
            #~~~~~ tls/disabled
              enabled = true
              encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
            }

            keyring "awskms" {
              active     = true
              region     = "eu-central-1"
              kms_key_id = "alias/nomad"
            }
          `,
        },
      },
    ],
  },
  *check({ agent: { complete, config, role }, facts: { policy } }) {
    const judged = inVersions(policy, ['1.8.3', '1.9.0'], 'info')
    if (judged === undefined || !complete || role === 'client') return
    const others = [...config.keyring].filter(([label]) => !/^aead\b/.test(label))
    if (others.length > 0) return
    const [aead] = config.keyring.values()
    yield {
      at: aead ?? config.server,
      message: 'The key that wraps the root keys lies beside them, in the state of the servers.',
      help: 'add a `keyring` block of a key management system: `awskms`, `azurekeyvault`, `gcpckms` or `transit`',
    }
  },
})
