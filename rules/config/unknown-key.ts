import {
  type ConfigFile,
  defineRule,
  escapedQuotes,
  firstQuoted,
  hcl,
  type Issue,
  innerQuoteWords,
  isMisplacedGossipKey,
  isMisplacedTlsKey,
  joinAdvice,
  judgeIssues,
  moveSetting,
  nearestKey,
  nomadOn,
  type Proposal,
  placeOf,
  placesOf,
  type Report,
  renameSetting,
  repairText,
  showsSecret,
  tornTemplate,
} from '#rule'

export default defineRule({
  summary: 'Every name in a file is one that Nomad knows there.',
  why: `In some blocks Nomad refuses a key that it does not know. In others, \`consul\`, \`vault\`, \`limits\`, \`ui\` and
    \`plugin\` among them, it ignores it without a word: a misspelt \`verify_ssl\` is as good as none. A label on a block
    that takes none is such a key as well, and what stands in the block is lost.`,
  severity: 'error',
  references: [
    'server_join.server unexpected keys nope',
    'https://github.com/hashicorp/nomad/issues/13066',
    'https://github.com/hashicorp/nomad/issues/13097',
    'command/agent/config_parse.go, extraKeys',
    'github.com/hashicorp/hcl, decoder.go',
  ],
  examples: {
    bad: [
      hcl`
        server {
          enabled         = false
          boostrap_expect = 3
          #~~~~~~~~~~~~~~
        }

        log-level = "INFO"
        #~~~~~~~~
      `,
      hcl`
        # Ignored without a word.
        consul {
          verify_sssl = true
          #~~~~~~~~~~
        }

        limits "strict" {
        #      ~~~~~~~~
          http_max_conns_per_client = 10
        }

        client {
          host_volume {
          #~~~~~~~~~~
            path = "/srv"
          }
        }
      `,
      hcl`
        bootstrap_expect = 3
        #~~~~~~~~~~~~~~~
      `,
    ],
    good: [
      hcl`
        # Letter case does not matter, and neither do quotes.
        Server {
          "Enabled"        = false
          bootstrap_expect = 3
        }

        client {
          meta {
            any_name = "is fine in a map"
          }
        }
      `,
    ],
  },
  *checkFile({ file, policy }) {
    const torn = new Set<string>()
    for (const { issue, severity, since } of judgeIssues(file, policy, ...kinds)) {
      if (issue.kind === 'unknown' && isSaidElsewhere(issue)) continue
      const text = issue.kind === 'unknown' ? tornText(file, issue) : undefined
      if (text !== undefined) {
        torn.add(issue.name)
        yield { ...text, severity }
        continue
      }
      // The other pieces of such a text, and the name of the block behind it.
      if (issue.kind === 'label' && torn.has(issue.name)) continue
      const shown = isSecret(file, issue) ? { ...issue, name: '***' } : issue
      yield {
        at: issue,
        severity,
        message: `${whatIsWrong(shown)}${since}.`,
        ...adviceFor(shown),
        fixes: properPlace(issue, file),
      }
    }
  },
})

const kinds = ['unknown', 'go-name', 'label', 'label-missing'] as const

/** What stands where a secret should is not to be quoted, whatever Nomad takes it for. */
function isSecret({ source }: ConfigFile, { at: { span } }: Issue): boolean {
  return showsSecret(source, span)
}

/** What is taken for a key, but is a piece of a template that its own quotes tore apart. */
function tornText({ source }: ConfigFile, issue: Issue): Report | undefined {
  const inner = tornTemplate(source, issue.at.span.start)
  const repair = inner && escapedQuotes(inner)
  if (inner === undefined || repair === undefined) return undefined
  return {
    at: { at: { source, span: firstQuoted(inner) } },
    message: innerQuoteWords.message,
    ...joinAdvice(innerQuoteWords.help, nomadOn(issue, issue.name)),
    fixes: [{ title: repair.title, safe: true, reveals: true, changes: [repairText(source, repair)] }],
  }
}

/** gossip/key-misplaced and tls/misplaced-key say where these belong. */
function isSaidElsewhere({ name, within, at }: Issue): boolean {
  const stray = { name, within: within.slice(within.lastIndexOf('.') + 1), at }
  return isMisplacedGossipKey(stray) || isMisplacedTlsKey(stray)
}

