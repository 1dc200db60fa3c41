import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fileNameOf, readCatalogue } from '../src/catalogue/catalogue.ts'
import { releaseOf } from '../src/formats/aboutFile.ts'
import { networkNamed } from './releases.ts'

const listed = JSON.parse(readFileSync(new URL('../public/model/networks.json', import.meta.url), 'utf8'))

it('finds a network of the catalogue by its id, with its file and checksum', async () => {
  expect(await networkNamed([])).toEqual({})
  expect((await networkNamed(['efficientnet-lite0'])).release?.id).toBe('efficientnet-lite0')
  expect((await networkNamed(['resnet50'])).listed).toMatchObject({
    ...{ id: 'resnet50', name: 'ResNet50', licence: 'MIT', md5: '2cb95161c43110f7111970584f804107' },
    address:
      'https://storage.googleapis.com/tensorflow/keras-applications/resnet/resnet50_weights_tf_dim_ordering_tf_kernels.h5',
  })
  for (const args of [['resnet51'], ['vgg16', 'resnet50'], ['starter']])
    await expect(networkNamed(args)).rejects.toThrow(/is not the name of one network: .*vgg16, resnet50/)
})

it('has a catalogue without a mistake, and the page knows Keras’ files of it by their names', () => {
  const { networks } = readCatalogue(listed)
  expect(networks.map(({ id }) => id)).toEqual(listed.networks.map(({ id }: { id: string }) => id))
  const byServer = networks.flatMap(({ id, name, licence, roads }) =>
    roads.flatMap((road) => (road.by === 'server' ? [{ id, name, licence, file: fileNameOf(road.address) }] : [])),
  )
  expect(byServer.map(({ id }) => id)).toEqual(['vgg16', 'resnet50', 'mobilenetv2', 'densenet121', 'efficientnetb0'])
  for (const { file, ...about } of byServer) expect(releaseOf(file)).toMatchObject(about)
})
