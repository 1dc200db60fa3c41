import { useEffect } from 'react'
import { openGet, useGet } from '../catalogue/useGet.ts'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useOpenDialog } from './useOpenDialog.ts'

// Each is loaded when it is opened.
const dialogs = {
  camera: part(() => import('./CameraDialog.tsx'), { title: ({ first }) => first.camera }),
  address: part(() => import('./AddressDialog.tsx'), { title: ({ first }) => first.addressTitle }),
  classes: part(() => import('./ClassesDialog.tsx'), { title: ({ first }) => first.lookAtList }),
}

const Catalogue = part(() => import('../catalogue/Catalogue.tsx'), { title: ({ model }) => model.model })

/**
 * The open dialog. The page's own address may open one: that of a picture, or a network, on another site, which is
 * fetched only when a person confirms.
 */
export function FirstDialogs() {
  const { dialog, address, show } = useOpenDialog()
  const asksForPicture = useApp(({ pictureAddress }) => pictureAddress !== null)
  useEffect(() => {
    if (asksForPicture) show('address')
  }, [asksForPicture, show])
  const network = useApp((state) => state.networkAddress)
  useEffect(() => {
    if (network !== null) openGet({ at: 'address', address: network })
  }, [network])
  const isGetting = useGet(({ view, run }) => view !== null || run !== null)
  const Open = dialog && dialogs[dialog]
  return (
    <>
      {isGetting && <Catalogue />}
      {Open && <Open key={address} onClose={() => show(null)} />}
    </>
  )
}
