import {
  type Disposable,
  type ExtensionContext,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  workspace,
} from 'vscode'

/** A task of type `nomadlint` in tasks.json. */
interface NomadlintTask extends TaskDefinition {
  readonly paths?: readonly string[]
  readonly args?: readonly string[]
}

const type = 'nomadlint'

/** Tasks that run the command, which the extension brings; its report goes to the list of problems. */
export function provideTasks(context: ExtensionContext): Disposable {
  const command = context.asAbsolutePath('dist/cli.cjs')
  return tasks.registerTaskProvider(type, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? []).map((folder) => taskFor(command, { type }, folder)),
    resolveTask: (task) => taskFor(command, task.definition, task.scope),
  })
}

function taskFor(
  command: string,
  definition: NomadlintTask,
  scope: WorkspaceFolder | TaskScope | undefined,
): Task {
  const { args = [], paths = [] } = definition
  const folder = typeof scope === 'object' ? { cwd: scope.uri.fsPath } : {}
  // The Node.js that runs the extension; in a desktop it is Electron, which has to be told.
  const execution = new ProcessExecution(
    process.execPath,
    [command, '--format', 'compact', ...args, '--', ...(paths.length === 0 ? ['.'] : paths)],
    { ...folder, env: { ELECTRON_RUN_AS_NODE: '1' } },
  )
  const name = paths.length === 0 ? 'lint' : `lint ${paths.join(' ')}`
  const matchers = ['$nomadlint', '$nomadlint-info']
  const task = new Task(definition, scope ?? TaskScope.Workspace, name, 'nomadlint', execution, matchers)
  task.group = TaskGroup.Test
  return task
}
