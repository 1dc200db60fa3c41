/** Saves a file under its name through the browser's own download; nothing leaves the device. */
export function download(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The download has begun by then; without this, the file stays in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
