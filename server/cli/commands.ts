import type { Command } from './command.ts'
import { agentsOptions, certOptions, colorOption, explainOptions, lintOptions } from './option-table.ts'

/** What runs where no other command is named. */
export const lintCommand: Command = {
  name: 'lint',
  summary: 'Check agent configuration (the default)',
  operands: '[PATH ...]',
  description: [
    'Reads Nomad agent configuration (HCL 1 or JSON) as Nomad reads it, and says what will not start, what is not secure and what silently does nothing. A PATH is a file, a directory or - for standard input; without any, the current directory.',
    'Exit code: 0 nothing to say at or above --fail-on, 1 findings, 2 wrong usage, a mistake in settings or a PATH that does not exist, 3 a failure of nomadlint itself.',
  ],
  options: lintOptions,
  examples: [
    ['nomadlint', 'check everything below the current directory'],
    ['nomadlint --merge base.hcl server.hcl', 'two files that one agent reads, in this order'],
    ['nomadlint --on-node /etc/nomad.d', 'on the node itself: the files it names must be there'],
    ['nomadlint --rule tls/disabled=off --fail-on error .', 'without one rule; warnings do not fail'],
    ['nomadlint -f json -o report.json .', 'a report for programs'],
    ['nomadlint --changed origin/main...', 'the agents that this branch concerns'],
    ['nomadlint --stdin-filename server.hcl - < server.hcl', 'from standard input'],
  ],
  load: async () => (await import('./run-lint.ts')).runLint,
}

