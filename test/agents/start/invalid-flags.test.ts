import { describe, expect, it } from 'vitest'
import { textOf } from '../../../server/text/source.ts'
import { run, server, unit } from './lint-files.ts'

const rule = 'config/invalid-flag'

async function told(line: string, more: Readonly<Record<string, string>> = {}) {
  const { findings } = await run({ 'a.hcl': server, 'nomad.service': unit(line), ...more })
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ severity, message, location: { source, span } }) => ({
      severity,
      message,
      at: `${source.path}: ${textOf(source, span)}`,
      shown: source.text,
    }))
}

describe('what is wrong with the flags of a unit', () => {
  it.each([
    ['-sever', 'error', 'Nomad agent has no flag -sever; did you mean -server?', '-sever'],
    ['-sever=true', 'error', 'Nomad agent has no flag -sever; did you mean -server?', '-sever'],
    ['-server=maybe', 'error', '-server is true or false.', '-server=maybe'],
    ['-bootstrap-expect three', 'error', '-bootstrap-expect takes a number.', '-bootstrap-expect'],
    ['-region', 'error', '-region needs a value.', '-region'],
    ['-server true', 'warning', '"true" is no flag: Nomad reads none behind it.', 'true'],
  ])('%s', async (flags, severity, message, at) => {
    const line = `-config /etc/nomad/a.hcl ${flags}`
    expect(await told(line)).toMatchObject([{ severity, message, at: `nomad.service: ${at}` }])
  })

  it.each([
    '-server $OPTIONS',
    '$FLAG value -server',
    '-server ${A} ${B}',
    '-config=%h/a.hcl -%i-x',
    '-server {{ nomad_flags }}',
    '-server @FLAGS@',
  ])('is not what is not known yet: %s', async (flags) => {
    expect(await told(`-config /etc/nomad/a.hcl ${flags}`)).toEqual([])
  })

  it('is not what a shell makes of them', async () => {
    const service = `[Service]\nExecStart=/bin/sh -c "nomad agent -config a.hcl $(cat /etc/flags) -x"\n`
    expect(await told('', { 'nomad.service': service })).toEqual([])
  })

  it('stands in the drop-in that says them', async () => {
    const dropIn = '[Service]\nExecStart=\nExecStart=nomad agent -config /x/a.hcl -sever\n'
    const found = await told('-config /x/a.hcl', { 'nomad.service.d/flags.conf': dropIn })
    expect(found).toMatchObject([{ at: 'nomad.service.d/flags.conf: -sever' }])
  })

  it.each(['-encrpyt=KEY', '-encrpyt KEY', '-server KEY', '-server=KEY', '-bootstrap-expect KEY'])(
    'shows no secret: %s',
    async (flags) => {
      const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkA'
      const [finding] = await told(`-config /x/a.hcl ${flags.replace('KEY', key)}`)
      expect(finding?.message).toBeDefined()
      expect(JSON.stringify(finding)).not.toContain(key)
    },
  )
})
