import { useEffect, useState } from 'react'
import { findCameras } from './findCameras.ts'

/** Whether there is a camera that this page may ask for. */
export function useHasCamera(): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    let isStale = false
    const look = async () => {
      const cameras = await findCameras()
      if (!isStale) setHas(cameras.length > 0)
    }
    void look()
    // A camera may be plugged in later.
    navigator.mediaDevices?.addEventListener?.('devicechange', look)
    return () => {
      isStale = true
      navigator.mediaDevices?.removeEventListener?.('devicechange', look)
    }
  }, [])
  return has
}
