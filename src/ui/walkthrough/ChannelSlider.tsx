import { useWalkthroughWords } from '../useWords.ts'

export interface Chosen {
  channel: number
  onChoose(channel: number): void
}

/** Chooses the channel that a step shows. */
export function ChannelSlider({ channels, channel, onChoose }: { channels: number } & Chosen) {
  const { weighted } = useWalkthroughWords()
  return (
    <label className="range">
      <span className="range-parts">
        <span>{weighted.channel}</span>
        <span className="range-value" aria-hidden="true">
          {channel}
        </span>
        <input
          type="range"
          aria-label={weighted.channel}
          min={0}
          max={channels - 1}
          value={channel}
          onChange={(event) => onChoose(event.target.valueAsNumber)}
        />
      </span>
    </label>
  )
}
