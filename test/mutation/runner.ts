import { BroadcastChannel } from 'node:worker_threads'
import type { StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
} from '@stryker-mutator/api/test-runner'
import { createVitest } from 'vitest/node'
import { channelName, type Question, type Reached, type Verdict } from './messages.ts'

/**
 * Has vitest load the tests once, and asks them about one mutant after the other: some milliseconds each, where
 * Stryker's own runner for vitest starts a thread and loads all modules for every mutant, seconds each.
 */
class ServedVitest implements TestRunner {
  static readonly inject = tokens(commonTokens.options)
  readonly #channel = new BroadcastChannel(channelName)
  readonly #testFiles: readonly string[]

  constructor({ testFiles }: StrykerOptions) {
    this.#testFiles = testFiles ?? []
  }

  capabilities() {
    // What would have to be loaded anew for each mutant is left out (`ignoreStatic`).
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    const vitest = await createVitest('test', {
      config: 'test/mutation/vitest.config.ts',
      runner: './test/mutation/served-tests.ts',
      pool: 'threads',
      maxWorkers: 1,
      watch: false,
      reporters: [],
      // Collected, and run only when asked for.
      testNamePattern: /^$/,
      ...(this.#testFiles.length === 0 ? {} : { include: [...this.#testFiles] }),
    })
    const files = await vitest.globTestSpecifications()
    vitest.provide('testFiles', files.length)
    const answer = this.#answer()
    const ended = vitest.runTestSpecifications(files).then((result) => {
      throw new Error(`The tests do not load: ${JSON.stringify(result.unhandledErrors)}`)
    })
    await Promise.race([answer, ended])
  }

  async dryRun(): Promise<DryRunResult> {
    const { tests, coverage } = await this.#ask<Reached>('what is reached?')
    return { status: DryRunStatus.Complete, tests: [...tests], mutantCoverage: coverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const question = { mutant: activeMutant.id, tests: testFilter, hitLimit }
    const { ran, hits, killer, dirty } = await this.#ask<Verdict>(question)
    const endless = determineHitLimitReached(hits, hitLimit)
    if (endless !== undefined) return { reason: endless.reason ?? '', status: MutantRunStatus.Timeout }
    // Stryker starts a new process then, and asks again.
    if (dirty) throw new Error(`The mutant left something behind: ${killer?.test} fails without it, too`)
    if (ran === 0) throw new Error('No test was run')
    if (killer === undefined) return { status: MutantRunStatus.Survived, nrOfTests: ran }
    return {
      status: MutantRunStatus.Killed,
      killedBy: [killer.test],
      failureMessage: killer.message,
      nrOfTests: ran,
    }
  }

  async #ask<T>(question: Question): Promise<T> {
    const answer = this.#answer()
    this.#channel.postMessage(question)
    return (await answer) as T
  }

  #answer(): Promise<unknown> {
    return new Promise((answer) => {
      this.#channel.onmessage = (message) => answer((message as { data: unknown }).data)
    })
  }

  async dispose(): Promise<void> {
    this.#channel.close()
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'served-vitest', ServedVitest)]
