import picocolors from 'picocolors'
import type { Colors } from 'picocolors/types.js'
import { type Descriptor, isTerminal } from './streams.ts'

export type ColorMode = 'auto' | 'always' | 'never'

export const colorModes: readonly ColorMode[] = ['auto', 'always', 'never']

/** Colours for what goes to a stream. The option beats the environment, the environment beats the stream's kind. */
export function colorsFor(descriptor: Descriptor | undefined, mode: ColorMode): Colors {
  return picocolors.createColors(mode === 'auto' ? wantsColor(descriptor) : mode === 'always')
}

function wantsColor(descriptor: Descriptor | undefined): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env
  if (NO_COLOR !== '') return false
  if (FORCE_COLOR !== '') return !['0', 'false'].includes(FORCE_COLOR)
  return descriptor !== undefined && TERM !== 'dumb' && isTerminal(descriptor)
}
