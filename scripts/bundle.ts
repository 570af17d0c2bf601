import { fileURLToPath } from 'node:url'
import type { BuildOptions } from 'esbuild'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Names stay readable, so that a crash report is of use. */
export const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  // `import()` of a CommonJS file becomes `require`: it spares the start of Node's loader of ES modules.
  supported: { 'dynamic-import': false },
}
