import { lazy, Suspense, useEffect } from 'react'
import { useApp } from '../useApp.ts'
import { useOpenDialog } from './useOpenDialog.ts'

// Each in a file of its own, fetched when it is opened.
const dialogs = {
  camera: lazy(() => import('./CameraDialog.tsx')),
  address: lazy(() => import('./AddressDialog.tsx')),
  things: lazy(() => import('./ThingsDialog.tsx')),
}

/** The dialog that is open. The page's own address may ask for one: that of a picture elsewhere, which is fetched only when a person says so. */
export function FirstDialogs() {
  const { dialog, address, show } = useOpenDialog()
  const asksForPicture = useApp(({ pictureAddress }) => pictureAddress !== null)
  useEffect(() => {
    if (asksForPicture) show('address')
  }, [asksForPicture, show])
  if (!dialog) return null
  const Open = dialogs[dialog]
  return (
    <Suspense>
      <Open key={address} onClose={() => show(null)} />
    </Suspense>
  )
}
