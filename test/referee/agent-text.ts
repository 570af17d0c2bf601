/** A literal in both languages. */
export interface Literal {
  readonly hcl: string
  readonly json: string
}

export type AgentNode =
  | Literal
  | { readonly list: readonly AgentNode[] }
  | { readonly members: readonly AgentMember[] }

/** A setting or a block, and one of the ways to write it. */
export interface AgentMember {
  readonly name: string
  readonly labels: readonly string[]
  readonly value: AgentNode
  readonly style: 'block' | 'assigned' | 'quoted' | 'listed'
}

export function toHcl(members: readonly AgentMember[]): string {
  return members.map((member) => `${hclMember(member)}\n`).join('')
}

function hclMember({ name, labels, value, style }: AgentMember): string {
  const key = style === 'quoted' || !/^[a-z]\w*$/i.test(name) ? JSON.stringify(name) : name
  const behind = labels.map((label) => ` ${JSON.stringify(label)}`).join('')
  if (!('members' in value))
    return `${key}${labels.length > 0 && style === 'quoted' ? behind : ''} = ${hclNode(value)}`
  return `${key}${behind}${style === 'assigned' ? ' =' : ''} ${hclNode(value)}`
}

function hclNode(node: AgentNode): string {
  if ('hcl' in node) return node.hcl
  if ('list' in node) return `[${node.list.map(hclElement).join('')}]`
  return node.members.length === 0 ? '{}' : `{\n${toHcl(node.members)}}`
}

/** A heredoc ends with its line, so the comma goes into the next one. */
function hclElement(node: AgentNode): string {
  return `${hclNode(node)},`
}

export function toJson(members: readonly AgentMember[]): string {
  return `{${members.map(jsonMember).join(', ')}}`
}

/** Labels are names of objects inside each other. */
function jsonMember({ name, labels, value, style }: AgentMember): string {
  const innermost = style === 'listed' && 'members' in value ? `[${jsonNode(value)}]` : jsonNode(value)
  const labelled = labels.reduceRight((inner, label) => `{${JSON.stringify(label)}: ${inner}}`, innermost)
  return `${JSON.stringify(name)}: ${labelled}`
}

function jsonNode(node: AgentNode): string {
  if ('json' in node) return node.json
  if ('list' in node) return `[${node.list.map(jsonNode).join(', ')}]`
  return toJson(node.members)
}
