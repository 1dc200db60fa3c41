import { useEffect } from 'react'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useOpenDialog } from './useOpenDialog.ts'

// Each is loaded when it is opened.
const dialogs = {
  camera: part(() => import('./CameraDialog.tsx'), { title: ({ first }) => first.camera }),
  address: part(() => import('./AddressDialog.tsx'), { title: ({ first }) => first.addressTitle }),
  classes: part(() => import('./ClassesDialog.tsx'), { title: ({ first }) => first.lookAtList }),
}

/**
 * The open dialog. The page's own address may open one: that of a picture on another site, which is fetched only when a
 * person confirms.
 */
export function FirstDialogs() {
  const { dialog, address, show } = useOpenDialog()
  const asksForPicture = useApp(({ pictureAddress }) => pictureAddress !== null)
  useEffect(() => {
    if (asksForPicture) show('address')
  }, [asksForPicture, show])
  if (!dialog) return null
  const Open = dialogs[dialog]
  return <Open key={address} onClose={() => show(null)} />
}
