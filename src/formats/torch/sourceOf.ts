import type { StoredNetwork } from '../../model/storedNetwork.ts'

/**
 * What is said of where a network came from. Of weights of PyTorch also the library and the name that it has there, and
 * the activation between its last layers where that was asked, from which Copy as Python builds it anew.
 */
export function sourceOf(source: string, { architecture = '', open = [] }: StoredNetwork['about']): string {
  if (!/^(?:torchvision |timm |transformers$)/.test(architecture)) return source
  const activation = open.find(({ about }) => about === 'activation')
  const between = activation ? `, ${activation.chosen} in its head` : ''
  return `${source} (${architecture}${between})`.slice(0, 500)
}
