import { rules } from '../../rules/index.ts'
import { adviseOn } from '../cert/advise.ts'
import type { AgentRole } from '../cert/candidates.ts'
import { type Inquiry, inspectCertificate } from '../cert/inspect.ts'
import type { Host } from '../host.ts'
import { createNodeHost } from '../node-host.ts'
import type { CertificateReport } from '../report/cert.ts'
import { certificateJson } from '../report/cert-json.ts'
import { certificateText } from '../report/cert-text.ts'
import { visible } from '../report/visible.ts'
import { type ColorMode, colorsFor } from './color.ts'
import { exit } from './exit.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { readDate } from './read-date.ts'
import { readOperand } from './read-operand.ts'
import { shown } from './read-paths.ts'
import { readVersion, tellUnknownVersion } from './read-version.ts'
import { columns, write } from './streams.ts'

/** What Nomad's rules read of a PEM file. */
const largestFile = 1024 * 1024

/** `nomadlint cert FILE`: what a certificate is, and what each of Nomad's checks says of it. */
export async function runCert(args: Arguments): Promise<number> {
  const [file, ...others] = args.operands
  if (file === undefined || file === '')
    throw new UsageError('cert needs a certificate, or - for standard input: nomadlint cert FILE')
  if (others.length > 0)
    throw new UsageError(
      'cert takes one FILE, with the certificate and its intermediates; the CA goes with --ca',
    )
  const asOf = valueOf(args, 'as-of')
  const host = createNodeHost(asOf === undefined ? undefined : readDate(asOf))
  const inquiry = await readInquiry(file, args, host)
  const inspection = await inspectCertificate(inquiry)
  const { candidates } = inspection
  const subject = candidates.find(({ fit }) => fit) ?? candidates.find(({ role }) => role !== 'cli')
  const findings = subject === undefined ? [] : await adviseOn(subject, inquiry, rules)
  print({ file: file === '-' ? '<stdin>' : shown(file), inspection, findings }, args)
  tellUnknownVersion(inquiry.version)
  return inspection.fit ? exit.clean : exit.findings
}

async function readInquiry(file: string, args: Arguments, host: Host): Promise<Inquiry> {
  const version = valueOf(args, 'nomad-version')
  const region = valueOf(args, 'region')
  return {
    certificate: await readFile(file, host),
    ca: await readGiven('ca', args, host),
    caFile: valueOf(args, 'ca'),
    key: await readGiven('key', args, host),
    role: valueOf(args, 'role') as AgentRole | undefined,
    region,
    now: host.now(),
    version: version === undefined ? undefined : readVersion(version),
  }
}

async function readGiven(option: 'ca' | 'key', args: Arguments, host: Host): Promise<Uint8Array | undefined> {
  const file = valueOf(args, option)
  if (file === '-') throw new UsageError(`--${option} takes a file: only FILE may be standard input`)
  return file === undefined ? undefined : await readFile(file, host, `--${option} `)
}

async function readFile(file: string, host: Host, before = ''): Promise<Uint8Array> {
  const bytes = await readOperand(file, largestFile, host)
  if (typeof bytes === 'string') throw new UsageError(`${before}${visible(file)}: ${bytes}`)
  return bytes
}

function print(report: CertificateReport, args: Arguments): void {
  if (valueOf(args, 'format') === 'json') {
    write(1, certificateJson(report))
    return
  }
  const mode = (valueOf(args, 'color') ?? 'auto') as ColorMode
  write(1, certificateText(report, { colors: colorsFor(1, mode), width: Math.min(columns(1, 100), 110) }))
  const { missing } = report.inspection
  const words = {
    ca: 'whether it leads to the CA (--ca FILE)',
    key: 'whether the key belongs to it (--key FILE)',
  }
  const notChecked = missing.map((one) => words[one]).join(', and ')
  if (notChecked !== '') write(2, `Not checked: ${notChecked}.\n`)
}
