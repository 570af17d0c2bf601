import type { Versions } from '../../keys/key.ts'
import type { CertificateFile } from '../certificate.ts'
import { cipherSuites } from '../cipher-suites.ts'
import { hasReached } from '../version.ts'
import type { Question } from './question.ts'
import { type Judgement, notAsked, notKnown, passes, refused } from './verdict.ts'

/** Certificate and key as Go's `tls.X509KeyPair` takes them; with one of them unset Nomad goes without both. */
export function checkKeyPair(question: Question): Judgement {
  const { files, settings } = question
  const { certificate, key, keyMatches } = files
  if (!certificate || !key) {
    return (settings.rpc && isServer(question)) || verifiesCallers(question)
      ? refused('file-not-set', '`cert_file` and `key_file` are needed, and one is not set')
      : notAsked('`cert_file` or `key_file` is not set')
  }
  if (!settings.rpc && !settings.http && !measuresExpiry(question, '2.0.0')) return notAsked('TLS is off')
  if (!certificate.known || !key.known) return notKnown('a file of the pair is not known')
  const [leaf] = certificate.value.certificates
  if (!leaf) return refused('unreadable-certificate', `\`cert_file\` holds ${certificate.value.contents}`)
  if (key.value.encrypted) return refused('unreadable-key', 'the key is encrypted')
  if (key.value.keyType === undefined)
    return refused('unreadable-key', `\`key_file\` holds ${key.value.contents}`)
  if (!['rsa', 'ecdsa', 'ed25519'].includes(key.value.keyType))
    return refused('unreadable-key', 'the key is of a kind that Go does not load')
  if (!keyMatches.known)
    return notKnown('whether the key belongs to the certificate cannot be found out here')
  return keyMatches.value
    ? passes(`the key belongs to ${leaf.label}`)
    : refused('key-mismatch', `the key does not belong to ${leaf.label}`, leaf)
}

/** Every certificate of ca_file is trusted; one that can be parsed is enough. */
export function checkCaFile(question: Question): Judgement {
  const { files, settings } = question
  if (!settings.rpc && !settings.http) return notAsked('TLS is off')
  if (!files.ca) {
    return settings.rpc || verifiesCallers(question)
      ? refused('file-not-set', '`ca_file` is needed, and not set')
      : notAsked('`ca_file` is not set')
  }
  return files.ca.known ? anchorsIn(files.ca.value) : notKnown('`ca_file` is not known')
}

function anchorsIn({ certificates, contents }: CertificateFile): Judgement {
  if (certificates.length === 0) return refused('unreadable-ca', `\`ca_file\` holds ${contents}`)
  return passes(`trusts ${certificates.map(({ label }) => label).join(', ')}`)
}

const removedSuites = 'Nomad no longer knows it'

/** A server reads suites and version even where it uses no TLS (nomad/server.go, NewServer). */
export function checkCipherSuites(question: Question): Judgement {
  if (!readsSettings(question)) return notAsked('TLS is off')
  const { settings, version } = question
  const names = settings.cipherSuites.trim() === '' ? undefined : settings.cipherSuites.split(',')
  for (const name of names ?? []) {
    const suite = cipherSuites.get(name)
    if (!suite) return refused('unknown-suite', `Nomad does not know the suite ${JSON.stringify(name)}`)
    if (suite.removed && (!version || hasReached(version, suite.removed)))
      return refused('unknown-suite', `${name}: ${removedSuites}`)
  }
  return checkKeyType(question, names)
}

/** Only where the pair loads; the default has suites for both types. */
function checkKeyType({ files }: Question, names: readonly string[] | undefined): Judgement {
  if (!files.certificate || !files.key) return passes('no certificate, so any suite will do')
  if (!files.certificate.known || !files.key.known) return notKnown('the type of the key is not known')
  const { keyType } = files.key.value
  const mismatched = files.keyMatches.known && !files.keyMatches.value
  const loads = files.certificate.value.certificates.length > 0 && keyType !== undefined && !mismatched
  if (!loads) return passes('certificate and key do not load, so suites are not compared with them')
  if (keyType !== 'rsa' && keyType !== 'ecdsa')
    return refused('key-type', `Nomad takes RSA and ECDSA keys only, this one is ${keyType}`)
  const fits = names?.some((name) => cipherSuites.get(name)?.keyType === keyType) ?? true
  return fits
    ? passes(`has suites for ${keyType.toUpperCase()} keys`)
    : refused('no-suite-for-key', `none of the suites is for ${keyType.toUpperCase()} keys`)
}

const versions: ReadonlyMap<string, Versions> = new Map([
  ['', []],
  ['tls10', []],
  ['tls11', []],
  ['tls12', []],
  ['tls13', ['1.8.3']],
])

export function checkMinVersion(question: Question): Judgement {
  if (!readsSettings(question)) return notAsked('TLS is off')
  const { version, settings } = question
  const since = versions.get(settings.minVersion)
  const isKnown = since && (!version || since.length === 0 || hasReached(version, since))
  return isKnown
    ? passes(settings.minVersion || 'tls12, the default')
    : refused('unknown-version', `Nomad does not know the version ${JSON.stringify(settings.minVersion)}`)
}

/**
 * Since 1.11.3 Nomad reads for its metrics the first block of each file, whatever it is, and does not start where that is
 * no certificate: a key in front of the certificate is one. Since 2.0.0 it loads the pair as TLS does, and misses files
 * that are not set; of ca_file it still reads the first block alone.
 */
export function checkExpiryMetrics(question: Question): Judgement {
  const { files } = question
  if (isEmpty(question)) return notAsked('the `tls` block is empty')
  if (!measuresExpiry(question, '1.11.3')) return notAsked('Nomad measures expiry since 1.11.3')
  const loadsPair = measuresExpiry(question, '2.0.0')
  const ca = files.ca ? firstOf(files.ca, 'ca_file') : unset('ca_file', loadsPair)
  if (ca.outcome === 'refused' || ca.outcome === 'unknown') return ca
  if (!loadsPair) return files.certificate ? firstOf(files.certificate, 'cert_file') : ca
  if (!files.certificate || !files.key) return unset('cert_file` and `key_file', true)
  const pair = checkKeyPair(question)
  return pair.outcome === 'passes' ? ca : pair
}

function unset(name: string, needed: boolean): Judgement {
  return needed
    ? refused('file-not-set', `since 2.0.0 \`${name}\` has to be set`)
    : notAsked(`\`${name}\` is not set`)
}

function firstOf(file: NonNullable<Question['files']['ca']>, name: string): Judgement {
  if (!file.known) return notKnown(`\`${name}\` is not known`)
  return file.value.beginsWithCertificate
    ? passes('the first block of each file is a certificate')
    : refused(
        name === 'ca_file' ? 'unreadable-ca' : 'unreadable-certificate',
        `the first block of \`${name}\` is no certificate`,
      )
}

function measuresExpiry({ version }: Question, since: string): boolean {
  return version === undefined || hasReached(version, [since])
}

/** nomad/structs/config/tls.go, IsEmpty: version, suites and upgrade mode do not count. */
function isEmpty({ files, settings }: Question): boolean {
  const on = settings.rpc || settings.http || settings.verifyServerHostname || settings.verifyHttpsClient
  return !on && !files.ca && !files.certificate && !files.key
}

function readsSettings(question: Question): boolean {
  return isServer(question) || question.settings.rpc || question.settings.http
}

export function isServer({ role }: Question): boolean {
  return role !== 'client'
}

function verifiesCallers({ settings }: Question): boolean {
  return settings.http && settings.verifyHttpsClient
}
