/** Gives a file to the person: the browser's own download, nothing leaves the device. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by then; without this, the file stays in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
