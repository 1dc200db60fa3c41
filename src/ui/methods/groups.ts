export type GroupId = 'layer' | 'passes' | 'pixels' | 'baselines'

/** The first method of each group after the first, in the order of the menu. */
const starts: Readonly<Record<string, GroupId>> = { scoreCam: 'passes', guidedBackprop: 'pixels', random: 'baselines' }

/** A method of a menu. */
interface Listed {
  id: string
  label: string
}

/** The methods of a menu in groups, in its order. */
export function groupMethods(methods: readonly Listed[]): Map<GroupId, Listed[]> {
  const groups = new Map<GroupId, Listed[]>()
  let group: GroupId = 'layer'
  for (const method of methods) {
    group = starts[method.id] ?? group
    groups.set(group, [...(groups.get(group) ?? []), method])
  }
  return groups
}
