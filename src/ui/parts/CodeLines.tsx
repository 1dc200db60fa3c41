import { useRef, useState } from 'react'
import { useLazyWords } from '../useWords.ts'
import './codeLines.css'

/** Lines of code, and a button that copies them. A press on the lines selects all of them. */
export function CodeLines({ lines }: { lines: string }) {
  const { share } = useLazyWords()
  const code = useRef<HTMLElement>(null)
  const [said, say] = useState<{ lines: string; text: string }>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(lines)
      say({ lines, text: share.linesCopied })
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current)
      say({ lines, text: share.copyLinesYourself })
    }
  }
  return (
    <div className="code-copied">
      <pre className="code-lines" translate="no">
        <code ref={code}>{lines}</code>
      </pre>
      <button type="button" className="button" onClick={() => void copy()}>
        {share.copyLines}
      </button>
      {/* Other lines have not been copied. */}
      <span className="note" role="status">
        {said?.lines === lines ? said.text : ''}
      </span>
    </div>
  )
}
