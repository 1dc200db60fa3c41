import { Component, type ReactNode } from 'react'
import type { Words } from '../../words/en/index.ts'
import { TriesContext } from '../useWords.ts'
import { Failed } from './Failed.tsx'

export interface BoundaryProps {
  children: ReactNode
  /** Classes of the box that stands in place of what failed. */
  frame?: string
  /** Where it is a dialog: its title. */
  title?: ((words: Words) => string) | undefined
  /** Where it is a dialog. */
  onClose?: (() => void) | undefined
  /** Fetches what is in it anew. Rejects where it does not come. */
  again?: () => Promise<unknown>
}

interface BoundaryState {
  failure: { error: unknown } | null
  /** Which try this is, of all in the page. */
  tries: number
}

/**
 * Each try of each boundary has a number of its own: what did not come is kept by it (src/words/loadWords.ts), so that drawing again does not ask
 * again, and another part of the page that wants the same asks anew.
 */
let begun = 0

/** Whatever is thrown while what is in it is drawn ends here: in its place stands what happened, and Try again. All around it stays. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  static getDerivedStateFromError = (error: unknown) => ({ failure: { error } })

  override state: BoundaryState = { failure: null, tries: ++begun }

  again = async () => {
    try {
      await this.props.again?.()
      this.setState({ failure: null, tries: ++begun })
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
