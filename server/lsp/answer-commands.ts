import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { CommandError, type CommandParts, commands } from './commands.ts'

/** `workspace/executeCommand`: what is not there is told as an error with a message for people. */
export function answerCommands(connection: Connection, parts: CommandParts): void {
  connection.onExecuteCommand(async ({ command, arguments: args = [] }) => {
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined
    if (run === undefined)
      throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no command called ${command}.`)
    try {
      return (await run(parts, args)) ?? null
    } catch (error) {
      if (error instanceof CommandError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message)
      throw error
    }
  })
}
