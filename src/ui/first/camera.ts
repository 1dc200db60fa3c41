/** The cameras of this device; none where the browser gives none to a page. They have no names before one of them is allowed. */
export async function findCameras(): Promise<MediaDeviceInfo[]> {
  if (!navigator.mediaDevices?.getUserMedia) return []
  try {
    return (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
  } catch {
    return []
  }
}

/** Which way a camera looks: at the person, or away from them. */
export type Facing = 'user' | 'environment'

/** Starts a camera. Rejects as `getUserMedia` does. */
export const startCamera = (facing: Facing): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: facing }, width: { ideal: 1920 }, height: { ideal: 1080 } },
  })

/** Ends a camera, and its light. */
export function stopCamera(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** What the camera sees now, as a file. Rejects where the browser cannot write it. */
export function takePicture(video: HTMLVideoElement, name: string): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(new File([blob], name, { type: blob.type })) : reject(new Error('no picture'))),
      'image/jpeg',
      0.95,
    )
  })
}
