import type { ToolComponent } from 'sarif'
import { type Cwe, weaknesses, weaknessPage } from '../../engine/cwe.ts'

/** The part of MITRE's enumeration that rules refer to. */
export function weaknessTaxonomy(used: readonly Cwe[]): ToolComponent {
  return {
    name: 'CWE',
    organization: 'MITRE',
    shortDescription: { text: 'The Common Weakness Enumeration of MITRE.' },
    informationUri: 'https://cwe.mitre.org/',
    isComprehensive: false,
    taxa: used.map((cwe) => ({
      id: String(cwe),
      name: `CWE-${cwe}`,
      shortDescription: { text: weaknesses[cwe] },
      helpUri: weaknessPage(cwe),
    })),
  }
}
