import { Component, type ReactNode } from 'react'
import type { Words } from '../../words/en/index.ts'
import { TriesContext } from '../useWords.ts'
import { Failed } from './Failed.tsx'

export interface BoundaryProps {
  children: ReactNode
  /** Classes of the box that replaces the failed part. */
  frame?: string
  /** The title, if it is a dialog. */
  title?: ((words: Words) => string) | undefined
  /** Closes it, if it is a dialog. */
  onClose?: (() => void) | undefined
  /** Fetches its content again. Rejects if that does not arrive. */
  again?: () => Promise<unknown>
}

interface BoundaryState {
  failure: { error: unknown } | null
  /** The number of this try, unique on the page. */
  tries: number
}

/**
 * Each try of each boundary has its own number, which is the key of missing texts (src/words/loadWords.ts): rendering
 * again does not request them again, but another part of the page that needs the same texts does.
 */
let lastTry = 0

/** An error boundary: shows what happened and Try again in place of children that throw. Everything around it stays. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  static getDerivedStateFromError = (error: unknown) => ({ failure: { error } })

  override state: BoundaryState = { failure: null, tries: ++lastTry }

  again = async () => {
    try {
      await this.props.again?.()
      this.setState({ failure: null, tries: ++lastTry })
    } catch (error) {
      this.setState({ failure: { error } })
    }
  }

  override render() {
    const { children, again: _, ...how } = this.props
    const { failure, tries } = this.state
    if (failure) return <Failed {...how} error={failure.error} again={this.again} />
    return <TriesContext value={tries}>{children}</TriesContext>
  }
}
