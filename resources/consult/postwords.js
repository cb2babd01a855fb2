// What people at a standing post read: one place for every state and failure.

// Of the connection: the short word, and what follows from it.
export const POST_STATES = {
  connecting: ['正在连接', '正在连接监管值班室…'],
  'standing-by': ['值守中', '监管值班室呼叫时，本页会弹出提示并响铃。请勿关闭本页。'],
  lost: ['连接中断', '正在自动重新连接。在此期间接不到呼叫，如有急事请打电话。'],
  unreachable: ['无法连接', '正在自动重试。请检查网络；若浏览器曾提示“不安全”，请先安装监管值班室的证书。在此期间接不到呼叫，如有急事请打电话。'],
  refused: ['未能值守', ''],
  over: ['未能值守', ''],
};

export const POST_REFUSALS = {
  'token-expired': '值守链接已过期，请联系监管值班室重新发送。',
  'token-revoked': '值守链接已被撤销，请联系监管值班室。',
  'token-foreign': '值守链接与本岗位不符，请检查链接是否完整。',
  'token-unknown': '监管值班室不认识此值守链接。请检查链接是否完整，或联系监管值班室。每分钟自动重试。',
  'token-missing': '链接中没有值守信息，请使用监管值班室发送的完整链接。',
  'full': '本岗位打开的值守页面过多，请关闭多余的页面。正在自动重试。',
  'version': '页面版本与服务器不一致，请刷新页面。',
  'too-fast': '消息过于频繁，连接已断开，正在自动重新连接。',
};

// After these the page does not come back by itself: somebody has decided so.
export const POST_FINAL = new Set(['token-expired', 'token-revoked', 'token-foreign', 'token-missing']);

// How a call ended, as the list of calls shows it.
export const CALL_ENDS = {
  accepted: '已接听',
  declined: '已拒绝',
  answered: '已由本岗位的其他终端处理',
  cancelled: '未接听，对方已取消',
  lost: '未接听，连接中断',
};
export const MISSED = new Set(['cancelled', 'lost']);

export const SOUND = {
  on: '已启用',
  blocked: '被浏览器静音',
  missing: '没有找到扬声器',
};
