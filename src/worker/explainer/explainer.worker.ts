import { fetchHereOrThere } from '../../model/cache/deviceModels.ts'
import { storeShards } from '../../model/cache/storeShards.ts'
import { serve } from '../border.ts'
import { createExplainer } from './createExplainer.ts'
import { explainerBorder } from './explainerBorder.ts'
import { simdSetup } from './simdSetup.ts'
import '../sendErrors.ts'

serve(createExplainer({ simd: simdSetup, fetch: fetchHereOrThere, findShardStore: storeShards }), explainerBorder)
