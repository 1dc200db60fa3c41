import { type PointerEvent, useMemo, useState } from 'react'
import { type PresetId, presets, unprocess } from '../../image/preprocess.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import { Painting } from './Painting.tsx'
import type { Walk } from './walk.ts'

/** The picture, what the network sees of it, and what becomes of a pixel. */
export function PictureCells({ photo, outcome: { image }, model: { inputSize, preset: presetId } }: Walk) {
  const preset = presets[presetId as PresetId]
  const rgb = useMemo(() => unprocess(photo.input, preset), [photo.input, preset])
  const seen = useMemo(() => toPixels(rgb, inputSize), [rgb, inputSize])
  return (
    <>
      <Cell
        number={1}
        title="The picture"
        formula={`[${image.height}, ${image.width}, 3] → [${inputSize}, ${inputSize}, 3]`}
        code={`img = keras.utils.load_img("${plain(image.name)}", target_size=(${inputSize}, ${inputSize}))
x = keras.utils.img_to_array(img)`}
      >
        <p>
          The network has a fixed number of inputs, so the picture is shrunk to {inputSize} × {inputSize} pixels. Keras
          takes the nearest pixel, without smoothing, and does not keep the shape.
        </p>
        <div className="paintings">
          <Painting
            pixels={photo.view}
            label="The picture as loaded"
            caption={`As loaded, ${image.width} × ${image.height}`}
          />
          <Painting
            pixels={seen}
            label="What the network sees"
            caption={`What the network sees, ${inputSize} × ${inputSize}`}
            isCells
          />
        </div>
      </Cell>
      <Cell
        number={2}
        title="Preprocessing"
        formula={`x[…, c] = (pixel[…, order c] − mean c) / divisor c, shape [1, ${inputSize}, ${inputSize}, 3]`}
        code={`x = np.expand_dims(x, axis=0)
x = keras.applications.imagenet_utils.preprocess_input(x, mode="${presetId}")`}
      >
        <p>{reasons[presetId as PresetId]} Point at the picture to follow another pixel.</p>
        <Preprocessed rgb={rgb} input={photo.input} size={inputSize} seen={seen} />
      </Cell>
    </>
  )
}

const reasons: Record<PresetId, string> = {
  caffe:
    'VGG16 was trained on blue, green, red with the mean colour of ImageNet taken off: so the channels change places, and the means are subtracted. Nothing is divided.',
  tf: 'This network was trained on values from −1 to 1: each is divided by 127.5, and 1 is taken off.',
  torch: 'This network was trained on values with the mean of ImageNet taken off, divided by its deviation.',
}

function Preprocessed({
  rgb,
  input,
  size,
  seen,
}: {
  rgb: Uint8Array
  input: Float32Array
  size: number
  seen: ReturnType<typeof toPixels>
}) {
  const [[row, column], setPlace] = useState<[number, number]>([size >> 1, size >> 1])
  const at = (row * size + column) * 3
  const point = (event: PointerEvent) => {
    const area = event.currentTarget.getBoundingClientRect()
    const within = (part: number) => Math.min(Math.max(Math.floor(part * size), 0), size - 1)
    setPlace([within((event.clientY - area.top) / area.height), within((event.clientX - area.left) / area.width)])
  }
  const values = [...input.subarray(at, at + 3)].map((value) => value.toFixed(3))
  const pixel = rgb.subarray(at, at + 3)
  return (
    <div className="paintings">
      <div className="pointed" onPointerMove={point} onPointerDown={point}>
        <Painting pixels={seen} label="The input; point at a pixel" caption={`Row ${row}, column ${column}`} isCells />
      </div>
      <Numbers
        rows={[
          [
            'Pixel (R, G, B)',
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

function toPixels(rgb: Uint8Array, size: number) {
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let pixel = 0; pixel < size * size; pixel++) data.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4)
  return { height: size, width: size, data }
}

/** A file name within quotes of a program. */
const plain = (name: string) => name.replace(/["\\]/g, '_')
