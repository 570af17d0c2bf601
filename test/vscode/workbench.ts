import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** What a person does in VS Code, and sees. */
export class Workbench {
  readonly page: Page
  readonly #pictures: string

  /** Pictures go into a directory. */
  constructor(page: Page, pictures: string) {
    this.page = page
    this.#pictures = pictures
    mkdirSync(pictures, { recursive: true })
  }

  /** Opens a file of the folder, and waits until its language is known. */
  async open(name: string, language: string): Promise<void> {
    await this.#pick('Control+P', name)
    await this.page.locator('#status\\.editor\\.mode', { hasText: language }).waitFor()
    await this.page.locator('.tab.active', { hasText: name.slice(name.lastIndexOf('/') + 1) }).waitFor()
  }

  /** Runs a command by its title. */
  async run(title: string): Promise<void> {
    await this.#pick('F1', title)
  }

  async #pick(key: string, text: string): Promise<void> {
    await this.page.keyboard.press(key)
    const input = this.page.locator('.quick-input-widget:visible input.input')
    await input.waitFor()
    await input.fill(key === 'F1' ? `>${text}` : text)
    const rows = this.page.locator('.quick-input-widget .monaco-list-row')
    // Not Enter: what is on top may still be of the list before.
    const parts = text.split('/')
    await parts
      .reduce((found, hasText) => found.filter({ hasText }), rows)
      .first()
      .click()
  }

  /** A text in the editor that has the focus. */
  text(text: string): Locator {
    return this.page.locator('.editor-instance .view-line span span', { hasText: text })
  }

  async placeCursorIn(text: string): Promise<void> {
    await this.text(text).first().click()
  }

  async hover(text: string): Promise<Locator> {
    const box = await this.text(text).first().boundingBox()
    if (box === null) throw new Error(`${text} is not to be seen`)
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
    return this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first()
  }

  /** Rows of the list of problems. */
  problems(text?: string): Locator {
    const rows = this.page.locator('.markers-panel .monaco-list-row')
    return text === undefined ? rows : rows.filter({ hasText: text })
  }

  get status(): Locator {
    return this.page.locator(
      '.statusbar-item[id="nomadlint.nomadlint.nomadlint.status"], .statusbar-item[id*="nomadlint.status"]',
    )
  }

  /** What stands in the editor, as far as it is to be seen. */
  async visibleText(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-lines').last().innerText()
    return lines.replaceAll('\u00a0', ' ')
  }

  async picture(name: string): Promise<void> {
    // What moves has come to rest.
    await this.page.waitForTimeout(400)
    await this.page.screenshot({ path: join(this.#pictures, `${name}.png`) })
  }
}
