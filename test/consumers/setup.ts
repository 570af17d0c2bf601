import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The directory that `.ci/consumers` has filled. */
    consumers: string
  }
}

export default function setup(project: TestProject): void {
  const directory = process.env['NOMADLINT_CONSUMERS'] ?? ''
  if (directory === '' || !existsSync(directory)) {
    console.error(
      'Get the programs with `.ci/consumers DIRECTORY`, and set NOMADLINT_CONSUMERS to that directory.',
    )
    process.exit(2)
  }
  project.provide('consumers', resolve(directory))
}
