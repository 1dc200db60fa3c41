import type { ReactNode } from 'react'
import { Facts } from '../parts/Facts.tsx'
import { part } from '../parts/part.tsx'
import { readable } from '../parts/readable.ts'
import { preprocessingText } from '../preprocessing/preprocessingText.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** The most names of other networks. */
const MOST = 5

const OpenQuestions = part(() => import('./OpenQuestions.tsx'))

/** What was understood of the files of a network, while it is stored and afterwards. */
export function Understood() {
  const { adding: words, networks, preprocessing: pixels } = useLazyWords()
  const { formats, names } = useWords()
  const understood = useApp((state) => state.understood)
  if (!understood) return null
  const { name, format, producer, input, preprocessing, preprocessingFrom, classes, outputs, others = [] } = understood
  const size = words.pixels(input.width, input.height, input.channels)
  const facts: [string, ReactNode][] = [
    [words.format, producer === undefined ? words.formats[format] : words.formatBy(words.formats[format], producer)],
    [networks.input, input.isFree ? words.freeSize(size) : size],
    [
      pixels.title,
      <>
        {preprocessingText(pixels, preprocessing)} <span className="note">{pixels.from[preprocessingFrom]}</span>
      </>,
    ],
    [
      words.classes,
      <>
        {networks.classCount(classes.count)}
        {classes.from !== 'numbers' && classes.first.length > 0 && (
          <>
            : <span lang="en">{classes.first.map(readable).join(' · ')}</span>
            {classes.count > classes.first.length && ' …'}
          </>
        )}{' '}
        <span className="note">{words.classesFrom[classes.from]}</span>
      </>,
    ],
    ...(outputs.length > 1 ? [[words.outputs, outputs.join(', ')] as [string, ReactNode]] : []),
    [networks.explained, understood.targetLayer],
    [networks.parameters, formats.number(understood.parameters)],
    [words.toStore, formats.megabytes(understood.bytes)],
    ...(others.length > 0
      ? [
          [words.alsoThere, others.slice(0, MOST).join(', ') + (others.length > MOST ? ', …' : '')] as [
            string,
            ReactNode,
          ],
        ]
      : []),
  ]
  return (
    <section className="understood" aria-label={words.understood}>
      <h4>
        {words.understood}: <bdi>{names.title(name)}</bdi>
      </h4>
      <Facts facts={facts} />
      {understood.open && <OpenQuestions />}
    </section>
  )
}
