import { useEffect, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { layersOf } from '../../settings/layerOptions.ts'
import type { MethodFacts } from '../../types.ts'
import { useApp } from '../useApp.ts'

type Facts = Readonly<Record<string, MethodFacts>>

/**
 * What the methods can do and cost at the layer in use; null until that is known. Unless it is wanted, the worker does not
 * fetch the methods for it.
 */
export function useFacts(isWanted: boolean): Facts | null {
  const engine = useApp((state) => state.engine)
  const names = useApp(({ settings }) => settings.layer)
  const read = useApp((state) => state.readFacts)
  const refuse = useApp((state) => state.refuse)
  const [found, setFound] = useState<{ of: unknown; facts: Facts }>()
  const layer = engine && layersOf(names, engine.model)[0]
  useEffect(() => {
    if (!layer || !isWanted) return
    let isStale = false
    read(layer).then(
      (facts) => {
        if (!isStale) setFound({ of: engine, facts })
      },
      (error: unknown) => {
        if (!isStale) refuse(toProblem(error), undefined, { about: 'reading' })
      },
    )
    return () => {
      isStale = true
    }
  }, [engine, layer, isWanted, read, refuse])
  return found?.of === engine ? (found?.facts ?? null) : null
}
