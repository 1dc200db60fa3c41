import { CHOOSE_ID } from '../panel/Actions.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { PictureSources } from './PictureSources.tsx'
import { useOpenDialog } from './useOpenDialog.ts'
import { pickPictures, useTakeChosen } from './useTakeChosen.ts'
import './first.css'

/** What the network says of the example. */
const SURE = 0.97

/**
 * Shown on the stage before the first picture: what the page does, an example of it, how to add a picture, the privacy
 * promise, and what the network knows. The area of its button is the whole zone.
 */
export function Invitation() {
  const model = useApp(({ engine }) => engine?.model)
  const show = useOpenDialog((state) => state.show)
  const { first, formats, names, pictures } = useWords()
  const take = useTakeChosen()
  const choose = () => {
    const field = document.getElementById(CHOOSE_ID)
    if (field) field.click()
    else pickPictures(take)
  }
  return (
    <div className="invitation">
      <div className="zone">
        <p className="invitation-title">{first.see}</p>
        <figure className="example">
          <span className="example-pictures">
            <img src="./example/photo.webp" alt="" width="240" height="160" />
            <img src="./example/heat.webp" alt="" width="240" height="160" />
          </span>
          <figcaption>{`${pictures.sampleNames['golf-ball.png']} ${formats.share(SURE)}`}</figcaption>
        </figure>
        <p className="invitation-choose">
          <button type="button" className="button button-primary invitation-open" onClick={choose}>
            {first.choose}
          </button>
          <span className="can-drop">{first.drop}</span>
        </p>
        <PictureSources />
        <p className="invitation-safe">
          {first.safe}
          {formats.sentenceGap}
          {/* The space for it is reserved from the start. */}
          <span className="invitation-knows">
            {model && (
              <>
                {first.knows(names.title(model.name), model.classes.length)}
                {formats.sentenceGap}
                <button type="button" className="link" onClick={() => show('classes')}>
                  {first.lookAtList}
                </button>
              </>
            )}
          </span>
        </p>
      </div>
    </div>
  )
}
