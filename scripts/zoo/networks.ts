/** The networks of keras.applications that `npm run zoo` builds, from small to large. */
export const networks = [
  'MobileNetV3Small',
  'MobileNetV2',
  'MobileNet',
  'MobileNetV3Large',
  'NASNetMobile',
  'EfficientNetB0',
  'EfficientNetV2B0',
  'DenseNet121',
  'Xception',
  'InceptionV3',
  'ResNet50',
  'ResNet50V2',
  'ConvNeXtTiny',
  'ResNet101',
  'InceptionResNetV2',
  'VGG16',
  'VGG19',
] as const

export type NetworkName = (typeof networks)[number]
