import { expect, it } from 'vitest'
import { bundleForBrowser } from '../../scripts/build.ts'

it('the core bundles for a browser', async () => {
  const code = await bundleForBrowser()
  expect(code.length).toBeGreaterThan(50_000)
  expect(code).not.toMatch(/["']node:|require\(["'](?:fs|path|os|crypto)["']\)/)
})
