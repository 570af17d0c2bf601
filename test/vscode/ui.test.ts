import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { CodeServer } from './code-server.ts'
import { Workbench } from './workbench.ts'
import { workspaceFiles } from './workspace-files.ts'

const pictures = fileURLToPath(new URL('../../coverage/vscode', import.meta.url))

const rule = 'tls/server-hostname-unverified'

/** A VS Code with the packaged extension and a folder with a bad agent, for the tests of a block. */
function useWorkbench(trust: boolean): { readonly server: CodeServer; readonly workbench: () => Workbench } {
  const server = new CodeServer()
  let workbench: Workbench | undefined
  beforeAll(async () => {
    await server.start({
      installation: inject('codeServer'),
      vsix: [inject('vsix')],
      fill: await workspaceFiles({ outside: trust }),
      trust,
    })
    const page = await server.browse()
    await page.goto(server.address(), { waitUntil: 'domcontentloaded' })
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
    workbench = new Workbench(page, pictures)
  })
  afterAll(async () => {
    await server.stop()
  })
  return {
    server,
    workbench: () => {
      if (workbench === undefined) throw new Error('VS Code did not start')
      return workbench
    },
  }
}

describe('what a person sees', () => {
  const { server, workbench } = useWorkbench(false)
  const onDisk = (name: string): string => readFileSync(join(server.folder, name), 'utf8')

  it('underlines what is wrong, and lists it', async () => {
    const vscode = workbench()
    await vscode.open('servers/eu/agent.hcl', 'HCL')
    await vscode.page.locator('.squiggly-error').first().waitFor()
    await vscode.page.keyboard.press('Control+Shift+M')
    await vscode.problems(rule).first().waitFor()
    await vscode.picture('problems', 'editors')
    await vscode.picture('workbench')
  })

  it('tells of a problem, and of the certificate it is about, where it stands', async () => {
    const vscode = workbench()
    await vscode.run('View: Hide Panel')
    await vscode.hover('/server.pem', 'for region global')
    await vscode.picture('problem')
    await vscode.page.keyboard.press('Escape')
  })

  it('leads from the name of a rule to its page, to be read', async () => {
    const vscode = workbench()
    await vscode.page.keyboard.press('Control+Shift+M')
    await vscode.problems(rule).first().locator('a', { hasText: rule }).click()
    await vscode.preview.locator('h1', { hasText: rule }).waitFor()
    await vscode.run('View: Close All Editors')
  })

  it('says in the status bar what the file is', async () => {
    const vscode = workbench()
    await vscode.open('servers/eu/agent.hcl', 'HCL')
    await vscode.run('View: Hide Panel')
    await vscode.status.filter({ hasText: 'Nomad server · eu' }).waitFor()
    await vscode.status.hover()
    await vscode.page.locator('.monaco-hover', { hasText: 'server, region eu, 1 file' }).first().waitFor()
    await vscode.picture('status')
  })

  it('shows the certificate where its path stands', async () => {
    const vscode = workbench()
    await vscode.open('servers/global/agent.hcl', 'HCL')
    await vscode.hover('/server.pem', 'server.global.nomad')
    await vscode.picture('certificate', 'editors')
    await vscode.page.keyboard.press('Escape')
  })

  it('repairs by a quick fix; saved, it is clean', async () => {
    const vscode = workbench()
    await vscode.open('servers/global/agent.hcl', 'HCL')
    await vscode.page.locator('.squiggly-error').first().waitFor()
    await vscode.placeCursorIn('false')
    await vscode.page.keyboard.press('Control+.')
    const action = vscode.page.locator('.action-widget .monaco-list-row')
    await action.filter({ hasText: 'verify_server_hostname' }).first().waitFor()
    await vscode.picture('quick-fix', 'editors')
    // A click is swallowed by what lies above the menu.
    await vscode.page.keyboard.press('Enter')
    await vscode.page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'detached' })
    await vscode.page.keyboard.press('Control+S')
    await expect.poll(() => onDisk('servers/global/agent.hcl')).toContain('verify_server_hostname = true')
    await vscode.status.filter({ hasText: 'Nomad server · global' }).waitFor()
    await expect.poll(() => vscode.status.locator('.codicon-check').count()).toBe(1)
    await vscode.picture('repaired')
  })

  it('opens the page of a rule to read', async () => {
    const vscode = workbench()
    await vscode.open('servers/eu/agent.hcl', 'HCL')
    await vscode.run('nomadlint: Open the Page of a Rule')
    await vscode.page
      .locator('.quick-input-widget .monaco-list-row', { hasText: 'region-mismatch' })
      .first()
      .click()
    await vscode.preview.locator('h1', { hasText: 'certificate/region-mismatch' }).waitFor()
    await vscode.picture('rule-page')
    await vscode.run('View: Close All Editors')
  })

  it('completes keys', async () => {
    const vscode = workbench()
    await vscode.open('nomad.d/client.hcl', 'Nomad Agent')
    await vscode.placeCursorIn('enabled')
    await vscode.page.keyboard.press('End')
    await vscode.page.keyboard.press('Enter')
    await vscode.page.keyboard.type('max_kill')
    const suggestion = vscode.page.locator('.suggest-widget.visible .monaco-list-row', {
      hasText: 'max_kill_timeout',
    })
    await suggestion.first().waitFor()
    await vscode.picture('completion')
    await vscode.page.keyboard.press('Enter')
    await expect.poll(() => vscode.visibleText()).toContain('max_kill_timeout =')
    await vscode.run('File: Revert File')
  })

  it('formats', async () => {
    const vscode = workbench()
    await vscode.open('nomad.d/messy.hcl', 'Nomad Agent')
    await vscode.run('Format Document')
    await expect.poll(() => vscode.visibleText()).toContain('  disable_hostname    = true')
    await vscode.page.keyboard.press('Control+S')
    await expect.poll(() => onDisk('nomad.d/messy.hcl')).toContain('  disable_hostname    = true')
  })

  it('shows the merged configuration', async () => {
    const vscode = workbench()
    await vscode.open('nomad.d/client.hcl', 'Nomad Agent')
    await vscode.run('nomadlint: Show the Merged Configuration of This Agent')
    await vscode.page.locator('.tab.active', { hasText: '(merged)' }).waitFor()
    await vscode.run('View: Close Editors in Other Groups')
    await vscode.page.mouse.move(0, 0)
    await expect.poll(() => vscode.visibleText()).toMatch(/region\s+= "us" # .*client\.hcl/)
    await vscode.picture('merged', 'editors')
    await vscode.run('View: Close All Editors')
  })

  it('leaves other files alone', async () => {
    const vscode = workbench()
    await vscode.open('job.hcl', 'HCL')
    await vscode.status.filter({ hasText: 'a Nomad job' }).waitFor()
    expect(await vscode.page.locator('.squiggly-error, .squiggly-warning').count()).toBe(0)
    await vscode.picture('job')
  })

  it('lets its user say what a file is', async () => {
    const vscode = workbench()
    await vscode.open('servers/fragment.hcl', 'HCL')
    await vscode.status.filter({ hasText: 'left alone' }).waitFor()
    await vscode.status.click()
    await vscode.page.locator('.quick-input-widget .monaco-list-row').first().waitFor()
    await vscode.picture('kind')
    await vscode.page.keyboard.press('Enter')
    await vscode.page.locator('.squiggly-error, .squiggly-warning').first().waitFor()
  })

  it('leaves a file alone for good', async () => {
    const vscode = workbench()
    await vscode.open('servers/fragment.hcl', 'Nomad Agent')
    await vscode.status.click()
    const never = vscode.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'business' })
    await never.first().click()
    await expect
      .poll(() => onDisk('servers/.nomadlintrc'))
      .toBe('ignore = ["/fragment.hcl"]\nroot = "rootfs"\n')
    await vscode.page.locator('.tab.active', { hasText: '.nomadlintrc' }).waitFor()
    await vscode.open('servers/fragment.hcl', 'Nomad Agent')
    await vscode.status.filter({ hasText: 'ignored by .nomadlintrc' }).waitFor()
    await vscode.page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'detached' })
  })

  it('shows the way in a walkthrough', async () => {
    const vscode = workbench()
    await vscode.run('View: Close All Editors')
    await vscode.run('Welcome: Open Walkthrough')
    await vscode.page
      .locator('.quick-input-widget .monaco-list-row', { hasText: 'Nomad agents, checked' })
      .click()
    await vscode.page.locator('.getting-started-step', { hasText: 'Repair what is found' }).click()
    await vscode.page.locator('.getting-started-media img').first().waitFor()
    await vscode.picture('walkthrough')
    await vscode.run('View: Close All Editors')
  })

  it('says that the server does not run, and why', async () => {
    const vscode = workbench()
    const settings = join(server.folder, '.vscode/settings.json')
    await vscode.open('servers/eu/agent.hcl', 'HCL')
    server.write(settings, '{ "nomadlint.server.path": "/nowhere/nomadlint" }\n')
    await vscode.status.locator('.codicon-circle-slash').waitFor()
    await vscode.page.locator('.notification-toast').first().waitFor()
    await vscode.picture('no-server')
    await vscode.status.click()
    await vscode.page.locator('.part.panel [aria-label="nomadlint - Output"]').first().waitFor()
    rmSync(join(server.folder, '.vscode'), { recursive: true })
    await vscode.status.filter({ hasText: 'Nomad server · eu' }).waitFor()
    await vscode.run('View: Hide Panel')
    await vscode.run('Notifications: Clear All Notifications')
  })

  it('takes all files of a directory for an agent’s, for good', async () => {
    const vscode = workbench()
    await vscode.open('policy.hcl', 'HCL')
    await vscode.status.filter({ hasText: 'left alone' }).click()
    const always = vscode.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'always' })
    await always.first().click()
    const settings = (): string => onDisk('.vscode/settings.json')
    await expect.poll(() => existsSync(join(server.folder, '.vscode/settings.json'))).toBe(true)
    await expect.poll(settings).toContain('"*.hcl": "nomad-agent"')
    await vscode.open('policy.hcl', 'Nomad Agent')
    rmSync(join(server.folder, '.vscode'), { recursive: true })
    await vscode.open('policy.hcl', 'HCL')
  })
})

describe('in restricted mode', () => {
  const { workbench } = useWorkbench(true)

  it('says that it reads nothing outside the workspace, and does not', async () => {
    const vscode = workbench()
    await vscode.open('outside/agent.hcl', 'HCL')
    await vscode.page.locator('.squiggly-error').first().waitFor()
    await vscode.status.filter({ hasText: 'Nomad server' }).hover()
    await vscode.page.locator('.monaco-hover', { hasText: 'Restricted mode' }).first().waitFor()
    await vscode.picture('restricted')
    await vscode.page.keyboard.press('Control+Shift+M')
    await vscode.page.locator('.viewpane-filter input').fill('region-mismatch')
    // That of the agent whose certificate lies in the workspace.
    const mismatch = vscode.problems('certificate/region-mismatch')
    await mismatch.first().waitFor()
    expect(await mismatch.count()).toBe(1)
    expect(await vscode.problems('servers/eu').count()).toBe(1)
    expect(await vscode.problems('outside').count()).toBe(0)
  })
})
