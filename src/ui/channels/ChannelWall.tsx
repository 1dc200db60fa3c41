import { useMemo, useState } from 'react'
import type { Details } from '../../types.ts'
import { Menu } from '../Menu.tsx'
import { useApp } from '../useApp.ts'
import { useDetails } from '../useDetails.ts'
import { ChannelCloseUp } from './ChannelCloseUp.tsx'
import { type OrderId, orderOf, orders } from './orders.ts'
import { Wall } from './Wall.tsx'

const stages = { before: 'before weighting', after: 'after weighting' }

/** All channels of the target layer at once; the chosen one large, over the picture. */
export default function ChannelWall() {
  const shown = useApp((state) => state.shown)
  const details = useDetails()
  if (!shown?.outcome) return <p className="view-empty">Choose a picture: all channels of the layer will stand here.</p>
  if (!details) return <p className="view-empty">Reading all channels of {shown.outcome.explanation.layer} …</p>
  // A layer of its own choice begins anew.
  return <Channels key={shown.outcome.explanation.layer} details={details} />
}

function Channels({ details }: { details: Details }) {
  const explanation = useApp(({ shown }) => shown?.outcome?.explanation)
  const [orderId, setOrder] = useState<OrderId>('share')
  const [stage, setStage] = useState<keyof typeof stages>('before')
  const [chosen, choose] = useState<number>()
  const order = useMemo(() => orderOf(details, orderId), [details, orderId])
  if (!explanation) return null
  const { layer, channelWeights } = explanation
  const channel = chosen ?? (order[0] as number)
  return (
    <>
      <header className="view-head">
        <h2>
          {details.channels} channels of {layer}
        </h2>
        <div className="menus">
          <Menu label="Order" options={orders} value={orderId} onChange={(value) => setOrder(value)} />
          <Menu label="Shown" options={stages} value={stage} onChange={(value) => setStage(value)} />
        </div>
      </header>
      <ChannelCloseUp details={details} explanation={explanation} channel={channel} isAfter={stage === 'after'} />
      <Wall
        details={details}
        order={order}
        chosen={channel}
        onChoose={choose}
        {...(stage === 'after' && { factors: channelWeights })}
      />
      <p className="note">
        {stage === 'before'
          ? 'Each channel on a scale of its own, from its least to its largest value.'
          : 'Each channel times its weight, all on one scale: what lights up makes the map, what is dark takes away.'}
      </p>
    </>
  )
}
