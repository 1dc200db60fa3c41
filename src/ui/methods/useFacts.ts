import { useEffect, useState } from 'react'
import { layersOf } from '../../settings/layerOptions.ts'
import type { MethodFacts } from '../../types.ts'
import { useApp } from '../useApp.ts'

type Facts = Readonly<Record<string, MethodFacts>>

/**
 * What the methods can do and cost at the layers, with the smoothing and for the picture in use; null until that is
 * known. Unless it is wanted, the worker does not fetch the methods for it.
 */
export function useFacts(isWanted: boolean): Facts | null {
  const engine = useApp((state) => state.engine)
  const names = useApp(({ settings }) => settings.layer)
  const read = useApp((state) => state.readFacts)
  const answered = useApp(({ lastOutcome }) => lastOutcome)
  const [found, setFound] = useState<{ of: unknown; facts: Facts }>()
  const smoothing = useApp(({ settings }) => settings.smoothing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each answer, its picture may cost another number of passes.
  useEffect(() => {
    if (!engine || !isWanted) return
    let isStale = false
    const [layer = '', ...furtherLayers] = layersOf(names, engine.model)
    read({ layer, furtherLayers, smoothing }).then(
      (facts) => {
        if (!isStale) setFound({ of: engine, facts })
      },
      // The answer that needs the same file tells that it did not come; with the next one it is read again.
      () => {},
    )
    return () => {
      isStale = true
    }
  }, [engine, names, smoothing, isWanted, read, answered])
  return found?.of === engine ? (found?.facts ?? null) : null
}
