import { serve } from '../border.ts'
import { imageBorder } from './imageBorder.ts'
import { imageWorker } from './imageWorker.ts'
import '../crossErrors.ts'

serve(imageWorker, imageBorder)
