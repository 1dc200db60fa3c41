import type { StoredNetwork } from '../../model/storedNetwork.ts'

/**
 * What is said of where a network came from. Of weights of PyTorch also the library and the name that it has there, and
 * the activation between its last layers where that was asked, from which Copy as Python builds it anew.
 */
export function sourceOf(source: string, { architecture = '', open = [] }: StoredNetwork['about']): string {
  const [library] = /^(?:torchvision|timm|transformers)(?= )/.exec(architecture) ?? []
  if (library === undefined) return source
  // Its config.json tells transformers the rest.
  const known = library === 'transformers' ? library : architecture
  const activation = open.find(({ about }) => about === 'activation')
  const between = activation ? `, ${activation.chosen} in its head` : ''
  return `${source} (${known}${between})`.slice(0, 500)
}
