/** A class label as people read it: `golf_ball` is “golf ball”. */
export const readable = (label: string): string => label.replaceAll('_', ' ')

/** The label of a class of a list, as people read it; what `unnamed` says where the list does not have it. */
export function labelOf(
  classIndex: number,
  classes: readonly (readonly [string, string])[],
  unnamed: (classIndex: number) => string,
): string {
  const label = classes[classIndex]?.[1]
  return label === undefined ? unnamed(classIndex) : readable(label)
}
