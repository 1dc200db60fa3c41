import type { Dataset, Entity, Group } from 'h5wasm'
import type { StoredTensor } from '../model/storedNetwork.ts'
import { h5Tensor } from './h5Tensor.ts'

// A link to another file is neither.
const isA = (entity: Entity | null, type: 'Group' | 'Dataset') =>
  entity !== null && 'type' in entity && entity.type === type

/** An entity if it is a group. */
export const asGroup = (entity: Entity | null): Group | undefined =>
  isA(entity, 'Group') ? (entity as Group) : undefined

/** The tensor of a dataset; `path` is its name. */
export const asTensor = (entity: Entity | null, path: string): StoredTensor | undefined =>
  isA(entity, 'Dataset') ? h5Tensor(entity as Dataset, path) : undefined

/** The shape of a dataset. */
export const shapeOf = (entity: Entity | null): readonly number[] | undefined =>
  isA(entity, 'Dataset') ? ((entity as Dataset).shape ?? undefined) : undefined

/** Whether a group has an attribute, in one part or several. */
export const hasAttribute = (group: Group, name: string) =>
  Object.hasOwn(group.attrs, name) || Object.hasOwn(group.attrs, `${name}0`)

/** A list of names in an attribute; Keras writes long ones in several attributes, numbered from 0. */
export function readNames(group: Group, attribute: string): string[] {
  const { attrs } = group
  const read = (name: string) => [group.get_attribute(name, true)].flat().map(String)
  if (Object.hasOwn(attrs, attribute)) return read(attribute)
  const names: string[] = []
  for (let part = 0; Object.hasOwn(attrs, `${attribute}${part}`); part++) names.push(...read(`${attribute}${part}`))
  return names
}

/** The text of an attribute. */
export const readAttribute = (group: Group, name: string): string | undefined =>
  Object.hasOwn(group.attrs, name) ? String(group.get_attribute(name, true)) : undefined
