import { type ReactNode, useMemo } from 'react'
import { colormaps } from '../../image/heat/colormaps/index.ts'
import type { AppState } from '../../state/appState.ts'
import type { Explanation, Heatmap } from '../../types.ts'
import { CellMap } from '../parts/CellMap.tsx'
import { scaledBy } from '../parts/scaled.ts'
import { WholeNumbers } from '../parts/WholeNumbers.tsx'
import { useDeferredApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { extentOf } from './planes.ts'

/** The map at the network's resolution, and the channel that adds most to it, before and after weighting. */
export default function ChannelMaps({
  explanation: { heatmap, channel, channelWeights, gradientScale, layer, evidence, empty, method, smoothing },
}: {
  explanation: Explanation
}) {
  const { channels, methods } = useLazyWords()
  const { formats, map: mapWords } = useWords()
  // The first principal component is no mean of weighted channels.
  if (!channel || !channelWeights || smoothing === 'eigen') {
    return (
      <div className="maps">
        <Figure title={mapWords.mapOf(heatmap.height, heatmap.width)} range={mapWords.range(0, empty ? 0 : 1)}>
          <InColours map={heatmap} label={mapWords.theMap(heatmap.height, heatmap.width)} />
        </Figure>
      </div>
    )
  }
  const weight = channelWeights[channel.index] ?? 0
  const { height, width } = channel
  const toAmount = scaledBy(gradientScale)
  const [low, high] = extentOf(channel.after)
  return (
    <>
      <div className="maps">
        <Figure title={mapWords.mapOf(heatmap.height, heatmap.width)} range={mapWords.range(0, empty ? 0 : 1)}>
          <InColours map={heatmap} label={mapWords.theMap(heatmap.height, heatmap.width)} />
        </Figure>
        <Figure title={channels.channel(channel.index)} range={mapWords.range(...extentOf(channel.before))}>
          <Plane values={channel.before} {...{ height, width }} label={channels.beforeWeighting(channel.index)} />
        </Figure>
        <Figure
          title={channels.times(channel.index, toAmount(weight))}
          range={mapWords.range(toAmount(low), toAmount(high))}
        >
          <Plane values={channel.after} {...{ height, width }} label={channels.afterWeighting(channel.index)} />
        </Figure>
      </div>
      <p className="note">
        {!empty && channels.addsMost(channel.index, channelWeights.length, layer) + formats.sentenceGap}
        {method !== 'gradCam'
          ? methods.about[method as keyof typeof methods.about]
          : evidence === 'against'
            ? channels.theMapAgainst
            : channels.theMapIs}
      </p>
    </>
  )
}

const coloursOf = ({ settings }: AppState) => settings.colours

/** The map in the chosen colours, updated a moment after the picture. */
function InColours({ map, label }: { map: Heatmap; label: string }) {
  const colours = useDeferredApp(coloursOf)
  return <CellMap map={map} colormap={colormaps[colours]} low={0} high={1} label={label} />
}

function Plane({
  values,
  height,
  width,
  label,
}: {
  values: Float32Array | Float64Array
  height: number
  width: number
  label: string
}) {
  // A stable object, so that a change of the map's colours does not repaint it.
  const map = useMemo(() => ({ height, width, values }), [height, width, values])
  const [low, high] = extentOf(values)
  return <CellMap map={map} colormap={colormaps.viridis} low={low} high={high} label={label} />
}

function Figure({ title, range, children }: { title: string; range: string; children: ReactNode }) {
  return (
    <figure className="map">
      {children}
      <figcaption>
        <span>
          <WholeNumbers>{title}</WholeNumbers>
        </span>
        <span className="map-range">
          <WholeNumbers>{range}</WholeNumbers>
        </span>
      </figcaption>
    </figure>
  )
}
