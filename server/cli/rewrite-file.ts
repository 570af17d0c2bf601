import { readFileSync, statSync } from 'node:fs'
import type { Rewrite } from '../fixes/settle.ts'
import { systemPath } from '../node-names.ts'
import { visible } from '../report/visible.ts'
import { decodeSource } from '../text/decode.ts'
import { replaceFile } from './replace-file.ts'
import { reasonOf } from './system-error.ts'

/** Writes a fixed file in place of the one that was read; one that has changed meanwhile stays. Says why it could not. */
export async function rewriteFile({ original, text }: Rewrite): Promise<string | undefined> {
  const { path } = original
  try {
    if (decodeSource(path, readFileSync(systemPath(path))).text !== original.text)
      throw new Error('it has changed meanwhile')
    await replaceFile(path, [text], statSync(systemPath(path)))
    return undefined
  } catch (error) {
    return `Cannot write ${visible(path)}: ${reasonOf(error)}.`
  }
}
