/** A text whose numbers are never broken: `1.3e-4` would be, after its sign. One that may be wider than its place is. */
export function WholeNumbers({ children }: { children: string }) {
  return children.split(/(\S*e-\d{1,4}(?!\d)\S*)/).map((part, at) =>
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
