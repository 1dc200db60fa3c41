declare const places: unique symbol

/** The names in the braces of a text. */
type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never

/**
 * A text with places, `{name}`, for elements; `fill` in src/ui inserts them. A translation must have the same places.
 */
export type Rich<Names extends string> = string & { readonly [places]: (names: Names) => Names }

/** Declares a text with places, so that its type contains their names. */
export const rich = <const Text extends string>(text: Text): Rich<Places<Text>> => text as Rich<Places<Text>> & Text
