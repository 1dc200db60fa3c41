import { HANDOVER } from './names.ts'

/** Pictures not taken after this time are discarded: the page that they were for did not open. */
const KEPT_MS = 10 * 60 * 1000

/** The time of handover plus a random part, so that pages that hand over at the same time do not collide. */
const newId = () => `${Date.now()}-${crypto.randomUUID()}`

const ID = /^(\d{13})-[\da-f-]{36}$/

/** Stores pictures for the next page, which takes them by the returned id. Throws DOMException if there is no space. */
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

/** Takes the pictures handed over under an id, and deletes them from storage; none if there are none. */
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

/** Deletes abandoned handovers. */
export async function clearHandovers(): Promise<void> {
  for (const name of await caches.keys()) {
    const [, at] = (name.startsWith(HANDOVER) && ID.exec(name.slice(HANDOVER.length))) || []
    if (at !== undefined && Date.now() - Number(at) > KEPT_MS) await caches.delete(name)
  }
}

async function read(cache: Cache, request: Request): Promise<{ headers: Headers; blob: Blob }> {
  const kept = (await cache.match(request)) as Response
  // Into memory, since the contents of a cache are deleted with it.
  return { headers: kept.headers, blob: new Blob([await kept.arrayBuffer()]) }
}
