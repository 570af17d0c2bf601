/** What the process's exit code says. */
export const exit = {
  clean: 0,
  findings: 1,
  usage: 2,
  crash: 3,
  /** As a shell says it of a program that SIGINT has ended. */
  interrupted: 130,
} as const
