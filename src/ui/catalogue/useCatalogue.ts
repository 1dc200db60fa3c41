import { useCallback, useEffect, useState } from 'react'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { fetchCatalogue } from '../../catalogue/fetchCatalogue.ts'
import type { Problem } from '../../errors/codes.ts'
import { toProblem } from '../../errors/index.ts'

let coming: Promise<Catalogue> | undefined

/** The catalogue of this host, fetched once; null until it is there. */
export function useCatalogue(): { catalogue: Catalogue | null; problem: Problem | null; again(): void } {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const again = useCallback(() => {
    coming ??= fetchCatalogue()
    setProblem(null)
    coming.then(setCatalogue, (error: unknown) => {
      coming = undefined
      setProblem(toProblem(error))
    })
  }, [])
  useEffect(again, [again])
  return { catalogue, problem, again }
}
