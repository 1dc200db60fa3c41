import { expect, it } from 'vitest'
import { labelsAmong } from './labels.ts'
import { sortSources } from './sources.ts'

const labelsIn = async (name: string, content: string) => labelsAmong(await sortSources([new File([content], name)]))

it.each<[string, string, string[] | undefined]>([
  ['labels.txt', '0 Cats\n1 Dogs\r\n2 Neither of them\n', ['Cats', 'Dogs', 'Neither of them']],
  ['labels.txt', 'tabby\ntiger cat\n', ['tabby', 'tiger cat']],
  ['labels.txt', '3 cats\n1 dog\n', ['3 cats', '1 dog']],
  ['any.json', '["cat", "dog"]', ['cat', 'dog']],
  ['any.json', '[["n02123045", "tabby"], ["n02124075", "Egyptian_cat"]]', ['tabby', 'Egyptian_cat']],
  ['class_indices.json', '{"dog": 1, "cat": 0}', ['cat', 'dog']],
  ['index.json', '{"0": "cat", "1": "dog"}', ['cat', 'dog']],
  ['index.json', '{"0": ["n02123045", "tabby"], "1": ["n02124075", "Egyptian_cat"]}', ['tabby', 'Egyptian_cat']],
  ['class_indices.json', '{"__proto__": 0, "constructor": 1}', ['__proto__', 'constructor']],
  ['metadata.json', '{"labels": ["Cats", "Dogs"], "imageSize": 224}', ['Cats', 'Dogs']],
  ['gap.json', '{"a": 0, "b": 2}', undefined],
  ['settings.json', '{"epochs": 20, "rate": 0.1}', undefined],
  ['notes.txt', 'these are no labels', undefined],
])('%s: %s', async (name, content, expected) => {
  expect(await labelsIn(name, content)).toEqual(expected)
})

it('a list of anything else is refused', async () => {
  await expect(labelsIn('list.json', '[1, 2]')).rejects.toTell(/“list\.json” is not a list of classes/, 'format')
})
