import type { ListedMethod, MethodGroup } from '../../explain/methods/names.ts'

/** The methods of a menu in groups, in its order. */
export function groupMethods(methods: readonly ListedMethod[]): Map<MethodGroup, ListedMethod[]> {
  const groups = new Map<MethodGroup, ListedMethod[]>()
  for (const method of methods) groups.set(method.group, [...(groups.get(method.group) ?? []), method])
  return groups
}
