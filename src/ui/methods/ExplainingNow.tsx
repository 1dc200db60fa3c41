import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { PassProgress } from './PassProgress.tsx'

/** How far an explanation of many passes is, and a button that ends it with what there is. */
export default function ExplainingNow() {
  const explaining = useApp((state) => state.explaining)
  const method = useApp(({ settings }) => settings.method)
  const label = useApp(({ engine }) => engine?.methods.find(({ id }) => id === method)?.label)
  const stop = useApp((state) => state.stop)
  const { methods: words } = useLazyWords()
  if (!explaining) return null
  return (
    <PassProgress label={words.explainingBy(label ?? method)} {...explaining} stopLabel={words.stop} onStop={stop} />
  )
}
