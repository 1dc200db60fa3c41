import type { Message } from '../../errors/codes.ts'
import { MessageText } from '../parts/MessageText.tsx'
import '../parts/notice.css'

/** What went wrong while a network was being got, as everywhere on the page. */
export function Trouble({ problem }: { problem: Message }) {
  return (
    <div className="notice" role="alert">
      <p>
        <MessageText message={problem} />
      </p>
    </div>
  )
}
