import { afterEach, beforeEach, expect, it } from 'vitest'
import { Client } from './client.ts'

let client: Client
beforeEach(() => {
  client = new Client()
})
afterEach(() => {
  client.remove()
})

const flawed = 'leave_on_terminate = "true"\n'
const rule = 'config/string-boolean'

it('settings hold for documents, also those that are not saved, and what is wrong with them is told', async () => {
  client.write('.nomadlintrc', `rule "${rule}" {\n  severity = "off"\n}\n`)
  await client.start()
  await client.open('a.hcl', flawed)
  expect(await client.rules('a.hcl', 1)).toEqual([])
  await client.open('.nomadlintrc', 'rule "config/sting-boolean" {\n  severity = "off"\n}\n')
  expect(await client.rules('.nomadlintrc', 1)).toEqual(['config/invalid-settings'])
  const version = await client.change('a.hcl', {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    text: '# changed\n',
  })
  expect(await client.rules('a.hcl', version)).toEqual([rule])
})
