import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const catalogue: LazyWords['catalogue'] = {
  title: '获取网络',
  networks: '可获取的网络',
  get: (name) => `获取 ${name}`,
  use: (name) => `使用 ${name}`,
  inUse: '使用中',
  imagenet: (count) => `${formats.number(count)} 种事物（ImageNet）`,
  teaching: (count) => `${formats.number(count)} 种日常事物，用于教学`,
  facts: (knows, bytes, licence) => `${knows} · ${formats.megabytes(bytes)} · 许可：${licence}`,
  roads: {
    embedded: '随本页面提供',
    visit: '仅限本次访问',
    device: '已在本设备上',
    host: '来自本服务器',
    server: (host) => `来自 ${host}，经由这台电脑上的服务器`,
    site: (host) => `来自 ${host}`,
    hand: '分三步，手动进行',
  },
  loading: '正在获取列表…',
  empty: '本服务器没有列出任何网络。',
  card: (network) => `此答案来自 ${network}。换一个网络，看法可能不同。`,
  absent: (name) => `${name} 尚未在此，但可以获取。`,
  back: '所有网络',
  siteAsks: (name, host, bytes, licence) => `${name} 来自 ${host}：${formats.megabytes(bytes)}，许可：${licence}。`,
  sitePrivacy: '在您按下按钮之前不会获取任何内容。之后对方网站只会知道您的 IP 地址和您想要的文件。',
  addressTitle: '从地址获取',
  addressHelp:
    '网络文件的地址，该网站须允许其他网站读取：.keras、.h5、.onnx、.pth、.safetensors 或 .zip，或 TensorFlow.js 的 model.json。',
  addressAsked: (host) => `本页面的链接请求来自 ${host} 的网络。`,
  frameTitle: '网络文件地址',
  frame: {
    label: '网络的地址',
    fetch: '获取',
    fetchFrom: '从 {host} 获取',
    cancel: '取消',
    fetching: '正在从 {host} 获取',
    notAnAddress: '这不是网络的地址：必须以 https:// 开头。',
  },
  fetching: (name, host) => `正在从 ${host} 获取 ${name}。`,
  checking: (name) => `正在检查 ${name}。`,
  left: (seconds) => {
    if (seconds < 50) return '剩余不到一分钟。'
    const minutes = Math.round(seconds / 60)
    return minutes > 90
      ? `剩余约 ${formats.number(Math.round(minutes / 60))} 小时。`
      : `剩余约 ${formats.number(minutes)} 分钟。`
  },
  keepWorking: '您可以继续操作。',
  byHand: '手动',
  byHandInstead: '手动下载',
  step1: rich('从 {host} 下载 {file}（{size}）。'),
  step2: (minutes, megabits) => `请等待：以 ${formats.number(megabits)} Mbit/s 计约 ${formats.number(minutes)} 分钟。`,
  step3: '将文件拖放到这里，或从下载内容中选择它。',
  choose: '选择文件',
  dropHere: '将文件拖放到这里',
  tryAgain: '重试',
  ownFile: '添加网络',
}
