// What the names of files tell, where there are too many to read all of them. Their bytes decide in the end.

/** Files that can belong to a network: its description, its weights, its labels, also without an ending. */
export const MAY_BE_A_NETWORKS =
  /\.(?:h5|hdf5|keras|json|bin|safetensors|zip|txt|[ct]sv|names|pbtxt|ya?ml|pb|tflite|onnx|onnx_data|data|pth?|pt2|ckpt|tar|t?gz|pkl|index|mlmodel)$|shard\d+of\d+$|^[^.]+$/i

/** True for a file that makes a folder a network's. */
export const isStrong = (name: string): boolean =>
  /\.(?:h5|hdf5|keras|safetensors|onnx|pth?|ckpt|pth\.tar)$|^model(?: ?\(\d+\))?\.json$|\.bin$|shard\d+of\d+$/i.test(
    name,
  )

/** True for a file that may be a network of its own, or describe one. */
export const isNetwork = (name: string): boolean =>
  isStrong(name) &&
  !/weights.*\.(?:h5|hdf5|json)$|optimizer|scheduler|scaler|rng_state|\.bin$|-\d+-of-\d+|shard/i.test(name)

/** True for a file that names the classes of a network, or says how it was made. */
export const isFromNetwork = (name: string): boolean =>
  /(?:label|class|categor|synset).*\.(?:txt|[ct]sv|json|pbtxt)$|\.names$|^(?:dict\.txt|metadata\.json)$/i.test(name)

/** The name of a file without its ending, of checkpoints without both. */
export const stemOf = (fileName: string): string => fileName.replace(/(?:\.pth\.tar|\.[^.]*)$/i, '')

/** True for a file of weights of TensorFlow.js. */
export const isShard = (name: string): boolean => /\.bin$|shard\d+of\d+$/i.test(name)
