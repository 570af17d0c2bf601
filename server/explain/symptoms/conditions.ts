import type { Symptom } from '../symptom.ts'

/** What people notice and no program says; the messages are the words in which they report it. */
export const conditionSymptoms: readonly Symptom[] = [
  {
    id: 'any-certificate-can-be-server',
    messages: ['CVE-2020-7956', 'any CA-signed cert could act as server', 'GHSA-xrq6-45xv-j2h6'],
    cause:
      "Without `verify_server_hostname` Nomad looks at no role and no region: every certificate of the CA, a client's too, can pose as a server. Nomad before 0.10.3 did not check them even with it.",
    remedy: 'Set `verify_server_hostname = true` on every agent, with certificates for role and region.',
    rules: [
      'tls/server-hostname-unverified',
      'certificate/role-mismatch',
      'certificate/server-name-on-client',
      'ca/public',
    ],
    sources: [
      'https://github.com/hashicorp/nomad/issues/7003',
      'https://github.com/hashicorp/nomad/pull/7023',
    ],
    kind: 'reported',
  },
  {
    id: 'metrics-readable-by-anyone',
    messages: ['/v1/metrics readable by anyone', '/v1/metrics', '/v1/status/peers'],
    cause:
      '/v1/metrics and /v1/status/* ask for no ACL token, so whoever reaches the API reads them, unless `verify_https_client` asks for a certificate.',
    remedy: 'Set `verify_https_client = true`, or let only your monitoring reach the port.',
    rules: ['tls/https-client-unverified', 'hardening/prometheus-without-tls'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/19870',
      'https://github.com/hashicorp/nomad/pull/19916',
    ],
    kind: 'reported',
  },
  {
    id: 'api-open-to-everyone',
    messages: [
      'Nomad reachable unauthenticated',
      'unauthenticated Nomad API',
      'Nomad API without authentication',
    ],
    cause:
      'The API is reachable, without TLS and without ACLs: whoever reaches it runs what he likes on every client.',
    remedy:
      'Set `acl { enabled = true }` and the `tls` block on all agents; bind `addresses.http` to an address that only they and you reach.',
    rules: [
      'hardening/acl-disabled',
      'hardening/public-plaintext-api',
      'tls/disabled',
      'hardening/raw-exec-enabled',
    ],
    sources: [
      'https://github.com/hashicorp/nomad/issues/5145',
      'https://github.com/google/security-testbeds/issues/158',
    ],
    kind: 'reported',
  },
  {
    id: 'plaintext-rpc-accepted',
    messages: ['plaintext RPC accepted', 'clients without TLS still join', 'rpc_upgrade_mode'],
    cause:
      '`rpc_upgrade_mode` is on: servers take plaintext beside TLS, and check no names for Raft. It is for the days of going over to TLS.',
    remedy: 'Take it out and restart the servers, one after the other.',
    rules: ['tls/upgrade-mode-on', 'tls/rpc-plaintext', 'tls/disabled'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/2525',
      'https://github.com/hashicorp/nomad/issues/11186',
      'https://developer.hashicorp.com/nomad/docs/configuration/tls#rpc_upgrade_mode',
    ],
    kind: 'reported',
  },
  {
    id: 'clients-lost-during-migration',
    messages: ['clients go lost during TLS roll-out', 'lost during TLS'],
    cause:
      'Servers got `rpc = true` before the clients did, without `rpc_upgrade_mode`: until a client has TLS it is refused.',
    remedy:
      'Servers first with `rpc_upgrade_mode = true`, then clients with `rpc = true`, then servers without `rpc_upgrade_mode`.',
    rules: ['tls/rpc-plaintext', 'tls/upgrade-mode-on'],
    sources: [
      'https://github.com/hashicorp/nomad/pull/5454',
      'https://github.com/hashicorp/nomad/issues/4133',
    ],
    kind: 'reported',
  },
  {
    id: 'consul-health-check-missing',
    messages: [
      'health check missing',
      'Nomad health check failing in Consul',
      'failing in Consul after mTLS',
    ],
    cause:
      'With `verify_https_client` Nomad registers no check of its HTTPS API in Consul, as Consul shows no certificate.',
    remedy: 'Nothing, where that is meant. Otherwise `verify_https_client = false` with ACLs on.',
    rules: ['tls/https-client-drops-consul-check'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/6923',
      'https://github.com/hashicorp/nomad/issues/2144',
      'https://github.com/hashicorp/consul/issues/3364',
    ],
    kind: 'reported',
  },
  {
    id: 'certificate-created-with-foreign-names',
    messages: ['nomad tls cert create -region', 'contain wrong/extra *.global.nomad names', '*.global.nomad'],
    cause:
      'nomad tls cert create wrote wrong names into certificates for another region than global before 1.5.7, and added <role>.global.nomad until 1.8.15, 1.9.11 and 1.10.3.',
    remedy: 'Issue the certificates again with a newer nomad.',
    rules: ['certificate/foreign-region-name', 'certificate/region-mismatch', 'certificate/wildcard-name'],
    sources: [
      'https://github.com/hashicorp/nomad/pull/16959',
      'https://github.com/hashicorp/nomad/pull/26086',
    ],
    kind: 'reported',
  },
  {
    id: 'certificate-custom-domain',
    messages: [
      'agents with own domain / public certs cannot verify',
      '{names*} (server.{region}.nomad expected',
      'server.xxx.nomad',
      'agents with own domain',
    ],
    cause:
      'The name that agents check always ends in .nomad; a domain of your own (-domain) or a certificate of a public CA cannot have it.',
    remedy:
      'Issue certificates of a CA of your own for server.<region>.nomad and client.<region>.nomad; other names may stand beside them.',
    rules: ['certificate/custom-domain', 'ca/public'],
    sources: ['https://github.com/hashicorp/nomad/issues/2539'],
    kind: 'reported',
  },
  {
    id: 'ca-created-with-name-constraint',
    messages: ['-name-constraint -domain {domain}', 'CA constrained to other domain', '-name-constraint'],
    cause:
      'nomad tls ca create did not go by -domain alone before 1.6.8 and 1.7.5; and a CA whose constraints do not permit nomad cannot sign the names that agents need.',
    remedy: 'Create the CA again with a newer nomad, or without constraints.',
    rules: ['ca/name-constraints'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/19836',
      'https://github.com/hashicorp/nomad/pull/19892',
    ],
    kind: 'reported',
  },
  {
    id: 'ca-bundle-incomplete',
    messages: [
      'nodes cannot connect; fix was adding the intermediate',
      'intermediate above the root in the bundle',
      'missing intermediate',
    ],
    cause:
      'The CA bundle holds the root and the leaf was signed by an intermediate; or it is older than the CA.',
    remedy: 'Append the intermediate to `cert_file` of every agent, or to `ca_file`.',
    rules: ['certificate/chain-incomplete', 'certificate/not-signed-by-ca', 'ca/expired'],
    sources: [
      'https://github.com/ednz-cloud/ansible-collection-hashistack/issues/1',
      'https://github.com/hashicorp/vault/issues/2253',
    ],
    kind: 'reported',
  },
  {
    id: 'vault-calls-fail-silently',
    messages: ['Vault calls fail although vault.ca_file set', 'vault.ca_file', 'Vault calls fail although'],
    cause:
      '`vault.ca_file` is not there, not readable for the agent, or not the CA of Vault; not everything that talks to Vault says so.',
    remedy:
      "Check the path with nomadlint --on-node, and Vault's certificate with openssl s_client -connect HOST:8200 -CAfile FILE. Restart the agent: SIGHUP does not read it again.",
    rules: ['file/missing', 'hardening/vault-tls-skip-verify'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/26407',
      'https://github.com/hashicorp/nomad/issues/7090',
    ],
    kind: 'reported',
  },
  {
    id: 'consul-vault-files-not-reloaded',
    messages: [
      'consul/vault client certs not re-read on SIGHUP',
      'client certs not re-read on SIGHUP',
      'not re-read on SIGHUP',
    ],
    cause:
      'SIGHUP reads the files of the `tls` block again, and not those of `consul` and `vault`: short-lived certificates there run out in the running agent.',
    remedy: 'Restart the agent when they change, or give them longer lives.',
    rules: ['certificate/expires-soon'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/17297',
      'https://github.com/hashicorp/nomad/issues/4593',
      'https://github.com/hashicorp/nomad/issues/6052',
    ],
    kind: 'reported',
  },
  {
    id: 'template-splits-certificate-and-key',
    messages: [
      'cert and key do not match after consul-template run',
      'certs re-issued at every consul-template reload',
      'pkiCert returns the wrong cert',
      'key missing on restart',
      'renews every 2m30',
    ],
    cause:
      'Templates ask Vault for the certificate and for its key apart, which makes two certificates that do not belong together; `secret` instead of pkiCert issues a new one at each start; pkiCert gives the key on the first issue only.',
    remedy:
      'One pkiCert call in one template that writes certificate, key and CA (writeToFile), with a time to live of hours or more; on a restart the key has to be kept.',
    rules: ['certificate/key-mismatch', 'file/not-a-key', 'certificate/expires-soon'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/26835',
      'https://github.com/hashicorp/consul-template/issues/1597',
      'https://github.com/hashicorp/consul-template/issues/1259',
      'https://github.com/hashicorp/consul-template/issues/1607',
      'https://github.com/hashicorp/consul-template/issues/1272',
    ],
    kind: 'reported',
  },
  {
    id: 'key-file-open-to-others',
    messages: ['key written 0644/0755 by template', 'key written 0644', 'key file is world-readable'],
    cause:
      'The template of the key has the mode of that of the certificate: everyone on the machine reads the key.',
    remedy: 'perms = 0600 for the key, and chmod 600 now.',
    rules: ['file/key-permissions'],
    sources: ['https://github.com/hashicorp/nomad/issues/26835'],
    kind: 'reported',
  },
  {
    id: 'configuration-open-to-others',
    messages: ['world-readable config leaks gossip key', 'world-readable config'],
    cause: '/etc/nomad.d can be read by everyone on the machine, and holds the gossip key and tokens.',
    remedy: 'chmod 0640 the files and give them to the user of the agent; put tokens into the environment.',
    rules: ['file/config-permissions', 'hardening/literal-secret'],
    sources: ['https://github.com/ansible-community/ansible-nomad/issues/155'],
    kind: 'reported',
  },
  {
    id: 'servers-never-elect',
    messages: ['servers never elect', 'different regions + even expect'],
    cause:
      'Servers of different regions are clusters of their own, and an even or missing `bootstrap_expect` does not come about.',
    remedy: 'The same `region` and the same odd `bootstrap_expect` on all servers of a cluster.',
    rules: ['hardening/bootstrap-expect', 'hardening/region-implicit'],
    sources: ['https://github.com/hashicorp/nomad/issues/8447'],
    kind: 'reported',
  },
  {
    id: 'setting-silently-ignored',
    messages: ['top-level server_join silently ignored', 'silently ignored', 'key silently accepted'],
    cause:
      'In `vault`, `consul`, `plugin`, `ui`, `limits`, `client.template` and others Nomad takes keys that it does not know, and some keys in the wrong place, without a word.',
    remedy: 'nomadlint CONFIG names them.',
    rules: ['config/unknown-key', 'config/no-effect'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/13097',
      'https://github.com/hashicorp/nomad/issues/13066',
      'https://github.com/hashicorp/nomad/issues/9001',
    ],
    kind: 'reported',
  },
  {
    id: 'proxy-lets-everyone-in',
    messages: ['proxy holds the CLI client cert', 'proxy presents the client certificate'],
    cause:
      'A proxy shows its own certificate to Nomad for whoever comes to it: `verify_https_client` then protects nothing, and without ACLs everyone does everything.',
    remedy: 'Switch ACLs on, and let the proxy ask for certificates or a login itself.',
    rules: ['hardening/acl-disabled'],
    sources: ['https://github.com/hashicorp/nomad/pull/19144'],
    kind: 'reported',
  },
  {
    id: 'certificate-and-key-in-one-file',
    messages: ['key bundle (cert+key in one PEM)', 'cert+key in one PEM', 'cert and key in one PEM'],
    cause:
      'One file holds certificate and key, which Go reads well. Nomad 1.11.3 does not start where the key stands before the certificate: it reads the first block for its metrics of expiry.',
    remedy: 'Put them into two files, the key with mode 0600.',
    rules: ['file/certificate-file-holds-key'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/27660',
      'https://github.com/hashicorp/nomad/pull/27667',
    ],
    kind: 'reported',
  },
]
