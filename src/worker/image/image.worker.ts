import { serve } from '../border.ts'
import { imageBorder } from './imageBorder.ts'
import { imageWorker } from './imageWorker.ts'
import '../sendErrors.ts'

serve(imageWorker, imageBorder)
