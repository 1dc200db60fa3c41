import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allSteps, nearestStep, plainSteps, stepByKey } from './steps.ts'

it('has every cell of the walkthrough once, and presents some of them', () => {
  const folder = new URL('./', import.meta.url)
  const numbers = readdirSync(folder)
    .filter((file) => /Cells?\.tsx$/.test(file))
    .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/number=\{(\d+)\}/g)])
    .map(([, number]) => Number(number))
  // Of methods without weights, the ninth and tenth are others.
  expect(numbers.sort((a, b) => a - b)).toEqual([...allSteps, 9, 10].sort((a, b) => a - b))
  expect(plainSteps.every((step) => allSteps.includes(step))).toBe(true)
})

it('goes forth and back by the keys of a presenter, and stops at both ends', () => {
  expect(['ArrowRight', 'PageDown'].map((key) => stepByKey(key, false, 3))).toEqual([4, 4])
  expect(['ArrowLeft', 'PageUp'].map((key) => stepByKey(key, true, 3))).toEqual([1, 1])
  expect([stepByKey('ArrowLeft', true, 1), stepByKey('ArrowRight', false, 15)]).toEqual([1, 15])
  expect([stepByKey('Home', true, 8), stepByKey('End', true, 8)]).toEqual([1, 14])
  expect([stepByKey('a', true, 8), stepByKey('constructor', true, 8)]).toEqual([undefined, undefined])
})

it('stays at the step, or at the one before it, when the level changes', () => {
  expect(nearestStep(true, 9)).toBe(8)
  expect(nearestStep(true, 15)).toBe(14)
  expect(nearestStep(false, 8)).toBe(8)
})
