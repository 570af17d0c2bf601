/** What only a run with settings needs: loaded with the first settings file, from a file of its own. */
export { default as picomatch } from 'picomatch/posix.js'
export { checkSettings } from './schema-check.generated.ts'
