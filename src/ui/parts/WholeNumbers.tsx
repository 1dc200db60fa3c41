/** A text whose numbers are never broken: `1.3e-4` would be, after its sign. */
export function WholeNumbers({ children }: { children: string }) {
  return children.split(/(\S*e-\d+\S*)/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text.
      <span key={at} className="nowrap">
        {part}
      </span>
    ),
  )
}
