import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packageExtension } from '../../scripts/package.ts'
import { installCodeServer } from './code-server.ts'
import { packageOtherExtension } from './other-extension.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The packaged extension. */
    vsix: string
    /** Another extension that provides HCL. */
    otherVsix: string
    /** Where code-server is installed. */
    codeServer: string
  }
}

/** Packages the extension as users get it, and installs the VS Code to try it in. */
export default async function setup(project: TestProject): Promise<() => void> {
  const directory = mkdtempSync(join(tmpdir(), 'nomadlint-vsix-'))
  const vsix = join(directory, 'nomadlint.vsix')
  const otherVsix = join(directory, 'hcl.vsix')
  await packageOtherExtension(otherVsix)
  const size = await packageExtension(vsix)
  console.log(`nomadlint.vsix: ${(size / 1024 / 1024).toFixed(2)} MiB`)
  project.provide('vsix', vsix)
  project.provide('otherVsix', otherVsix)
  project.provide('codeServer', installCodeServer())
  return () => rmSync(directory, { recursive: true, force: true })
}
