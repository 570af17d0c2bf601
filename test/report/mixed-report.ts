import type { Finding } from '../../server/engine/finding.ts'
import type { LintReport } from '../../server/engine/report.ts'
import { createSource, type Source } from '../../server/text/source.ts'
import type { Location } from '../../server/text/span.ts'

const server = createSource(
  'conf/server.hcl',
  `# 監視サーバー 🚀
name = "東京-🚀-1" log_level = "LOUD"
server {
\tencrypt = "b64-SECRET-ONE=="
\tretry_join = ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7", "10.0.0.8", "10.0.0.9:x", "10.0.0.10"]
}
tls {
  rpc = true
  verify_server_hostname = false
}
`,
)

const base = createSource('conf/base \u001b[31m.hcl', 'log_level = "INFO"\r\nbanner = "a\u0007b\u202ec"\r\n')

const unread = createSource('conf/locked.hcl', '')

/** The place of the first such text behind another one. */
export function placeOf(source: Source, text: string, behind = ''): Location {
  const start = source.text.indexOf(text, source.text.indexOf(behind))
  return { source, span: { start, end: start + text.length } }
}

function finding(rule: string, location: Location, rest: Partial<Finding>): Finding {
  return {
    rule,
    severity: 'error',
    message: '',
    help: undefined,
    location,
    agents: ['conf/server.hcl'],
    related: [],
    fixes: [],
    docs: `docs/rules/${rule}.md`,
    fingerprint: rule.length.toString(16).padStart(32, '0'),
    ...rest,
  }
}

const secret = placeOf(server, '"b64-SECRET-ONE=="')

const findings: readonly Finding[] = [
  finding('config/template', placeOf(base, '"a\u0007b\u202ec"'), {
    severity: 'info',
    message: 'The banner holds \u001b]0;owned\u0007 controls.',
    agents: ['conf/server.hcl', 'conf/other.hcl'],
  }),
  finding(
    'file/unreadable',
    { source: unread, span: { start: 0, end: 0 } },
    {
      message: 'This file cannot be read: not readable for this user.',
      agents: [],
    },
  ),
  finding('config/invalid-value', placeOf(server, '"LOUD"'), {
    message: '"LOUD" is not a log level.',
    help: 'write one of TRACE, DEBUG, INFO, WARN, ERROR',
    related: [{ message: 'an earlier file says INFO', location: placeOf(base, '"INFO"') }],
    fixes: [
      { title: 'Write INFO', safe: false, edits: [{ location: placeOf(server, 'LOUD'), text: 'INFO' }] },
    ],
  }),
  finding('gossip/key-length', secret, {
    message: 'The gossip key has 11 bytes; 16, 24 or 32 are possible.',
    help: 'make a key with `nomad operator gossip keyring generate`',
    fixes: [
      {
        title: 'Replace the key',
        safe: false,
        edits: [{ location: secret, text: '"b64-SECRET-ONE-AND-MORE"' }],
      },
      { title: 'Write + for -', safe: true, edits: [{ location: placeOf(server, '-', 'b64'), text: '+' }] },
    ],
  }),
  finding('config/invalid-address', placeOf(server, '"10.0.0.9:x"'), {
    severity: 'warning',
    message: '"10.0.0.9:x" has no port number behind the colon.',
  }),
  finding('tls/server-hostname-unverified', placeOf(server, 'false', 'verify_server_hostname'), {
    message: 'RPC is encrypted, but server hostnames are not verified.',
    help: 'set `verify_server_hostname = true`',
    related: [
      { message: 'RPC is encrypted here', location: placeOf(server, 'true', 'rpc') },
      {
        message: 'the whole block',
        location: placeOf(server, server.text.slice(server.text.indexOf('tls {'))),
      },
    ],
  }),
]

/** One of everything that is hard to show. */
export const mixedReport: LintReport = {
  agents: [
    {
      name: 'conf/server.hcl',
      files: [base.path, unread.path, server.path],
      role: 'server',
      roleKnown: true,
      region: 'global',
      grouping: 'stands alone: another file sets name differently',
    },
    {
      name: 'conf/other.hcl',
      files: ['conf/other.hcl'],
      role: 'none',
      roleKnown: true,
      region: '',
      grouping: 'a single file',
    },
  ],
  findings,
  suppressed: [],
  failing: new Set(findings.filter(({ severity }) => severity !== 'info')),
  failures: [],
  notChecked: [
    { what: 'CA file', why: 'not on this machine: names, dates and keys in them not checked', count: 1 },
    {
      what: 'certificate file',
      why: 'not on this machine: names, dates and keys in them not checked',
      count: 3,
    },
    { what: 'directory', why: 'not readable for this user: nothing in it was checked', count: 1 },
  ],
  files: 4,
  missing: [],
  unlisted: [],
  hints: ['this looks like the node: --on-node checks modes and owners too'],
  secretsOf: (source) => (source === server ? [secret.span] : []),
  statistics: {
    lines: 13,
    bytes: 321,
    milliseconds: { read: 1.5, merge: 0.25, facts: 0, rules: 12 },
    rules: new Map([
      ['tls/disabled', 0.5],
      ['config/syntax', 1.5],
    ]),
  },
}
