declare const places: unique symbol

/** The names in the braces of a text. */
type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never

/** A text with places, `{name}`, for what is more than text; `fill` of src/ui puts it in. A translation has to have the same places. */
export type Rich<Names extends string> = string & { readonly [places]: (names: Names) => Names }

/** Marks a text as one with places, so that the compiler knows them. */
export const rich = <const Text extends string>(text: Text): Rich<Places<Text>> => text as Rich<Places<Text>> & Text
