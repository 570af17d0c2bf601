import type { Candidate } from '../cert/candidates.ts'
import type { Description } from '../cert/description.ts'
import type { Finding } from '../engine/finding.ts'
import type { CertificateReport } from './cert.ts'
import { escapeJson } from './visible.ts'

/** The contract for programs: schemas/certificate.schema.json. */
export function certificateJson({ file, inspection, findings }: CertificateReport): string {
  const { contents, unusable, certificates, broken, identities, candidates, missing, fit } = inspection
  const report = {
    version: 1,
    file,
    fit,
    contents,
    unusable: unusable === undefined ? null : { why: unusable.why, help: unusable.help ?? null },
    certificates: certificates.map(descriptionJson),
    broken,
    names: identities.map(({ region = null, ...identity }) => ({ ...identity, region })),
    candidates: candidates.map(candidateJson),
    findings: findings.map(findingJson),
    missing,
  }
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`
}

function descriptionJson(certificate: Description): object {
  const { commonName = null, keyBits = null, curve = null, keyUsages = null } = certificate
  const { notBefore, notAfter, extendedKeyUsages = null } = certificate
  return {
    ...certificate,
    commonName,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    keyBits,
    curve,
    keyUsages,
    extendedKeyUsages,
  }
}

function candidateJson({ role, region, fit, checks }: Candidate): object {
  const rows = checks.map(({ check, outcome, why, refusal }) => ({
    check,
    outcome,
    why,
    refusal: refusal ?? null,
  }))
  return { role, region, fit, checks: rows }
}

function findingJson({ rule, severity, message, help, docs }: Finding): object {
  return { rule, severity, message, help: help ?? null, docs }
}
