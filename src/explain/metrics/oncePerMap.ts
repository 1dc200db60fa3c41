import type { Heatmap, Question } from '../../types.ts'
import type { CamContext } from '../context.ts'

/** Work that several metrics need: done once for a map and a question, while the map is in use. */
export function oncePerMap<T>(
  work: (context: CamContext, map: Heatmap) => Promise<T>,
): (context: CamContext, map: Heatmap) => Promise<T> {
  const done = new WeakMap<Heatmap, { question: Question; answer: Promise<T> }>()
  return (context, map) => {
    const last = done.get(map)
    if (last?.question === context.question) return last.answer
    const answer = work(context, map)
    done.set(map, { question: context.question, answer })
    // What was stopped may be asked again.
    answer.catch(() => done.delete(map))
    return answer
  }
}
