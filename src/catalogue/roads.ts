import type { KnownModel } from '../types.ts'
import type { CatalogueNetwork } from './catalogue.ts'

/** A way to a network from here. `here`: it is on this device, or beside the page. */
export type Road = { by: 'here'; model: KnownModel } | { by: 'server' | 'site' | 'hand'; address: string }

const order = ['server', 'site', 'hand'] as const

/** The ways to a network from here, the shortest first. `gets`: the host fetches from publishers. */
export function roadsTo(
  { id, roads }: CatalogueNetwork,
  { models, gets }: { models: readonly KnownModel[]; gets: boolean },
): Road[] {
  const model = models.find((one) => one.id === id)
  const others = order.flatMap((by) =>
    roads.flatMap((road): Road[] => {
      if (road.by !== by || (by === 'server' && !gets)) return []
      return [{ by, address: road.address }]
    }),
  )
  return model ? [{ by: 'here', model }, ...others] : others
}
