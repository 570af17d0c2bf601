import type { Symptom } from '../symptom.ts'

const goVerify = 'Go, crypto/x509/verify.go'

export const certificateTrustSymptoms: readonly Symptom[] = [
  {
    id: 'certificate-authority-mismatch',
    messages: [
      'x509: certificate signed by unknown authority (possibly because of "{reason*}" while trying to verify candidate authority certificate "{authority*}")',
    ],
    told: ['A certificate called {authority} has the name of the issuer, but did not sign it: {reason}.'],
    cause:
      'The trusted file holds a CA of the right name with another key: a CA that was created anew, or two that were given the same name.',
    remedy:
      'Put the CA that signed the certificate into `ca_file` of everyone, or issue the certificate anew with the CA that is there.',
    rules: ['certificate/not-signed-by-ca'],
    sources: [`${goVerify}: UnknownAuthorityError`],
  },
  {
    id: 'certificate-authority-unknown',
    messages: ['x509: certificate signed by unknown authority', 'unable to get local issuer certificate'],
    cause:
      'Who connected does not trust who signed. Agents trust `ca_file` and nothing else, system roots included. Either that file holds another CA, or the certificate was signed by an intermediate that is neither in `cert_file` of the one nor in `ca_file` of the other. The CLI and other tools trust NOMAD_CACERT or what the system trusts.',
    remedy:
      'Append the intermediate to `cert_file`, behind the certificate itself; or put the CA that signed into `ca_file`; for the CLI set NOMAD_CACERT.',
    rules: [
      'certificate/chain-incomplete',
      'certificate/not-signed-by-ca',
      'certificate/chain-order',
      'ca/not-a-ca',
      'ca/expired',
    ],
    sources: [
      `${goVerify}: UnknownAuthorityError`,
      'https://github.com/hashicorp/nomad/issues/18833',
      'https://github.com/ednz-cloud/ansible-collection-hashistack/issues/1',
    ],
  },
  {
    id: 'certificate-expired',
    messages: [
      'x509: certificate has expired or is not yet valid: current time {now} is after {end}',
      'remote error: tls: expired certificate',
      'certificate has expired',
    ],
    told: ['It ended at {end}; the clock said {now}.'],
    cause:
      'The certificate of one side, or a CA above it, has expired. A running agent keeps what it loaded: a new file on disk takes effect with a SIGHUP or a restart.',
    remedy:
      'Issue it anew, then send the agent SIGHUP (systemctl reload nomad). The alert "remote error: tls: expired certificate" speaks of the certificate of the agent that logs it.',
    rules: ['certificate/expired', 'ca/expired', 'certificate/expires-soon', 'certificate/outlives-ca'],
    sources: [`${goVerify}: CertificateInvalidError`, 'https://github.com/hashicorp/nomad/issues/24128'],
  },
  {
    id: 'certificate-not-yet-valid',
    messages: ['x509: certificate has expired or is not yet valid: current time {now} is before {start}'],
    told: ['It begins at {start}; the clock said {now}.'],
    cause: 'The clock of one of the machines is wrong, or the certificate was issued for later.',
    remedy:
      'Set the clocks of the machine that issues and of this one (NTP), and issue it again if it is wrong.',
    rules: ['certificate/not-yet-valid'],
    sources: [`${goVerify}: CertificateInvalidError`],
  },
  {
    id: 'certificate-expired-or-not-yet-valid',
    messages: ['x509: certificate has expired or is not yet valid'],
    cause:
      'The certificate of one side, or a CA above it, is not valid now: it has expired, or a clock is wrong.',
    remedy:
      'nomadlint cert FILE prints the dates of a certificate. Issue it anew, and send the agent SIGHUP.',
    rules: ['certificate/expired', 'certificate/not-yet-valid', 'ca/expired'],
    sources: [`${goVerify}: CertificateInvalidError`, 'https://github.com/hashicorp/nomad/issues/24128'],
  },
  {
    id: 'certificate-usage',
    messages: [
      'x509: certificate specifies an incompatible key usage',
      'incompatible key usage: leaf contains the following, recognized EKUs: {usages*}',
      'incompatible key usage',
      'unsuitable certificate purpose',
      'unsupported certificate purpose',
    ],
    cause:
      'The certificate says what it may be used for, and this is not among it. Every agent connects and is connected to, so its certificate needs both serverAuth and clientAuth. Public web CAs no longer put clientAuth into theirs.',
    remedy:
      'Issue it again with both usages: nomad tls cert create does so; for openssl, extendedKeyUsage = serverAuth, clientAuth; for Vault, client_flag and server_flag of the role.',
    rules: ['certificate/missing-client-auth', 'certificate/missing-server-auth', 'ca/public'],
    sources: [
      `${goVerify}: IncompatibleUsage`,
      'https://github.com/hashicorp/consul/issues/11357',
      'https://letsencrypt.org/2025/05/14/ending-tls-client-authentication',
    ],
  },
  {
    id: 'ca-is-no-ca',
    messages: [
      'x509: certificate is not authorized to sign other certificates',
      'x509: invalid signature: parent certificate cannot sign this kind of certificate',
    ],
    cause:
      'What is in `ca_file`, or between it and the certificate, is no CA: its basic constraints or its key usage do not allow it to sign. Mostly a leaf certificate was put there.',
    remedy:
      'Put the certificate of the CA into `ca_file`, or issue the CA again as one: nomad tls ca create.',
    rules: ['ca/not-a-ca', 'certificate/not-signed-by-ca'],
    sources: [`${goVerify}: NotAuthorizedToSign`],
  },
  {
    id: 'ca-name-constraints',
    messages: [
      'x509: a root or intermediate certificate is not authorized to sign for this name: {detail*}',
      "x509: issuer has name constraints but leaf doesn't have a SAN extension",
      'x509: issuer has name constraints but leaf contains unknown or unconstrained name',
      'is not permitted by any constraint',
      'is excluded by constraint',
    ],
    told: ['Go says: {detail}.'],
    cause:
      "The CA may sign only for certain domains, and Nomad's names end in .nomad. nomad tls ca create -name-constraint with a domain of your own permits that domain, localhost and nomad.",
    remedy: 'Create a CA whose name constraints permit nomad, or one without any.',
    rules: ['ca/name-constraints'],
    sources: [`${goVerify}: CANotAuthorizedForThisName`, 'https://github.com/hashicorp/nomad/issues/19836'],
  },
  {
    id: 'ca-usage',
    messages: ['x509: a root or intermediate certificate is not authorized for an extended key usage'],
    cause: 'A CA above the certificate is limited to usages that do not include this one.',
    remedy: 'Use a CA without extended key usages, or one that has both serverAuth and clientAuth.',
    rules: [
      'certificate/not-signed-by-ca',
      'certificate/missing-client-auth',
      'certificate/missing-server-auth',
    ],
    sources: [`${goVerify}: CANotAuthorizedForExtKeyUsage`],
  },
  {
    id: 'ca-path-length',
    messages: ['x509: too many intermediates for path length constraint'],
    cause:
      'A CA above the certificate may sign leaves only (pathlen:0), and an intermediate stands below it.',
    remedy: 'Sign the leaf by that CA itself, or issue the CA with a longer path.',
    rules: ['certificate/not-signed-by-ca'],
    sources: [`${goVerify}: TooManyIntermediates`],
  },
  {
    id: 'certificate-weak-signature',
    messages: [
      'x509: cannot verify signature: insecure algorithm {algorithm}',
      "tls: peer doesn't support any of the certificate's signature algorithms",
    ],
    told: ['The signature is {algorithm}.'],
    cause: 'The certificate, or a CA between it and the root, is signed with SHA-1 or MD5, which Go refuses.',
    remedy: 'Issue it again with SHA-256.',
    rules: ['certificate/weak-signature'],
    sources: ['Go, crypto/x509/x509.go: InsecureAlgorithmError'],
  },
  {
    id: 'certificate-weak-key',
    messages: [
      'crypto/rsa: {bits}-bit keys are insecure',
      'tls: server sent certificate containing RSA key larger than {bits} bits',
      'tls: client sent certificate containing RSA key larger than {bits} bits',
      'ee key too small',
    ],
    cause:
      'The key of a certificate has a size that the other side does not take: too few bits, or more than 8192.',
    remedy: 'Issue it again with ECDSA P-256 (as nomad tls cert create does) or RSA of 2048 to 4096 bits.',
    rules: ['certificate/weak-key', 'certificate/weak-signature'],
    sources: ['Go, crypto/rsa/rsa.go: checkKeySize', 'Go, crypto/tls/handshake_client.go: maxRSAKeySize'],
  },
  {
    id: 'certificate-malformed',
    messages: [
      'x509: malformed {what*}',
      'x509: invalid {what*}',
      'tls: failed to parse certificate from {side}',
      'asn1: structure error',
      'asn1: syntax error',
      'x509: trailing data',
    ],
    cause:
      'A certificate block does not hold what a certificate is made of: a damaged copy, or another kind of data under its label.',
    remedy: 'Copy the file again. nomadlint cert FILE says what is in it.',
    rules: ['certificate/invalid-pem'],
    sources: ['Go, crypto/x509/parser.go'],
    kind: 'general',
  },
]
