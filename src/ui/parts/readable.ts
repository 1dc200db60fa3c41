/** A readable class label: `golf_ball` becomes “golf ball”. */
export const readable = (label: string): string => label.replaceAll('_', ' ')

/** The readable label of a class; falls back to `unnamed` if the list does not have it. */
export function labelOf(
  classIndex: number,
  classes: readonly (readonly [string, string])[],
  unnamed: (classIndex: number) => string,
): string {
  const label = classes[classIndex]?.[1]
  return label === undefined ? unnamed(classIndex) : readable(label)
}
