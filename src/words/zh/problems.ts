import type { Problems } from '../en/problems.ts'

export const problems: Problems = {
  problems: {
    'Something went wrong that Heatlens did not foresee ({what}). Try again; if it stays, reload the page.':
      '出现了 Heatlens 未预料到的问题（{what}）。请重试；如果问题依旧，请重新加载页面。',
    'A part of Heatlens did not arrive. Check the connection and try again; if it stays, reload the page.':
      'Heatlens 的一部分没有到达。请检查连接后重试；如果问题依旧，请重新加载页面。',
    'The texts in your language did not arrive. Choose it again in the settings.':
      '您所用语言的文本没有到达。请在设置中重新选择。',
    '“{file}” is empty. Choose another file.': '“{file}”是空的。请选择其他文件。',
    '“{file}” is {kind}. {instead}': '“{file}”是{kind}。{instead}',
    '“{file}” begins like {kind}, but it is damaged or cut short. Save or download it again.':
      '“{file}”的开头像{kind}，但文件已损坏或不完整。请重新保存或下载。',
    '“{file}” is not a picture that this browser can read. Choose a JPEG, PNG, WebP, AVIF or GIF.':
      '“{file}”不是此浏览器能读取的图片。请选择 JPEG、PNG、WebP、AVIF 或 GIF。',
    '“{file}” cannot be read: it is a folder, or it was moved or locked after it was chosen. Choose the picture again.':
      '无法读取“{file}”：它是文件夹，或在选择后被移动或锁定。请重新选择图片。',
    '“{file}” has no pixels ({width} × {height}). Choose another file.':
      '“{file}”没有像素（{width} × {height}）。请选择其他文件。',
    '“{file}” has {count} megapixels ({width} × {height}), more than the 100 that Heatlens opens. Make it smaller and choose it again.':
      '“{file}”有 {count} 百万像素（{width} × {height}），超过 Heatlens 能打开的 100 百万像素。请缩小后重新选择。',
    'This browser gave no canvas to read the picture with. Close other tabs and try again.':
      '此浏览器未能提供读取图片的画布。请关闭其他标签页后重试。',
    'This browser cannot write a picture of {width} × {height} pixels. Make the picture smaller, choose it again and save then.':
      '此浏览器无法写入 {width} × {height} 像素的图片。请缩小图片，重新选择后再保存。',
    '“{file}” could not be opened within {count} seconds, so it was given up. Save it anew in a picture editor, or choose another one.':
      '“{file}”未能在 {count} 秒内打开，已放弃。请用图片编辑器重新保存，或选择其他图片。',
    'There is no explained picture yet. Choose one first.': '还没有解释过的图片。请先选择一张。',
    'The picture has to be looked at again before this can be explained. Choose it once more.':
      '需要重新查看这张图片才能解释。请再次选择它。',
    'There is no method “{method}”. Choose one from the list.': '没有名为“{method}”的方法。请从列表中选择。',
    'The pictures that were passed on did not arrive. Choose them here.': '分享的图片没有送达。请在此处选择。',
    'Heatlens takes {limit} files of a folder at once, so the last {left} were left out. Drop those on their own.':
      'Heatlens 一次最多接收文件夹中的 {limit} 个文件，最后 {left} 个未被接收。请单独拖入它们。',
    'Heatlens takes {limit} files of a folder at once, so the rest was left out. Drop a smaller folder.':
      'Heatlens 一次最多接收文件夹中的 {limit} 个文件，其余未被接收。请拖入较小的文件夹。',
    'A folder could not be read. Check that it is still there, and drop the files inside it.':
      '有一个文件夹无法读取。请确认它仍然存在，并拖入其中的文件。',
    'In the folder “{folder}” is no picture and no network. Drop a folder with pictures or with a model.json and its files.':
      '文件夹“{folder}”中没有图片也没有网络。请拖入含图片的文件夹，或含 model.json 及其文件的文件夹。',
    'What was dropped holds no file. Save the picture first, then drop the file.':
      '拖入的内容不含文件。请先保存图片，再拖入文件。',
    'The clipboard holds no picture. Copy a picture itself or its address, and paste again.':
      '剪贴板中没有图片。请复制图片本身或它的地址，然后再次粘贴。',
    'There is no network in use. Wait until it is loaded, then try again.':
      '没有正在使用的网络。请等待加载完成后重试。',
    'All pictures together are more than the 4 GB that a .zip can hold. Remove some of them, and export those afterwards.':
      '所有图片合计超过 .zip 能容纳的 4 GB。请移除一部分，之后再导出它们。',
    '{count} of {all} pictures could not be opened. The table heatlens.csv says why.':
      '{all} 张图片中有 {count} 张无法打开。原因见表格 heatlens.csv。',
    '{count} of {all} pictures could not be opened. Choose one in the filmstrip to see why.':
      '{all} 张图片中有 {count} 张无法打开。在胶片条中点选即可查看原因。',
    'Another network was taken into use during the export, so it was stopped. Export again.':
      '导出期间换用了另一个网络，因此导出已停止。请重新导出。',
    'This browser gave no canvas for the contact sheet. Remove some pictures first.':
      '此浏览器未能提供绘制缩略图总览的画布。请先移除一些图片。',
    "The model's file {file} stopped coming in: nothing arrived for {count} seconds. Check the connection and try again.":
      '模型文件 {file} 停止传输：{count} 秒内没有收到数据。请检查连接后重试。',
    "The model's file {file} could not be fetched. Check the connection and try again.":
      '无法获取模型文件 {file}。请检查连接后重试。',
    "The model's file {file} is not on the server (status {status}). Try again; if it stays, the model has to be put on this server anew.":
      '服务器上没有模型文件 {file}（状态 {status}）。请重试；如果问题依旧，需要在此服务器上重新放置模型。',
    'In place of {modelFile}, the server sent a web page. Try again; if it stays, the model has to be put on this server anew.':
      '服务器发送了网页，而不是{modelFile}。请重试；如果问题依旧，需要在此服务器上重新放置模型。',
    'The connection broke while {modelFile} was coming in. Check the connection and try again.':
      '接收{modelFile}时连接中断。请检查连接后重试。',
    "The model's file {file} is longer than it should be. Try again; if it stays, the model has to be put on this server anew.":
      '模型文件 {file} 超出应有的长度。请重试；如果问题依旧，需要在此服务器上重新放置模型。',
    "The model's file {file} came in cut short ({count} of {all} bytes). Check the connection and try again.":
      '模型文件 {file} 接收不完整（{count} / {all} 字节）。请检查连接后重试。',
    "The model's file {file} is damaged: its checksum is wrong. Try again; if it stays, the model has to be put on this server anew.":
      '模型文件 {file} 已损坏：校验和不符。请重试；如果问题依旧，需要在此服务器上重新放置模型。',
    'There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.':
      '本设备没有空间存放网络的其余部分。请在“模型”对话框中删除一个网络或释放空间，然后重新打开文件：将从中断处继续。',
    'There was no room to keep {network} on this device, so it will be fetched again next time. To keep it, delete a network in the Model dialog or free some space, then reload the page.':
      '本设备没有空间保存 {network}，下次将重新获取。要保存它，请在“模型”对话框中删除一个网络或释放空间，然后重新加载页面。',
    'A part of this network ({part}) is no longer on this device as it was kept. Open “{file}” again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      '此网络的一部分（{part}）在本设备上已不是保存时的样子。请在“模型”对话框中重新打开“{file}”：只会重建缺失的部分。或者使用其他网络并删除此网络。',
    'A part of this network ({part}) is no longer on this device as it was kept. Open its file again in the Model dialog: only what is missing is made anew. Or use another network and delete this one.':
      '此网络的一部分（{part}）在本设备上已不是保存时的样子。请在“模型”对话框中重新打开它的文件：只会重建缺失的部分。或者使用其他网络并删除此网络。',
    '{network} could not be kept on this device. You can use it until you close or reload this page.':
      '无法在本设备上保存 {network}。在关闭或重新加载此页面之前，您可以使用它。',
    'The browser did not promise to keep the networks; it may clear them when space runs out. Install the page or bookmark it, then ask again.':
      '浏览器没有承诺保留网络；空间不足时可能会清除它们。请安装此页面或将其加入书签，然后再次请求。',
    'Among these files is no network. Choose a Keras .h5, or the model.json of a TensorFlow.js model with all the files beside it.':
      '这些文件中没有网络。请选择 Keras 的 .h5 文件，或 TensorFlow.js 模型的 model.json 及其旁边的所有文件。',
    '“{file}” cannot be read any more. Choose it again.': '“{file}”已无法读取。请重新选择。',
    '“{file}” is cut short or damaged. Get the file anew.': '“{file}”不完整或已损坏。请重新获取该文件。',
    '“{file}” is not an HDF5 file. Choose the weights of a network as Keras saves them, ending in .h5.':
      '“{file}”不是 HDF5 文件。请选择由 Keras 保存、以 .h5 结尾的网络权重。',
    '“{file}” is not a list of classes. Write it as ["first label", "second label", …], in the order of the outputs.':
      '“{file}”不是类别列表。请按输出的顺序写成 ["第一个名称", "第二个名称", …]。',
    'The file gave no sign for {count} seconds, so it was given up; it may be damaged. Get the file anew.':
      '该文件在 {count} 秒内没有响应，已放弃；它可能已损坏。请重新获取该文件。',
    'The file names {count} layers, too many or some of them twice, so it is no network that Heatlens can run. Choose another file.':
      '该文件列出了 {count} 个层，数量过多或有重复，不是 Heatlens 能运行的网络。请选择其他文件。',
    'This file ends before the layers that name things (Keras calls such a file notop). Choose the file with its dense layers.':
      '该文件在命名事物的层之前就结束了（Keras 称之为 notop）。请选择含全连接层的文件。',
    'The layer {layer} brings {count} weights, as the normalising layers of ResNet and its like do, and Heatlens runs networks like VGG. Choose such a file.':
      '层 {layer} 带有 {count} 组权重，与 ResNet 等网络的归一化层一样，而 Heatlens 运行 VGG 这类网络。请选择这样的文件。',
    'The file names weights {weights} and does not hold them. Get the file anew.':
      '该文件列出了权重 {weights}，但并不包含它们。请重新获取该文件。',
    'The weights {weights} are not float32 values of a convolution or a dense layer, and Heatlens reads no others. Save the model so.':
      '权重 {weights} 不是卷积层或全连接层的 float32 值，Heatlens 不读取其他权重。请按此保存模型。',
    "This file holds weights in Keras 3's own way, without the names of the layers. Save the whole model with model.save('name.h5').":
      "该文件以 Keras 3 自己的方式保存权重，没有层的名称。请用 model.save('name.h5') 保存整个模型。",
    "This HDF5 file has no {attribute}, so it is not a Keras model. Choose a file written by Keras' save_weights or save, ending in .h5.":
      '该 HDF5 文件没有 {attribute}，因此不是 Keras 模型。请选择由 Keras 的 save_weights 或 save 写入、以 .h5 结尾的文件。',
    'This saved model lacks its model_config. Save it again with model.save(...).':
      '该已保存的模型缺少 model_config。请用 model.save(...) 重新保存。',
    'The model_config of this saved model is damaged. Save it again with model.save(...).':
      '该已保存模型的 model_config 已损坏。请用 model.save(...) 重新保存。',
    'The file names a layer {layer} and does not hold it. Get the file anew.':
      '该文件列出了层 {layer}，但并不包含它。请重新获取该文件。',
    'This model.json is a graph model, in which the layers that could be explained are gone. Open the Keras .h5 that it was made from, or convert that with --output_format=tfjs_layers_model.':
      '该 model.json 是图模型，其中已没有可解释的层。请打开生成它的 Keras .h5，或用 --output_format=tfjs_layers_model 转换。',
    'This model.json is not a TensorFlow.js layers model (see {where}). Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      '该 model.json 不是 TensorFlow.js 的层模型（见 {where}）。请用 model.save 或 tensorflowjs_converter 保存网络，并一起打开它的所有文件。',
    'This model.json is not a TensorFlow.js layers model. Save the network with model.save or tensorflowjs_converter, and open all of its files together.':
      '该 model.json 不是 TensorFlow.js 的层模型。请用 model.save 或 tensorflowjs_converter 保存网络，并一起打开它的所有文件。',
    'The files {file} … hold {count} bytes, where {wanted} are wanted: one is cut short or of another network. Get them anew.':
      '文件 {file} … 含 {count} 字节，而需要 {wanted} 字节：其中一个不完整或属于其他网络。请重新获取。',
    'model.json wants {count} more files, such as {file}. Open or drop the whole folder.':
      'model.json 还需要 {count} 个文件，例如 {file}。请打开或拖入整个文件夹。',
    'model.json wants {count} more file, such as {file}. Open or drop the whole folder.':
      'model.json 还需要 {count} 个文件：{file}。请打开或拖入整个文件夹。',
    'A file of the network cannot be read any more. Open its files again.':
      '网络的一个文件已无法读取。请重新打开它的文件。',
    'The package lacks its file {file}. Open or drop its whole folder.':
      '包中缺少文件 {file}。请打开或拖入整个文件夹。',
    "The package's file {file} is cut short or damaged: its checksum is wrong. Get the file anew.":
      '包中的文件 {file} 不完整或已损坏：校验和不符。请重新获取该文件。',
    'The list of classes is too long. Convert the network again.': '类别列表太长。请重新转换网络。',
    'The model wants {count} MiB, more than a browser tab can hold. Choose a smaller one.':
      '该模型需要 {count} MiB，超出浏览器标签页的容量。请选择更小的模型。',
    "The model's model.json is not a Heatlens package (see {where}). Convert the network with `npm run model` and open the result.":
      '该模型的 model.json 不是 Heatlens 包（见 {where}）。请用 `npm run model` 转换网络并打开结果。',
    "The model's model.json is not a Heatlens package. Convert the network with `npm run model` and open the result.":
      '该模型的 model.json 不是 Heatlens 包。请用 `npm run model` 转换网络并打开结果。',
    "The model's list of files lacks {file}. Convert the network again.": '模型的文件列表缺少 {file}。请重新转换网络。',
    'The files of {weights} do not have the size that its shape asks for. Convert the network again.':
      '{weights} 的文件大小与其形状不符。请重新转换网络。',
    'A file of the model is not valid JSON. Convert the network with `npm run model` again.':
      '模型的一个文件不是有效的 JSON。请用 `npm run model` 重新转换网络。',
    "The model's list of classes is not a list of [id, label] pairs. Convert the network again.":
      '模型的类别列表不是 [编号, 名称] 对的列表。请重新转换网络。',
    'The model file does not describe a Keras network. Convert the network with `npm run model` and open the result.':
      '该模型文件没有描述 Keras 网络。请用 `npm run model` 转换网络并打开结果。',
    'Two layers of the model have the same name. Give each layer its own name and save the model again.':
      '模型的两个层同名。请为每个层取不同的名称，然后重新保存模型。',
    'The layer {layer} does not simply follow the one before it, and Heatlens runs only networks that are one chain of layers, like VGG16. Choose such a network.':
      '层 {layer} 不是直接接在前一层之后，而 Heatlens 只运行像 VGG16 那样由单一层链构成的网络。请选择这样的网络。',
    "The layer {layer} does not fit VGG's layout, and this file holds weights only. Save the model whole, with model.save(...), and convert that.":
      '层 {layer} 不符合 VGG 的结构，而该文件只含权重。请用 model.save(...) 保存整个模型后再转换。',
    'The layer {layer} {trouble}. Heatlens cannot run this network; choose another one.':
      '层 {layer} {trouble}。Heatlens 无法运行此网络；请选择其他网络。',
    'The network has {count} outputs and the list has {classes} classes. Give the list that belongs to it with --classes.':
      '网络有 {count} 个输出，而列表有 {classes} 个类别。请用 --classes 提供对应的列表。',
    'The network has {count} outputs and its list {classes} classes. Convert it again with the right --classes.':
      '网络有 {count} 个输出，而它的列表有 {classes} 个类别。请用正确的 --classes 重新转换。',
    'The network does not go from convolutions to a list of classes. Heatlens explains classifiers like VGG16; choose one.':
      '该网络不是从卷积到类别列表的结构。Heatlens 解释 VGG16 这样的分类器；请选择一个。',
    'The model wants pictures prepared as “{preset}”, which Heatlens does not know. Convert it with --preset {presets}.':
      '该模型要求按“{preset}”预处理图片，Heatlens 不支持。请用 --preset {presets} 转换。',
    'The weights {weights} hold values that are not numbers. Get the file anew.':
      '权重 {weights} 含有非数字的值。请重新获取该文件。',
    'The weights {weights} hold values too large for {type}. Convert with --weights float32.':
      '权重 {weights} 含有对 {type} 来说过大的值。请用 --weights float32 转换。',
    'The weights {weights} come as {type}, where {wanted} was promised. Convert the network again.':
      '权重 {weights} 的类型是 {type}，而声明的是 {wanted}。请重新转换网络。',
    'The weights {weights} come as float32, where {wanted} was promised. Convert the network again.':
      '权重 {weights} 的类型是 float32，而声明的是 {wanted}。请重新转换网络。',
    'The weights {weights} cannot be read. Convert the network again.': '无法读取权重 {weights}。请重新转换网络。',
    'One row of the weights {weights} is larger than a file of a package may be. Choose a smaller network.':
      '权重 {weights} 的一行超出了包中单个文件的上限。请选择更小的网络。',
    'The model brings weights {weights} that no layer wants. Convert the network again.':
      '模型带有权重 {weights}，但没有层需要它们。请重新转换网络。',
    'The model brings the weights {weights} twice. Convert the network again.':
      '模型两次带有权重 {weights}。请重新转换网络。',
    'The model lacks the weights {weights}. Convert the network again.': '模型缺少权重 {weights}。请重新转换网络。',
    'The network takes pictures with one channel (grey), and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      '此网络接受单通道（灰度）图片，而 Heatlens 提供三个通道：红、绿、蓝。请选择用于彩色图片的网络。',
    'The network takes pictures with {count} channels, and Heatlens gives it three: red, green and blue. Choose a network for colour pictures.':
      '此网络接受 {count} 个通道的图片，而 Heatlens 提供三个通道：红、绿、蓝。请选择用于彩色图片的网络。',
    'The model brings weights {weights} [{shape}], where [{wanted}] is wanted. Convert the network again.':
      '模型的权重 {weights} 为 [{shape}]，而需要 [{wanted}]。请重新转换网络。',
    'The page address asks for it.': '由页面地址指定。',
    'This browser offers no WebGL 2.': '此浏览器不支持 WebGL 2。',
    'This device draws WebGL in software, and WebAssembly is faster than that.':
      '本设备以软件方式运行 WebGL，WebAssembly 更快。',
    'The graphics processor takes textures of {size} only, too small for the weights.':
      '图形处理器只支持 {size} 的纹理，对权重来说太小。',
    'The graphics processor computes in 16 bits only, too few for exact numbers.':
      '图形处理器只用 16 位计算，精度不够。',
    'It uses the graphics processor ({name}).': '使用图形处理器（{name}）。',
    'WebGL did not start.': 'WebGL 未能启动。',
    'Neither WebGL nor WebAssembly runs here, so this is slow.':
      '这里既不能运行 WebGL 也不能运行 WebAssembly，因此较慢。',
    'The graphics processor was reset twice, so it is left alone until the page is loaded anew.':
      '图形处理器已重置两次，因此在重新加载页面之前不再使用它。',
    'The backend {backend} does not run in this browser. Take “backend={value}” out of the page address.':
      '后端 {backend} 无法在此浏览器中运行。请从页面地址中去掉“backend={value}”。',
    'Nothing in this browser can run the network. Update the browser, or open Heatlens in another one.':
      '此浏览器无法运行该网络。请更新浏览器，或在其他浏览器中打开 Heatlens。',
    'This network takes {count} MB of memory, which the browser does not give. Close other tabs, or use a smaller network.':
      '该网络需要 {count} MB 内存，浏览器无法提供。请关闭其他标签页，或使用更小的网络。',
    'The graphics processor was reset, and the network on it is gone. Start again to load it anew; your pictures stay in the list.':
      '图形处理器已重置，其上的网络已丢失。请重新开始以再次加载；您的图片仍在列表中。',
    'The network gave numbers that cannot be right, so they are not shown. Start again; if it stays, add “?backend=wasm” to the page address.':
      '网络给出的数值不可能正确，因此未显示。请重新开始；如果问题依旧，请在页面地址后加上“?backend=wasm”。',
    'A thread of the network stopped. Start again; if it stays, close other tabs, which may take its memory.':
      '网络的一个线程停止了。请重新开始；如果问题依旧，请关闭可能占用内存的其他标签页。',
    'A background part of Heatlens stopped. Try again; if it stays, reload the page.':
      'Heatlens 的一个后台部分已停止。请重试；如果问题依旧，请重新加载页面。',
    'The part of Heatlens that {work} did not arrive. Check the connection and try again.':
      'Heatlens 中负责{work}的部分没有到达。请检查连接后重试。',
    'The part of Heatlens that {work} stopped. Try again.': 'Heatlens 中负责{work}的部分已停止。请重试。',
    'The part of Heatlens that runs the network gave no sign for {count} seconds, so it was given up. Start again; your pictures stay in the list.':
      'Heatlens 中运行网络的部分在 {count} 秒内没有响应，已放弃。请重新开始；您的图片仍在列表中。',
    'The part of Heatlens that runs the network stopped; loading {network} again.':
      'Heatlens 中运行网络的部分已停止；正在重新加载 {network}。',
    'The part of Heatlens that runs the network stopped; loading the network again.':
      'Heatlens 中运行网络的部分已停止；正在重新加载网络。',
    'The graphics processor was reset; loading {network} again.': '图形处理器已重置；正在重新加载 {network}。',
    'The graphics processor was reset; loading the network again.': '图形处理器已重置；正在重新加载网络。',
    'The network gave numbers that cannot be right; loading {network} again.':
      '网络给出的数值不可能正确；正在重新加载 {network}。',
    'The network gave numbers that cannot be right; loading the network again.':
      '网络给出的数值不可能正确；正在重新加载网络。',
    'No network is loaded. Reload the page.': '没有加载网络。请重新加载页面。',
    'The page address asks for {key} “{value}”, which there is not. It was ignored.':
      '页面地址要求 {key}“{value}”，但它不存在，已忽略。',
    'There is no {key} “{value}”, which the page address asks for. It was ignored.':
      '这里没有页面地址要求的 {key}“{value}”，已忽略。',
    'The network “{network}” that the picture was explained with is not here, so the one in use stays. Bring it in the Model dialog, and choose the picture again.':
      '这里没有解释此图片所用的网络“{network}”，因此继续使用当前网络。请在“模型”对话框中添加它，然后重新选择图片。',
    'The network “{network}” is another version than the one that the picture was explained with, so the heat may differ.':
      '网络“{network}”的版本与解释此图片时所用的不同，因此热力可能有所不同。',
  },
  phrases: {
    modelFile: {
      "the model's file {path}": '模型文件 {path}',
    },
    kind: {
      'a PNG picture': 'PNG 图片',
      'a JPEG picture': 'JPEG 图片',
      'a GIF picture': 'GIF 图片',
      'a WebP picture': 'WebP 图片',
      'an AVIF picture': 'AVIF 图片',
      'a BMP picture': 'BMP 图片',
      'a BMP picture without its file header': '没有文件头的 BMP 图片',
      'an icon': '图标',
      'an SVG drawing, which has no pixels of its own': 'SVG 图形，本身没有像素',
      'a HEIC picture, which this browser cannot read': 'HEIC 图片，此浏览器无法读取',
      'a TIFF picture or a camera’s raw file, which this browser cannot read':
        'TIFF 图片或相机的 RAW 文件，此浏览器无法读取',
      'a camera’s raw file, which this browser cannot read': '相机的 RAW 文件，此浏览器无法读取',
      'a PDF document': 'PDF 文档',
      'a Keras file in the .keras format, which Heatlens cannot open yet':
        '.keras 格式的 Keras 文件，Heatlens 尚不能打开',
      'an archive': '压缩包',
      'an HDF5 file, perhaps the weights of a model, not a picture': 'HDF5 文件，可能是模型的权重，而不是图片',
    },
    instead: {
      'Choose a JPEG, PNG, WebP, AVIF or GIF instead.': '请改选 JPEG、PNG、WebP、AVIF 或 GIF。',
      'Export it as PNG and choose that.': '请导出为 PNG 后再选择。',
      'Export it as JPEG and choose that.': '请导出为 JPEG 后再选择。',
      "Save the network with model.save('name.h5') and open that.":
        "请用 model.save('name.h5') 保存网络，然后打开该文件。",
      'Export it as JPEG and choose that. For the next photos, choose Settings > Camera > Formats > Most Compatible on the iPhone.':
        '请导出为 JPEG 后再选择。以后拍照前，请在 iPhone 上选择“设置”>“相机”>“格式”>“兼容性最佳”。',
      'Unpack it and choose the pictures inside.': '请解压后选择其中的图片。',
    },
    trouble: {
      'has no proper {setting}': '没有有效的 {setting}',
      'has the activation {activation}': '使用激活函数 {activation}',
      'has the padding {padding}': '使用填充方式 {padding}',
      'gets a picture that is smaller than its {window}': '得到的图像小于它的 {window}',
      'wants a picture and gets a list of values': '需要图像却得到一列数值',
      'wants a list of values and gets a picture': '需要一列数值却得到图像',
      'has its channels first': '的通道在前',
      'has its channels in groups': '的通道是分组的',
      'is a ReLU with a limit, a slope or a threshold': '是带上限、斜率或阈值的 ReLU',
      'is dilated': '是空洞卷积',
      'wants pictures of {given}, not {wanted} pixels': '需要 {given} 而不是 {wanted} 像素的图片',
      'is a {kindOfLayer}, and only {known} are known': '是 {kindOfLayer}，而只支持 {known}',
      'gives {size} values at a time, more than fit into memory': '一次给出 {size} 个值，超出内存容量',
      'ends the network with {activation}, where Heatlens needs a softmax over the classes':
        '以 {activation} 结束网络，而 Heatlens 需要对类别做 softmax',
    },
    work: {
      'opens pictures': '打开图片',
      'writes files': '写入文件',
    },
    title: {
      'Starter network': '入门网络',
      'plain JavaScript': '纯 JavaScript',
      Grey: '灰度',
      'BGR, as VGG16 (caffe)': 'BGR，与 VGG16 相同（caffe）',
      'RGB, −1 to 1 (tf)': 'RGB，−1 到 1（tf）',
      'RGB, standardised (torch)': 'RGB，标准化（torch）',
      'the file {path}': '文件 {path}',
      'not stated': '未说明',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        '用 19 种日常事物的 16,987 张照片为 Heatlens 从头训练（Imagenette 和公共图片集）',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan 和 A. Zisserman，Visual Geometry Group，牛津；由 Keras Applications 的发布版转换',
    },
  },
}
