import { Engine, RunsOn } from '../panel/Engine.tsx'
import { useWords } from '../useWords.ts'

/** Beside the invitation, before there is an answer: in plain words, what a person will see, and the network. */
export function Intro() {
  const { first } = useWords()
  return (
    <>
      <section className="section intro">
        <h2>{first.how}</h2>
        <ol>
          <li>{first.names}</li>
          <li>{first.heat}</li>
          <li>{first.steps}</li>
        </ol>
      </section>
      <Engine>
        <RunsOn />
      </Engine>
    </>
  )
}