export const commands: readonly Command[] = [
  lintCommand,
  {
    name: 'agents',
    summary: 'Show which files form which agent, and why',
    operands: '[PATH ...]',
    description: [
      'Nomad merges all the files that one agent is given. This shows which files nomadlint takes for one agent, in the order in which they are read, with the role and region they give it.',
    ],
    options: [...agentsOptions, formatOption('text', 'json'), colorOption],
    examples: [
      ['nomadlint agents conf/', 'the agents of a directory'],
      ['nomadlint agents --merge base.hcl server.hcl', 'these two as one agent'],
    ],
    load: async () => (await import('./run-agents.ts')).runAgents,
  },
  {
    name: 'init',
    summary: 'Write a .nomadlintrc that says what is found',
    operands: '[DIRECTORY]',
    description: [
      'Writes .nomadlintrc, with a comment for each setting: the agents and their files, and what is no agent configuration. It changes nothing about what is found: it is there to be read, and changed.',
    ],
    options: [
      {
        name: 'force',
        group: 'Output',
        help: 'Replace the .nomadlintrc that is there',
      },
    ],
    examples: [
      ['nomadlint init', 'for the current directory and all below it'],
      ['nomadlint .nomadlintrc', 'check settings'],
    ],
    load: async () => (await import('./run-init.ts')).runInit,
  },
  {
    name: 'rules',
    summary: 'List the rules',
    operands: '',
    description: ['Every rule with its severity, the preset from which on it runs, and what it wants.'],
    options: [formatOption('text', 'json'), colorOption],
    examples: [['nomadlint rules', 'all rules']],
    load: async () => (await import('./run-rules.ts')).runRules,
  },
  {
    name: 'explain',
    summary: 'Explain a rule, an error text or a log',
    operands: 'RULE ... | "TEXT" [PATH ...] | - [PATH ...]',
    description: [
      'Of a RULE: why it is there, what it finds, how it is put right, and what proves it. An area such as tls lists its rules.',
      'Of an error TEXT in quotes, or of a whole log on standard input (-), from Nomad, its command line or what stands beside it: what each message comes from, what to do, and the rules that find its cause in configuration. With PATHs also what these rules find there, at the lines. Logs may have any prefix, be JSON, logfmt or coloured; what may be a secret in them is not repeated.',
      'Exit code: 0 explained, 1 no message is known, 2 wrong usage.',
    ],
    options: [...explainOptions, formatOption('text', 'json'), colorOption],
    examples: [
      ['nomadlint explain tls/server-hostname-unverified', 'one rule'],
      ['nomadlint explain tls', 'the rules of an area'],
      ['nomadlint explain "invalid role or region for certificate"', 'an error text'],
      ['journalctl -u nomad | nomadlint explain - /etc/nomad.d', 'a log, and what causes it there'],
    ],
    load: async () => (await import('./run-explain.ts')).runExplain,
  },
  {
    name: 'fmt',
    summary: 'Format agent configuration',
    operands: '[PATH ...]',
    description: [
      'Writes HCL as nomad fmt would: two blanks a step, signs and comments of consecutive lines aligned, one blank line at most. Only white space between words changes, so a file that HCL 2 does not take is formatted too, and Nomad reads what it read before. The names of files that changed go to standard output; - formats standard input to standard output. JSON, templates and files that do not parse are left as they are.',
      'Exit code: 1 with --check where a file would change, and where one cannot be formatted; 2 where one is not there.',
    ],
    options: [
      {
        name: 'check',
        group: 'Output',
        help: 'Write nothing: name the files that would change, and exit with 1',
      },
      { name: 'diff', group: 'Output', help: 'Write nothing: show what would change' },
    ],
    examples: [
      ['nomadlint fmt', 'everything below the current directory'],
      ['nomadlint fmt --check conf/', 'in CI'],
      ['nomadlint fmt - < server.hcl', 'for an editor'],
    ],
    load: async () => (await import('./run-fmt.ts')).runFmt,
  },
  {
    name: 'cert',
    summary: "Show what a certificate is, and what Nomad's checks say of it",
    operands: 'FILE',
    description: [
      'FILE is what cert_file names: a certificate, and intermediates behind it, in PEM form; - is standard input. Says what it is, which roles and regions its names let it be, and what each check of Nomad would say with everything that checks switched on: the handshake of who connects to it, that of who it connects to with role and region, the exact match of names of RPC and Raft, and HTTPS. Without --role and --region it says for which it is fit. What is no certificate is named. No key is ever printed.',
      'Exit code: 0 fit for what was asked, or for anything at all where nothing was; 1 not fit, or no certificate; 2 wrong usage or a file that is not there.',
    ],
    options: [...certOptions, formatOption('text', 'json'), colorOption],
    examples: [
      ['nomadlint cert server.pem', 'what it is, and for which role and region it is fit'],
      [
        'nomadlint cert --role server --region eu --ca ca.pem --key server-key.pem server.pem',
        'every check for a server of region eu',
      ],
      ['openssl s_client -connect HOST:4646 < /dev/null | nomadlint cert -', "what an agent's HTTPS shows"],
    ],
    load: async () => (await import('./run-cert.ts')).runCert,
  },
  {
    name: 'lsp',
    summary: 'Start the language server',
    operands: '',
    description: [
      'Speaks the Language Server Protocol over standard input and output: for editors, not for people. docs/editors.md says how to set them up.',
    ],
    options: [
      { name: 'stdio', group: 'Other', help: 'Over standard input and output: the only way there is' },
    ],
    examples: [['nomadlint lsp --stdio', 'what an editor is told to start']],
    load: async () => (await import('./run-lsp.ts')).runLsp,
  },
  {
    name: 'parse',
    summary: "Print what Nomad's parser makes of files, as JSON",
    operands: 'FILE ...',
    description: [
      'One line of JSON a file: {"file", "ok", "problems": [{"line", "column", "message"}], "value"}. ok is false where Nomad refuses to parse the file; value is what its HCL library decodes: each block or object an array of objects, labels as nested keys. - is standard input. Prints what the file says, secrets included.',
      'Exit code: 1 where a file is refused, 2 where one cannot be read.',
    ],
    options: [],
    examples: [['nomadlint parse server.hcl', 'one file']],
    load: async () => (await import('./run-parse.ts')).runParse,
  },
]

function formatOption(...choices: readonly [string, ...string[]]): Command['options'][number] {
  const help = `${choices[0]} (default) or ${choices.slice(1).join(', ')}`
  return { name: 'format', short: 'f', value: 'FORMAT', choices, group: 'Output', help }
}
