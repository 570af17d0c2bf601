import { Uri } from 'vscode'

/** Documents that the extension makes have addresses of this scheme. */
export const scheme = 'nomadlint'

const prefix = '/rules/'

/** The address of a rule's page, `tls/disabled` for instance. */
export function rulePage(rule: string): Uri {
  return Uri.from({ scheme, path: `${prefix}${rule}.md` })
}

/** What a click on a rule's name does: its page is shown as it is meant to be read. */
export function showRulePage(rule: string): Uri {
  const query = encodeURIComponent(JSON.stringify([rule]))
  return Uri.from({ scheme: 'command', path: 'nomadlint.showRulePage', query })
}

/** The rule whose page it is; undefined for other addresses. */
export function ruleOfPage({ path }: Uri): string | undefined {
  return path.startsWith(prefix) ? path.slice(prefix.length, -'.md'.length) : undefined
}

/** The rule that `docs/rules/tls/disabled.md` is about: how the server names pages. */
export function ruleOfDocs(docs: string): string {
  return docs.replace(/^docs\/rules\//, '').replace(/\.md$/, '')
}