function whatIsWrong(issue: Issue): string {
  const { kind, name, effect, lost } = issue
  const place = placeOf(issue)
  if (kind === 'label') {
    if (effect === 'refused')
      return `\`${name}\` takes no label: Nomad reads it as a key and refuses the file`
    return `\`${name}\` takes no label: Nomad ignores ${lost ? 'the whole block' : 'it'}`
  }
  if (kind === 'label-missing') {
    if (effect === 'refused') return `\`${name}\` needs a label: Nomad refuses it without one`
    return `\`${name}\` needs a label: Nomad takes what stands inside for it`
  }
  if (kind === 'go-name') {
    if (effect === 'refused') return `\`${name}\` is no key ${place}: Nomad refuses the file`
    return `\`${name}\` is no key ${place}, but a name in Nomad's source that works by accident`
  }
  const outcomes = {
    refused: 'refuses the file',
    ignored: 'ignores it',
    'refused-at-start': 'does not start',
  }
  return `\`${name}\` is no key ${place}: Nomad ${outcomes[effect]}`
}

function adviceFor(issue: Issue): { readonly help?: string } {
  const { kind, name } = issue
  if (kind === 'label') return { help: 'delete the label' }
  if (kind === 'label-missing') return { help: `write \`${name} "name" { ... }\`` }
  return joinAdvice(properName(issue), nomadOn(issue, name))
}

/** Another name, or another block, where one is likely. */
function properPlace(issue: Issue, { config }: ConfigFile): readonly Proposal[] {
  const { kind, name, proper, at } = issue
  if (kind !== 'unknown') return []
  const near = proper ?? nearestKey(name, issue.block)
  if (near !== undefined)
    return [{ title: `write \`${near}\``, safe: false, changes: [renameSetting(at, near)] }]
  const [place, ...others] = likelyPlaces(issue)
  if (place === undefined || others.length > 0 || place === '') return []
  const change = moveSetting(at, config, place.split('.'), name.toLowerCase())
  return [{ title: `move it into \`${place}\``, safe: false, changes: [change] }]
}

/** The blocks that know the key, those inside this one before all others. */
function likelyPlaces({ name, within }: Issue): readonly string[] {
  const all = placesOf(name).map((path) => path.slice(1).split('/').slice(0, -1).join('.'))
  const inside = all.filter((path) => path.startsWith(within === '' ? '' : `${within}.`))
  return inside.length > 0 ? inside : all
}

function properName(issue: Issue): string {
  const { name, block, proper, kind } = issue
  if (proper !== undefined) return `write \`${proper}\``
  if (kind === 'go-name') return 'delete it'
  if (name === '//' || name === '#') return 'JSON has no comments that Nomad takes: delete it'
  const [outer = '', ...inner] = name.split('.')
  if (inner.length > 0 && block.keys.get(outer)?.block !== undefined)
    return `no dot leads into a block: write \`${outer} { ${inner.join('.')} = ... }\``
  const near = nearestKey(name, block)
  if (near !== undefined) return `did you mean \`${near}\`?`
  const strange = strangers.get(issue.within === '' ? name : `${issue.within}.${name}`)
  if (strange !== undefined) return strange
  if (issue.within === 'plugin') return 'settings of a plugin belong in a `config` block inside'
  const places = likelyPlaces(issue)
  if (places.length === 0 || places.length > 3) return ''
  return `it belongs ${places.map((path) => (path === '' ? 'at the top of the file' : `in \`${path}\``)).join(' or ')}`
}

const noVariables = 'agent configuration knows no variables and no references: write the values'

/** Names of other configuration, and what Nomad has instead. */
const strangers: ReadonlyMap<string, string> = new Map([
  ['locals', noVariables],
  ['variable', noVariables],
  ['variables', noVariables],
  ['job', 'a job is given to `nomad job run`, in a file of its own'],
  ['acl.default_policy', "it is Consul's: with ACLs on, Nomad denies whatever no token allows; delete it"],
  ['acl.tokens', "it is Consul's: Nomad's agents need no tokens of their own; delete it"],
  [
    'tls.verify_incoming',
    "it is Consul's: `rpc = true` checks callers of RPC, `verify_https_client` those of HTTPS",
  ],
  ['tls.verify_outgoing', "it is Consul's: Nomad checks servers by `verify_server_hostname`"],
  ['tls.defaults', "it is Consul's: in Nomad the settings stand in `tls` itself"],
])
