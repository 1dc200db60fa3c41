import { type PointerEvent, useMemo, useState } from 'react'
import type { PresetId } from '../../image/input/preprocess.ts'
import { toShown } from '../../image/input/toInput.ts'
import type { Pixels } from '../../types.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import { Painting } from './Painting.tsx'
import type { Walk } from './walk.ts'

/** The picture, the network's input, and what happens to a pixel. */
export function PictureCells({ photo, outcome: { image }, model: { inputSize, preset: presetId } }: Walk) {
  const { formats } = useWords()
  const words = useWalkthroughWords()
  const seen = useMemo(() => toShown(photo.input, photo.preprocessing), [photo])
  return (
    <>
      <Cell
        number={1}
        title={words.picture.title}
        formula={`[${image.height}, ${image.width}, 3] → [${inputSize}, ${inputSize}, 3]`}
        code={`img = keras.utils.load_img("${plain(image.name)}", target_size=(${inputSize}, ${inputSize}))
x = keras.utils.img_to_array(img)`}
      >
        <p>{words.picture.text(inputSize)}</p>
        <div className="paintings">
          <Painting
            pixels={photo.view}
            label={words.picture.loaded}
            caption={words.picture.loadedSize(image.width, image.height)}
          />
          <Painting pixels={seen} label={words.picture.seen} caption={words.picture.seenSize(inputSize)} isCells />
        </div>
      </Cell>
      <Cell
        number={2}
        title={words.preprocessing.title}
        formula={words.preprocessing.formula(inputSize)}
        code={`x = np.expand_dims(x, axis=0)
x = keras.applications.imagenet_utils.preprocess_input(x, mode="${presetId}")`}
      >
        <p>{formats.sentences(words.preprocessing.reasons[presetId as PresetId], words.preprocessing.point)}</p>
        <Preprocessed input={photo.input} size={inputSize} seen={seen} />
      </Cell>
    </>
  )
}

function Preprocessed({ input, size, seen }: { input: Float32Array; size: number; seen: Pixels }) {
  const { preprocessing: words } = useWalkthroughWords()
  const [[row, column], setPlace] = useState<[number, number]>([size >> 1, size >> 1])
  const at = (row * size + column) * 3
  const point = (event: PointerEvent) => {
    const area = event.currentTarget.getBoundingClientRect()
    const within = (part: number) => Math.min(Math.max(Math.floor(part * size), 0), size - 1)
    setPlace([within((event.clientY - area.top) / area.height), within((event.clientX - area.left) / area.width)])
  }
  const values = [...input.subarray(at, at + 3)].map((value) => value.toFixed(3))
  const pixel = seen.data.subarray((row * size + column) * 4).subarray(0, 3)
  return (
    <div className="paintings">
      <div className="pointed" onPointerMove={point} onPointerDown={point}>
        <Painting pixels={seen} label={words.input} caption={words.place(row, column)} isCells />
      </div>
      <Numbers
        rows={[
          [
            words.pixel,
            <>
              <span className="swatch" style={{ background: `rgb(${pixel.join()})` }} />
              {[...pixel].join(', ')}
            </>,
          ],
          [`x[0, ${row}, ${column}]`, values.join(', ')],
        ]}
      />
    </div>
  )
}

/** A file name for a quoted string in code. */
const plain = (name: string) => name.replace(/["\\]/g, '_')
