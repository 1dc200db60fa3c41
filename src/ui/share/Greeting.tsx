import { findClass } from '../../settings/findClass.ts'
import { labelOf } from '../parts/readable.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** What a shared link is about, where the picture is not in it: “Shared: dog, block5_conv3. Drop the picture to see it.” */
export default function Greeting() {
  const model = useApp(({ engine }) => engine?.model)
  const { classAsked, layer } = useApp((state) => state.settings)
  const { stage, formats, names } = useWords()
  const { share } = useLazyWords()
  if (!model) return null
  const asked = findClass(classAsked, model)
  const parts = [
    asked === undefined ? names.inSentence(model.name) : labelOf(asked, model.classes, stage.unnamedClass),
    layer ?? model.targetLayer,
  ]
  return formats.sentences(share.greets(parts.join(', ')), share.dropIt)
}
