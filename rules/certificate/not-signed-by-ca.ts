import {
  appendIntermediates,
  type Certificate,
  type Chain,
  chainFault,
  defineRule,
  type Facts,
  hcl,
  isMisplaced,
  lacksIntermediates,
  leafOf,
  unfitAuthority,
  usedSeverity,
} from '#rule'

export default defineRule({
  summary: 'The certificate leads to the CA in `ca_file`.',
  why: `Agents trust \`ca_file\` and nothing else, so a certificate that does not lead there is refused by every
    other agent. Either it is from another CA, or an intermediate is missing: intermediates belong behind the
    certificate in \`cert_file\`.`,
  severity: 'error',
  references: [
    'x509: certificate signed by unknown authority',
    'https://github.com/hashicorp/nomad/issues/18833',
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
          cert_file = "/etc/nomad.d/certs/other-ca-server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/other-ca-server-key.pem"

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
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-lost-intermediate.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-lost-intermediate-key.pem"

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
          cert_file = "/etc/nomad.d/certs/server-chain.pem"
          key_file  = "/etc/nomad.d/certs/server-chain-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const { chain } = facts.tls
    const refused = chainFault(agent, facts)
    if (refused) {
      const help = 'issue it anew without, or use another CA'
      yield { ...refused, help, severity: usedSeverity(agent, 'error') }
    }
    if (!chain.known || chain.value.status === 'signed' || isMisplaced(facts)) return
    // Then that is what has to be said.
    if (lacksIntermediates(facts) || unfitAuthority(agent, facts) !== undefined) return
    const { ca_file, cert_file, rpc } = agent.config.tls
    yield {
      at: cert_file,
      ...fault(chain.value, leafOf(facts), adviceBeside(facts, cert_file.value)),
      related: [{ message: 'the CA', location: ca_file.at }],
      // The agent's own side is not verified where only HTTPS uses the certificate.
      ...(rpc.effective === true ? {} : { severity: 'warning' }),
    }
  },
})

/** What completes its chain, where all of that lies beside it. */
function adviceBeside(facts: Facts, file: string | undefined): string | undefined {
  const { root } = facts.tls.beside
  if (root === undefined) return undefined
  const append = appendIntermediates(facts, file)
  return `name ${root.path} in \`ca_file\`, which holds its CA${append && `, and append what is between them: ${append}`}`
}

/** What keeps the certificate from leading to the CA, and what to do. */
function fault(
  chain: Exclude<Chain, { status: 'signed' }>,
  leaf: Certificate | undefined,
  advice: string | undefined,
) {
  const what = 'The certificate does not lead to ca_file:'
  const { subject, issuer } = chain
  if (leaf?.selfSigned) {
    return {
      message: 'The certificate signed itself, and does not stand in ca_file.',
      help: 'issue one by the CA in `ca_file`',
    }
  }
  if (chain.status === 'bad-signature') {
    return {
      message: `${what} it names "${issuer}" as issuer, but the certificate of that name here did not sign it.`,
      help: advice ?? 'two CAs share a name: put the certificate of the one that signed into `ca_file`',
    }
  }
  if (chain.rootCarried === true) {
    return {
      message: `${what} its CA, "${issuer}", stands in cert_file only, where nobody trusts it.`,
      help: 'put the certificate of that CA into `ca_file`',
    }
  }
  return {
    message: `${what} the issuer of "${subject}", "${issuer}", is in neither file.`,
    help: advice ?? 'append the intermediate to `cert_file`, or name the right CA in `ca_file`',
  }
}
