import { HANDOVER } from './names.ts'

/** What was not taken for so long is nobody's: the page that it was for did not come. */
const KEPT_MS = 10 * 60 * 1000

/** Named after when it was laid down, and by chance: pages that hand over at the same time do not meet. */
const newId = () => `${Date.now()}-${crypto.randomUUID()}`

const ID = /^(\d{13})-[\da-f-]{36}$/

/** Lays pictures down for the next page, which takes them by the id that is given. Throws DOMException where there is no room. */
export async function handOver(files: readonly File[]): Promise<string> {
  const id = newId()
  const cache = await caches.open(HANDOVER + id)
  try {
    for (const [index, file] of files.entries()) {
      const headers = {
        'content-type': file.type,
        'x-name': encodeURIComponent(file.name),
        'x-modified': String(file.lastModified),
      }
      await cache.put(new URL(`handed-over/${index}`, location.href).href, new Response(file, { headers }))
    }
    return id
  } catch (error) {
    await caches.delete(HANDOVER + id)
    throw error
  }
}

/** Takes the pictures that were handed over under an id; none where there are none. After it, they are nowhere else. */
export async function takeOver(id: string): Promise<File[]> {
  if (!ID.test(id) || !(await caches.has(HANDOVER + id))) return []
  try {
    const cache = await caches.open(HANDOVER + id)
    const files: File[] = []
    for (const request of await cache.keys()) {
      const { headers, blob } = await read(cache, request)
      const name = decodeURIComponent(headers.get('x-name') ?? 'picture')
      const lastModified = Number(headers.get('x-modified'))
      files.push(new File([blob], name, { type: headers.get('content-type') ?? '', lastModified }))
    }
    return files
  } finally {
    await caches.delete(HANDOVER + id)
  }
}

/** Takes away what nobody came for. */
export async function clearHandovers(): Promise<void> {
  for (const name of await caches.keys()) {
    const [, at] = (name.startsWith(HANDOVER) && ID.exec(name.slice(HANDOVER.length))) || []
    if (at !== undefined && Date.now() - Number(at) > KEPT_MS) await caches.delete(name)
  }
}

async function read(cache: Cache, request: Request): Promise<{ headers: Headers; blob: Blob }> {
  const kept = (await cache.match(request)) as Response
  // Into memory: what a cache holds goes with it.
  return { headers: kept.headers, blob: new Blob([await kept.arrayBuffer()]) }
}
