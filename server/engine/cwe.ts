/** The weaknesses that rules are about, as MITRE's Common Weakness Enumeration names them: https://cwe.mitre.org */
export const weaknesses = {
  266: 'Incorrect Privilege Assignment',
  297: 'Improper Validation of Certificate with Host Mismatch',
  306: 'Missing Authentication for Critical Function',
  319: 'Cleartext Transmission of Sensitive Information',
  324: 'Use of a Key Past its Expiration Date',
  327: 'Use of a Broken or Risky Cryptographic Algorithm',
  330: 'Use of Insufficiently Random Values',
  331: 'Insufficient Entropy',
  862: 'Missing Authorization',
  1394: 'Use of Default Cryptographic Key',
} as const

export type Cwe = keyof typeof weaknesses

/** A weakness's page. */
export function weaknessPage(cwe: Cwe): string {
  return `https://cwe.mitre.org/data/definitions/${cwe}.html`
}
