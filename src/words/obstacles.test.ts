import { describe, expect, it } from 'vitest'
import type { ObstacleReasons } from '../errors/obstacles.ts'
import { formats as german } from './de/formats.ts'
import { obstacles as de } from './de/obstacles.ts'
import { formats as english } from './en/formats.ts'
import { obstacles as en } from './en/obstacles.ts'
import { formats as spanish } from './es/formats.ts'
import { obstacles as es } from './es/obstacles.ts'
import { tellObstacles } from './obstacles.ts'
import { formats as polish } from './pl/formats.ts'
import { obstacles as pl } from './pl/obstacles.ts'
import { formats as chinese } from './zh/formats.ts'
import { obstacles as zh } from './zh/obstacles.ts'

const all = [
  ['en', en, english],
  ['de', de, german],
  ['es', es, spanish],
  ['pl', pl, polish],
  ['zh', zh, chinese],
] as const

/** Each reason with parameters; all of their words and numbers have to be said. */
const samples: { readonly [Id in keyof ObstacleReasons]: ObstacleReasons[Id] } = {
  pythonCode: {},
  ownClass: {},
  kindUnknown: {},
  forOneProcessor: {},
  activationUnknown: { activation: '<activation>' },
  settingUnfit: { setting: '<setting>', value: '<value>' },
  nameTwice: {},
  inputUnknown: { input: '<input>' },
  circle: { through: ['<one>', '<other>'] },
  inputCount: { given: 17 },
  shapesUnfit: { shapes: [[17, 18], [19]] },
  shapeUnfit: { shape: [17, 18] },
  windowTooLarge: { window: [17, 18], shape: [19, 20] },
  outputTooLarge: { shape: [17, 18] },
  weightsMissing: { weights: '<weights>' },
  weightsComputed: { weights: '<weights>' },
  weightsOfOtherShape: { weights: '<weights>', shape: [17, 18], wanted: [19, 20] },
  noPictureIn: { shape: [17] },
  channelsUnfit: { channels: 17 },
  furtherInputUnfit: { shape: [17, 18] },
  sizeFree: {},
  noClassesOut: { shape: [17, 18] },
  softmaxOfOne: {},
  noFeatureMap: {},
}

const reasons = Object.keys(samples) as (keyof ObstacleReasons)[]

describe.each(all)('%s', (language, texts, formats) => {
  const tell = (...told: (keyof ObstacleReasons)[]) =>
    tellObstacles(texts, formats, {
      obstacles: told.map(
        (reason) => ({ node: '<node>', kindName: '<kind>', reason, parameters: samples[reason] }) as never,
      ),
      more: 0,
    })

  it.each(reasons)('tells %s with the layer, its kind and all parameters', (reason) => {
    const says = tell(reason)
    expect(says).not.toMatch(/undefined|NaN|null|\[object/)
    const values = JSON.stringify(samples[reason]).match(/<\w+>|\d+/g) ?? []
    for (const value of ['<node>', '<kind>', ...values]) expect(says).toContain(value)
    if (language !== 'en') expect(says).not.toBe(tellObstacles(en, english, { obstacles: [], more: 0 }))
  })

  it('says a thing of its own for each reason', () => {
    expect(new Set(reasons.map((reason) => tell(reason))).size).toBe(reasons.length)
  })

  it('advises to download again only if nothing but damage is in the way', () => {
    expect(tell('circle', 'weightsMissing')).toContain(texts.advice.damaged)
    expect(tell('circle', 'pythonCode')).toContain(texts.advice.other)
  })
})
