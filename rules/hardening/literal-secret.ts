import { defineRule, hcl, openToOthers, writtenSecrets } from '#rule'

export default defineRule({
  summary: 'Files of the configuration hold no tokens and passwords.',
  why: `A secret in a file is in every copy of it: in the repository and its history, in backups, on the machines of those
    who edit it. For most of them Nomad looks elsewhere when the setting is not there: in the agent's environment, or
    at the identity of the machine. A setting that a template fills in on the node is left alone. Nomad's
    configuration cannot name environment variables itself. Of the gossip key there are rules of its own.
    With \`--on-node\`, a file that others may not read is a remark only.`,
  severity: 'warning',
  hardening: true,
  cwe: 798,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/consul#token',
    'https://developer.hashicorp.com/nomad/docs/configuration/acl#replication_token',
    'https://developer.hashicorp.com/nomad/docs/configuration/keyring',
  ],
  examples: {
    bad: [
      hcl`
        consul {
          token = "6f6f2b1c-5a7e-4d7e-9a5e-2f8d7f1f9c3a"
          #       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        }
      `,
      hcl`
        server {
          server_join {
            retry_join = ["provider=aws tag_key=nomad tag_value=server access_key_id=AKIA2Q secret_access_key=bXktc2Vj"]
            #            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        consul {
          token = "{{ consul_token }}"
          #       ~~~~~~~~~~~~~~~~~~~~ config/template
        }
      `,
      hcl`
        # Filled in by envsubst.
        acl {
          enabled           = true
          replication_token = "$REPLICATION_TOKEN"
        }

        server {
          server_join {
            retry_join = ["provider=aws tag_key=nomad tag_value=server"]
          }
        }
      `,
    ],
  },
  *check({ agent, facts: { node } }) {
    for (const { name, origin } of writtenSecrets(agent, 'all but the gossip key')) {
      const access = node?.access.get(origin.value.source.path)
      // There it has to be in the end, where Nomad looks for it nowhere else; who may read it is what counts then.
      const kept = access !== undefined && openToOthers(access) !== 'yes'
      yield {
        at: { at: origin.value },
        ...(kept ? { severity: 'info' } : {}),
        message: `\`${name}\` holds a secret as it is: whoever reads this file, or a copy of it, has it.`,
        help: elsewhere[name] ?? (name.startsWith('keyring.') ? keyringAdvice : rendered),
      }
    }
  },
})

const rendered =
  "let a tool fill it in when the file is put on the node, and let no one but Nomad's user read it there"

const keyringAdvice =
  'leave it out: the provider takes its credentials from the environment, or goes by the identity of the machine'

const joining =
  'leave the credentials out: they are taken from the environment, or from the role of the machine'

/** Where Nomad looks when the setting is not there. */
const elsewhere: Readonly<Record<string, string>> = {
  'consul.token':
    'leave it out, and set `CONSUL_HTTP_TOKEN` in the environment of the agent, such as by `EnvironmentFile` of its unit',
  'consul.auth':
    'leave it out, and set `CONSUL_HTTP_AUTH` in the environment of the agent, such as by `EnvironmentFile` of its unit',
  'vault.token':
    'delete it: since Nomad 1.10 it does nothing, and before, `VAULT_TOKEN` in the environment of the agent does the same',
  'server.server_join.retry_join': joining,
  'client.server_join.retry_join': joining,
  'server.retry_join': joining,
}
