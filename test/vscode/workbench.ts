import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'

/** Pixels. */
const titleBar = 35

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
    const trail = this.page.locator('.editor-group-container.active .breadcrumbs-control')
    await name
      .split('/')
      .reduce((found, hasText) => found.filter({ hasText }), trail)
      .waitFor()
  }

  /** Runs a command by its title. */
  async run(title: string): Promise<void> {
    await this.#pick('F1', title)
  }

  /** Chooses from the list that a key opens; again where something else took the focus away from it. */
  async #pick(key: string, text: string): Promise<void> {
    const list = this.page.locator('.quick-input-widget:visible')
    await persist(async (timeout) => {
      await this.page.keyboard.press(key)
      await list.locator('input.input').fill(key === 'F1' ? `>${text}` : text, { timeout })
      // Not Enter: what is on top may still be of the list before.
      const parts = text.split('/')
      const rows = list.locator('.monaco-list-row')
      await parts
        .reduce((found, hasText) => found.filter({ hasText }), rows)
        .first()
        .click({ timeout })
    })
  }

  /** A text in the editor that has the focus. */
  text(text: string): Locator {
    return this.page.locator('.editor-instance .view-line span span', { hasText: text })
  }

  async placeCursorIn(text: string): Promise<void> {
    await this.text(text).first().click()
  }

  /** Points at a text until something is told of it that has another in it. */
  async hover(text: string, hasText: string): Promise<void> {
    const told = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content', { hasText })
    await persist(async (timeout) => {
      await this.page.mouse.move(0, 0)
      await this.text(text).first().hover({ timeout })
      await told.first().waitFor({ timeout })
    })
  }

  /** Rows of the list of problems. */
  problems(text?: string): Locator {
    const rows = this.page.locator('.markers-panel .monaco-list-row')
    return text === undefined ? rows : rows.filter({ hasText: text })
  }

  /** A page that is shown as it is meant to be read. */
  get preview(): FrameLocator {
    return this.page.frameLocator('iframe.webview').frameLocator('iframe')
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

  /** Keeps what is to be seen: all of it, or the editors with what is below them. */
  async picture(name: string, part: 'all' | 'editors' = 'all'): Promise<void> {
    // What moves has come to rest.
    await this.page.waitForTimeout(400)
    const sideBar = await this.page.locator('.part.sidebar').boundingBox()
    const left = sideBar === null ? 0 : sideBar.x + sideBar.width
    const { width, height } = this.page.viewportSize() ?? { width: left, height: titleBar }
    const editors = { clip: { x: left, y: titleBar, width: width - left, height: height - titleBar } }
    await this.page.screenshot({
      path: join(this.#pictures, `${name}.png`),
      animations: 'disabled',
      ...(part === 'editors' && editors),
    })
  }
}

/** Does something again that did not come to its end in time: in an editor something else may come between. */
async function persist(step: (timeout: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await step(5000)
      return
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}
