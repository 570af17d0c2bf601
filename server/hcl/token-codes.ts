import type { TokenType } from './tree.ts'

/** Token types as small numbers: what the scanners hand out, so that no string is compared per token. */
export const EOF = 0
export const ILLEGAL = 1
export const COMMENT = 2
export const IDENT = 3
export const NUMBER = 4
export const FLOAT = 5
export const BOOL = 6
export const STRING = 7
export const HEREDOC = 8
export const LBRACK = 9
export const RBRACK = 10
export const LBRACE = 11
export const RBRACE = 12
export const COMMA = 13
export const PERIOD = 14
export const ASSIGN = 15
export const ADD = 16
export const SUB = 17
export const COLON = 18
export const NULL = 19

const names: readonly (readonly [goName: string, type: TokenType])[] = [
  ['EOF', 'eof'],
  ['ILLEGAL', 'illegal'],
  ['COMMENT', 'comment'],
  ['IDENT', 'ident'],
  ['NUMBER', 'number'],
  ['FLOAT', 'float'],
  ['BOOL', 'bool'],
  ['STRING', 'string'],
  ['HEREDOC', 'heredoc'],
  ['LBRACK', '['],
  ['RBRACK', ']'],
  ['LBRACE', '{'],
  ['RBRACE', '}'],
  ['COMMA', ','],
  ['PERIOD', '.'],
  ['ASSIGN', '='],
  ['ADD', '+'],
  ['SUB', '-'],
  ['COLON', ':'],
  ['NULL', 'null'],
]

/** The name that the messages of Nomad's library use. */
export function goNameOf(code: number): string {
  return (names[code] as readonly [string, TokenType])[0]
}

/** The name in this project's trees. */
export function typeOf(code: number): TokenType {
  return (names[code] as readonly [string, TokenType])[1]
}

/** NUMBER, FLOAT, BOOL, STRING and HEREDOC. */
export function isLiteral(code: number): boolean {
  return code >= NUMBER && code <= HEREDOC
}
