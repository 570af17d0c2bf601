import type { Agent } from '../agents/agent.ts'
import type { ConfigFile } from '../config/file.ts'
import { largerThan } from '../config/size-limit.ts'
import { readLimit } from '../facts/asker.ts'
import type { CertificateFile } from '../facts/certificate.ts'
import type { Facts, FileFact } from '../facts/facts.ts'
import type { SecondOpinion } from '../facts/second-opinion.ts'
import type { Known, Why } from '../host.ts'
import { type LeftOut, mostFindings } from './collect.ts'
import type { NotChecked } from './report.ts'

const reasons: Readonly<Record<Why, string>> = {
  missing: 'not on this machine: names, dates and keys in them not checked',
  permission: 'not readable for this user: not checked',
  'not-regular': 'not a regular file: not checked',
  'too-large': `${largerThan(readLimit)}: not checked`,
  outside: 'outside the workspace: not checked',
  unsupported: 'of a kind that cannot be read here: not checked',
}

const opinionReasons: Readonly<Partial<Record<Why, string>>> = {
  missing: 'not compared with HCL 2: the package @cdktf/hcl2json is not installed',
  'too-large': 'not compared with HCL 2: its parser gave up',
}

/** Counts what a run could not look at, each file once. */
export class Tally {
  readonly #paths = new Map<string, Set<string>>()
  #leftOut = 0

  add(what: string, why: string, path: string): void {
    const key = `${what}\0${why}`
    const paths = this.#paths.get(key)
    if (paths === undefined) this.#paths.set(key, new Set([path]))
    else paths.add(path)
  }

  /** Findings that are not told. */
  addLeftOut(leftOut: readonly LeftOut[]): void {
    this.#leftOut = leftOut.reduce((sum, { count }) => sum + count, 0)
  }

  addFacts({ tls, keyring, node }: Facts): void {
    // What the user that Nomad runs as may not read is a finding already.
    const told = node?.isUser === true ? 'permission' : undefined
    this.#addFile('CA file', tls.ca, told)
    this.#addFile('certificate file', tls.certificate, told)
    this.#addFile('private key file', tls.key, told)
    // Most machines have none, and most nodes none that anybody else may read.
    if (keyring?.content.known === false && keyring.content.why === 'permission')
      this.#addFile('gossip keyring', keyring, told)
    const certified = holdsCertificate(tls.certificate)
    if (certified && holdsCertificate(tls.ca) && isUnsupported(tls.chain)) {
      this.add(
        'certificate chain',
        'signed in a way that cannot be verified here',
        tls.certificate?.path ?? '',
      )
    }
    const keyType = tls.key?.content.known ? tls.key.content.value.keyType : undefined
    // Other types are refused, which is a finding already.
    const usable = keyType === 'rsa' || keyType === 'ecdsa'
    if (certified && usable && isUnsupported(tls.keyMatches)) {
      this.add(
        'private key',
        'of a kind that cannot be compared with its certificate here',
        tls.key?.path ?? '',
      )
    }
  }

  addSecondOpinions(opinions: ReadonlyMap<ConfigFile, SecondOpinion>): void {
    for (const [{ source }, opinion] of opinions) {
      if (opinion.known) continue
      this.add(
        'file',
        opinionReasons[opinion.why] ?? 'not compared with HCL 2: no parser of it here',
        source.path,
      )
    }
  }

  addAgent(agent: Agent): void {
    const { ca_file, cert_file, key_file } = agent.config.tls
    // What Nomad refuses, such as a list, is a finding already.
    const named = [ca_file, cert_file, key_file].filter(
      ({ written, unknown, origins }) => written && unknown && origins.at(-1)?.unknown !== 'refused',
    )
    for (const setting of named)
      this.add(
        'file name',
        'up to a template: names, dates and keys not checked',
        `${agent.name}${setting.pointer}`,
      )
  }

  entries(): readonly NotChecked[] {
    const counts = [...this.#paths]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, paths]) => {
        const [what = '', why = ''] = key.split('\0')
        return { what, why, count: paths.size }
      })
    if (this.#leftOut === 0) return counts
    const why = `left out: no rule tells more than ${mostFindings} of one file`
    return [...counts, { what: 'finding', why, count: this.#leftOut }]
  }

  #addFile(what: string, fact: FileFact<unknown> | undefined, told: Why | undefined): void {
    if (fact === undefined || fact.content.known) return
    const { why } = fact.content
    if (why === told) return
    // What is found wrong is a finding already: what has to be there and is not, and what is no regular file.
    if ((fact.required && why === 'missing') || fact.found !== undefined) return
    this.add(what, reasons[why], fact.path)
  }
}

function holdsCertificate(fact: FileFact<CertificateFile> | undefined): boolean {
  return fact?.content.known === true && fact.content.value.certificates.length > 0
}

function isUnsupported(fact: Known<unknown>): boolean {
  return !fact.known && fact.why === 'unsupported'
}
