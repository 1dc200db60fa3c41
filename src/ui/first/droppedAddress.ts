/**
 * The address of a picture in a drop or paste without files: that of the image itself if it was dragged out of a page,
 * else the address that the text consists of. Undefined if there is none. Call it while the event is being handled.
 */
export function addressIn(transfer: Pick<DataTransfer, 'getData'>): string | undefined {
  // For an image inside a link, the URI list has the link's target.
  const [, picture] = /<img\b[^>]*?\ssrc="([^"]+)"/i.exec(transfer.getData('text/html')) ?? []
  const listed = transfer.getData('text/uri-list').split(/\r?\n/)
  const all = [picture?.replaceAll('&amp;', '&'), ...listed, transfer.getData('text/plain')]
  return all.map(addressOf).find((address) => address !== undefined)
}

/** The text if it is a single address and nothing else. */
export function addressOf(text = ''): string | undefined {
  const trimmed = text.trim()
  return /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined
}
