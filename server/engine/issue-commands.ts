/** A certificate that is to be issued. */
export interface CertificateOrder {
  readonly role: 'server' | 'client'
  readonly region: string
  /** Beside `<role>.<region>.nomad` and `localhost`. */
  readonly dnsNames: readonly string[]
  /** Beside `127.0.0.1`. */
  readonly ipAddresses: readonly string[]
  /** The name of the file with the CA's certificate; undefined where it is not known. */
  readonly caFile: string | undefined
}

/** One line of shell each, to be typed where the CA's certificate and key are. */
export interface IssueCommands {
  readonly nomad: string
  readonly cfssl: string
  readonly openssl: string
}

/**
 * The lines that issue a certificate: `nomad tls cert create` of Nomad 1.5 and newer, cfssl as Nomad's guides use it
 * (its default profile has both usages), and OpenSSL 3.0 or newer. They write `<region>-<role>-nomad.pem`, as Nomad
 * does, and a key beside it whose name ends in `-key.pem`.
 */
export function issueCommands(order: CertificateOrder): IssueCommands {
  return { nomad: nomadLine(order), cfssl: cfsslLine(order), openssl: opensslLine(order) }
}

/** The files that these lines write are those of the CA itself, or of one that bears the name of this agent's. */
export function overwritesAuthority(order: CertificateOrder): boolean {
  const { certificate, key } = caNames(order.caFile)
  const written = [`${stemOf(order)}.pem`, `${stemOf(order)}-key.pem`]
  return written.includes(certificate) || written.includes(key)
}

/** What `nomad tls ca create` calls its files. */
const defaultCa = { certificate: 'nomad-agent-ca.pem', key: 'nomad-agent-ca-key.pem' }

function nomadLine({ role, region, dnsNames, ipAddresses, caFile }: CertificateOrder): string {
  const { certificate, key } = caNames(caFile)
  const other = certificate === defaultCa.certificate ? [] : ['-ca', certificate, '-key', key]
  const names = dnsNames.flatMap((name) => ['-additional-dnsname', name])
  const addresses = ipAddresses.flatMap((address) => ['-additional-ipaddress', address])
  return line(
    'nomad',
    'tls',
    'cert',
    'create',
    `-${role}`,
    '-region',
    region,
    ...names,
    ...addresses,
    ...other,
  )
}

function cfsslLine(order: CertificateOrder): string {
  const { certificate, key } = caNames(order.caFile)
  const name = nameOf(order)
  const hosts = [name, ...order.dnsNames, 'localhost', '127.0.0.1', ...order.ipAddresses]
  const request = line('echo', JSON.stringify({ CN: name }))
  const gencert = line(
    'cfssl',
    'gencert',
    `-ca=${certificate}`,
    `-ca-key=${key}`,
    `-hostname=${hosts.join()}`,
    '-',
  )
  return `${request} | ${gencert} | ${line('cfssljson', '-bare', stemOf(order))}`
}

function opensslLine(order: CertificateOrder): string {
  const { certificate, key } = caNames(order.caFile)
  const name = nameOf(order)
  const names = [name, ...order.dnsNames, 'localhost'].map((each) => `DNS:${each}`)
  const addresses = ['127.0.0.1', ...order.ipAddresses].map((each) => `IP:${each}`)
  const stem = stemOf(order)
  const newKey = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    `${stem}-key.pem`,
  ]
  const extensions = [
    `subjectAltName=${[...names, ...addresses].join()}`,
    'extendedKeyUsage=serverAuth,clientAuth',
  ].flatMap((extension) => ['-addext', extension])
  const request = line('openssl', 'req', '-new', ...newKey, '-subj', `/CN=${name}`, ...extensions)
  const ca = ['-CA', certificate, '-CAkey', key, '-CAcreateserial']
  const sign = line(
    'openssl',
    'x509',
    '-req',
    ...ca,
    '-copy_extensions',
    'copy',
    '-days',
    '365',
    '-out',
    `${stem}.pem`,
  )
  return `${request} | ${sign}`
}

function nameOf({ role, region }: CertificateOrder): string {
  return `${role}.${region}.nomad`
}

function stemOf({ role, region }: CertificateOrder): string {
  return `${region}-${role}-nomad`
}

/** The key beside the CA's certificate, by the habits of nomad and cfssl, else of openssl. */
function caNames(caFile: string | undefined): { readonly certificate: string; readonly key: string } {
  if (caFile === undefined) return defaultCa
  const name = caFile.slice(caFile.search(/[^/\\]*$/))
  const stem = name.replace(/\.[^.]*$/, '')
  return {
    certificate: name,
    key: name.endsWith('.pem') || name === stem ? `${stem}-key.pem` : `${stem}.key`,
  }
}

function line(...words: readonly string[]): string {
  return words.map(shellWord).join(' ')
}

/** Names come from files: none may be more to a shell than one word. */
function shellWord(text: string): string {
  return /^[\w.,:=@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
