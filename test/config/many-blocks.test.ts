import { expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource } from '../../server/text/source.ts'

function many(count: number, line: (index: number) => string): string {
  return `${Array.from({ length: count }, (_, index) => line(index)).join('\n')}\n`
}

/** Where each is compared with all others, or with their labels, this takes minutes. */
const shapes: Readonly<Record<string, string>> = {
  'labelled blocks, each in a parent of its own': many(
    12_000,
    (n) => `client { host_volume "v${n}" { path = "/x" } }`,
  ),
  'blocks of one label, each in a parent of its own': many(
    12_000,
    () => 'client { host_volume "v" { path = "/x" } }',
  ),
  'labelled blocks of several kinds': many(
    8000,
    (n) => `client { host_network "v${n}" { cidr = "10.0.0.0/8" } fingerprint "env_${n}" { } }`,
  ),
  'unclosed labelled blocks': many(12_000, (n) => `client { host_volume "v${n}" { path = "/x" }`),
  'unknown keys in lines with errors': many(60_000, (n) => `a${n} = "x" b`),
}

it.each(Object.keys(shapes))(
  '%s are decoded in one pass',
  (shape) => {
    const file = parseConfigFile(createSource('a.hcl', shapes[shape] as string), true)
    expect(file.config.fields.size + file.issues.length).toBeGreaterThan(0)
  },
  25_000,
)
