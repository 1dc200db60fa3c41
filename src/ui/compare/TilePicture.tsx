import { useLayoutEffect, useRef } from 'react'
import type { Explanation } from '../../types.ts'
import { HeatCanvas } from '../stage/HeatCanvas.tsx'
import { useApp } from '../useApp.ts'

interface TilePictureProps {
  photo: ImageBitmap | null
  explanation: Explanation | undefined
  /** The accessible name. */
  name: string
  /** Height by width. */
  ratio: number
  /** Physical pixels. */
  width: number
}

/** The photo, small, with a map over it. */
export function TilePicture({ photo, explanation, name, ratio, width }: TilePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = useApp(({ settings }) => settings.colours)
  const opacity = useApp(({ settings }) => settings.opacity)
  const isClear = useApp(({ settings }) => settings.overlayStyle === 'clear')
  useLayoutEffect(() => {
    const element = canvas.current
    if (!photo || !element) return
    element.width = photo.width
    element.height = photo.height
    element.getContext('2d')?.drawImage(photo, 0, 0)
  }, [photo])
  return (
    <span className="frame tile-frame" role="img" aria-label={name} style={{ aspectRatio: `1 / ${ratio}` }}>
      <canvas className="photo" ref={canvas} />
      {explanation && (
        <HeatCanvas
          heatmap={explanation.heatmap}
          {...{ colours, opacity, isClear, width }}
          height={width * ratio}
          isDrawn={!explanation.empty}
          isHidden={false}
        />
      )}
    </span>
  )
}
