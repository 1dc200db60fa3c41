import type { Draft, Origin } from '../drafts/draft.ts'
import type { NodeName } from '../drafts/graphWriter.ts'
import type { NodeProto } from './modelProto.ts'

/** What PyTorch's newer exporter calls the modules around a node: a list, as Python writes it, outermost first. */
const SCOPES = 'pkg.torch.onnx.name_scopes'

/** Texts in a list as Python writes it. */
const textsIn = (list: string): string[] =>
  [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) => single ?? double ?? '')

/** `layer3.0.relu` of the scopes `layer3`, `layer3.0`, `relu`; PyTorch repeats some of what is before. */
function joined(scopes: readonly string[]): string {
  let path = ''
  let before = ''
  for (const scope of scopes.filter((one) => one !== '')) {
    if (path === '') path = scope
    else if (scope === path || scope.startsWith(`${path}.`)) path = scope
    else if (before !== '' && scope.startsWith(`${before}.`)) path = `${path}${scope.slice(before.length)}`
    else path = `${path}.${scope}`
    before = scope
  }
  return path
}

/**
 * The module that a node belongs to, as its author calls it: `layer3.0.relu`. By the node's metadata; else by its path
 * `/layer3/layer3.0/relu/Relu`; undefined where neither tells.
 */
export function modulePath({ name, metadata }: Pick<NodeProto, 'name' | 'metadata'>): string | undefined {
  const scopes = metadata.get(SCOPES)
  // The last one is the node's own.
  if (scopes !== undefined) return joined(textsIn(scopes).slice(0, -1)) || undefined
  if (!name.startsWith('/')) return undefined
  return joined(name.split('/').slice(1, -1)) || undefined
}

/** Nodes of ours that stand for one module of the author's, or for one of its own operators. */
interface Group {
  path: string
  members: Draft[]
}

/**
 * Names for people: that of the author's module where the file tells it, else the node's own. A module that is called
 * again is `relu_1`, as PyTorch counts. Of a module that has others inside, its own operators are `layer3.0/Add`, but
 * the one that gives what the module gives has its name.
 */
export function namesOf(
  drafts: readonly Draft[],
  inputs: ReadonlyMap<Origin, string>,
  nodes: ReadonlyMap<Origin, NodeProto>,
): Map<Draft, NodeName> {
  const claim = claimer()
  const names = new Map<Draft, NodeName>()
  for (const draft of drafts) {
    const name = inputs.get(draft.def)
    if (name !== undefined) names.set(draft, { name: claim(name) })
  }
  const inner = drafts.filter((draft) => !names.has(draft))
  const pathOf = (draft: Draft) => {
    const node = nodes.get(draft.def)
    return node && modulePath(node)
  }
  const { ends, parents } = modulesOf(inner, pathOf)
  const groups = groupsOf(inner, (draft) => pathOf(draft) ?? plainName(draft.def.name))
  for (const { path, members } of groups) {
    const last = members.at(-1) as Draft
    const isInside = pathOf(last) !== undefined && parents.has(path) && ends.get(path) !== last
    const layer = claim(isInside ? `${path}/${last.def.op}` : path)
    for (const draft of members) {
      const step = plainName(draft.def.name).split('/').at(-1) || draft.def.op
      const name = draft === last ? layer : claim(`${layer}/${step}`)
      names.set(draft, { name, ...(members.length > 1 && { partOf: layer }) })
    }
  }
  return names
}

/** Gives each name once; the next ones get a number. */
function claimer(): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    const short = (wanted || 'node').slice(0, 250)
    let free = short
    for (let count = 1; taken.has(free); count++) free = `${short}_${count}`
    taken.add(free)
    return free
  }
}

/** The last node of each module, with those inside of it, and the modules that have others inside. */
function modulesOf(drafts: readonly Draft[], pathOf: (draft: Draft) => string | undefined) {
  const ends = new Map<string, Draft>()
  const parents = new Set<string>()
  for (const draft of drafts) {
    for (let path = pathOf(draft); path; path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) {
      ends.set(path, draft)
      const dot = path.lastIndexOf('.')
      if (dot > 0) parents.add(path.slice(0, dot))
    }
  }
  return { ends, parents }
}

/** Nodes of one path that follow each other. */
function groupsOf(drafts: readonly Draft[], pathOf: (draft: Draft) => string): Group[] {
  const groups: Group[] = []
  const open = new Map<string, Group>()
  for (const draft of drafts) {
    const path = pathOf(draft)
    const known = open.get(path)
    const isNext = known?.members.some((one) => one.def === draft.def || draft.inputs.includes(one))
    if (known && isNext) known.members.push(draft)
    else {
      const group = { path, members: [draft] }
      open.set(path, group)
      groups.push(group)
    }
  }
  return groups
}

/** `Conv` of `/Conv`: a node that no module is around. */
const plainName = (name: string) => (name.startsWith('/') ? name.slice(1) : name)
