import { visible } from './visible.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // XML has no way to write these two.
  '\ufffe': '\ufffd',
  '\uffff': '\ufffd',
}

/** A text as XML takes it, in an attribute as well as between tags; on one line, without controls. */
export function escapeXml(text: string): string {
  return visible(text).replace(/[&<>"'\ufffe\uffff]/g, (sign) => entities[sign] as string)
}

/** ` name="value"` for each. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}
