/** What the process's exit code says. */
export const exit = {
  clean: 0,
  findings: 1,
  usage: 2,
  crash: 3,
} as const
