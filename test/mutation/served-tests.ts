import { relative } from 'node:path'
import { BroadcastChannel } from 'node:worker_threads'
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core'
import { type TestResult, TestStatus } from '@stryker-mutator/api/test-runner'
import { inject, type RunnerTask, type RunnerTestCase, type RunnerTestFile } from 'vitest'
import { VitestTestRunner } from 'vitest/runners'
import { channelName, loaded, type Question, type Reached, type Trial, type Verdict } from './messages.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testFiles: number
  }
}

type Active = { -readonly [Key in keyof InstrumenterContext]: InstrumenterContext[Key] | undefined }

const globals = globalThis as unknown as Record<string, Active>
globals[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {} as Active
const context = globals[INSTRUMENTER_CONSTANTS.NAMESPACE] as Active

interface Served {
  readonly id: string
  readonly name: string
  readonly fileName: string
  /** More than one where tests of a file share a name. */
  readonly runs: (() => unknown)[]
  /** Of the last run, in milliseconds. */
  time: number
  kills: number
}

/** Loads the tests as vitest does, and runs those that are asked for, against one mutant after the other. */
export default class ServedTests extends VitestTestRunner {
  readonly #served = new Map<string, Served>()
  #files = 0

  // vitest waits for it, whatever its types say.
  override async onAfterRunFiles(files: RunnerTestFile[] = []): Promise<void> {
    super.onAfterRunFiles()
    for (const test of files.flatMap(testsOf)) this.#add(test)
    this.#files += files.length
    if (this.#files === inject('testFiles')) await this.#serve()
  }

  #add(test: RunnerTestCase): void {
    const name = nameOf(test)
    const fileName = test.file.filepath
    const id = `${relative(process.cwd(), fileName)}#${name}`
    const served = this.#served.get(id) ?? { id, name, fileName, runs: [], time: 0, kills: 0 }
    served.runs.push(VitestTestRunner.getTestFn(test))
    this.#served.set(id, served)
  }

  /** Never ends: Stryker ends the process. */
  async #serve(): Promise<void> {
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = async (message) => {
      const { data } = message as { data: Question }
      channel.postMessage(typeof data === 'string' ? await this.#reach() : await this.#try(data))
    }
    channel.postMessage(loaded)
    await new Promise(() => {})
  }

  async #reach(): Promise<Reached> {
    const tests: TestResult[] = []
    for (const test of this.#served.values()) {
      context.currentTestId = test.id
      const failureMessage = await run(test)
      context.currentTestId = undefined
      const { id, name, fileName, time: timeSpentMs } = test
      const result = { id, name, fileName, timeSpentMs }
      tests.push(
        failureMessage === undefined
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage },
      )
    }
    return { tests, coverage: context.mutantCoverage ?? { static: {}, perTest: {} } }
  }

  async #try({ mutant, tests, hitLimit }: Trial): Promise<Verdict> {
    const chosen = tests?.flatMap((id) => this.#served.get(id) ?? []) ?? [...this.#served.values()]
    context.hitCount = 0
    context.hitLimit = hitLimit
    let ran = 0
    for (const test of chosen.toSorted(likelierKiller)) {
      ran++
      context.activeMutant = mutant
      const message = await run(test)
      context.activeMutant = undefined
      if (message === undefined) continue
      const hits = context.hitCount
      context.hitLimit = undefined
      test.kills++
      return { ran, hits, killer: { test: test.id, message }, dirty: (await run(test)) !== undefined }
    }
    return { ran, hits: context.hitCount, dirty: false }
  }
}

/** What the test says when it fails. */
async function run(test: Served): Promise<string | undefined> {
  const started = performance.now()
  try {
    for (const one of test.runs) await one()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    test.time = performance.now() - started
  }
}

/** Quick tests first, and those that have killed many. */
function likelierKiller(a: Served, b: Served): number {
  return (b.kills + 1) / (b.time + 1) - (a.kills + 1) / (a.time + 1)
}

function testsOf(task: RunnerTask): readonly RunnerTestCase[] {
  return task.type === 'suite' ? task.tasks.flatMap(testsOf) : [task]
}

function nameOf(task: RunnerTask): string {
  return task.suite === undefined ? task.name : `${nameOf(task.suite)} ${task.name}`
}
