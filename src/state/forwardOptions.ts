import type { ForwardOptions } from '../worker/explainer/explainer.ts'
import type { AppState } from './appState.ts'

/** What the network in use takes beside the picture: its numbers, and the output that it is asked about. */
export function forwardOptions({ engine, numberInputs }: Pick<AppState, 'engine' | 'numberInputs'>): ForwardOptions {
  const { numbers = [], outputs = [], output = 0 } = engine?.model ?? {}
  const { reading, asOpened } = outputs[output] ?? {}
  const given = new Map(Object.entries(numberInputs))
  return {
    ...(numbers.length > 0 && {
      numbers: numbers.map(({ name, length }) =>
        Float32Array.from({ length }, (_, index) => given.get(name)?.[index] ?? 0),
      ),
    }),
    ...(output > 0 && { output }),
    // The worker knows how it was opened.
    ...(asOpened && reading && { reading }),
  }
}
