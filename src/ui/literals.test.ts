import { expect, it } from 'vitest'
import { type SourceText, sourcesIn, textsOf } from '../../fixtures/sourceTexts.ts'

/** Attributes and properties that people do not read. */
const technical = new Set(
  'className type role id href src d viewBox key lang accept rel name style as dir inputMode autoComplete popover fill stroke preserveAspectRatio code formula aria-hidden aria-live aria-current aria-haspopup aria-autocomplete data-own-hand data-off'.split(
    ' ',
  ),
)

/** Strings that look like words but are not: keyboard keys, names of events and of browser features, code. */
const allowed = [
  /^(?:Arrow(?:Left|Right|Up|Down)?|Page(?:Up|Down)|Home|End|Enter|Escape|Delete|Backspace|Tab)$/,
  /^Heatlens$/,
  // Files and a command that appear under their real names.
  /^(?:model\.json|vgg16_weights_tf_dim_ordering_tf_kernels\.h5|npm run model)$/,
  // CSS selectors, media queries and gradients.
  /^(?:input|button)[:,]/,
  /^\(pointer: coarse\)$/,
  /^linear-gradient\(/,
  // Python.
  /^(?:# |import keras\n)/,
]

const nameOf = (node: unknown) => String((node as { name?: unknown } | undefined)?.name)

function isShown({ text, within }: SourceText): boolean {
  const [parent, grandparent] = within
  if (parent?.type === 'JSXAttribute' && technical.has(nameOf(parent.name))) return false
  if (grandparent?.type === 'JSXAttribute' && technical.has(nameOf(grandparent.name))) return false
  if (allowed.some((pattern) => pattern.test(text))) return false
  const words = text.replace(/\{\}/g, ' ').trim()
  if (parent?.type === 'JSXText' || parent?.type === 'JSXElement') return /\p{L}{2}/u.test(words)
  if (parent?.type === 'JSXAttribute')
    return /\p{L}{2}/u.test(words) && /^(?:aria-|title$|label$|placeholder$|alt$|caption$)/.test(nameOf(parent.name))
  return /^\p{Lu}\p{Ll}+$/u.test(words) || /\p{L}{2,}[,.:;]? \p{L}{2,}/u.test(words)
}

it('has no words in the components: they stand in src/words, in every language', () => {
  const found = sourcesIn('src/ui').flatMap((file) =>
    textsOf(file)
      .filter(isShown)
      .map(({ text }) => `${file}: ${text}`),
  )
  expect(found).toEqual([])
})
