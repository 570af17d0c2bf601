import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const template = `import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'What the rule wants, in one sentence.',
  why: \`Why it matters: what Nomad does, and what comes of it.\`,
  severity: 'warning',
  references: ['where the claim is proved: documentation, source, an error text'],
  examples: {
    bad: [
      hcl\`
        tls {
          rpc = false
          #     ~~~~~
        }
      \`,
    ],
    good: [
      hcl\`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      \`,
    ],
  },
  *check({ agent: { config } }) {
    const { rpc } = config.tls
    if (rpc.effective !== false) return
    yield { at: rpc, message: 'What is wrong, the value first.', help: 'what to do' }
  },
})
`

async function main(id: string | undefined): Promise<void> {
  if (id === undefined || !/^[a-z]+\/[a-z0-9-]+$/.test(id)) {
    process.stderr.write('usage: npm run new-rule AREA/NAME, such as tls/my-new-rule\n')
    process.exitCode = 2
    return
  }
  const file = new URL(`../rules/${id}.ts`, import.meta.url)
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  if (exists) {
    process.stderr.write(`rules/${id}.ts is there already\n`)
    process.exitCode = 2
    return
  }
  await mkdir(dirname(file.pathname), { recursive: true })
  await writeFile(file, template)
  process.stdout.write(`rules/${id}.ts: fill it in, then \`npm run generate\` and \`npm test\`\n`)
}

await main(process.argv[2])
