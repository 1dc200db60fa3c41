import { type PointerEvent, useMemo, useState } from 'react'
import { pictureCode, preprocessingCode } from '../../export/stepCode.ts'
import { frame } from '../../image/input/fit.ts'
import { toShown } from '../../image/input/toInput.ts'
import type { Pixels, Preprocessing, PreprocessingSource } from '../../types.ts'
import type { WalkthroughWords } from '../../words/en/walkthrough.ts'
import type { Formats } from '../../words/formats.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import { Painting } from './Painting.tsx'
import type { Walk } from './walk.ts'

/** The picture, the network's input, and what happens to a pixel. */
export function PictureCells({ photo, outcome: { image }, model }: Walk) {
  const { formats } = useWords()
  const words = useWalkthroughWords()
  const { preprocessing } = photo
  const { height, width } = preprocessing
  const seen = useMemo(() => toShown(photo.input, preprocessing), [photo.input, preprocessing])
  const channels = preprocessing.channels === 'grey' ? 1 : 3
  const moved = photo.seenFrom === undefined ? undefined : frame(photo.size, preprocessing, photo.seenFrom)
  return (
    <>
      <Cell
        number={1}
        title={words.picture.title}
        formula={`[${image.height}, ${image.width}, 3] → [${height}, ${width}, ${channels}]`}
        code={pictureCode(image.name, preprocessing, moved)}
      >
        <p>{sizeText(preprocessing, words.picture, formats, moved !== undefined)}</p>
        <div className="paintings">
          <Painting
            pixels={photo.view}
            label={words.picture.loaded}
            caption={words.picture.loadedSize(image.width, image.height)}
          />
          <Painting pixels={seen} label={words.picture.seen} caption={words.picture.seenSize(width, height)} isCells />
        </div>
      </Cell>
      <Cell
        number={2}
        title={words.preprocessing.title}
        formula={words.preprocessing.formula(height, width, channels)}
        code={preprocessingCode(preprocessing)}
      >
        <p>
          {formats.sentences(
            ...reasonsFor(preprocessing, model.preprocessingFrom, words.preprocessing),
            words.preprocessing.point,
          )}
        </p>
        <Preprocessed input={photo.input} channels={channels} seen={seen} />
      </Cell>
    </>
  )
}

/** How the picture comes to the size of the input: in the words of the notebook, where it is done as there. */
function sizeText(how: Preprocessing, words: WalkthroughWords['picture'], formats: Formats, isMoved: boolean): string {
  const { height, width, channels, resize, antialias, fit, shortSide } = how
  if (height === width && channels !== 'grey' && resize === 'nearest' && fit === 'stretch') return words.text(height)
  const side = shortSide ?? Math.min(height, width)
  const fitted = {
    stretch: words.fits.stretch,
    'centre-crop': isMoved ? words.movedCrop : words.fits['centre-crop'],
    'short-side': isMoved ? words.movedShortSide(side) : words.shortSide(side),
  }
  return formats.sentences(
    words.asked(width, height),
    fitted[fit],
    words.resized[resize],
    ...(antialias && resize !== 'nearest' ? [words.smooth] : []),
    ...(channels === 'grey' ? [words.grey] : []),
  )
}

/** Why the values are what they are, and who says so. */
function reasonsFor(
  { values, channels }: Preprocessing,
  source: PreprocessingSource,
  words: WalkthroughWords['preprocessing'],
) {
  // In the order of VGG16, its own sentence speaks of the order too.
  const isVggs = values === 'caffe' && channels === 'bgr'
  return [
    values === 'caffe' && !isVggs ? words.meanColour : words.reasons[values],
    ...(channels === 'bgr' && !isVggs ? [words.blueFirst] : []),
    ...(source === 'network' || source === 'guess' ? [words.from[source]] : []),
  ]
}

function Preprocessed({ input, channels, seen }: { input: Float32Array; channels: number; seen: Pixels }) {
  const { preprocessing: words } = useWalkthroughWords()
  const { height, width, data } = seen
  const [[row, column], setPlace] = useState<[number, number]>([height >> 1, width >> 1])
  const at = (row * width + column) * channels
  const point = (event: PointerEvent) => {
    const area = event.currentTarget.getBoundingClientRect()
    const within = (part: number, count: number) => Math.min(Math.max(Math.floor(part * count), 0), count - 1)
    const down = within((event.clientY - area.top) / area.height, height)
    setPlace([down, within((event.clientX - area.left) / area.width, width)])
  }
  const values = [...input.subarray(at, at + channels)].map((value) => value.toFixed(3))
  const from = (row * width + column) * 4
  const pixel = data.subarray(from, from + 3)
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
