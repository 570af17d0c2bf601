import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { CodeServer, patience, type StartOptions } from './code-server.ts'
import { marker, type Outcome } from './suite/outcome.ts'

export interface SuiteOptions extends StartOptions {
  /** A module of `suite/`. */
  readonly suite: string
}

/** Runs tests in VS Code's extension host, and gives what came of each. A start that fails is tried anew, with another profile. */
export async function runSuite(options: SuiteOptions): Promise<readonly Outcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(options)
    } catch (error) {
      if (attempt === 3) throw error
      console.log(`${options.suite}, attempt ${attempt}: ${String(error)}`)
    }
  }
}

async function runOnce(options: SuiteOptions): Promise<readonly Outcome[]> {
  const server = new CodeServer()
  try {
    await server.start(options)
    const extension = join(server.directory, 'suite')
    await buildSuite(options.suite, server, extension)
    return await openAndWait(server, extension)
  } finally {
    await server.stop()
  }
}

async function buildSuite(suite: string, server: CodeServer, directory: string): Promise<void> {
  const manifest = { name: 'suite', publisher: 'test', version: '0.0.1', engines: { vscode: '^1.91.0' } }
  server.write(join(directory, 'package.json'), JSON.stringify(manifest))
  await build({
    entryPoints: [fileURLToPath(new URL(`suite/${suite}.ts`, import.meta.url))],
    outfile: join(directory, 'index.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  })
}

/** The workbench calls two functions of its page when it runs tests, as `@vscode/test-web` relies on. */
async function openAndWait(server: CodeServer, extension: string): Promise<readonly Outcome[]> {
  const page = await server.browse()
  const outcomes: Outcome[] = []
  await page.exposeFunction('codeAutomationLog', (_: string, args: readonly unknown[]) => {
    const text = args.map(String).join(' ')
    if (text.startsWith(marker)) outcomes.push(JSON.parse(text.slice(marker.length)) as Outcome)
  })
  const ended = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve)
  })
  const tests = [
    ['extensionDevelopmentPath', server.remote(extension)],
    ['extensionTestsPath', server.remote(join(extension, 'index.cjs'))],
  ] as const
  await page.goto(server.address(tests), { waitUntil: 'domcontentloaded' })
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`the tests did not end: ${JSON.stringify(outcomes, null, 2)}`)),
      4 * patience,
    ).unref()
  })
  const code = await Promise.race([ended, timeout])
  if (code !== 0 || outcomes.length === 0) throw new Error(`the extension host ended with ${code}`)
  return outcomes
}
