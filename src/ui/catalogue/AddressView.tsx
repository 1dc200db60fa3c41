import { useLazyWords } from '../useWords.ts'
import { GetProgress } from './GetProgress.tsx'
import { SiteFrame } from './SiteFrame.tsx'
import { Trouble } from './Trouble.tsx'
import { type GetView, useGet } from './useGet.ts'

/** A network from an address that a person gives, or that the page's link asks for. */
export function AddressView({ address, view }: { address: string | undefined; view: GetView }) {
  const { catalogue: words } = useLazyWords()
  const problem = useGet((state) => state.problem)
  return (
    <>
      <p>{address === undefined ? words.addressHelp : words.addressAsked(new URL(address).host)}</p>
      {problem && <Trouble problem={problem} />}
      <SiteFrame network={undefined} address={address ?? ''} view={view} />
      <GetProgress isInDialog />
    </>
  )
}
