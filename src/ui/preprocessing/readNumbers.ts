import { MOST_PIXELS, readNumbers } from '../../image/input/readPreprocessing.ts'

const numbersIn = (text: string) =>
  text
    .replaceAll('−', '-')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)

/** One or three numbers, separated by commas, semicolons or spaces; undefined for anything else. */
export const readOneOrThree = (text: string): readonly number[] | undefined => readNumbers(numbersIn(text))

/** The same without zeros. */
export function readFactors(text: string): readonly number[] | undefined {
  const numbers = readOneOrThree(text)
  return numbers?.includes(0) ? undefined : numbers
}

/** A number of pixels. */
export function readSide(text: string): readonly number[] | undefined {
  const [side, ...more] = numbersIn(text)
  const isSide = side !== undefined && Number.isInteger(side) && side >= 1 && side <= MOST_PIXELS
  return isSide && more.length === 0 ? [side] : undefined
}
