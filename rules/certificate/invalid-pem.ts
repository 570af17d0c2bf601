import {
  beforeVersion,
  type CertificateFile,
  defineRule,
  hcl,
  inVersions,
  isOtherForm,
  type Policy,
  pemAdvice,
  type Report,
  type Severity,
  usedSeverity,
  type VersionJudgement,
} from '#rule'

export default defineRule({
  summary: '`cert_file` and `ca_file` hold certificates.',
  why: `Nomad wants PEM: text with \`-----BEGIN CERTIFICATE-----\`. Other text before it does no harm, but a file
    without any certificate keeps the agent from starting, whatever else is in it.`,
  severity: 'error',
  references: [
    'Failed to parse any valid certificates in CA file',
    'tls: failed to find any PEM data in certificate input',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/request.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/page.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const { ca_file, cert_file } = agent.config.tls
    for (const [setting, fact, use] of [
      [ca_file, facts.tls.ca, 'ca'],
      [cert_file, facts.tls.certificate, 'certificate'],
    ] as const) {
      if (!fact?.content.known) continue
      const trouble = troubleOf(fact.content.value, use, facts.policy)
      if (trouble) yield { at: setting, ...trouble, severity: usedSeverity(agent, trouble.severity) }
    }
  },
})

type Trouble = Pick<Report, 'message' | 'help'> & { readonly severity: Severity }

/** One thing a file, the worst: without a certificate nothing else is of interest. */
function troubleOf(file: CertificateFile, use: 'ca' | 'certificate', policy: Policy): Trouble | undefined {
  const { certificates, broken, sendsUnreadable } = file
  if (certificates.length === 0) return noCertificate(file)
  const last = broken.at(-1)
  if (use === 'certificate' && sendsUnreadable && last !== undefined) {
    return {
      message: `A certificate of the chain in this file cannot be read, ${last}: it is sent along, and who gets it hangs up.`,
      help: 'take it out, or copy it again',
      severity: 'error',
    }
  }
  const first = firstBlock(file, use, policy)
  if (first) return first
  if (last === undefined) return undefined
  return {
    message: `Go passes over a part of this file, ${last}.`,
    help: pemAdvice(last, 'certificate') ?? 'take it out, or copy it again',
    severity: 'warning',
  }
}

function noCertificate({ broken, contents }: CertificateFile): Trouble {
  const [fault] = broken
  const none = isOtherForm(contents, 'certificate')
    ? 'Nomad finds no certificate that it can read in this file'
    : 'No certificate is in this file'
  return {
    message:
      fault === undefined
        ? `${none}: it holds ${contents}.`
        : `No certificate in this file can be read: ${fault}.`,
    help:
      pemAdvice(fault ?? contents, 'certificate') ??
      'name a PEM file that begins its block with `-----BEGIN CERTIFICATE-----`',
    severity: 'error',
  }
}

/** For its metrics Nomad reads the first block of a file, whatever it is: of cert_file until 2.0.0 only. */
function firstBlock(
  { beginsWithCertificate }: CertificateFile,
  use: 'ca' | 'certificate',
  policy: Policy,
): Trouble | undefined {
  if (beginsWithCertificate) return undefined
  const judged = use === 'ca' ? inVersions(policy, '1.11.3', 'error') : within(policy)
  if (judged === undefined) return undefined
  return {
    message: `The first block of this file is no certificate that can be read: Nomad does not start${judged.since}.`,
    help: 'put the certificate first',
    severity: judged.severity,
  }
}

function within(policy: Policy): VersionJudgement | undefined {
  const judged = beforeVersion(policy, '2.0.0', 'error') && inVersions(policy, '1.11.3', 'error')
  return judged && { ...judged, since: ' in Nomad 1.11.3 and what follows it until 2.0.0' }
}
