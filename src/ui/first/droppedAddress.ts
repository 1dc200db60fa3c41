/**
 * The address of a picture in what was dropped or pasted, when no file came along: of the picture itself where it was
 * dragged out of a page, else the one that the text consists of. Undefined where there is none. Has to be called while
 * the event is handled.
 */
export function addressIn(transfer: Pick<DataTransfer, 'getData'>): string | undefined {
  // Around a picture that leads elsewhere, the list has where it leads.
  const [, picture] = /<img\b[^>]*?\ssrc="([^"]+)"/i.exec(transfer.getData('text/html')) ?? []
  const listed = transfer.getData('text/uri-list').split(/\r?\n/)
  const all = [picture?.replaceAll('&amp;', '&'), ...listed, transfer.getData('text/plain')]
  return all.map(addressOf).find((address) => address !== undefined)
}

/** The text where it is one address, and nothing else. */
export function addressOf(text = ''): string | undefined {
  const trimmed = text.trim()
  return /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined
}
