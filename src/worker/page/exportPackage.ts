import { HeatlensError } from '../../errors/index.ts'
import { createArchive } from '../../export/archive.ts'
import { deviceUrl, PREFIX } from '../../model/cache/deviceModels.ts'
import { deviceStorage } from '../../model/cache/deviceStorage.ts'
import type { HeldFiles } from '../../model/cache/heldModel.ts'
import type { ModelManifest } from '../../model/package/manifest.ts'
import { planPackage } from '../../model/package/planPackage.ts'
import { readManifest } from '../../model/package/readManifest.ts'
import { sha256 } from '../../model/package/sha256.ts'
import type { Classes, Preprocessing } from '../../types.ts'

/** What a person has made of a network. */
export interface OwnOfNetwork {
  name?: string
  /** The classes of an output, by its name, as the person calls them; `classes` are its own. */
  classesOf(of: PackageId & { output: string }, classes: Classes): Classes
  /** How the person wants pictures to be prepared, if that is not as the network says. */
  preprocessingOf(of: PackageId): Preprocessing | undefined
}

/** A version of a network: the id in its model.json, and the SHA-256 of that. */
export interface PackageId {
  id: string
  sha256: string
}

/** Reads a file of the network; undefined if it is missing. */
type Read = (path: string) => Promise<Blob | undefined>

/**
 * A network on this device, or in memory, as a .zip: its model.json, with what a person has made of the network in it,
 * and its shards, stored as they are. One of its files is in memory at a time. Throws a `gone` error if one is missing.
 */
export async function exportPackage(
  base: string,
  id: string,
  held: HeldFiles | undefined,
  own: OwnOfNetwork,
): Promise<Blob> {
  const read = held ? async (path: string) => held.get(path) : await onDevice(base, id)
  const find: Read = async (path) => {
    const file = await read(path)
    if (file) return file
    throw new HeatlensError('networkNotWhole', { part: path, file: null })
  }
  const bytes = new Uint8Array(await ((await find('model.json')) as Blob).arrayBuffer())
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const manifest = readManifest(json)
  const list = async (file: string): Promise<Classes> => JSON.parse(await ((await find(file)) as Blob).text())
  const model = await withOwn(json as ModelJson, manifest, { own, sha256: await sha256(bytes), list })
  const archive = createArchive(undefined, true)
  for (const { path } of manifest.shards) {
    await archive.add(path, (await find(path)) as Blob)
  }
  // Last, as in storage.
  await archive.add('model.json', new Blob([`${JSON.stringify(model)}\n`]))
  return archive.finish()
}

async function onDevice(base: string, id: string): Promise<Read> {
  const storage = await deviceStorage()
  const cache = (await storage?.has(PREFIX + id)) ? await storage?.open(PREFIX + id) : undefined
  return async (path) => (await cache?.match(deviceUrl(base, id, path)))?.blob()
}

/** The part of a checked model.json that changes. */
interface ModelJson {
  format: string
  userDefinedMetadata: { heatlens: Record<string, unknown> & { outputs?: readonly object[] } }
}

interface Changes {
  own: OwnOfNetwork
  /** Of the model.json as it is. */
  sha256: string
  /** Reads a class list in a file. */
  list(file: string): Promise<Classes>
}

/** A model.json with a person's names and preprocessing. Lists in other files become part of it. */
async function withOwn(json: ModelJson, manifest: ModelManifest, { own, sha256, list }: Changes): Promise<ModelJson> {
  const { outputs } = planPackage(manifest)
  const lists = await Promise.all(
    manifest.outputs.map(async ({ classes }, index) => {
      const known = typeof classes === 'string' ? await list(classes) : classes
      return own.classesOf({ id: manifest.id, sha256, output: outputs[index]?.name ?? '' }, known)
    }),
  )
  const before = json.userDefinedMetadata.heatlens
  const preprocessing = own.preprocessingOf({ id: manifest.id, sha256 })
  const heatlens = {
    ...before,
    ...(own.name !== undefined && { name: own.name }),
    ...(before.outputs
      ? { outputs: before.outputs.map((output, index) => ({ ...output, classes: lists[index] })) }
      : { classes: lists[0] }),
    ...(preprocessing && ofPerson(preprocessing)),
  }
  const changed = { ...json, userDefinedMetadata: { ...json.userDefinedMetadata, heatlens } }
  // Never write what the page would reject; undefined fields go.
  readManifest(JSON.parse(JSON.stringify(changed)))
  return changed
}

/** Instead of the name of a preset. */
const ofPerson = (preprocessing: Preprocessing) => ({
  ...{ preset: undefined, inputSize: undefined, preprocessing, preprocessingFrom: 'person' },
})
