/** What only a run with settings needs: loaded with the first settings file, from a file of its own. */
export { checkSettings } from './schema-check.generated.ts'
