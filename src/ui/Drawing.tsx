import { useDeferredValue } from 'react'
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { type ColormapId, colormaps } from '../image/colormaps/index.ts'
import type { ScoreId } from '../types.ts'
import { Menu } from './Menu.tsx'
import { useApp } from './useApp.ts'

const scoreLabels: Record<ScoreId, string> = { probability: 'Probability', logit: 'Logit' }
const colourLabels = Object.fromEntries(Object.entries(colormaps).map(([id, { label }]) => [id, label])) as Record<
  ColormapId,
  string
>

/** How it is asked and drawn. As set at first, the picture is the notebook's. */
export function Drawing() {
  const { opacity, colours, score, layer, method } = useApp((state) => state.settings)
  // Two long lists, drawn when there is time.
  const engine = useDeferredValue(useApp((state) => state.engine))
  const change = useApp((state) => state.change)
  return (
    <section className="section">
      <h2>How it is asked and drawn</h2>
      <Slider
        className="slider"
        minValue={0}
        maxValue={100}
        value={Math.round(opacity * 100)}
        onChange={(value) => void change({ opacity: Number(value) / 100 })}
      >
        <Label>Opacity</Label>
        {/* Not an <output>: the one live region is the status. The slider itself tells its value. */}
        <span aria-hidden="true">{Math.round(opacity * 100)} %</span>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
      <div className="menus">
        <Menu<ColormapId>
          label="Colours"
          options={colourLabels}
          value={colours}
          onChange={(value) => void change({ colours: value })}
        />
        <Menu<ScoreId>
          label="Score"
          options={scoreLabels}
          value={score}
          onChange={(value) => void change({ score: value })}
        />
        {engine && (
          <>
            <Menu
              label="Layer"
              options={Object.fromEntries(engine.model.layers.map((name) => [name, name]))}
              value={layer ?? engine.model.targetLayer}
              onChange={(value) => void change({ layer: value })}
            />
            <Menu
              label="Method"
              options={Object.fromEntries(engine.methods.map(({ id, label }) => [id, label]))}
              value={method}
              onChange={(value) => void change({ method: value })}
            />
          </>
        )}
      </div>
    </section>
  )
}
