/** The weaknesses that rules are about, as MITRE's Common Weakness Enumeration names them: https://cwe.mitre.org */
export const weaknesses = {
  250: 'Execution with Unnecessary Privileges',
  266: 'Incorrect Privilege Assignment',
  295: 'Improper Certificate Validation',
  297: 'Improper Validation of Certificate with Host Mismatch',
  306: 'Missing Authentication for Critical Function',
  319: 'Cleartext Transmission of Sensitive Information',
  324: 'Use of a Key Past its Expiration Date',
  326: 'Inadequate Encryption Strength',
  327: 'Use of a Broken or Risky Cryptographic Algorithm',
  330: 'Use of Insufficiently Random Values',
  331: 'Insufficient Entropy',
  489: 'Active Debug Code',
  532: 'Insertion of Sensitive Information into Log File',
  540: 'Inclusion of Sensitive Information in Source Code',
  613: 'Insufficient Session Expiration',
  732: 'Incorrect Permission Assignment for Critical Resource',
  770: 'Allocation of Resources Without Limits or Throttling',
  798: 'Use of Hard-coded Credentials',
  862: 'Missing Authorization',
  942: 'Permissive Cross-domain Security Policy with Untrusted Domains',
  1394: 'Use of Default Cryptographic Key',
} as const

export type Cwe = keyof typeof weaknesses

/** A weakness's page. */
export function weaknessPage(cwe: Cwe): string {
  return `https://cwe.mitre.org/data/definitions/${cwe}.html`
}
