import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { testCertificates } from '../certificates.ts'
import { gitIndex } from '../git-index.ts'
import { memoryHost } from '../memory-host.ts'

/** The settings that file/key-in-repository is found at, of a repository that tracks these files. */
async function foundAt(text: string, tracked: readonly string[]): Promise<readonly string[]> {
  const contents = new Map<string, string | Uint8Array>([
    ['nomad.hcl', text],
    ['/repo/.git/index', gitIndex(tracked)],
  ])
  for (const [path, bytes] of await testCertificates()) contents.set(`/repo/${path}`, bytes)
  const options = { ...defaultOptions, paths: ['nomad.hcl'], only: new Set(['file/key-in-repository']) }
  const { findings } = await lint(options, rules, memoryHost(contents))
  return findings.map(({ location: { source, span } }) => source.text.slice(span.start, span.end))
}

const tls = (certificate: string, key: string) =>
  `tls {\n  ca_file = "certs/ca.pem"\n  cert_file = "certs/${certificate}.pem"\n  key_file = "certs/${key}.pem"\n}\n`

it.each<[string, string, readonly string[], readonly string[]]>([
  ['a key', tls('server', 'server-key'), ['certs/server-key.pem'], ['"certs/server-key.pem"']],
  ['only the certificate', tls('server', 'server-key'), ['certs/server.pem', 'certs/ca.pem'], []],
  [
    'a key beside the certificate',
    tls('server-with-key', 'server-key'),
    ['certs/server-with-key.pem'],
    ['"certs/server-with-key.pem"'],
  ],
  [
    'one file for both',
    tls('server-with-key', 'server-with-key'),
    ['certs/server-with-key.pem'],
    ['"certs/server-with-key.pem"'],
  ],
  // It can be got only with its passphrase; that Nomad cannot load it is another finding.
  ['an encrypted key', tls('server', 'encrypted-key'), ['certs/encrypted-key.pem'], []],
  ['what is no key', tls('server', 'public-key'), ['certs/public-key.pem'], []],
  [
    "Consul's",
    'consul {\n  key_file = "certs/client-key.pem"\n}\n',
    ['certs/client-key.pem'],
    ['"certs/client-key.pem"'],
  ],
  ['what is not there', tls('server', 'gone'), ['certs/gone.pem'], []],
])('%s', async (_, text, tracked, expected) => {
  expect(await foundAt(text, tracked)).toEqual(expected)
})
