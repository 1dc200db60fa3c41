import { MOST_PIXELS, readNumbers } from '../../image/input/readPreprocessing.ts'

const numbersIn = (text: string) =>
  text
    .replaceAll('−', '-')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)

/** One or three numbers, separated by commas, semicolons or spaces; undefined for anything else. */
export function readOneOrThree(text: string, withoutZero = false): readonly number[] | undefined {
  const numbers = readNumbers(numbersIn(text))
  return withoutZero && numbers?.includes(0) ? undefined : numbers
}

/** A number of pixels. */
export function readSide(text: string): readonly number[] | undefined {
  const [side, ...more] = numbersIn(text)
  const isSide = side !== undefined && Number.isInteger(side) && side >= 1 && side <= MOST_PIXELS
  return isSide && more.length === 0 ? [side] : undefined
}
