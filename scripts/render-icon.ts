import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/** Pixels a side: the list of extensions shows it at up to half of that. */
const size = 256

const images = fileURLToPath(new URL('../client/images/', import.meta.url))

/** Makes the icon of the extension, a PNG as VS Code wants it, from the drawing. Needs chromium. */
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  chromiumSandbox: false,
})
const page = await browser.newPage({ viewport: { width: size, height: size } })
const drawing = (await readFile(`${images}icon.svg`, 'utf8')).replace(
  'width="128" height="128"',
  `width="${size}" height="${size}"`,
)
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`)
await writeFile(`${images}icon.png`, await page.screenshot({ omitBackground: true }))
await browser.close()
