/**
 * The largest configuration file that is read, in bytes. Nomad has no limit, but an agent's file has a few kilobytes:
 * what is larger is somebody's data or an accident. The tree, values and findings of a file take up to five hundred
 * times its room: half a gigabyte for one of this size that holds nothing but mistakes.
 */
export const largestConfigFile = 1024 * 1024

/** `larger than 1 MiB`, for messages. */
export function largerThan(bytes: number): string {
  return `larger than ${bytes / 1024 / 1024} MiB`
}
