import {
  defineRule,
  durationHelp,
  hcl,
  type Issue,
  insertText,
  judgeIssues,
  type Key,
  type Location,
  type Proposal,
  replaceText,
  textOf,
} from '#rule'

export default defineRule({
  summary: 'A value is of the type that its key takes.',
  why: `Nomad reads values generously, \`"4646"\` for a number and \`1\` for \`true\`, but not all: a text is no list, \`"yes"\` is
    not \`true\`, and a day is no unit of time. It refuses the whole file then, often without saying where.`,
  severity: 'error',
  references: [
    'decodeBool: Unknown value for boolean',
    'unknown slice type: *ast.LiteralType',
    "can't parse time duration",
    'github.com/hashicorp/hcl, decoder.go',
    'github.com/go-viper/mapstructure, WeakDecode',
  ],
  examples: {
    bad: [
      hcl`
        server {
          enabled         = "yes"
          #                 ~~~~~
          heartbeat_grace = "1d"
          #                 ~~~~

          server_join {
            retry_join = "10.0.0.10"
            #            ~~~~~~~~~~~
          }
        }
      `,
      hcl`
        ports = 4646
        #       ~~~~

        client {
          meta {
            racks = ["a", "b"]
            #       ~
          }
        }
      `,
      hcl`
        consul {
          ssl = "on"
          #     ~~~~
        }
      `,
    ],
    good: [
      hcl`
        log_json = 1

        ports {
          http = "4646"
        }

        consul {
          tags = "one is a list"
        }
      `,
    ],
  },
  *checkFile({ file, policy }) {
    for (const { issue, severity, since } of judgeIssues(file, policy, 'wrong-type')) {
      const { reason } = issue
      yield {
        at: issue,
        severity,
        message: reason ?? `${whatIsWrong(issue)}${since}.`,
        ...(reason === undefined ? { help: adviceFor(issue) } : {}),
        fixes: unmistakable(issue),
      }
    }
  },
})

/** The other writing, where no other can be meant. */
function unmistakable({ key, part, at }: Issue): readonly Proposal[] {
  const text = textOf(at.source, at.span)
  const meant = part === undefined && !text.startsWith('<') ? otherWriting(key?.type, text) : undefined
  return meant === undefined
    ? []
    : [{ title: `write \`${meant.shown}\``, safe: true, changes: meant.changes(at) }]
}

function otherWriting(type: Key['type'] | undefined, text: string) {
  const word = /^"(.*)"$/.exec(text)?.[1]
  if (word === undefined) return undefined
  if (type === 'list' && word !== '')
    return {
      shown: '[...]',
      changes: (at: Location) => [insertText(at, at.span.start, '['), insertText(at, at.span.end, ']')],
    }
  const meant =
    type === 'bool'
      ? truths.get(word.trim().toLowerCase())
      : type === 'float' && /^\d+(?:\.\d+)?$/.test(word)
        ? word
        : undefined
  return meant === undefined
    ? undefined
    : { shown: meant, changes: (at: Location) => [replaceText(at, meant)] }
}

const truths: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', 'on', 'enabled'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'off', 'disabled'].map((word) => [word, 'false'] as const),
])

const wanted: Readonly<Record<Key['type'], string>> = {
  string: 'text',
  bool: '`true` or `false`',
  int: 'a whole number',
  float: 'a number without quotes',
  duration: 'a duration such as "30s"',
  list: 'a list',
  map: 'a block of settings',
  block: 'a block',
  free: 'a block',
}

const advice: Readonly<Record<Key['type'], (name: string) => string>> = {
  string: () => 'write one text, in double quotes',
  bool: () => 'write `true` or `false`, without quotes',
  int: () => 'write a number such as 3',
  float: () => 'write a number such as 80, without quotes',
  duration: () =>
    'write numbers with units, in double quotes: "30s", "1h30m"; units are h, m, s, ms, us and ns',
  list: () => 'put brackets around it: `["..."]`',
  map: (name) => `write \`${name} { key = "value" }\``,
  block: (name) => `write \`${name} { ... }\``,
  free: (name) => `write \`${name} { ... }\``,
}

function adviceFor({ name, key, part, at }: Issue): string {
  if (part === 'element') return 'write each element as text in double quotes'
  if (part === 'member') return 'write one text for each name'
  const text = textOf(at.source, at.span)
  if (key?.type === 'duration' && text.startsWith('"')) return durationHelp(text.slice(1, -1))
  return advice[key?.type ?? 'string'](name)
}

function whatIsWrong({ name, part, key, found = 'this' }: Issue): string {
  if (part === 'element') return `The elements of \`${name}\` are text, not ${found}`
  if (part === 'member') return `The settings in \`${name}\` are text, not ${found}`
  if (key?.type === 'duration' && found === 'text') return `\`${name}\` is no duration that Nomad can read`
  return `\`${name}\` takes ${wanted[key?.type ?? 'string']}, not ${found}`
}
