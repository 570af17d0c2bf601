import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Client } from './client.ts'

let client: Client
beforeEach(() => {
  client = new Client()
})
afterEach(() => {
  client.remove()
})

const server = 'data_dir = "/opt/nomad"\nserver {\n  enabled = true\n}\n'
const unit = (flags: string): string =>
  `[Service]\nExecStart=/usr/bin/nomad agent -config=/etc/nomad.d/server.hcl ${flags}\n`
/** Of the documentation of Nomad, so everybody knows it. */
const published = 'cg8StVXbQJ0gPvMd9o7yrg=='

describe('the flags of a unit', () => {
  beforeEach(async () => {
    client.write('nomad.d/server.hcl', server)
    client.write('nomad.d/nomad.service', unit('-encrypt=abcd'))
    await client.start()
    await client.open('nomad.d/server.hcl', server)
    await untilKey('gossip/key-length')
  })

  const untilKey = (rule: string): Promise<void> =>
    client.untilRules(
      'nomad.d/nomad.service',
      (rules) => rules.filter((one) => one.startsWith('gossip/key-')).join() === rule,
    )

  it('are others once it has changed on disk', async () => {
    client.write('nomad.d/nomad.service', unit(`-encrypt=${published}`))
    await client.watched(2, 'nomad.d/nomad.service')
    await untilKey('gossip/key-published')
    await client.change('nomad.d/server.hcl', { text: `${server}# More.\n` })
    await untilKey('gossip/key-published')
    client.write('nomad.d/nomad.service', unit(''))
    await client.watched(2, 'nomad.d/nomad.service')
    await untilKey('')
  })

  it('are others though nobody tells that it has changed, or that a drop-in has come', async () => {
    client.write('nomad.d/nomad.service', unit(`-encrypt=${published}`))
    await untilKey('gossip/key-published')
    client.write('nomad.d/nomad.service.d/none.conf', unit('').replace('ExecStart', 'ExecStart=\nExecStart'))
    await untilKey('')
  })

  it('are others while it is edited', async () => {
    await client.open('nomad.d/nomad.service', unit('-encrypt=abcd'), 'systemd')
    await client.change('nomad.d/nomad.service', { text: unit(`-encrypt=${published}`) })
    await untilKey('gossip/key-published')
  })

  it.each(['nomad.service.d', 'service.d'])(
    'are those of a drop-in in %s, come, changed, gone, edited',
    async (kind) => {
      const path = `nomad.d/${kind}/flags.conf`
      const dropIn = (flags: string): string => unit(flags).replace('ExecStart', 'ExecStart=\nExecStart')
      client.write(path, dropIn(`-encrypt=${published}`))
      await client.watched(1, path)
      await client.untilRules(path, (rules) => rules.includes('gossip/key-published'))
      await untilKey('')
      client.write(path, dropIn('-encrypt=abcd'))
      await client.watched(2, path)
      await client.untilRules(path, (rules) => rules.includes('gossip/key-length'))
      rmSync(join(client.directory, path))
      await client.watched(3, path)
      await untilKey('gossip/key-length')
      await client.untilRules(path, (rules) => rules.length === 0)
      await client.open(path, dropIn('-encrypt=abcd'), 'systemd')
      await client.change(path, { text: dropIn(`-encrypt=${published}`) })
      await client.untilRules(path, (rules) => rules.includes('gossip/key-published'))
      expect(
        client.published.some(({ diagnostics }) => JSON.stringify(diagnostics).includes(published)),
      ).toBe(false)
    },
  )
})

describe('watched are', () => {
  it('units, and their drop-ins', async () => {
    await client.start({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } })
    const [registered] = await client.until(() => {
      const asked = client.sentAs('client/registerCapability')
      return asked.length > 0 ? asked : undefined
    })
    const patterns = JSON.stringify(registered)
    expect(patterns).toContain('service,')
    expect(patterns).toContain('**/{*.service.d,service.d}/*.conf')
  })
})
