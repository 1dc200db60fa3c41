import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** Says that the picture on the stage contains its settings, and asks whether to apply them. */
export default function SavedSettingsNotice() {
  const apply = useApp((state) => state.applySavedSettings)
  const decline = useApp((state) => state.declineSavedSettings)
  const { page } = useWords()
  const { share } = useLazyWords()
  return (
    <div className="notice">
      <p>
        {share.savedByUs} {share.hasHeat}
      </p>
      <button type="button" className="button" onClick={() => void apply()}>
        {share.useSettings}
      </button>
      <button type="button" className="button" onClick={decline}>
        {page.dismiss}
      </button>
    </div>
  )
}
