export default function CompareMethods({ onClose }: { onClose(): void }) {
  onClose()
  return null
}
