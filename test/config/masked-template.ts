import { Masker } from '../../server/config/templates/mask.ts'
import { pairTags } from '../../server/config/templates/regions.ts'
import { findTags } from '../../server/config/templates/tags.ts'

/** The masked text, `~` for every character of a stand-in. */
export function masked(text: string, name = 'nomad.hcl.j2'): string {
  const tags = findTags(text, name.endsWith('.j2'))
  const json = name.includes('.json')
  return new Masker(text, tags, pairTags(tags, text.length), json).mask().text.replaceAll('\ufffc', '~')
}
