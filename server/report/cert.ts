import type { Inspection } from '../cert/inspect.ts'
import type { Finding } from '../engine/finding.ts'

/** What reports of a certificate are made of. */
export interface CertificateReport {
  /** As the user named it. */
  readonly file: string
  readonly inspection: Inspection
  /** What rules say of an agent with these files: the one that was asked for, else the first that fits. */
  readonly findings: readonly Finding[]
}
