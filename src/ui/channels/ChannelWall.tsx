import { useMemo, useState } from 'react'
import { channelShares } from '../../image/heat/channelShares.ts'
import type { Details } from '../../types.ts'
import { Menu } from '../parts/Menu.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { ChannelCloseUp } from './ChannelCloseUp.tsx'
import { type OrderId, orderOf } from './orders.ts'
import { useDetails } from './useDetails.ts'
import { Wall } from './Wall.tsx'

/** All channels of the target layer at once, with the chosen one large over the picture. */
export default function ChannelWall() {
  const shown = useApp((state) => state.shown)
  const details = useDetails()
  const { wall } = useLazyWords()
  if (!shown?.outcome) return <p className="view-empty">{wall.toCome}</p>
  if (!details) return <p className="view-empty">{wall.reading(shown.outcome.explanation.layer)}</p>
  // Each layer has its own choice of channel.
  return <Channels key={shown.outcome.explanation.layer} details={details} />
}

function Channels({ details }: { details: Details }) {
  const explanation = useApp(({ shown }) => shown?.outcome?.explanation)
  const { wall: words } = useLazyWords()
  const [orderId, setOrder] = useState<OrderId>('share')
  const [stage, setStage] = useState<'before' | 'after'>('before')
  const [chosen, choose] = useState<number>()
  const channelWeights = explanation?.channelWeights
  // Of a method without weights, those of Grad-CAM.
  const shares = useMemo(
    () => (channelWeights ? channelShares(details, channelWeights) : details.shares),
    [details, channelWeights],
  )
  const order = useMemo(() => orderOf(details, shares, orderId), [details, shares, orderId])
  if (!explanation) return null
  const { layer } = explanation
  const isAfter = stage === 'after' && !!channelWeights
  const channel = chosen ?? (order[0] as number)
  return (
    <>
      <header className="view-head">
        <h2>{words.channelsOf(details.channels, layer)}</h2>
        <div className="menus">
          <Menu label={words.order} options={words.orders} value={orderId} onChange={(value) => setOrder(value)} />
          {channelWeights && (
            <Menu label={words.shown} options={words.stages} value={stage} onChange={(value) => setStage(value)} />
          )}
        </div>
      </header>
      <ChannelCloseUp {...{ details, explanation, channel, isAfter }} share={shares[channel] ?? 0} />
      <Wall
        details={details}
        order={order}
        chosen={channel}
        onChoose={choose}
        {...(isAfter && { factors: channelWeights })}
      />
      {!channelWeights && <p className="note">{words.byGradCam}</p>}
      <p className="note">{isAfter ? words.oneScale : words.scaleOfItsOwn}</p>
    </>
  )
}
