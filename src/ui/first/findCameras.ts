/**
 * The cameras of this device; empty if the browser does not offer any to a page. They have no names until a person
 * allows one.
 */
export async function findCameras(): Promise<MediaDeviceInfo[]> {
  if (!navigator.mediaDevices?.getUserMedia) return []
  try {
    return (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
  } catch {
    return []
  }
}
