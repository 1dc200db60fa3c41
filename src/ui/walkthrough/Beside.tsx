import { use, useMemo } from 'react'
import { toShown } from '../../image/input/toInput.ts'
import type { Photo } from '../../worker/image/imageWorker.ts'
import { useWalkthroughWords } from '../useWords.ts'
import { Painting } from './Painting.tsx'
import { PresentedContext } from './steps.ts'

/** What the network sees, beside what is said of it: in a presentation, where nothing else of it is in view. */
export function Beside({ photo }: { photo: Photo }) {
  return use(PresentedContext).step !== undefined && <Seen photo={photo} />
}

function Seen({ photo: { input, preprocessing } }: { photo: Photo }) {
  const { picture } = useWalkthroughWords()
  const seen = useMemo(() => toShown(input, preprocessing), [input, preprocessing])
  return <Painting pixels={seen} label={picture.seen} caption={picture.seenSize(seen.width, seen.height)} isCells />
}
