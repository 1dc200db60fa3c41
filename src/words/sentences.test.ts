import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { childrenOf, isForPeople, type Node, readTree, sourcesIn, textsOf } from '../../fixtures/sourceTexts.ts'
import { vgg16 } from '../formats/aboutFile.ts'
import { de } from './de/index.ts'

const sources = sourcesIn('src', ['words', 'engine/simd/assembly'])
const starter = JSON.parse(readFileSync('public/model/starter/model.json', 'utf8')).userDefinedMetadata.heatlens

/** A package's texts about itself are data; `names.title` translates the known ones. */
const titles = new Set<string>([vgg16.source, 'not stated', 'the file {}', '{}; Keras Applications'])

/** Names that are the same in every language. */
const names = new Set(['Grad-CAM', 'CC BY 4.0', '{}, …'])

it('has no sentence for people outside of src/words: what is told crosses the folders as a code', () => {
  const told = sources.flatMap((file) =>
    textsOf(file)
      .filter((one) => isForPeople(one) && !titles.has(one.text) && !names.has(one.text))
      .map(({ text }) => `${file}: ${text}`),
  )
  expect(told).toEqual([])
})

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: source text.
/** Errors that only a bug can throw, or that are caught where they are thrown: for developers. */
const forDevelopers = [
  "'No picture was opened whole.'",
  "'The WebGL backend did not start.'",
  "'The convolution has no way back.'",
  "'The node has no bias.'",
  "'The node has no input.'",
  "'The node has no two inputs.'",
  "'The tensor is no feature map.'",
  "'There is no WebGL 2 here.'",
  "'There is no network.'",
  "'This browser is too old for Heatlens.'",
  "'This is no pool.'",
  "'This is no summary of a model.'",
  "'This worker asks its own site only.'",
  "'no context'",
  "'no picture'",
  "'useApp needs a StoreContext around it.'",
  "'useDeferredApp needs a StoreContext around it.'",
  "'useCommand needs a StoreContext around it.'",
  "'useSpeech needs a SpeechContext around it.'",
  '`${response.status}`',
  '`${url} is not on the server (status ${response.status}).`',
  '`A colour map has 255 steps, not ${steps.length}.`',
  '`A script may not come from ${url.origin}.`',
  '`${name} has no windows.`',
  '`Input ${given} is missing.`',
  '`Nothing computes the input ${name}.`',
  '`The node has no weight ${name}.`',
  '`The output of ${name} was not kept.`',
  '`The tensor has no axis ${axis}.`',
  '`There is no Python of ${id}.`',
  "'There is no map to fuse.'",
  '`There is no metric ${id}.`',
  '`There is no tensor ${name}.`',
  "'There is no such node.'",
  '`There is no layer ${layer}.`',
  '`There is no node ${name}.`',
  '`There is no output ${question.output}.`',
  '`There is no output ${index}.`',
  '`There is no output ${output}.`',
  '`There is no tensor ${tensor}.`',
  '`[${a}] and [${b}] do not go together.`',
  '`There is no channel ${index} of ${channels}.`',
  '`There is no colour with the level ${level}.`',
  'def.name',
  'response.statusText',
]
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: source text.

it('throws no sentence that is no code, but those for developers', () => {
  const thrown = sources.flatMap((file) => {
    const found: string[] = []
    const visit = (node: Node): void => {
      const { name } = (node.callee ?? {}) as { name?: string }
      const [argument] = (node.arguments ?? []) as Node[]
      if (node.type === 'NewExpression' && /Error$/.test(name ?? '') && name !== 'HeatlensError' && argument) {
        found.push(readFileSync(file, 'utf8').slice(Number(argument.start), Number(argument.end)))
      }
      childrenOf(node).forEach(visit)
    }
    visit(readTree(file))
    return found
  })
  expect([...new Set(thrown)].sort()).toEqual(forDevelopers.toSorted())
})

it('knows again what networks of ours, and unnamed ones, say of themselves', () => {
  for (const title of [starter.name, starter.source, vgg16.source, 'not stated'])
    expect(de.names.title(title)).not.toBe(title)
  expect(de.names.title('the file mine.h5')).toBe('die Datei mine.h5')
  for (const title of ['CC BY 4.0', 'My network', 'toString', '']) expect(de.names.title(title)).toBe(title)
})
