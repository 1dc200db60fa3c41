import * as v from 'valibot'

// Checks of values in a model.json, which may come from anywhere.

export const plainFileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/))
export const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))
export const size = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limit))
export const finite = v.pipe(v.number(), v.finite())

/** A class list: [WordNet id, label] for each output. */
export const ClassList = v.pipe(v.array(v.tuple([text(40), text(200)])), v.minLength(1), v.maxLength(100_000))
