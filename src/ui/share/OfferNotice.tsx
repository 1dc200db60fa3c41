import { useApp } from '../useApp.ts'
import { useLateWords, useWords } from '../useWords.ts'

/** PredictionSentence that the picture on the stage brought its settings, and offers them. */
export default function OfferNotice() {
  const take = useApp((state) => state.takeOffer)
  const decline = useApp((state) => state.declineOffer)
  const { page } = useWords()
  const { share } = useLateWords()
  return (
    <div className="notice">
      <p>
        {share.savedByUs} {share.hasHeat}
      </p>
      <button type="button" className="button" onClick={() => void take()}>
        {share.useSettings}
      </button>
      <button type="button" className="button" onClick={decline}>
        {page.dismiss}
      </button>
    </div>
  )
}
