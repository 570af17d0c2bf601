import type { Symptom } from '../symptom.ts'

const goPair = 'Go, crypto/tls/tls.go: X509KeyPair'
const nomadTls = 'helper/tlsutil/config.go'

export const certificateFileSymptoms: readonly Symptom[] = [
  {
    id: 'tls-file-missing',
    messages: [
      'Failed to read CA file: open {path*}: no such file or directory',
      'Failed to load cert/key pair: open {path*}: no such file or directory',
      'Error when parsing TLS configuration: open {path*}: no such file or directory',
      'failed to parse CA file: failed to read file: open {path*}: no such file or directory',
      'failed to parse CA file: open {path*}: no such file or directory',
      'failed to parse cert key pair: open {path*}: no such file or directory',
      'Error when parsing TLS configuration: open : no such file or directory',
      'Failed to read CA file: open {path*}: The system cannot find the',
      'Failed to load cert/key pair: open {path*}: The system cannot find the',
    ],
    told: ['There is no {path}.'],
    cause:
      'A file that `ca_file`, `cert_file` or `key_file` names is not there. A relative path counts from the working directory of the daemon, for a unit of systemd mostly /. Since 2.0 all three files are wanted as soon as the block says anything; an empty path is refused, too.',
    remedy:
      'Correct the path, write it in full, or create the file. On the node, nomadlint --on-node checks all of them.',
    rules: ['file/missing', 'tls/relative-path', 'tls/incomplete-files'],
    sources: [
      `${nomadTls}: AppendCA, LoadKeyPair`,
      'command/agent/tls_metrics.go',
      'https://github.com/fpco/fpco-salt-formula/issues/133',
      'https://github.com/hashicorp/consul/issues/23820',
    ],
  },
  {
    id: 'file-missing',
    messages: [
      'open {path*}: no such file or directory',
      'stat {path*}: no such file or directory',
      'open {path*}: The system cannot find the',
    ],
    told: ['There is no {path}.'],
    cause: 'A file or directory that the configuration or a command names is not there.',
    remedy:
      'Correct the path, write it in full, or create the file. On the node, nomadlint --on-node checks the TLS files.',
    rules: ['file/missing', 'tls/relative-path'],
    sources: ['https://github.com/fpco/fpco-salt-formula/issues/133'],
    kind: 'general',
  },
  {
    id: 'file-unreadable-for-user',
    messages: [
      'Failed to read CA file: open {path*}: permission denied',
      'Failed to load cert/key pair: open {path*}: permission denied',
      'Error when parsing TLS configuration: open {path*}: permission denied',
      'failed to parse cert key pair: open {path*}: permission denied',
      'open {path*}: permission denied',
      'mkdir {path*}: permission denied',
      'stat {path*}: permission denied',
      'open {path*}: Access is denied',
    ],
    told: ['The user of the agent may not read {path}.'],
    cause:
      'The agent runs as a user who may not read that, or may not enter a directory above it: the unit was changed to User=nomad, or root wrote the file.',
    remedy:
      'chown it to the user of the agent, key files with mode 0600 (or root:nomad and 0640), directories with 0700 or 0750. Client agents are meant to run as root.',
    rules: ['file/key-owner', 'file/unreadable', 'file/key-permissions'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/12558',
      'https://github.com/ansible-community/ansible-nomad/issues/155',
    ],
  },
  {
    id: 'file-is-directory',
    messages: ['read {path*}: is a directory', 'open {path*}: is a directory'],
    told: ['{path} is a directory.'],
    cause:
      'A directory is named where a file is wanted. `ca_file` takes one file; only the CLI has a setting for a directory (NOMAD_CAPATH).',
    remedy: 'Name the file. Several CA certificates may stand in one file.',
    rules: ['file/unreadable'],
    sources: [`${nomadTls}: AppendCA`],
  },
  {
    id: 'ca-file-without-certificate',
    messages: [
      'Failed to parse any valid certificates in CA file: {path*}',
      'Failed to parse any valid certificates in CA file',
    ],
    told: ['{path} holds none.'],
    cause:
      '`ca_file` holds no certificate in PEM form: it is DER, a key, a request, an HTML page of a failed download, or empty.',
    remedy:
      'Put the CA certificate there, text with -----BEGIN CERTIFICATE-----. From DER: openssl x509 -inform der -in FILE. nomadlint cert FILE says what is in it.',
    rules: ['certificate/invalid-pem', 'file/unreadable'],
    sources: [`${nomadTls}: AppendCA`],
  },
  {
    id: 'key-of-another-certificate',
    messages: [
      'tls: private key does not match public key',
      'tls: private key type does not match public key type',
      'key values mismatch',
    ],
    cause:
      'The key in `key_file` belongs to another certificate. Either one of the files was renewed and the other was not, or a template of consul-template or Vault agent fetches each of them with a request of its own, which makes two certificates.',
    remedy:
      'Write both files in one go: one pkiCert in one template, or writeToFile; for openssl, compare openssl x509 -noout -pubkey with openssl pkey -pubout.',
    rules: ['certificate/key-mismatch', 'certificate/chain-order'],
    sources: [
      goPair,
      'https://github.com/hashicorp/nomad/issues/26835',
      'https://github.com/hashicorp/consul-template/issues/1597',
    ],
  },
  {
    id: 'certificate-and-key-switched',
    messages: [
      'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
      'tls: found a certificate rather than a key in the PEM for the private key',
    ],
    cause: "`cert_file` and `key_file` name each other's file.",
    remedy: 'Change the two paths round.',
    rules: ['certificate/invalid-pem', 'file/not-a-key'],
    sources: [goPair],
  },
  {
    id: 'certificate-file-without-certificate',
    messages: [
      'tls: failed to find any PEM data in certificate input',
      'tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: {types*}',
      'failed to find certificate PEM data',
    ],
    told: ['It holds {types} instead.'],
    cause: '`cert_file` holds no certificate in PEM form: it is DER, PKCS#12, a request, or empty.',
    remedy:
      'Put the certificate there, text with -----BEGIN CERTIFICATE-----. From DER: openssl x509 -inform der -in FILE; from PKCS#12: openssl pkcs12 -in FILE -nokeys. nomadlint cert FILE says what is in it.',
    rules: ['certificate/invalid-pem', 'file/unreadable'],
    sources: [goPair],
  },
  {
    id: 'key-file-without-key',
    messages: [
      'tls: failed to find any PEM data in key input',
      'tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: {types*}',
    ],
    told: ['It holds {types} instead.'],
    cause:
      '`key_file` holds no private key in PEM form: a certificate, a public key, DER or nothing. A template that writes the key only on the first issue of a certificate leaves it empty after a restart.',
    remedy:
      'Put the key there, text with -----BEGIN PRIVATE KEY-----; keep it in the same template as the certificate.',
    rules: ['file/not-a-key', 'file/unreadable'],
    sources: [
      goPair,
      'https://github.com/hashicorp/consul-template/issues/1607',
      'https://github.com/hashicorp/nomad/issues/26800',
    ],
  },
  {
    id: 'key-unreadable',
    messages: [
      'tls: failed to parse private key',
      'tls: found unknown private key type in PKCS#8 wrapping',
      "asn1: structure error: tags don't match ({detail*} pkcs8",
    ],
    cause:
      'The key in `key_file` has a passphrase, or is of a kind that Go does not know: an OpenSSH key, or DSA. Nomad has no setting for a passphrase.',
    remedy:
      'Take the passphrase off (openssl pkey -in FILE -out NEW), or make a new key: ECDSA P-256 or RSA 2048.',
    rules: ['file/key-encrypted', 'file/not-a-key', 'certificate/key-type-unsupported'],
    sources: ['Go, crypto/tls/tls.go: parsePrivateKey'],
  },
  {
    id: 'key-type-unsupported',
    messages: [
      'Unsupported signature algorithm {type}; RSA and ECDSA only are supported',
      'Unsupported signature algorithm {type}',
      'tls: unknown public key algorithm',
      'tls: unsupported certificate key ({type})',
    ],
    told: ['The key is a {type}.'],
    cause:
      "The agent's key is Ed25519, or another type than the two that Nomad's list of cipher suites is for.",
    remedy: 'Issue key and certificate anew with ECDSA P-256 (as nomad tls cert create does) or RSA.',
    rules: ['certificate/key-type-unsupported'],
    sources: [`${nomadTls}: getSignatureAlgorithm`, 'https://github.com/hashicorp/nomad/issues/13633'],
  },
  {
    id: 'tls-expiry-metrics',
    messages: [
      'failed to set up TLS expiration metrics: failed to parse CA file: {reason*}',
      'failed to set up TLS expiration metrics: failed to parse cert key pair: {reason*}',
      'failed to set up TLS expiration metrics',
      'failed to parse cert key pair: {reason*}',
      'failed to parse CA file: {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause:
      'Since 2.0 an agent reads `ca_file`, `cert_file` and `key_file` at start for metrics of when they end, and stops where one of them is missing or unreadable, as soon as the `tls` block sets anything at all. (1.11.3 does so only for files that are set.)',
    remedy: 'Set all three files, or leave the whole `tls` block out.',
    rules: ['tls/incomplete-files', 'file/missing', 'certificate/invalid-pem', 'certificate/key-mismatch'],
    sources: ['command/agent/tls_metrics.go', 'https://github.com/hashicorp/nomad/pull/27667'],
  },
  {
    id: 'certificate-pair-failed',
    messages: [
      'Failed to load cert/key pair',
      'Failed to read CA file',
      'Error when parsing TLS configuration',
      'parsing TLS certificate',
      'error reloading server TLS configuration',
      'unable to create TLS configuration',
      'failed to initialize HTTP server TLS configuration',
      'error checking whether to reload TLS configuration',
    ],
    cause: 'The files of the `tls` block cannot be loaded; the reason stands behind.',
    remedy: 'nomadlint CONFIG names the file and what is wrong with it.',
    rules: [
      'file/missing',
      'certificate/invalid-pem',
      'certificate/key-mismatch',
      'file/not-a-key',
      'file/unreadable',
    ],
    sources: [nomadTls],
    kind: 'general',
  },
]
