import type { CatalogueNetwork } from '../../catalogue/catalogue.ts'
import type { Road } from '../../catalogue/roads.ts'
import type { LazyWords } from '../../words/en/lazy.ts'
import { useLazyWords } from '../useWords.ts'

/** What a network knows, in the language of the page where it has words for it, else as the host says it. */
export function useKnows({ knows, classes = 0 }: Pick<CatalogueNetwork, 'knows' | 'classes'>): string {
  const { catalogue: words } = useLazyWords()
  if (knows === 'imagenet') return words.imagenet(classes)
  return knows === 'teaching' ? words.teaching(classes) : knows
}

/** Where a network comes from on this road. */
export function roadText(road: Road, { roads }: LazyWords['catalogue']): string {
  if (road.by === 'here') return roads[road.model.place]
  return road.by === 'hand' ? roads.hand : roads[road.by](new URL(road.address).host)
}
