import { nameConstraints } from '../../forge.ts'
import type { Truth } from './truths.ts'

function everywhere(refusal: string): readonly string[] {
  return ['outbound', 'inbound', 'https-local'].map((check) => `${check}: ${refusal}`)
}

const unknownAuthority = everywhere('unknown-authority')
const garbage = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n'

export const handshakeTruths: readonly Truth[] = [
  {
    sentence: 'Every certificate in `ca_file` is trusted, root or not: an intermediate alone is enough.',
    proofs: [
      { signedBy: 'upper', files: ({ own, upper }) => ({ certificate: own, ca: upper }), refused: [] },
      {
        signedBy: 'lower',
        files: ({ own, lower, root }) => ({ certificate: own, ca: root + lower }),
        refused: [],
      },
    ],
  },
  {
    sentence:
      'An intermediate that is not in `ca_file` has to stand in `cert_file`, behind the certificate of the agent: peers look nowhere else.',
    proofs: [
      { signedBy: 'upper', refused: [] },
      { signedBy: 'upper', files: ({ own }) => ({ certificate: own }), refused: unknownAuthority },
      {
        signedBy: 'lower',
        files: ({ own, lower }) => ({ certificate: own + lower }),
        refused: unknownAuthority,
      },
    ],
  },
  {
    sentence:
      'Behind the first, the order of certificates does not matter, and neither does the order in `ca_file`.',
    proofs: [
      {
        signedBy: 'lower',
        files: ({ own, lower, upper }) => ({ certificate: own + upper + lower }),
        refused: [],
      },
      {
        signedBy: 'lower',
        files: ({ own, lower, upper, root }) => ({ certificate: own, ca: upper + root + lower }),
        refused: [],
      },
    ],
  },
  {
    sentence: 'A root in `cert_file` is sent and changes nothing: only `ca_file` is trusted.',
    proofs: [
      { files: ({ own, root }) => ({ certificate: own + root }), refused: [] },
      {
        files: ({ own, root, upper }) => ({ certificate: own + root, ca: upper }),
        refused: unknownAuthority,
      },
    ],
  },
  {
    sentence:
      'One certificate in `cert_file` that cannot be parsed is sent as well, and every peer refuses all of it.',
    proofs: [
      { files: ({ own }) => ({ certificate: own + garbage }), refused: everywhere('unreadable-chain') },
      { files: ({ root }) => ({ ca: root + garbage }), refused: [] },
    ],
  },
  {
    sentence: 'The certificate of the agent itself may stand in `ca_file`, and is then trusted as it is.',
    proofs: [{ files: ({ own }) => ({ ca: own }), refused: [] }],
  },
  {
    sentence:
      'A CA has to say in its basic constraints that it is one, and in its key usage, where there is one, that it signs certificates.',
    proofs: [
      { root: { isCa: undefined }, refused: unknownAuthority },
      { root: { isCa: false }, refused: unknownAuthority },
      { root: { keyUsages: [0] }, refused: unknownAuthority },
      { root: { keyUsages: undefined }, refused: [] },
    ],
  },
  {
    sentence: 'A CA of version 1, which cannot say so, is taken in `ca_file`, and never as an intermediate.',
    proofs: [
      { root: { version: 1 }, refused: [] },
      { signedBy: 'upper', upper: { version: 1 }, refused: everywhere('not-a-ca') },
    ],
  },
  {
    sentence: 'The dates of every certificate on the way count, those of the CA in `ca_file` too.',
    proofs: [
      { root: { days: [-365, -1] }, refused: everywhere('dates') },
      { signedBy: 'upper', upper: { days: [-365, -1] }, refused: everywhere('dates') },
      { leaf: { days: [1, 366] }, refused: everywhere('dates') },
      { leaf: { days: [-1, 1] }, root: { days: [-365, 1] }, refused: [] },
    ],
  },
  {
    sentence: 'A signature with SHA-1 counts for nothing; only that of a CA in `ca_file` is never verified.',
    proofs: [
      { leaf: { hash: 'sha1' }, refused: unknownAuthority },
      { root: { hash: 'sha1' }, refused: [] },
    ],
  },
  {
    sentence: 'RSA keys need 1024 bits; curves are P-256, P-384 and P-521.',
    proofs: [
      { leaf: { key: 'rsa1024' }, refused: [] },
      { leaf: { key: 'p521' }, refused: [] },
      { leaf: { key: 'p224' }, refused: everywhere('key-size') },
    ],
  },
  {
    sentence:
      'Both usages are needed, `serverAuth` to be connected to and `clientAuth` to connect; without the extension, or with any usage, both are there.',
    proofs: [
      { leaf: { usages: ['serverAuth'] }, refused: ['inbound: usage'] },
      { leaf: { usages: ['clientAuth'] }, refused: ['outbound: usage', 'https-local: usage'] },
      { leaf: { usages: ['any'] }, refused: [] },
      { leaf: { usages: undefined }, refused: [] },
    ],
  },
  {
    sentence: 'A CA that lists usages limits everything below it to them.',
    proofs: [
      { root: { usages: ['serverAuth'] }, refused: ['inbound: usage'] },
      { root: { usages: ['codeSigning'] }, refused: everywhere('usage') },
    ],
  },
  {
    sentence: "The key usage of the agent's own certificate is not looked at.",
    proofs: [
      { leaf: { keyUsages: [3] }, refused: [] },
      { leaf: { keyUsages: undefined }, refused: [] },
    ],
  },
  {
    sentence:
      'Name constraints apply to every alternative name, `localhost` included, and not to the common name.',
    proofs: [
      { root: { constraints: nameConstraints(['dns:nomad', 'dns:localhost'], []) }, refused: [] },
      { root: { constraints: nameConstraints(['dns:nomad'], []) }, refused: everywhere('name-constraints') },
      {
        root: { constraints: nameConstraints(['dns:nomad'], []) },
        local: false,
        leaf: { commonName: 'nomad.example.com' },
        refused: ['https-local: host-name'],
      },
    ],
  },
  {
    sentence: 'Constraints for DNS names leave addresses alone, and the other way round.',
    proofs: [
      { root: { constraints: nameConstraints(['ip:127.0.0.0/8'], []) }, refused: [] },
      {
        root: { constraints: nameConstraints(['ip:10.0.0.0/8'], []) },
        refused: everywhere('name-constraints'),
      },
    ],
  },
]
