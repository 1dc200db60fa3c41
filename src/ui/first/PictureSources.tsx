import type { ReactNode } from 'react'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { canReadClipboard, readClipboard } from './readClipboard.ts'
import { useHasCamera } from './useHasCamera.ts'
import { useOpenDialog } from './useOpenDialog.ts'

/** Sources of pictures other than files: the camera, the clipboard, an address. */
export function PictureSources() {
  const open = useApp((state) => state.open)
  const show = useOpenDialog((state) => state.show)
  const hasCamera = useHasCamera()
  const { first } = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are buttons that belong together.
    <div className="ways" role="group" aria-label={first.ways}>
      {hasCamera && (
        <SourceButton
          icon={<path d="M3 6.5h3l1.2-2h5.6l1.2 2h3v9H3zM10 13.4a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z" />}
          onPress={() => show('camera')}
        >
          {first.camera}
        </SourceButton>
      )}
      {canReadClipboard() && (
        <SourceButton
          icon={<path d="M7 4.5H5v12h10v-12h-2M7 3h6v3H7z" />}
          onPress={() => void open(readClipboard(first, (address) => show('address', address)))}
        >
          {first.paste}
        </SourceButton>
      )}
      <SourceButton
        icon={
          <path d="M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1" />
        }
        onPress={() => show('address')}
      >
        {first.address}
      </SourceButton>
    </div>
  )
}

function SourceButton({ icon, onPress, children }: { icon: ReactNode; onPress(): void; children: ReactNode }) {
  return (
    <button type="button" className="button way" onClick={onPress}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        {icon}
      </svg>
      {children}
    </button>
  )
}
