import type { ReactNode } from 'react'
import { colormaps } from '../image/colormaps/index.ts'
import type { Explanation } from '../types.ts'
import { CellMap } from './CellMap.tsx'
import { extentOf } from './channels/planes.ts'
import { useApp } from './useApp.ts'
import { useLastOutcome } from './useLastOutcome.ts'
import { short } from './words.ts'

/** The map as the network has it, and the channel with the largest weight, before and after weighting. */
export function Channels() {
  const { outcome, isCurrent } = useLastOutcome()
  return (
    <section className="section" aria-label="Channels" aria-busy={!!outcome && !isCurrent}>
      <h2>Where it looked, and why</h2>
      {outcome ? <Maps explanation={outcome.explanation} /> : <EmptyMaps />}
    </section>
  )
}

function Maps({ explanation: { heatmap, channel, channelWeights, layer } }: { explanation: Explanation }) {
  const colours = useApp(({ settings }) => settings.colours)
  const weight = channelWeights[channel.index] ?? 0
  const { height, width } = channel
  return (
    <>
      <div className="maps">
        <Figure title={`Map, ${heatmap.height} × ${heatmap.width}`} range="0 to 1">
          <CellMap
            map={heatmap}
            colormap={colormaps[colours]}
            low={0}
            high={1}
            label={`The ${heatmap.height} × ${heatmap.width} map`}
          />
        </Figure>
        <Figure title={`Channel ${channel.index}`} range={rangeOf(channel.before)}>
          <Plane values={channel.before} {...{ height, width }} label={`Channel ${channel.index} before weighting`} />
        </Figure>
        <Figure title={`… × ${short(weight)}`} range={rangeOf(channel.after)}>
          <Plane values={channel.after} {...{ height, width }} label={`Channel ${channel.index} after weighting`} />
        </Figure>
      </div>
      <p className="note">
        Channel {channel.index} weighs most of the {channelWeights.length} of {layer}. Its weight is the mean of its
        gradients; the map is the mean of all channels, each times its weight, where that is above zero.
      </p>
    </>
  )
}

function Plane({
  values,
  height,
  width,
  label,
}: {
  values: Float32Array
  height: number
  width: number
  label: string
}) {
  const [low, high] = extentOf(values)
  return <CellMap map={{ height, width, values }} colormap={colormaps.viridis} low={low} high={high} label={label} />
}

function EmptyMaps() {
  return (
    <>
      <div className="maps" aria-hidden="true">
        <Figure title="Map, 14 × 14" range=" ">
          <div className="cells" />
        </Figure>
        <Figure title="A channel" range=" ">
          <div className="cells" />
        </Figure>
        <Figure title="× its weight" range=" ">
          <div className="cells" />
        </Figure>
      </div>
      <p className="note">The map that the network's last convolution gives, and the channel that weighs most in it.</p>
    </>
  )
}

function Figure({ title, range, children }: { title: string; range: string; children: ReactNode }) {
  return (
    <figure className="map">
      {children}
      <figcaption>
        <span>{title}</span>
        <span className="map-range">{range}</span>
      </figcaption>
    </figure>
  )
}

const rangeOf = (values: Float32Array) => extentOf(values).map(short).join(' to ')
