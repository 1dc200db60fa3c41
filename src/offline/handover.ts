import { HANDOVER } from './names.ts'

/** Lays files down for the next page that asks. Throws DOMException where there is no room. */
export async function handOver(files: readonly File[]): Promise<void> {
  await caches.delete(HANDOVER)
  const cache = await caches.open(HANDOVER)
  try {
    for (const [index, file] of files.entries()) {
      const headers = {
        'content-type': file.type,
        'x-name': encodeURIComponent(file.name),
        'x-modified': String(file.lastModified),
      }
      await cache.put(`./handed-over/${index}`, new Response(file, { headers }))
    }
  } catch (error) {
    await caches.delete(HANDOVER)
    throw error
  }
}

/** Takes the files that were handed over. After it, they are nowhere else. */
export async function takeOver(): Promise<File[]> {
  const cache = await caches.open(HANDOVER)
  const files: File[] = []
  for (const request of await cache.keys()) {
    const { headers, blob } = await read(cache, request)
    const name = decodeURIComponent(headers.get('x-name') ?? 'picture')
    const lastModified = Number(headers.get('x-modified'))
    files.push(new File([blob], name, { type: headers.get('content-type') ?? '', lastModified }))
  }
  await caches.delete(HANDOVER)
  return files
}

async function read(cache: Cache, request: Request): Promise<{ headers: Headers; blob: Blob }> {
  const kept = (await cache.match(request)) as Response
  // Into memory: what a cache holds goes with it.
  return { headers: kept.headers, blob: new Blob([await kept.arrayBuffer()]) }
}
