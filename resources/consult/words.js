// What people read: one place for every state and failure.

export const ENDINGS = {
  'token-expired': '邀请链接已过期，请联系调度室重新发送。',
  'token-revoked': '邀请链接已被撤销，请联系调度室。',
  'token-foreign': '邀请链接与会商室不符，请检查链接是否完整。',
  'token-unknown': '邀请链接无效，请检查链接是否完整，或联系调度室。',
  'token-missing': '链接中没有邀请信息，请使用调度室发送的完整链接。',
  'version': '页面版本与服务器不一致，请刷新页面。',
  'closed': '会商已结束。',
  'removed': '主持人已将您移出会商。',
  'denied': '主持人未同意您加入。',
  'full': '会商室人数已满，请稍后再试。',
  'bye': '您已离开会商。',
};

// After these the page does not come back by itself.
export const FINAL = new Set(Object.keys(ENDINGS).filter(code => code !== 'full'));

export const REFUSALS = {
  'not-allowed': '您没有此操作的权限。',
  'gone': '对方已不在会商室。',
  'too-fast': '操作过于频繁，连接已断开。',
  'malformed': '服务器无法识别消息，请刷新页面。',
  'hello-late': '连接超时，正在重新连接。',
};

export const STATES = {
  connecting: '正在连接…',
  waiting: '请等待主持人同意您加入…',
  inside: '已连接',
  lost: '网络中断，正在重新连接…',
  unreachable: '无法连接服务器，正在重试。请检查网络；若浏览器曾提示“不安全”，请先安装调度室的证书。',
  over: '已断开',
};

export const MODES = {
  sfu: '人数较多，音视频改由服务器转发',
  back: '媒体服务器中断，音视频改为直接连接',
  some: '媒体服务器中断：暂时只接通部分参会方的音视频，其余参会方在等候，恢复后自动接通。',
  waits: '媒体服务器中断：音视频暂时只接通主持人等重点参会方，您正在等候，恢复后自动接通。文字消息和点名不受影响。',
};

// Why nobody hears somebody.
export const UNHEARD = {
  muted: '别人听不到您：主持人已将您静音，如需发言请举手。',
  listens: '别人听不到您：您是旁听，不能发言。',
  off: '别人听不到您：麦克风已关闭，按住空格键即可发言。',
  device: '别人听不到您：麦克风已断开。',
  waits: '别人听不到您：媒体服务器中断，您正在等候。',
  server: '别人听不到您：与媒体服务器的连接未接通。',
  nobody: '别人听不到您：与所有参会方的连接均未接通。',
};

export const ROLES = { host: '主持人', speaker: '发言人', listener: '旁听' };

export const CONNECTIONS = { new: '等待画面', connecting: '正在连接', connected: '', stalled: '画面停顿', disconnected: '连接中断', failed: '正在重连', closed: '' };

// The way to us does not bear the picture; a line in the place of the connection's state.
export const HELD = '网络带宽不足，对方画面已暂停，声音正常';

// Names of DOMException that getUserMedia and getDisplayMedia give (W3C Media Capture and Streams).
export function deviceWords(error, what) {
  switch (error && error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return `没有使用${what}的权限。请点击地址栏左侧的图标，允许使用${what}后重试。`;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `没有找到${what}，请检查是否已连接。您仍可收听和观看。`;
    case 'NotReadableError':
    case 'AbortError':
      return `${what}被其他程序占用或无法打开，请关闭其他程序后重试。`;
    case 'NoSecureContext':
      return '页面没有安全连接，浏览器不允许使用摄像头和麦克风。请安装调度室的证书后重新打开链接。';
    default:
      return `无法打开${what}（${error ? error.name : '未知原因'}）。`;
  }
}
