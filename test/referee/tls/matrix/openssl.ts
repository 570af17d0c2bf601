import type { Issued, Workshop } from './workshop.ts'

/** One certificate to be issued by `openssl req -x509`; what is left out is as `nomad tls` has it. */
export interface Wanted {
  /** As openssl writes subjects: `/CN=server.global.nomad`; `/` for none. */
  readonly subject: string
  /** As openssl writes extensions: `subjectAltName=DNS:localhost`. */
  readonly extensions: readonly string[]
  /** Whoever signs; the certificate signs itself where it is absent. */
  readonly issuer?: Issued | undefined
  /** `ec:P-256`, `rsa:2048`, `ed25519`. */
  readonly keyType?: string
  readonly hash?: string
  readonly days?: number
}

export const authority = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign,digitalSignature',
]
export const bothUsages = 'extendedKeyUsage=serverAuth,clientAuth'
const agentUsage = 'keyUsage=critical,digitalSignature,keyEncipherment'

export function issue(shop: Workshop, wanted: Wanted): Issued {
  const { subject, extensions, issuer, hash = 'sha256', days = 365 } = wanted
  const key = generateKey(shop, wanted.keyType ?? 'ec:P-256')
  const out = shop.fresh('.pem')
  const signer = issuer
    ? [
        '-CA',
        shop.write(shop.fresh('.pem'), issuer.certificate),
        '-CAkey',
        shop.write(shop.fresh('.pem'), issuer.key),
      ]
    : []
  const added = extensions.flatMap((extension) => ['-addext', extension])
  const how = ['-config', 'empty.cnf', `-${hash}`, '-days', `${days}`, '-subj', subject, ...signer, ...added]
  shop.openssl('req', '-x509', '-new', '-key', key, '-out', out, ...how)
  return { certificate: shop.read(out), key: shop.read(key) }
}

/** The name of the file that the key is in. */
export function generateKey(shop: Workshop, type: string): string {
  const key = shop.fresh('-key.pem')
  const [algorithm = '', size = ''] = type.split(':')
  const option =
    algorithm === 'ec'
      ? [`ec_paramgen_curve:${size}`]
      : algorithm === 'rsa'
        ? [`rsa_keygen_bits:${size}`]
        : []
  const options = option.flatMap((text) => ['-pkeyopt', text])
  shop.openssl('genpkey', '-algorithm', algorithm, ...options, '-out', key)
  return key
}

/** A root, as `nomad tls ca create` makes it. */
export function root(shop: Workshop, wanted: Partial<Wanted> = {}): Issued {
  return issue(shop, {
    subject: '/C=US/O=HashiCorp Inc./CN=Nomad Agent CA 1',
    extensions: authority,
    days: 1825,
    ...wanted,
  })
}

/** An agent's certificate, as `nomad tls cert create` makes it for these names. */
export function agent(
  shop: Workshop,
  issuer: Issued | undefined,
  names: readonly string[],
  wanted: Partial<Wanted> = {},
): Issued {
  return issue(shop, { subject: `/CN=${names[0]}`, extensions: agentExtensions(names), issuer, ...wanted })
}

export function agentExtensions(names: readonly string[], usages = bothUsages): readonly string[] {
  return ['basicConstraints=critical,CA:FALSE', agentUsage, usages, alternativeNames(names)]
}

/** With the names that the command line asks for. */
export function alternativeNames(names: readonly string[]): string {
  return `subjectAltName=${[...names, 'localhost'].map((name) => `DNS:${name}`).join()},IP:127.0.0.1`
}
