import { rules } from '../../rules/index.ts'
import { fileBytes } from '../facts/files.ts'
import { corpusFiles, goldenInputs } from '../referee/corpus.ts'

const encoder = new TextEncoder()

/** No file of people's is larger, and many small ones show more than a few large ones. */
const largest = 6000

const exampleFiles = rules.flatMap(({ rule }) =>
  [...rule.examples.bad, ...rule.examples.good].flatMap((example) =>
    typeof example === 'string' ? [example] : Object.values(example.files),
  ),
)

const files = [
  ...corpusFiles().map(({ bytes }) => bytes),
  ...goldenInputs(),
  ...exampleFiles.map((text) => encoder.encode(text)),
].filter(({ length }) => length <= largest)

const isJson = (bytes: Uint8Array): boolean => /^\s*\{/.test(Buffer.from(bytes).toString('latin1'))

export const hclFiles: readonly Uint8Array[] = files.filter((bytes) => !isJson(bytes))
export const jsonFiles: readonly Uint8Array[] = files.filter(isJson)

/** What a rule says, or does not, about a whole agent. */
export const agentFiles: readonly Uint8Array[] = exampleFiles.map((text) => encoder.encode(text))

export const templateFiles: readonly Uint8Array[] = [
  '---\nregion = "{{ region }}"\n{% if server %}\nserver {\n  enabled = true\n  {% for ip in ips %}\n  # {{ ip }}\n  {% endfor %}\n}\n{% endif %}\n',
  'region = "${region}"\n%{ if server ~}\nserver {\n  bootstrap_expect = ${count}\n}\n%{ endif ~}\n',
  'region = "<%= @region %>"\n<% if @server -%>\nserver {\n  encrypt = "<%= @key %>"\n}\n<% end -%>\n',
  'client {\n  servers = [{{ range service "nomad" }}"{{ .Address }}",{{ end }}]\n}\n{{/* a comment */}}\n',
  '{{ with secret "pki/issue/nomad" }}\ntls {\n  http = true\n}\n{{ end }}\n@@NAME@@ = "__VALUE__"\n',
].map((text) => encoder.encode(text))

export const settingsFiles: readonly Uint8Array[] = [
  'preset = "strict"\nnomad_version = "1.10"\nfail_on = "error"\nexpiry_warning = "60d"\n',
  'extends = ["base.hcl"]\nignore = ["old/", "*.nomad.hcl", "!a.hcl", "**/x/{a,b}*"]\nroot = "rootfs"\n',
  'rule "tls/disabled" {\n  severity = "off"\n}\nrule "portability" {\n  severity = "info"\n}\n',
  'agent "one" {\n  files = ["a.hcl", "*.hcl"]\n  flags = ["-region=eu", "-dev"]\n}\n',
  'override {\n  files  = ["dev/**", "a.hcl"]\n  preset = "recommended"\n  rule "hardening" {\n    severity = "off"\n  }\n}\n',
  '{"preset": "all", "rule": {"tls": {"severity": "error"}}, "override": [{"files": ["*.hcl"]}]}',
].map((text) => encoder.encode(text))

/** Certificates, keys and what people put in their place. */
export async function pemFiles(): Promise<readonly Uint8Array[]> {
  const names = ['server', 'server-rsa', 'server-chain', 'client', 'ca', 'two-roots', 'request', 'page']
  return await Promise.all([...names, 'server-key', 'server-rsa-key', 'ed25519-key'].map(fileBytes))
}
