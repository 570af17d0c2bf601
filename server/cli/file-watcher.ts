/** What only `--watch` needs: a file of its own. */
export { type FSWatcher, watch } from 'chokidar'
