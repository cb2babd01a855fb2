<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Audibility</name>
    <message>
        <source>Nobody hears you: a host has muted you.</source>
        <translation>别人听不到您：主持人已将您静音。</translation>
    </message>
    <message>
        <source>Nobody hears you: you listen only.</source>
        <translation>别人听不到您：您是旁听。</translation>
    </message>
    <message>
        <source>Nobody hears you: the microphone is off. Hold the space bar to speak.</source>
        <translation>别人听不到您：麦克风已关闭。按住空格键即可发言。</translation>
    </message>
    <message>
        <source>Nobody hears you: the microphone has failed.</source>
        <translation>别人听不到您：麦克风出现故障。</translation>
    </message>
    <message>
        <source>Nobody hears you: the media server is away, and you wait for it.</source>
        <translation>别人听不到您：媒体服务器中断，您正在等候。</translation>
    </message>
    <message>
        <source>Nobody hears you: there is no connection to the media server.</source>
        <translation>别人听不到您：与媒体服务器的连接未接通。</translation>
    </message>
    <message>
        <source>Nobody hears you: there is no connection to any participant.</source>
        <translation>别人听不到您：与所有参会方的连接均未接通。</translation>
    </message>
</context>
<context>
    <name>CameraListener</name>
    <message>
        <source>no sound arrives</source>
        <translation>没有收到声音</translation>
    </message>
</context>
<context>
    <name>CameraProbe</name>
    <message>
        <source>the file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>the answer is not RTSP</source>
        <translation>对方的应答不是 RTSP</translation>
    </message>
    <message>
        <source>the server answers %1</source>
        <translation>服务器应答 %1</translation>
    </message>
</context>
<context>
    <name>Clips</name>
    <message>
        <source>no pictures of this time are kept: the camera was not open, or has no signal</source>
        <translation>没有留存该时段的图像：摄像仪当时未打开，或没有信号</translation>
    </message>
    <message>
        <source>a clip has 1 to %1 cameras</source>
        <translation>一个片段可含 1 至 %1 路摄像仪</translation>
    </message>
    <message>
        <source>a clip is at most 10 minutes long</source>
        <translation>片段最长 10 分钟</translation>
    </message>
    <message>
        <source>%1 clips are being written already</source>
        <translation>已有 %1 个片段正在写入</translation>
    </message>
</context>
<context>
    <name>ConsultRecording</name>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>%1 MiB are free on the disk, %2 MiB are kept free</source>
        <translation>磁盘剩余 %1 MiB，须保留 %2 MiB</translation>
    </message>
</context>
<context>
    <name>ConsultWords</name>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>发言人</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>旁听人</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Rescue team</source>
        <translation>救护队</translation>
    </message>
    <message>
        <source>Calling…</source>
        <translation>正在呼叫…</translation>
    </message>
    <message>
        <source>Calling again (%1)…</source>
        <translation>正在再次呼叫（第%1次）…</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已接听</translation>
    </message>
    <message numerus="yes">
        <source>Not answering (%n call(s))</source>
        <translation>
            <numerusform>无人接听（已呼叫%n次）</numerusform>
        </translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>呼叫已结束</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Nothing arrives at the moment</source>
        <translation>暂时收不到数据</translation>
    </message>
    <message>
        <source>Connection lost, is being made again…</source>
        <translation>连接中断，正在重建…</translation>
    </message>
    <message>
        <source>Connection closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>Picture: %1 × %2, %3, %4 a second</source>
        <translation>画面：%1 × %2，%3，每秒%4帧</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>接收：%1</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>发送：%1</translation>
    </message>
    <message>
        <source>Lost: %1 in, %2 out</source>
        <translation>丢包：收%1，发%2</translation>
    </message>
    <message>
        <source>There and back: %1</source>
        <translation>往返：%1</translation>
    </message>
    <message>
        <source>The host has ended the consultation.</source>
        <translation>主持人已结束会商。</translation>
    </message>
    <message>
        <source>A host has removed you from the consultation.</source>
        <translation>主持人已将您移出会商。</translation>
    </message>
    <message>
        <source>A host has not let you in.</source>
        <translation>主持人未准许您进入。</translation>
    </message>
    <message>
        <source>The invitation has expired.</source>
        <translation>邀请已过期。</translation>
    </message>
    <message>
        <source>The invitation has been withdrawn.</source>
        <translation>邀请已撤回。</translation>
    </message>
    <message>
        <source>The invitation is not known there.</source>
        <translation>对方不认识此邀请。</translation>
    </message>
    <message>
        <source>The other side runs another version of the consultation.</source>
        <translation>对方的会商版本不同。</translation>
    </message>
    <message>
        <source>The consultation has ended.</source>
        <translation>会商已结束。</translation>
    </message>
    <message>
        <source>Waiting to be let in by a host</source>
        <translation>等待主持人准许进入</translation>
    </message>
    <message>
        <source>The server is lost, connecting again…</source>
        <translation>与服务器断开，正在重新连接…</translation>
    </message>
    <message>
        <source>The media server is away: you wait for it without sound and picture; the chat and roll calls go on</source>
        <translation>媒体服务器中断：您正在等候其恢复，暂无声音和画面；文字消息和点名不受影响</translation>
    </message>
    <message numerus="yes">
        <source>The media server is away: %n participant(s) wait without sound and picture</source>
        <translation>
            <numerusform>媒体服务器中断：%n 方正在等候，暂无声音和画面</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>pictures a second</comment>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between devices</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Failed: %1. Plug in again, or choose under Devices.</source>
        <translation>%1出现故障：请重新插好，或在“设备”中重新选择。</translation>
    </message>
    <message>
        <source>The certificate of this server is not known here. Put the one that the other bureau exports into consult/authorities of the data directory; it is taken up at once.</source>
        <translation>本机不认识该服务器的证书。请将对方单位导出的证书放入数据目录的 consult/authorities，放入后立即生效。</translation>
    </message>
    <message>
        <source>Their picture is held back</source>
        <translation>对方画面已暂停</translation>
    </message>
    <message>
        <source>Your picture is held back</source>
        <translation>您的画面已暂停发送</translation>
    </message>
</context>
<context>
    <name>Consultation</name>
    <message>
        <source>is not in the call list</source>
        <translation>不在呼叫名单中</translation>
    </message>
    <message>
        <source>rings already</source>
        <translation>正在振铃</translation>
    </message>
    <message>
        <source>cannot be made</source>
        <translation>无法创建</translation>
    </message>
    <message>
        <source>cannot be made private</source>
        <translation>无法设为仅本用户可读</translation>
    </message>
    <message>
        <source>is larger than %1 bytes</source>
        <translation>大于 %1 字节</translation>
    </message>
    <message>
        <source>too many rooms are open</source>
        <translation>打开的会商过多</translation>
    </message>
    <message>
        <source>the token would have expired already</source>
        <translation>链接的有效期已过</translation>
    </message>
    <message>
        <source>too many tokens are valid</source>
        <translation>有效链接过多</translation>
    </message>
</context>
<context>
    <name>ConsultationMinutes</name>
    <message>
        <source>Minutes of the consultation</source>
        <translation>会商纪要</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>会商主题</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>关联案件</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>会商时长</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Took part</source>
        <translation>参会人数</translation>
    </message>
    <message>
        <source>Called / answered</source>
        <translation>呼叫 / 接听</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>会商编号</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>The log of the room was full: %1 events are missing here, chat and raised hands first.</source>
        <translation>会商记录已满，缺少 %1 条事件，优先舍弃的是文字消息和举手。</translation>
    </message>
    <message>
        <source>No end was noted: the consultation went on when these minutes were made, or the program ended unexpectedly. What had happened by then is here.</source>
        <translation>未记录到会商结束：生成纪要时会商仍在进行，或程序意外退出。此前发生的内容均已列出。</translation>
    </message>
    <message>
        <source>Times are those of the duty seat that held the room. Names are as the participants gave them. The digest is that of the file of these minutes.</source>
        <translation>时间以主持会商的值班席时钟为准，姓名由参会人自行填写，数据摘要取自本纪要的数据文件。</translation>
    </message>
    <message>
        <source>Minutes taken by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>SHA-256 of the data</source>
        <translation>数据摘要 SHA-256</translation>
    </message>
    <message>
        <source>there until the end</source>
        <translation>至会商结束</translation>
    </message>
    <message>
        <source>there at the last entry</source>
        <translation>最后记录时在场</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>被移出</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>1. Attendance</source>
        <translation>1. 参会情况</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>From</source>
        <translation>加入时间</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>End</source>
        <translation>离开方式</translation>
    </message>
    <message>
        <source>Nobody came.</source>
        <translation>无人参会。</translation>
    </message>
    <message>
        <source>2. Calls</source>
        <translation>2. 呼叫情况</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>呼叫对象</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>呼叫时间</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nobody was called.</source>
        <translation>未呼叫任何单位。</translation>
    </message>
    <message>
        <source>nobody else was there</source>
        <translation>无其他参会人</translation>
    </message>
    <message>
        <source>did not answer</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>3. Roll calls</source>
        <translation>3. 点名</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>发起人</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>应答时间</translation>
    </message>
    <message>
        <source>After, s</source>
        <translation>用时（秒）</translation>
    </message>
    <message>
        <source>There was no roll call.</source>
        <translation>未进行点名。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>7. Course of the consultation</source>
        <translation>7. 会商经过</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Nothing was noted.</source>
        <translation>无记录。</translation>
    </message>
    <message>
        <source>4. Decisions</source>
        <translation>4. 会商决定</translation>
    </message>
    <message>
        <source>Noted by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定事项</translation>
    </message>
    <message>
        <source>No decision was noted.</source>
        <translation>未记录决定事项。</translation>
    </message>
    <message>
        <source>5. Snapshots</source>
        <translation>5. 截图</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>截图人</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No snapshot was taken.</source>
        <translation>未截图。</translation>
    </message>
    <message>
        <source>6. Chat</source>
        <translation>6. 文字消息</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>发送人</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Nobody wrote anything.</source>
        <translation>无文字消息。</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>发言人</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>旁听</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 加入会商</translation>
    </message>
    <message>
        <source>%1 joined (%2)</source>
        <translation>%1 加入会商（%2）</translation>
    </message>
    <message>
        <source>%1: the connection was lost</source>
        <translation>%1 连接中断</translation>
    </message>
    <message>
        <source>%1 was removed from the room</source>
        <translation>%1 被移出会商</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 离开会商</translation>
    </message>
    <message>
        <source>%1 switched the call to the media server</source>
        <translation>%1 将会商切换为媒体服务器转发</translation>
    </message>
    <message>
        <source>%1 switched the call to direct connections</source>
        <translation>%1 将会商切换为直接互联</translation>
    </message>
    <message>
        <source>%1 came to the waiting room</source>
        <translation>%1 进入等候室</translation>
    </message>
    <message>
        <source>%1 gave up waiting</source>
        <translation>%1 放弃等候</translation>
    </message>
    <message>
        <source>%1 let %2 in</source>
        <translation>%1 允许 %2 加入</translation>
    </message>
    <message>
        <source>%1 was not let in</source>
        <translation>%1 未获准加入</translation>
    </message>
    <message>
        <source>%1 locked the room</source>
        <translation>%1 锁定会商室</translation>
    </message>
    <message>
        <source>%1 unlocked the room</source>
        <translation>%1 解除会商室锁定</translation>
    </message>
    <message>
        <source>%1 changed the role of %2: %3</source>
        <translation>%1 将 %2 的角色改为：%3</translation>
    </message>
    <message>
        <source>%1 muted %2</source>
        <translation>%1 将 %2 静音</translation>
    </message>
    <message>
        <source>%1 let %2 speak</source>
        <translation>%1 允许 %2 发言</translation>
    </message>
    <message>
        <source>%1 began roll call %2</source>
        <translation>%1 发起第 %2 次点名</translation>
    </message>
    <message>
        <source>%1 raised a hand</source>
        <translation>%1 举手</translation>
    </message>
    <message>
        <source>%1 lowered the hand</source>
        <translation>%1 放下举手</translation>
    </message>
    <message>
        <source>%1 began to share</source>
        <translation>%1 开始共享</translation>
    </message>
    <message>
        <source>%1 ended sharing</source>
        <translation>%1 结束共享</translation>
    </message>
    <message>
        <source>%1 wrote: %2</source>
        <translation>%1 发送消息：%2</translation>
    </message>
    <message>
        <source>%1 noted the decision: %2</source>
        <translation>%1 记录决定：%2</translation>
    </message>
    <message>
        <source>%1 took a snapshot: %2</source>
        <translation>%1 截图：%2</translation>
    </message>
    <message>
        <source>%1 answered roll call %2</source>
        <translation>%1 应答第 %2 次点名</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县级</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市级</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省级</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Rescue team</source>
        <translation>救护队</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已接听</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Duty seat</source>
        <translation>值班席</translation>
    </message>
    <message>
        <source>The room was opened</source>
        <translation>会商开始</translation>
    </message>
    <message>
        <source>The room was closed</source>
        <translation>会商结束</translation>
    </message>
    <message>
        <source>8. Recordings</source>
        <translation>8. 录制文件</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制对象</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>没有录制。</translation>
    </message>
    <message>
        <source>%1 began to record; everybody was told</source>
        <translation>%1 开始录制，已告知全体参会人员</translation>
    </message>
    <message>
        <source>%1 ended the recording</source>
        <translation>%1 结束录制</translation>
    </message>
    <message>
        <source>Recorded is %1: %2</source>
        <translation>录制 %1：%2</translation>
    </message>
    <message>
        <source>the sound of everybody</source>
        <translation>全体混合声音</translation>
    </message>
    <message>
        <source>The call went over to the media server</source>
        <translation>会商改由媒体服务器转发</translation>
    </message>
    <message>
        <source>The media server stayed away: the call went back to direct connections</source>
        <translation>媒体服务器持续中断，会商改回直接互联</translation>
    </message>
</context>
<context>
    <name>EngineLoader</name>
    <message>
        <source>No consultation plugin is installed.</source>
        <translation>未安装会商插件。</translation>
    </message>
    <message>
        <source>%1 is made for another version of Pitwatch.</source>
        <translation>%1 适用于其他版本的 Pitwatch。</translation>
    </message>
</context>
<context>
    <name>Feed</name>
    <message>
        <source>Failed</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>断线</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>数据中断</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>nothing heard yet</source>
        <translation>尚未收到数据</translation>
    </message>
    <message>
        <source>%1, heard %2</source>
        <translation>%1，%2收到</translation>
    </message>
    <message numerus="yes">
        <source>%n more feed(s) not heard</source>
        <translation>
            <numerusform>另有 %n 路数据源异常</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feed(s) well</source>
        <translation>
            <numerusform>%n 路数据源正常</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 / %n person(s)</source>
        <translation>
            <numerusform>%1 / %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 ahead of our clock</source>
        <translation>比本机快 %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Producing</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建设</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>停产</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>停建</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>检修</translation>
    </message>
    <message>
        <source>Coal face</source>
        <translation>采煤工作面</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>掘进工作面</translation>
    </message>
    <message>
        <source>Key area</source>
        <translation>重点区域</translation>
    </message>
    <message>
        <source>Restricted area</source>
        <translation>限制区域</translation>
    </message>
    <message>
        <source>Shaft mouth</source>
        <translation>井口</translation>
    </message>
    <message>
        <source>Other area</source>
        <translation>其他区域</translation>
    </message>
    <message>
        <source>Main shaft mouth</source>
        <translation>主井口</translation>
    </message>
    <message>
        <source>Auxiliary shaft mouth</source>
        <translation>副井口</translation>
    </message>
    <message>
        <source>Air shaft mouth</source>
        <translation>风井口</translation>
    </message>
    <message>
        <source>Coal yard gate</source>
        <translation>煤场出入口</translation>
    </message>
    <message>
        <source>Vehicle gate</source>
        <translation>车辆出入口</translation>
    </message>
    <message>
        <source>Belt head</source>
        <translation>带式输送机机头</translation>
    </message>
    <message>
        <source>Belt tail</source>
        <translation>带式输送机机尾</translation>
    </message>
    <message>
        <source>Pit bottom</source>
        <translation>井底车场</translation>
    </message>
    <message>
        <source>Shaft station</source>
        <translation>马头门</translation>
    </message>
    <message>
        <source>Danger area</source>
        <translation>危险区域</translation>
    </message>
    <message>
        <source>Working face</source>
        <translation>工作面</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电所</translation>
    </message>
    <message>
        <source>Pump room</source>
        <translation>水泵房</translation>
    </message>
    <message>
        <source>Hoist room</source>
        <translation>提升机房</translation>
    </message>
    <message>
        <source>Fan room</source>
        <translation>通风机房</translation>
    </message>
    <message>
        <source>Dispatch room</source>
        <translation>调度室</translation>
    </message>
    <message>
        <source>Other place</source>
        <translation>其他地点</translation>
    </message>
</context>
<context>
    <name>FrameDecoder</name>
    <message>
        <source>cannot be opened for this stream</source>
        <translation>无法为此码流打开</translation>
    </message>
    <message>
        <source>has no decoder for %1</source>
        <translation>没有 %1 的解码器</translation>
    </message>
    <message>
        <source>failed %1 times in a row</source>
        <translation>连续失败 %1 次</translation>
    </message>
    <message>
        <source>does not take this stream</source>
        <translation>不支持此码流</translation>
    </message>
    <message>
        <source>unknown kind of decoder</source>
        <translation>未知的解码器类型</translation>
    </message>
    <message>
        <source>the driver does not answer</source>
        <translation>驱动程序没有响应</translation>
    </message>
</context>
<context>
    <name>Grade</name>
    <message>
        <source>Grade I (red)</source>
        <translation>一级红</translation>
    </message>
    <message>
        <source>Grade II (orange)</source>
        <translation>二级橙</translation>
    </message>
    <message>
        <source>Grade III (yellow)</source>
        <translation>三级黄</translation>
    </message>
    <message>
        <source>Grade IV (blue)</source>
        <translation>四级蓝</translation>
    </message>
</context>
<context>
    <name>MediaEngines</name>
    <message>
        <source>The program for sound and picture is missing: %1</source>
        <translation>缺少音视频程序：%1</translation>
    </message>
</context>
<context>
    <name>MediaSource</name>
    <message>
        <source>there is no video in it</source>
        <translation>其中没有视频</translation>
    </message>
    <message>
        <source>no decoder for %1</source>
        <translation>没有 %1 的解码器</translation>
    </message>
</context>
<context>
    <name>Mp4Writer</name>
    <message>
        <source>a file begins with a key picture</source>
        <translation>文件须以关键帧开始</translation>
    </message>
    <message>
        <source>the file is not open</source>
        <translation>文件未打开</translation>
    </message>
    <message>
        <source>there is no picture for it</source>
        <translation>没有可写入的图像</translation>
    </message>
</context>
<context>
    <name>MqttFeed</name>
    <message>
        <source>the other side does not speak MQTT</source>
        <translation>对方使用的不是 MQTT 协议</translation>
    </message>
    <message>
        <source>the broker does not speak this version of MQTT</source>
        <translation>消息服务器不支持此 MQTT 版本</translation>
    </message>
    <message>
        <source>the broker refuses the client&apos;s name</source>
        <translation>消息服务器拒绝此客户端标识</translation>
    </message>
    <message>
        <source>the broker is not available</source>
        <translation>消息服务器不可用</translation>
    </message>
    <message>
        <source>the broker refuses user name or password</source>
        <translation>消息服务器拒绝用户名或密码</translation>
    </message>
    <message>
        <source>this seat is not authorised at the broker</source>
        <translation>本席位未获消息服务器授权</translation>
    </message>
    <message>
        <source>the broker refuses the connection (%1)</source>
        <translation>消息服务器拒绝连接（%1）</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>%1 秒内没有应答</translation>
    </message>
    <message>
        <source>the broker refused the subscription</source>
        <translation>消息服务器拒绝订阅</translation>
    </message>
</context>
<context>
    <name>Onvif</name>
    <message>
        <source>too many requests wait for the camera</source>
        <translation>等待摄像仪处理的请求过多</translation>
    </message>
    <message>
        <source>the reply is too long</source>
        <translation>应答过长</translation>
    </message>
    <message>
        <source>user name or password refused</source>
        <translation>用户名或密码被拒绝</translation>
    </message>
    <message>
        <source>the camera states a fault without a reason</source>
        <translation>摄像仪报告故障，未说明原因</translation>
    </message>
    <message>
        <source>a reply with a document type is refused</source>
        <translation>应答含文档类型声明，予以拒绝</translation>
    </message>
    <message>
        <source>the reply is not a SOAP message</source>
        <translation>应答不是 SOAP 消息</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>nothing received yet</source>
        <translation>尚未收到数据</translation>
    </message>
    <message>
        <source>stale, %1</source>
        <translation>陈旧，%1</translation>
    </message>
    <message>
        <source>no camera</source>
        <translation>无摄像仪</translation>
    </message>
    <message numerus="yes">
        <source>%n out</source>
        <translation>
            <numerusform>%n 路离线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not tried yet</source>
        <translation>
            <numerusform>%n 路未连接过</numerusform>
        </translation>
    </message>
    <message>
        <source>all online</source>
        <translation>全部在线</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1，自 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n mine(s)</source>
        <translation>
            <numerusform>%n 座煤矿</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 underground</source>
        <translation>井下 %1</translation>
    </message>
    <message>
        <source>%1 of %2 cameras online</source>
        <translation>摄像仪在线 %1 / %2</translation>
    </message>
    <message>
        <source>Underground</source>
        <translation>井下人数</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负荷</translation>
    </message>
    <message>
        <source>Cameras online</source>
        <translation>在线摄像仪</translation>
    </message>
    <message>
        <source>Persons by area</source>
        <translation>各区域人数</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Load by feeder</source>
        <translation>各回路负荷</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空载</translation>
    </message>
    <message>
        <source>persons</source>
        <translation>人</translation>
    </message>
</context>
<context>
    <name>ParameterSets</name>
    <message>
        <source>no picture</source>
        <translation>没有图像</translation>
    </message>
    <message>
        <source>the key picture cannot be decoded</source>
        <translation>关键帧无法解码</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Rule file</source>
        <translation>规则文件</translation>
    </message>
    <message>
        <source>Region file</source>
        <translation>辖区文件</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Observation log</source>
        <translation>观测记录</translation>
    </message>
    <message>
        <source>OpenGL: %1</source>
        <translation>OpenGL：%1</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>the processor (OpenGL: %1)</source>
        <translation>处理器（OpenGL：%1）</translation>
    </message>
    <message>
        <source>Wall drawn by</source>
        <translation>视频墙绘制</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>矿图</translation>
    </message>
    <message>
        <source>Power curves</source>
        <translation>用电曲线</translation>
    </message>
    <message>
        <source>Window: %1</source>
        <translation>窗口：%1</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>the connection is refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>the host name is not known</source>
        <translation>主机名无法解析</translation>
    </message>
    <message>
        <source>no way leads to this address</source>
        <translation>无法到达该地址</translation>
    </message>
    <message>
        <source>the network is down</source>
        <translation>网络不通</translation>
    </message>
    <message>
        <source>another program uses this address and port</source>
        <translation>该地址和端口已被其他程序占用</translation>
    </message>
    <message>
        <source>this computer does not have this address</source>
        <translation>本机没有该地址</translation>
    </message>
    <message>
        <source>no secure connection (TLS) can be made</source>
        <translation>无法建立安全连接（TLS）</translation>
    </message>
    <message>
        <source>the certificate is not accepted</source>
        <translation>证书未被接受</translation>
    </message>
    <message>
        <source>the server does not understand the request (400)</source>
        <translation>服务器无法理解该请求（400）</translation>
    </message>
    <message>
        <source>user name or password is refused (401)</source>
        <translation>用户名或密码被拒绝（401）</translation>
    </message>
    <message>
        <source>the server forbids it (403)</source>
        <translation>服务器禁止访问（403）</translation>
    </message>
    <message>
        <source>the server does not know this address (404)</source>
        <translation>服务器上没有该地址（404）</translation>
    </message>
    <message>
        <source>the server refuses the request (4xx)</source>
        <translation>服务器拒绝该请求（4xx）</translation>
    </message>
    <message>
        <source>the server failed (5xx)</source>
        <translation>服务器出错（5xx）</translation>
    </message>
    <message>
        <source>another program holds the database</source>
        <translation>数据库被其他程序占用</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>数据库已损坏</translation>
    </message>
    <message>
        <source>the file is no database</source>
        <translation>该文件不是数据库</translation>
    </message>
    <message>
        <source>the database can only be read</source>
        <translation>数据库只读</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>文件或文件夹不存在</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>this user&apos;s share of the disk is used up</source>
        <translation>该用户的磁盘配额已用完</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>磁盘只读</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>读写失败</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>part of the path is no folder</source>
        <translation>路径中有一段不是文件夹</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>it is in use</source>
        <translation>正在使用中</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>文件夹不为空</translation>
    </message>
    <message>
        <source>the device is not there</source>
        <translation>设备不存在</translation>
    </message>
    <message>
        <source>the network share is gone</source>
        <translation>网络共享已断开</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>this is not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>a value is not valid</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>the data are not valid</source>
        <translation>数据无效</translation>
    </message>
    <message>
        <source>the data end here</source>
        <translation>数据已结束</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>the files of this recording cannot be read</source>
        <translation>此段录像的文件无法读取</translation>
    </message>
    <message>
        <source>the disk does not say how much room is left</source>
        <translation>无法得知磁盘剩余空间</translation>
    </message>
    <message>
        <source>the disk is full but for its reserve</source>
        <translation>磁盘仅剩保留空间</translation>
    </message>
    <message>
        <source>the export was cancelled</source>
        <translation>导出已取消</translation>
    </message>
    <message>
        <source>nothing was recorded in this span</source>
        <translation>该时段没有录像</translation>
    </message>
    <message>
        <source>the recordings are not there: is their disk mounted?</source>
        <translation>找不到录像：存放录像的磁盘是否已挂载？</translation>
    </message>
    <message>
        <source>there is no picture in it</source>
        <translation>其中没有图像</translation>
    </message>
    <message>
        <source>the directory cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>nothing was recorded at this time</source>
        <translation>该时刻没有录像</translation>
    </message>
</context>
<context>
    <name>ReplayPainter</name>
    <message>
        <source>Replay %1</source>
        <translation>回放 %1</translation>
    </message>
    <message>
        <source>%1 · paused</source>
        <translation>%1 · 已暂停</translation>
    </message>
</context>
<context>
    <name>RtspConnection</name>
    <message>
        <source>only rtsp is spoken with recorders</source>
        <translation>与录像机仅支持 rtsp</translation>
    </message>
    <message>
        <source>the recorder wants another user or password</source>
        <translation>录像机拒绝用户名或密码</translation>
    </message>
    <message>
        <source>the recorder answers %1 to %2</source>
        <translation>录像机对 %2 应答 %1</translation>
    </message>
    <message>
        <source>the recorder does not speak RTSP</source>
        <translation>录像机使用的不是 RTSP 协议</translation>
    </message>
    <message>
        <source>the recorder&apos;s answer is too long</source>
        <translation>录像机的应答过长</translation>
    </message>
    <message>
        <source>the recorder does not answer</source>
        <translation>录像机没有应答</translation>
    </message>
    <message>
        <source>the recorder offers no H.264</source>
        <translation>录像机不提供 H.264</translation>
    </message>
    <message>
        <source>no recorder is named for this camera</source>
        <translation>该摄像仪未配置录像机</translation>
    </message>
    <message>
        <source>the recorder does not say what it holds</source>
        <translation>录像机未说明其录像范围</translation>
    </message>
</context>
<context>
    <name>ShiftCalendar</name>
    <message>
        <source>Night shift</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>Day shift</source>
        <translation>早班</translation>
    </message>
    <message>
        <source>Evening shift</source>
        <translation>中班</translation>
    </message>
</context>
<context>
    <name>ShiftReport</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>1. Overview</source>
        <translation>1. 概况</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Underground, highest</source>
        <translation>井下最多人数</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>定员</translation>
    </message>
    <message>
        <source>Mean load, kW</source>
        <translation>平均负荷 kW</translation>
    </message>
    <message>
        <source>Cameras out</source>
        <translation>离线摄像仪</translation>
    </message>
    <message>
        <source>Alarms I / II / III / IV</source>
        <translation>报警 一/二/三/四级</translation>
    </message>
    <message>
        <source>The region has no mines.</source>
        <translation>辖区内没有煤矿。</translation>
    </message>
    <message>
        <source>2. Alarms</source>
        <translation>2. 报警</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现情况</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>期末状态</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>No alarm was open in this period.</source>
        <translation>本时段无报警。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>3. Course of the alarms</source>
        <translation>3. 报警过程</translation>
    </message>
    <message>
        <source>Alarm no.</source>
        <translation>报警编号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>No alarm changed in this period.</source>
        <translation>本时段报警无变化。</translation>
    </message>
    <message>
        <source>4. Persons underground</source>
        <translation>4. 井下人数</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最少</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Highest at</source>
        <translation>最多时刻</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Minutes over limit</source>
        <translation>超员分钟数</translation>
    </message>
    <message>
        <source>Minutes recorded</source>
        <translation>记录分钟数</translation>
    </message>
    <message>
        <source>5. Persons underground, hour by hour</source>
        <translation>5. 井下人数逐时统计</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>No head-counts were recorded in this period.</source>
        <translation>本时段无人数记录。</translation>
    </message>
    <message>
        <source>6. Electric load</source>
        <translation>6. 用电负荷</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>回路</translation>
    </message>
    <message>
        <source>Lowest, kW</source>
        <translation>最低 kW</translation>
    </message>
    <message>
        <source>Mean, kW</source>
        <translation>平均 kW</translation>
    </message>
    <message>
        <source>Highest, kW</source>
        <translation>最高 kW</translation>
    </message>
    <message>
        <source>No loads were recorded in this period.</source>
        <translation>本时段无负荷记录。</translation>
    </message>
    <message>
        <source>Whole mine</source>
        <translation>全矿</translation>
    </message>
    <message>
        <source>continues</source>
        <translation>仍在持续</translation>
    </message>
    <message>
        <source>%1 (end of watch)</source>
        <translation>%1（监视结束）</translation>
    </message>
    <message>
        <source>7. Cameras out</source>
        <translation>7. 摄像仪离线</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像仪</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>In this period</source>
        <translation>本时段时长</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>No camera was out in this period.</source>
        <translation>本时段无摄像仪离线。</translation>
    </message>
    <message>
        <source>8. Feeds out</source>
        <translation>8. 数据源中断</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>No feed was out in this period.</source>
        <translation>本时段无数据源中断。</translation>
    </message>
    <message>
        <source>9. Declarations of the mines</source>
        <translation>9. 煤矿申报</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No mine declared anything in this period.</source>
        <translation>本时段无煤矿申报。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Nothing was recorded in this period: the program was not running, or no data came.</source>
        <translation>本时段无记录：程序未运行，或没有收到数据。</translation>
    </message>
    <message>
        <source>The period was not over when this report was made: it says what was known by then.</source>
        <translation>生成报告时本时段尚未结束：仅反映当时已知的情况。</translation>
    </message>
    <message>
        <source>Alarms are suspicions raised by rules from what the mines reported. What is true is for persons to verify.</source>
        <translation>报警是依据煤矿上报数据按规则产生的疑似情况，是否属实须由人员核查。</translation>
    </message>
    <message>
        <source>Persons underground and loads come from minute values; stale values are not counted. Alarms are shown as they stood at the end of the period.</source>
        <translation>井下人数和负荷取自分钟值，陈旧数据不计入。报警按时段结束时的状态列出。</translation>
    </message>
    <message>
        <source>Shift report of the mine supervision duty room</source>
        <translation>矿山监管值班室交接班报告</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>SHA-256 of the data</source>
        <translation>数据 SHA-256 摘要</translation>
    </message>
    <message>
        <source>I red</source>
        <translation>一级红</translation>
    </message>
    <message>
        <source>II orange</source>
        <translation>二级橙</translation>
    </message>
    <message>
        <source>III yellow</source>
        <translation>三级黄</translation>
    </message>
    <message>
        <source>IV blue</source>
        <translation>四级蓝</translation>
    </message>
    <message>
        <source>Standing, not acknowledged</source>
        <translation>持续，未签收</translation>
    </message>
    <message>
        <source>Standing, acknowledged</source>
        <translation>持续，已签收</translation>
    </message>
    <message>
        <source>Cleared, not acknowledged</source>
        <translation>已解除，未签收</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Grade raised</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Producing</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建设</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>停产</translation>
    </message>
    <message>
        <source>Construction halted</source>
        <translation>停建</translation>
    </message>
    <message>
        <source>Closed mine</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>检修</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>the file cannot be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>the report was cancelled</source>
        <translation>已取消生成报告</translation>
    </message>
    <message>
        <source>the period ends before it begins</source>
        <translation>结束时间早于开始时间</translation>
    </message>
    <message>
        <source>the period is longer than %1 days</source>
        <translation>时段超过 %1 天</translation>
    </message>
    <message>
        <source>%1 (last entry; no end noted)</source>
        <translation>%1（最后记录，未记录结束）</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>10. Consultations</source>
        <translation>10. 会商</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>of a consultation</comment>
        <translation>主题</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参会人数</translation>
    </message>
    <message>
        <source>No consultation was held in this period.</source>
        <translation>本时段没有会商。</translation>
    </message>
    <message>
        <source>11. Decisions and snapshots of the consultations</source>
        <translation>11. 会商决定与截图</translation>
    </message>
    <message>
        <source>Consultation no.</source>
        <translation>会商编号</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Noted or taken by</source>
        <translation>记录人或截图人</translation>
    </message>
    <message>
        <source>Decision, or file of the snapshot</source>
        <translation>决定事项或截图文件</translation>
    </message>
    <message>
        <source>No decision was noted and no snapshot taken in this period.</source>
        <translation>本时段未记录决定，也没有截图。</translation>
    </message>
    <message>
        <source>Minutes of consultations that could not be read are missing here: %1.</source>
        <translation>下列会商纪要无法读取，本报告未包含：%1。</translation>
    </message>
</context>
<context>
    <name>SoundDecoder</name>
    <message>
        <source>no decoder for %1</source>
        <translation>没有 %1 的解码器</translation>
    </message>
    <message>
        <source>the sound cannot be described to its decoder</source>
        <translation>无法设置声音解码器</translation>
    </message>
</context>
<context>
    <name>StoreStatus</name>
    <message>
        <source>The store is being opened</source>
        <translation>正在打开数据库</translation>
    </message>
    <message>
        <source>Everything is stored</source>
        <translation>数据均已保存</translation>
    </message>
    <message>
        <source>The store cannot be written; %1 entries wait in memory. %2</source>
        <translation>数据库无法写入，%1 条记录在内存中等待。%2</translation>
    </message>
    <message>
        <source>The store is damaged and nothing is written. %1</source>
        <translation>数据库已损坏，停止写入。%1</translation>
    </message>
    <message>
        <source>The store is closed</source>
        <translation>数据库已关闭</translation>
    </message>
    <message>
        <source>the database belongs to another program</source>
        <translation>该数据库属于其他程序</translation>
    </message>
    <message>
        <source>the database has schema version %1, this program knows versions up to %2; it was left unchanged</source>
        <translation>数据库结构版本为 %1，本程序最高支持 %2，数据库未作改动</translation>
    </message>
    <message>
        <source>the data directory cannot be made</source>
        <translation>无法创建数据目录</translation>
    </message>
    <message>
        <source>the file cannot be renamed to %1</source>
        <translation>文件无法改名为 %1</translation>
    </message>
    <message>
        <source>the file cannot be renamed</source>
        <translation>文件无法改名</translation>
    </message>
    <message>
        <source>there is no store here</source>
        <translation>此处没有数据库</translation>
    </message>
    <message>
        <source>the store has schema version %1 and still has to be brought to version %2</source>
        <translation>数据库结构版本为 %1，尚待升级到 %2</translation>
    </message>
    <message>
        <source>the period holds more than %1 entries of one kind; choose a shorter one</source>
        <translation>该时段同类记录超过 %1 条，请选择较短的时段</translation>
    </message>
</context>
<context>
    <name>StreamDetails</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Capture to paint</source>
        <translation>采集到显示</translation>
    </message>
    <message>
        <source>Last picture</source>
        <translation>最近画面</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画质</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>信号源</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>码率</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Lost, damaged, dropped</source>
        <translation>丢包 · 损坏 · 丢弃</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>重连次数</translation>
    </message>
    <message>
        <source>Waiting to be decoded</source>
        <translation>待解码</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>decoding %1 %, program %2 %</source>
        <translation>解码 %1%，程序 %2%</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1，自 %2 起</translation>
    </message>
    <message>
        <source>unknown: the camera sends no clock</source>
        <translation>未知：摄像仪未提供时钟</translation>
    </message>
    <message>
        <source>the camera&apos;s clock is %1 ms ahead</source>
        <translation>摄像仪时钟超前 %1 毫秒</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1 ms ago</source>
        <translation>%1 毫秒前</translation>
    </message>
    <message>
        <source>main stream</source>
        <translation>主码流</translation>
    </message>
    <message>
        <source>sub stream</source>
        <translation>子码流</translation>
    </message>
    <message>
        <source>keyframes of the %1</source>
        <translation>%1的关键帧</translation>
    </message>
    <message>
        <source>stills of the %1</source>
        <translation>%1的静止图</translation>
    </message>
    <message numerus="yes">
        <source>the picture is %n line(s) high</source>
        <translation>
            <numerusform>画面高 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>the camera has no sub stream</source>
        <translation>摄像仪没有子码流</translation>
    </message>
    <message>
        <source>zoomed: it takes the main stream&apos;s pixels</source>
        <translation>已放大：需要主码流的像素</translation>
    </message>
    <message numerus="yes">
        <source>the machine is at %1 %; %n tile(s) stepped down</source>
        <translation>
            <numerusform>本机负荷 %1%；%n 个画面已降级</numerusform>
        </translation>
    </message>
    <message>
        <source>changed a moment ago; the next change follows</source>
        <translation>刚切换过，稍后再切换</translation>
    </message>
    <message>
        <source>%1 a second sent, %2 shown</source>
        <translation>每秒发送 %1，显示 %2</translation>
    </message>
</context>
<context>
    <name>StreamReader</name>
    <message>
        <source>no pictures arrive</source>
        <translation>没有收到图像</translation>
    </message>
    <message>
        <source>the file is at its end</source>
        <translation>文件已播完</translation>
    </message>
    <message>
        <source>the server ended the stream</source>
        <translation>服务器结束了视频流</translation>
    </message>
    <message>
        <source>there are no pictures in the file</source>
        <translation>文件中没有图像</translation>
    </message>
    <message>
        <source>the file cannot be read again from its start</source>
        <translation>文件无法从头重新读取</translation>
    </message>
    <message>
        <source>data arrives, but no picture can be decoded from it</source>
        <translation>收到数据，但无法解码出图像</translation>
    </message>
</context>
<context>
    <name>TilePainter</name>
    <message>
        <source>person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>车</translation>
    </message>
    <message>
        <source>coal</source>
        <translation>煤</translation>
    </message>
    <message>
        <source>%1 %2%</source>
        <translation>%1 %2%</translation>
    </message>
    <message>
        <source>Drag a camera here</source>
        <translation>将摄像仪拖到此处</translation>
    </message>
    <message>
        <source>The camera sends the same picture again and again</source>
        <translation>摄像仪反复发送同一幅画面</translation>
    </message>
    <message>
        <source>Looking for the picture…</source>
        <translation>正在查找画面…</translation>
    </message>
    <message>
        <source>Nothing is kept of this moment</source>
        <translation>该时刻没有缓存画面</translation>
    </message>
</context>
<context>
    <name>TileWords</name>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>连接中…</translation>
    </message>
    <message>
        <source>No signal for %1</source>
        <translation>无信号 %1</translation>
    </message>
    <message>
        <source>No signal</source>
        <translation>无信号</translation>
    </message>
    <message>
        <source>Picture is %1 old</source>
        <translation>画面滞后 %1</translation>
    </message>
    <message>
        <source>Live · main</source>
        <translation>实时 · 主码流</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>滞后 %1</translation>
    </message>
    <message>
        <source>Live · keyframes only</source>
        <translation>实时 · 仅关键帧</translation>
    </message>
    <message>
        <source>Still · %1 old</source>
        <translation>静止图 · %1前</translation>
    </message>
    <message>
        <source>Frozen for %1</source>
        <translation>画面冻结 %1</translation>
    </message>
    <message>
        <source>Picture damaged for %1</source>
        <translation>画面损坏 %1</translation>
    </message>
    <message>
        <source>● REC · %1</source>
        <translation>● 录像 · %1</translation>
    </message>
    <message>
        <source>♪ · %1</source>
        <translation>♪ · %1</translation>
    </message>
    <message>
        <source>sub · decoding overloaded</source>
        <translation>子码流·解码吃紧</translation>
    </message>
    <message>
        <source>decoding overloaded</source>
        <translation>解码吃紧</translation>
    </message>
</context>
<context>
    <name>TimelinePainter</name>
    <message>
        <source>Alarms and bookmarks</source>
        <translation>报警与书签</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>未知：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ConsultDesk</name>
    <message>
        <source>%1 · table</source>
        <translation>%1 · 展示</translation>
    </message>
    <message>
        <source>The server for large consultations cannot be used</source>
        <translation>无法使用大型会商的媒体服务器</translation>
    </message>
    <message>
        <source>a consultation is on already</source>
        <translation>已有会商正在进行</translation>
    </message>
</context>
<context>
    <name>pitwatch::ConsultHost</name>
    <message>
        <source>the consultation server does not run</source>
        <translation>会商服务未运行</translation>
    </message>
    <message>
        <source>a consultation is open already</source>
        <translation>已有会商正在进行</translation>
    </message>
</context>
<context>
    <name>pitwatch::ConsultRecording</name>
    <message>
        <source>there is no media engine</source>
        <translation>没有音视频引擎</translation>
    </message>
    <message>
        <source>only a host may do that</source>
        <translation>只有主持人可以这样做</translation>
    </message>
    <message>
        <source>the consultation is being recorded already</source>
        <translation>会商已在录制</translation>
    </message>
    <message>
        <source>there are no media any more</source>
        <translation>音视频已中断</translation>
    </message>
</context>
<context>
    <name>pitwatch::ConsultRecordings</name>
    <message>
        <source>a consultation is being recorded already</source>
        <translation>已有会商正在录制</translation>
    </message>
</context>
<context>
    <name>pitwatch::ConsultSession</name>
    <message>
        <source>The microphone has failed and is off.</source>
        <translation>麦克风出现故障，已关闭。</translation>
    </message>
    <message>
        <source>there is no media engine</source>
        <translation>没有音视频引擎</translation>
    </message>
</context>
<context>
    <name>pitwatch::DemoSimulator</name>
    <message>
        <source>The simulator ended with code %1.</source>
        <translation>模拟器已退出，代码 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 无法启动：%2</translation>
    </message>
    <message>
        <source>The simulator did not get ready in time.</source>
        <translation>模拟器未能按时就绪。</translation>
    </message>
    <message>
        <source>The demo region is not installed, or no temporary directory can be made.</source>
        <translation>未安装演示辖区，或无法创建临时目录。</translation>
    </message>
</context>
<context>
    <name>pitwatch::HostedRoom</name>
    <message>
        <source>%1 is in the consultation already.</source>
        <translation>%1 已在会商中。</translation>
    </message>
    <message>
        <source>is not on the list</source>
        <translation>不在名单中</translation>
    </message>
</context>
<context>
    <name>pitwatch::KioskMode</name>
    <message>
        <source>Kiosk: nothing but the walls</source>
        <translation>展示模式：只显示视频墙</translation>
    </message>
    <message>
        <source>The walls of the duty room stay on</source>
        <translation>值班室视频墙保持常亮</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>展示模式</translation>
    </message>
    <message>
        <source>Leave the kiosk and show all pages and tools again?</source>
        <translation>退出展示模式，恢复显示全部页面和工具？</translation>
    </message>
</context>
<context>
    <name>pitwatch::PluginRegistry</name>
    <message>
        <source>found interface &quot;%1&quot;, expected &quot;%2&quot;</source>
        <translation>接口为“%1”，应为“%2”</translation>
    </message>
    <message>
        <source>found no &quot;id&quot; in the plugin&apos;s metadata</source>
        <translation>插件元数据中没有“id”</translation>
    </message>
    <message>
        <source>found API version %1, expected %2</source>
        <translation>API 版本为 %1，应为 %2</translation>
    </message>
    <message>
        <source>found no plugin in this file</source>
        <translation>此文件中没有插件</translation>
    </message>
    <message>
        <source>the id &quot;%1&quot; is already taken by %2</source>
        <translation>标识“%1”已被 %2 占用</translation>
    </message>
    <message>
        <source>there is no plugin &quot;%1&quot;</source>
        <translation>没有插件“%1”</translation>
    </message>
    <message>
        <source>the plugin does not give the interface it names</source>
        <translation>插件未提供其声明的接口</translation>
    </message>
</context>
<context>
    <name>pitwatch::PtzCamera</name>
    <message>
        <source>the camera has no PTZ service</source>
        <translation>摄像仪没有云台服务</translation>
    </message>
    <message>
        <source>no profile of the camera can be moved</source>
        <translation>摄像仪没有可控制云台的配置</translation>
    </message>
</context>
<context>
    <name>pitwatch::RemoteEngine</name>
    <message>
        <source>Sound and picture broke off too often and stay off until the next consultation.</source>
        <translation>音视频多次中断，在下次会商之前不再启动。</translation>
    </message>
    <message>
        <source>Sound and picture broke off and are being started again.</source>
        <translation>音视频中断，正在重新启动。</translation>
    </message>
</context>
<context>
    <name>pitwatch::SignalClient</name>
    <message>
        <source>the server is silent</source>
        <translation>服务器没有响应</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>服务器没有应答</translation>
    </message>
    <message>
        <source>no invitation: https://host:port/#room=…&amp;token=… is expected</source>
        <translation>不是邀请链接：应为 https://host:port/#room=…&amp;token=…</translation>
    </message>
</context>
<context>
    <name>pitwatch::StartWindow</name>
    <message>
        <source>Starting the mines of the demo region…</source>
        <translation>正在启动演示辖区的煤矿…</translation>
    </message>
    <message>
        <source>The demo region does not run</source>
        <translation>演示辖区未能运行</translation>
    </message>
    <message>
        <source>The region cannot be shown</source>
        <translation>无法显示辖区</translation>
    </message>
    <message>
        <source>Pitwatch</source>
        <translation>矿山值守台</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pitwatch::mtt1201::ExchangeWorker</name>
    <message>
        <source>The folder %1 cannot be read</source>
        <translation>文件夹 %1 无法读取</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AgeLabel</name>
    <message>
        <source>stale, %1</source>
        <translation>陈旧，%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmDetails</name>
    <message>
        <source>Note for the log (optional)</source>
        <translation>备注，记入日志（可不填）</translation>
    </message>
    <message>
        <source>Choose an alarm to see its facts, the rule behind it and what was done about it.</source>
        <translation>选择一条报警，查看其数据事实、所依据的规则和处置过程。</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>数据事实</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What has been done</source>
        <translation>处置过程</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>矿图</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像仪</translation>
    </message>
    <message>
        <source>Show the mine of this alarm there</source>
        <translation>转到该页查看此报警的煤矿</translation>
    </message>
    <message>
        <source>Whole region</source>
        <translation>全辖区</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmForwardDialog</name>
    <message>
        <source>Alarms on the wall</source>
        <translation>报警联动视频墙</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>不改变视频墙</translation>
    </message>
    <message>
        <source>Mark the cameras</source>
        <translation>仅标出摄像仪</translation>
    </message>
    <message>
        <source>Bring the mine&apos;s cameras forward</source>
        <translation>调出该矿的摄像仪</translation>
    </message>
    <message>
        <source>Only while the wall is open</source>
        <translation>仅当视频墙已打开</translation>
    </message>
    <message>
        <source>Also from the overview</source>
        <translation>在总览页时也打开</translation>
    </message>
    <message>
        <source>From every page</source>
        <translation>在任何页面时都打开</translation>
    </message>
    <message>
        <source>An alarm may</source>
        <translation>报警时</translation>
    </message>
    <message>
        <source>From grade</source>
        <translation>最低级别</translation>
    </message>
    <message>
        <source>Cameras at most</source>
        <translation>最多摄像仪数</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Opens the wall</source>
        <translation>切换到视频墙</translation>
    </message>
    <message>
        <source>Half of the tiles at most are used. Acknowledging the alarm or Esc puts the wall back.</source>
        <translation>最多占用一半画面。签收报警或按 Esc 后恢复原来的视频墙。</translation>
    </message>
    <message>
        <source>A replay, or a camera that is being moved, holds alarms back only until %1 s after the last key or mouse button (grade I: %2 s). The camera is stopped then; the replay comes back afterwards.</source>
        <translation>正在回放或控制云台时，报警最多等到最后一次按键或鼠标操作后 %1 秒（I 级 %2 秒）。届时停止云台；报警结束后恢复回放。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmLine</name>
    <message>
        <source>Waiting for the first data</source>
        <translation>等待首批数据</translation>
    </message>
    <message>
        <source>Display is not being updated, last %1</source>
        <translation>画面未在更新，最近一次：%1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>No unacknowledged alarm</source>
        <translation>没有未确认的报警</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmNotice</name>
    <message>
        <source>List of alarms</source>
        <translation>报警列表</translation>
    </message>
    <message>
        <source>Show the alarms of this mine</source>
        <translation>查看该矿的报警</translation>
    </message>
    <message>
        <source>Put the wall back</source>
        <translation>恢复视频墙</translation>
    </message>
    <message>
        <source>Show again what was here before the alarm (Esc)</source>
        <translation>恢复报警之前的画面（Esc）</translation>
    </message>
    <message>
        <source>%1 %2 · %3</source>
        <translation>%1 级 %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>另有 %n 条等待</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmPage</name>
    <message>
        <source>With closed ones</source>
        <translation>含已结束</translation>
    </message>
    <message>
        <source>Show alarms that are cleared and acknowledged, too</source>
        <translation>同时显示已解除且已签收的报警</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>All mines</source>
        <translation>全部煤矿</translation>
    </message>
    <message>
        <source>Acknowledge all shown…</source>
        <translation>签收全部所列…</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Test sound</source>
        <translation>试音</translation>
    </message>
    <message>
        <source>%1 open, %2 not acknowledged</source>
        <translation>未结束 %1，未签收 %2</translation>
    </message>
    <message>
        <source>Who is on duty?</source>
        <translation>谁在值班？</translation>
    </message>
    <message>
        <source>Every acknowledgement bears a name. Enter the duty officer in the status strip first.</source>
        <translation>每次签收都须记名。请先在状态栏填写值班员。</translation>
    </message>
    <message>
        <source>Acknowledge all shown</source>
        <translation>签收全部所列</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alarm(s) that the table shows?</source>
        <translation>
            <numerusform>签收表中所列的 %n 条报警？</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledged together</source>
        <translation>批量签收</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Acknowledge what is chosen</source>
        <translation>签收选中的报警</translation>
    </message>
    <message>
        <source>Show alarms: %1</source>
        <translation>显示报警：%1</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>在表中查找</translation>
    </message>
    <message>
        <source>No sound for alarms on this seat</source>
        <translation>本席位报警不发声</translation>
    </message>
    <message>
        <source>Hear the sound of grade I</source>
        <translation>试听一级红报警声</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>没有报警</translation>
    </message>
    <message>
        <source>Here alarms are listed as soon as a rule of the rule file raises one.</source>
        <translation>规则文件中的规则产生报警后，在此列出。</translation>
    </message>
    <message>
        <source>No alarm to show</source>
        <translation>没有符合条件的报警</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) do not match what is chosen above. Closed ones are shown with “With closed ones”.</source>
        <translation>
            <numerusform>有 %n 条报警不符合上方条件。已结束的报警请选“含已结束”查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>Call the mine</source>
        <translation>呼叫煤矿</translation>
    </message>
    <message>
        <source>Begin a consultation about the chosen alarm with the mine&apos;s dispatch room</source>
        <translation>就所选报警与煤矿调度室会商</translation>
    </message>
    <message>
        <source>Consultations</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>This alarm is not in the table any more.</source>
        <translation>该报警已不在列表中。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AlarmTableModel</name>
    <message>
        <source>New</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Gone, not seen</source>
        <translation>已解除，未签收</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>发生</translation>
    </message>
    <message>
        <source>Grade raised</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Grade %1, %2</source>
        <translation>%1 级，%2</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>数据事实</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>Whole region</source>
        <translation>全辖区</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::AreaCounts</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Head-count against limit</source>
        <translation>人数与定员</translation>
    </message>
    <message>
        <source>The region file names no areas of this mine</source>
        <translation>辖区文件未列出此煤矿的区域</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无定员</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::BookmarkModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像仪</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>标记人</translation>
    </message>
    <message>
        <source>All cameras</source>
        <translation>全部摄像仪</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CalleeDialog</name>
    <message>
        <source>Call list</source>
        <translation>呼叫名单</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>A contact below the chosen one</source>
        <translation>在所选行下方添加联系人</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The chosen contact; mines of the region stay</source>
        <translation>删除所选联系人；本区域的煤矿不能删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>The chosen one is shown earlier</source>
        <translation>所选行向前移动</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>The chosen one is shown later</source>
        <translation>所选行向后移动</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤销上一步修改</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CalleeEditModel</name>
    <message>
        <source>A name is needed.</source>
        <translation>请填写名称。</translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n character(s).</source>
        <translation>
            <numerusform>名称最多 %n 个字。</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody of this name stands in the list already.</source>
        <translation>名单中已有相同的名称。</translation>
    </message>
    <message numerus="yes">
        <source>A contact has at most %n character(s).</source>
        <translation>
            <numerusform>联系方式最多 %n 个字。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are characters in it that cannot be seen.</source>
        <translation>含有不可见的字符。</translation>
    </message>
    <message>
        <source>Mines of the region stay, under the name that the region file gives them.</source>
        <translation>本区域的煤矿不能删除，名称以区域文件为准。</translation>
    </message>
    <message>
        <source>The list is full.</source>
        <translation>名单已满。</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新联系人</translation>
    </message>
    <message>
        <source>New contact %1</source>
        <translation>新联系人 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CalleeModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Standing by</source>
        <translation>值守中</translation>
    </message>
    <message>
        <source>Nobody stands by</source>
        <translation>无人值守</translation>
    </message>
    <message>
        <source>%1 · no ring tone</source>
        <translation>%1 · 无铃声</translation>
    </message>
    <message>
        <source>The call is seen there, but not heard: nobody has clicked in the page since its browser started. Ask there by telephone for one click in the page.</source>
        <translation>对方能看到呼叫，但听不到铃声：浏览器启动后还没有人点击过值守页面。请打电话让对方在页面上点击一次。</translation>
    </message>
    <message>
        <source>The call is seen there, but not heard: the computer has no loudspeaker.</source>
        <translation>对方能看到呼叫，但听不到铃声：值守终端没有扬声器。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CallsPanel</name>
    <message>
        <source>Calls</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Call the chosen one; who does not answer is called again</source>
        <translation>呼叫所选单位；无人接听时自动再次呼叫</translation>
    </message>
    <message>
        <source>Choose whom to call first.</source>
        <translation>请先选择呼叫对象。</translation>
    </message>
    <message>
        <source>Stop calling</source>
        <translation>停止呼叫</translation>
    </message>
    <message>
        <source>The chosen one is not called any more</source>
        <translation>不再呼叫所选单位</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>The link with which the chosen one comes in, for the mine&apos;s browser</source>
        <translation>所选单位进入会商的链接，供煤矿的浏览器使用</translation>
    </message>
    <message>
        <source>Link for others</source>
        <translation>其他人的链接</translation>
    </message>
    <message>
        <source>A link for anybody: leads to the waiting room</source>
        <translation>供任何人使用的链接：先进入等候室</translation>
    </message>
    <message>
        <source>Choose first whose link is to be copied.</source>
        <translation>请先选择要复制谁的链接。</translation>
    </message>
    <message>
        <source>The link is copied. Whoever has it can come in.</source>
        <translation>链接已复制。持有链接者可直接进入。</translation>
    </message>
    <message>
        <source>The link is copied. It leads to the waiting room.</source>
        <translation>链接已复制，打开后进入等候室。</translation>
    </message>
    <message>
        <source>End a link</source>
        <translation>作废链接</translation>
    </message>
    <message>
        <source>A link that went astray leads nowhere any more</source>
        <translation>使外泄的链接失效</translation>
    </message>
    <message>
        <source>Of the chosen one: who came in with it has to go</source>
        <translation>所选单位的链接：凭此进入者将被请出</translation>
    </message>
    <message>
        <source>For others: who waits has to go, who is inside stays</source>
        <translation>供他人使用的链接：等候者将被请出，已在会商室内的留下</translation>
    </message>
    <message>
        <source>Choose first whose link is to end.</source>
        <translation>请先选择要作废谁的链接。</translation>
    </message>
    <message>
        <source>The link has ended.</source>
        <translation>链接已作废。</translation>
    </message>
    <message>
        <source>There is no such link.</source>
        <translation>没有这样的链接。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CameraTreeModel</name>
    <message>
        <source>Not yet tried</source>
        <translation>未连接过</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <translation>离线：%1</translation>
    </message>
    <message>
        <source>● REC</source>
        <translation>● 录像</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CameraTreePanel</name>
    <message>
        <source>Find a camera</source>
        <translation>查找摄像仪</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像仪</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CaseConsultations</name>
    <message>
        <source>Consultations about this alarm: their minutes and recordings</source>
        <translation>与此报警有关的会商：纪要和录制文件</translation>
    </message>
    <message>
        <source>Minutes: %1 · %2</source>
        <translation>纪要：%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>Recordings: %1 · %n file(s)</source>
        <translation>
            <numerusform>录制：%1 · %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Consultations</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Consultations (%1)</source>
        <translation>会商（%1）</translation>
    </message>
    <message>
        <source>Cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CaseSource</name>
    <message>
        <source>Alarm: %1</source>
        <translation>报警：%1</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Whole region</source>
        <translation>全辖区</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1，已持续 %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>数据事实</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近处置</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ChatPanel</name>
    <message>
        <source>Chat</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>What is written here is part of the minutes.</source>
        <translation>此处所写内容记入会商纪要。</translation>
    </message>
    <message>
        <source>Write to everybody</source>
        <translation>发送给所有人</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ClipDialog</name>
    <message>
        <source>Evidence clips</source>
        <translation>证据片段</translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation>尚无证据片段</translation>
    </message>
    <message>
        <source>Press E on the video wall to keep the last 30 and the next 10 seconds of a tile.</source>
        <translation>在视频墙上按 E,可留存所选画面的前 30 秒和后 10 秒。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>在文件夹中查看文件</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Copy the path of the video</source>
        <translation>复制视频文件路径</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Compare the video with its SHA-256</source>
        <translation>用 SHA-256 校验视频</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Delete the video and its sidecar</source>
        <translation>删除视频及其说明文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>关闭列表</translation>
    </message>
    <message>
        <source>Reading the clips…</source>
        <translation>正在读取片段…</translation>
    </message>
    <message>
        <source>Delete the clip of %1 and its sidecar? They cannot be brought back.</source>
        <translation>删除 %1 的片段及其说明文件?删除后无法恢复。</translation>
    </message>
    <message>
        <source>Delete a clip</source>
        <translation>删除片段</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ClipListModel</name>
    <message>
        <source>✓ unchanged</source>
        <translation>✓ 未改动</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像仪</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>留存人或报警</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验结果</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ClipTools</name>
    <message>
        <source>Keep a clip</source>
        <translation>留存片段</translation>
    </message>
    <message>
        <source>Keep the last 30 and the next 10 seconds of the chosen tile as evidence</source>
        <translation>将所选画面的前 30 秒和后 10 秒留存为证据</translation>
    </message>
    <message>
        <source>Keep all tiles</source>
        <translation>留存全部画面</translation>
    </message>
    <message>
        <source>Keep the last 30 and the next 10 seconds of all tiles, on one time base</source>
        <translation>以同一时间基准留存全部画面的前 30 秒和后 10 秒</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>证据片段</translation>
    </message>
    <message>
        <source>The evidence clips that were kept</source>
        <translation>已留存的证据片段</translation>
    </message>
    <message>
        <source>There is no camera in this tile</source>
        <translation>此画面没有摄像仪</translation>
    </message>
    <message>
        <source>Clip kept: %1</source>
        <translation>片段已留存:%1</translation>
    </message>
    <message>
        <source>Clip kept: %1
Not in it: %2</source>
        <translation>片段已留存:%1
未包含:%2</translation>
    </message>
    <message>
        <source>The clip was not kept: %1</source>
        <translation>片段未能留存:%1</translation>
    </message>
    <message>
        <source>■ Clip %1 s</source>
        <translation>■ 留存中 %1 s</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ConsultPage</name>
    <message>
        <source>Consultation</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Opening the consultation…</source>
        <translation>正在开启会商…</translation>
    </message>
    <message>
        <source>The server for mines is starting. At the first start its certificate is made.</source>
        <translation>面向煤矿的服务正在启动。首次启动时生成证书。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::CurveChart</name>
    <message>
        <source>No values in this time</source>
        <translation>此时段无数据</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::DeviceMenu</name>
    <message>
        <source>Without a media engine there are no devices</source>
        <translation>没有媒体引擎，无设备可用</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>%1 (failed; take it again)</source>
        <translation>%1（出现故障，点击重新接入）</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::DeviceTrial</name>
    <message>
        <source>Trial</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Try camera and microphone</source>
        <translation>试用摄像头和麦克风</translation>
    </message>
    <message>
        <source>See and hear oneself before others do; nobody else does meanwhile</source>
        <translation>会商前先看到自己的画面和麦克风音量；此时别人看不到也听不到</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>播放测试音</translation>
    </message>
    <message>
        <source>A tone on the chosen loudspeaker</source>
        <translation>用所选的扬声器播放测试音</translation>
    </message>
    <message>
        <source>No loudspeaker is chosen: the tone cannot be played.</source>
        <translation>没有选择扬声器，无法播放测试音。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::DutyPage</name>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>No shift has been recorded yet</source>
        <translation>尚无班次记录</translation>
    </message>
    <message>
        <source>Here the report of a shift can be looked at and exported as PDF or CSV. It fills by itself a minute after data begins to come.</source>
        <translation>在此查看班次报告，并导出为 PDF 或 CSV。收到数据一分钟后自动生成。</translation>
    </message>
    <message>
        <source>Nothing is stored</source>
        <translation>未保存数据</translation>
    </message>
    <message>
        <source>This seat runs without a store, so there is no shift to report.</source>
        <translation>本席位未使用数据库，没有可报告的班次。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Make anew</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>导出 PDF…</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Progress of the report</source>
        <translation>报告进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The period ends before it begins</source>
        <translation>结束时间早于开始时间</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Nothing was recorded in this period</source>
        <translation>本时段无记录</translation>
    </message>
    <message>
        <source>The report could not be made</source>
        <translation>报告未能生成</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>值班</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::FeedTableModel</name>
    <message>
        <source>Feed</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近收到</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒收</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::FeederTableModel</name>
    <message>
        <source>Substation</source>
        <translation>变电所</translation>
    </message>
    <message>
        <source>Main haulage</source>
        <translation>主运输</translation>
    </message>
    <message>
        <source>Main fan</source>
        <translation>主通风</translation>
    </message>
    <message>
        <source>Main drainage</source>
        <translation>主排水</translation>
    </message>
    <message>
        <source>Main hoist</source>
        <translation>主井提升</translation>
    </message>
    <message>
        <source>Auxiliary hoist</source>
        <translation>副井提升</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>工作面</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>▶ Running</source>
        <translation>▶ 运行</translation>
    </message>
    <message>
        <source>■ Stopped</source>
        <translation>■ 停止</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>回路</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>P / kW</source>
        <translation>P / kW</translation>
    </message>
    <message>
        <source>I / A</source>
        <translation>I / A</translation>
    </message>
    <message>
        <source>U / V</source>
        <translation>U / V</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时效</translation>
    </message>
    <message>
        <source>%1, rated %2, idle %3</source>
        <translation>%1，额定 %2，空载 %3</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>通用</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::LayoutBar</name>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Save the wall as…</source>
        <translation>将当前墙另存为…</translation>
    </message>
    <message>
        <source>Give this layout with its cameras a name</source>
        <translation>为当前布局及其摄像仪取一个名称</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局管理</translation>
    </message>
    <message>
        <source>Recall, save, rename and delete named layouts</source>
        <translation>调出、保存、改名、删除已命名的布局</translation>
    </message>
    <message>
        <source>Layout &quot;%1&quot;</source>
        <translation>布局“%1”</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Bring &quot;%1&quot; back</source>
        <translation>恢复“%1”</translation>
    </message>
    <message>
        <source>Save the wall</source>
        <translation>保存当前墙</translation>
    </message>
    <message>
        <source>Name of this layout with its cameras:</source>
        <translation>当前布局（含摄像仪）的名称：</translation>
    </message>
    <message>
        <source>Saved as &quot;%1&quot;</source>
        <translation>已保存为“%1”</translation>
    </message>
    <message>
        <source>Replace the layout &quot;%1&quot; with the wall as it is now?</source>
        <translation>用当前墙覆盖布局“%1”？</translation>
    </message>
    <message>
        <source>New name of the layout &quot;%1&quot;:</source>
        <translation>布局“%1”的新名称：</translation>
    </message>
    <message>
        <source>Renamed to &quot;%1&quot;</source>
        <translation>已改名为“%1”</translation>
    </message>
    <message>
        <source>Deleted &quot;%1&quot;. The menu brings it back.</source>
        <translation>已删除“%1”，可从菜单恢复。</translation>
    </message>
    <message>
        <source>Layout %1</source>
        <translation>布局 %1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::LayoutShelf</name>
    <message>
        <source>A layout needs a name</source>
        <translation>布局需要名称</translation>
    </message>
    <message numerus="yes">
        <source>There are %n layout(s) already: delete one first</source>
        <translation>
            <numerusform>已有 %n 个布局，请先删除一个</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no layout &quot;%1&quot;</source>
        <translation>没有名为“%1”的布局</translation>
    </message>
    <message>
        <source>Another layout is called &quot;%1&quot;</source>
        <translation>已有名为“%1”的布局</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ListenControl</name>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Hear the camera of the chosen tile; another tile, another sound</source>
        <translation>听取所选画面的声音；选中另一画面时随之切换</translation>
    </message>
    <message>
        <source>This seat has no loudspeaker</source>
        <translation>本席位没有扬声器</translation>
    </message>
    <message>
        <source>This camera sends no sound</source>
        <translation>该摄像仪没有声音</translation>
    </message>
    <message>
        <source>The camera cannot be heard: %1</source>
        <translation>无法听取该摄像仪的声音：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::Lobby</name>
    <message>
        <source>Find whom to call</source>
        <translation>查找呼叫对象</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>呼叫对象</translation>
    </message>
    <message>
        <source>New consultation</source>
        <translation>新会商</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>会商主题</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Sound and picture</source>
        <translation>声音与画面</translation>
    </message>
    <message>
        <source>Nobody can be seen or heard here: %1 One can still call, write and hold roll calls.</source>
        <translation>本机无法视听：%1 仍可呼叫、发送文字和点名。</translation>
    </message>
    <message>
        <source>Join with a link</source>
        <translation>通过链接加入</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>For mines</source>
        <translation>煤矿接入</translation>
    </message>
    <message>
        <source>Export certificate…</source>
        <translation>导出证书…</translation>
    </message>
    <message>
        <source>Mines import it once; then their browsers trust this server</source>
        <translation>煤矿导入一次后，其浏览器即信任本服务</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始会商</translation>
    </message>
    <message numerus="yes">
        <source>Begin and call %n</source>
        <translation>
            <numerusform>开始会商并呼叫%n个单位</numerusform>
        </translation>
    </message>
    <message>
        <source>The server for mines is starting…</source>
        <translation>面向煤矿的服务正在启动…</translation>
    </message>
    <message>
        <source>The server for mines does not run: %1</source>
        <translation>面向煤矿的服务未运行：%1</translation>
    </message>
    <message>
        <source>Mines come in at https://%1:%2/</source>
        <translation>煤矿接入地址：https://%1:%2/</translation>
    </message>
    <message>
        <source>The usual port is taken; links that mines have kept do not work.</source>
        <translation>常用端口已被占用；煤矿保存的链接暂不可用。</translation>
    </message>
    <message>
        <source>Fingerprint: %1</source>
        <translation>指纹：%1</translation>
    </message>
    <message>
        <source>Export certificate</source>
        <translation>导出证书</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem)</source>
        <translation>证书 (*.crt *.pem)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>New post link…</source>
        <translation>新建值守链接…</translation>
    </message>
    <message>
        <source>A link for a page that the chosen one keeps open day and night: it rings when you call</source>
        <translation>所选单位常开的值守页面链接：呼叫时会响铃</translation>
    </message>
    <message>
        <source>Post links that were given out are not known any more: %1</source>
        <translation>此前发出的值守链接已失效：%1</translation>
    </message>
    <message>
        <source>Choose first on the left for whom the link is.</source>
        <translation>请先在左侧选择链接给谁。</translation>
    </message>
    <message>
        <source>New post link</source>
        <translation>新建值守链接</translation>
    </message>
    <message>
        <source>Make a new link for %1? Its earlier link ends.</source>
        <translation>为%1新建链接？其原有链接随即失效。</translation>
    </message>
    <message>
        <source>The link for %1 is copied. Open it there once and keep the page open.</source>
        <translation>%1的链接已复制。请在该处打开并保持页面常开。</translation>
    </message>
    <message>
        <source>The call list of this seat cannot be read; this is the region&apos;s: %1</source>
        <translation>本席位的呼叫名单无法读取，当前显示区域文件中的名单：%1</translation>
    </message>
    <message>
        <source>Change the list…</source>
        <translation>编辑名单…</translation>
    </message>
    <message>
        <source>Add contacts, change how they are reached, put them in another order</source>
        <translation>添加联系人，修改联系方式，调整顺序</translation>
    </message>
    <message>
        <source>The call list cannot be saved and holds until the program ends: %1</source>
        <translation>呼叫名单无法保存，仅在程序退出前有效：%1</translation>
    </message>
    <message numerus="yes">
        <source>Refused %n times since the start: see System.</source>
        <translation>
            <numerusform>启动以来已拒绝 %n 次，详见“系统”页。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MainWindow</name>
    <message>
        <source>Pitwatch – %1</source>
        <translation>矿山值守台 – %1</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色/浅色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Kiosk: nothing but the page in front</source>
        <translation>展示模式：只显示当前页面</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MapPage</name>
    <message>
        <source>Head-count against limit</source>
        <translation>人数与定员</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>选中对象</translation>
    </message>
    <message>
        <source>Underground now</source>
        <translation>当前井下</translation>
    </message>
    <message>
        <source>No positions have come yet</source>
        <translation>尚未收到位置数据</translation>
    </message>
    <message>
        <source>%1 underground, limit %2</source>
        <translation>井下 %1 人，定员 %2 人</translation>
    </message>
    <message>
        <source>%1 underground</source>
        <translation>井下 %1 人</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>矿图</translation>
    </message>
    <message>
        <source>No plan of this mine</source>
        <translation>此煤矿没有矿图</translation>
    </message>
    <message>
        <source>Here the plan is drawn with everybody on it. It comes from the areas, roadways and stations of the mine in the region file.</source>
        <translation>在此绘制矿图和全部人员。矿图取自辖区文件中此煤矿的区域、巷道和基站。</translation>
    </message>
    <message>
        <source>Age of the newest positions, by the clock of their source</source>
        <translation>最新位置数据的时效，以数据源时钟为准</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole plan</source>
        <translation>显示整张矿图</translation>
    </message>
    <message>
        <source>Name, tag, trade or area</source>
        <translation>姓名/卡/工种/区域</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>查找人员</translation>
    </message>
    <message numerus="yes">
        <source>◆ SOS from %n tag(s)</source>
        <translation>
            <numerusform>◆ %n 人求救</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n 人无位置</numerusform>
        </translation>
    </message>
    <message>
        <source>Call the mine</source>
        <translation>呼叫煤矿</translation>
    </message>
    <message>
        <source>Begin a consultation with this mine&apos;s dispatch room</source>
        <translation>与该矿调度室会商</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MapPainter</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>SOS</source>
        <translation>求救</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MapView</name>
    <message>
        <source>Plan of the mine</source>
        <translation>矿图</translation>
    </message>
    <message>
        <source>The list beside it names everybody who is drawn here</source>
        <translation>旁边的列表给出图上全部人员</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MediaChoice</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Picture codec</source>
        <translation>视频编码</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>测试画面</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>测试音</translation>
    </message>
    <message>
        <source>None found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MinePicker</name>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MinutesBox</name>
    <message>
        <source>Export PDF…</source>
        <translation>导出 PDF…</translation>
    </message>
    <message>
        <source>Earlier consultations</source>
        <translation>以往会商</translation>
    </message>
    <message>
        <source>The minutes of the chosen consultation as PDF</source>
        <translation>将所选会商的纪要导出为 PDF</translation>
    </message>
    <message>
        <source>No consultation yet. Their minutes are kept here.</source>
        <translation>尚无会商。会商纪要保存在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n个文件无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the minutes</source>
        <translation>导出纪要</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation>保存期限…</translation>
    </message>
    <message>
        <source>How long and how much of the recordings of consultations is kept</source>
        <translation>会商录制保存多久、最多占用多少空间</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>The alarm that the chosen consultation was about</source>
        <translation>所选会商涉及的报警</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MinutesListModel</name>
    <message>
        <source>Goes on</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>中断（程序未正常结束）</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n人</numerusform>
        </translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Took part</source>
        <translation>参会</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::MinutesNotice</name>
    <message>
        <source>The minutes cannot be written and would be lost with the program; it is tried again and again: %1</source>
        <translation>会商纪要无法写入，程序一旦结束即会丢失；正在反复重试：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::OverviewPage</name>
    <message numerus="yes">
        <source>%n mine(s). Waiting for the first data.</source>
        <translation>
            <numerusform>%n 座煤矿，等待首批数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ParticipantTile</name>
    <message>
        <source>Camera is off</source>
        <translation>画面已关闭</translation>
    </message>
    <message>
        <source>Waiting for the picture…</source>
        <translation>等待画面…</translation>
    </message>
    <message>
        <source>Hand up</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>Muted by the host</source>
        <translation>已被主持人静音</translation>
    </message>
    <message>
        <source>Microphone off</source>
        <translation>麦克风已关闭</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（本席）</translation>
    </message>
    <message>
        <source>Speaks while the key is held</source>
        <translation>按住发言中</translation>
    </message>
    <message>
        <source>The media server is away: nobody sees or hears you until it is back</source>
        <translation>媒体服务器中断：恢复之前，其他参会方看不到也听不到您</translation>
    </message>
    <message>
        <source>Not connected until the media server is back</source>
        <translation>媒体服务器恢复后自动接通</translation>
    </message>
    <message>
        <source>The connection is too narrow for the picture: it is held back, the sound goes on</source>
        <translation>网络带宽不足，画面已暂停，声音正常</translation>
    </message>
    <message>
        <source>Does not get your picture</source>
        <translation>暂收不到您的画面</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PeopleModel</name>
    <message>
        <source>Waits to be let in</source>
        <translation>等候准许进入</translation>
    </message>
    <message>
        <source>Hand up</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>On the table</source>
        <translation>正在展示</translation>
    </message>
    <message>
        <source>Microphone on</source>
        <translation>麦克风已开</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（本席）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PeoplePanel</name>
    <message>
        <source>Participants</source>
        <translation>参会者</translation>
    </message>
    <message>
        <source>Let all in</source>
        <translation>全部准许</translation>
    </message>
    <message>
        <source>Everybody who waits comes into the room</source>
        <translation>所有等候者进入会商</translation>
    </message>
    <message>
        <source>Mute all</source>
        <translation>全体静音</translation>
    </message>
    <message>
        <source>Everybody but hosts</source>
        <translation>主持人除外</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Whoever comes now has to wait to be let in</source>
        <translation>此后来者须等候准许</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>准许进入</translation>
    </message>
    <message>
        <source>Do not let in</source>
        <translation>不准进入</translation>
    </message>
    <message>
        <source>Let speak again</source>
        <translation>恢复发言</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>角色：%1</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移出…</translation>
    </message>
    <message>
        <source>Remove from the consultation</source>
        <translation>移出会商</translation>
    </message>
    <message>
        <source>Remove %1? Coming back needs your consent.</source>
        <translation>将%1移出？再次进入须经您准许。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PeriodPicker</name>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Current shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>Previous shift</source>
        <translation>上一班</translation>
    </message>
    <message>
        <source>Any period</source>
        <translation>自定时段</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PlaybackCanvas</name>
    <message>
        <source>Recorded pictures</source>
        <translation>录像画面</translation>
    </message>
    <message>
        <source>▷ Recorded</source>
        <translation>▷ 录像</translation>
    </message>
    <message>
        <source>Looking for the picture…</source>
        <translation>正在查找画面…</translation>
    </message>
    <message>
        <source>No recording here</source>
        <translation>此处无录像</translation>
    </message>
    <message>
        <source>goes on at %1</source>
        <translation>%1 起恢复</translation>
    </message>
    <message>
        <source>The recording cannot be read</source>
        <translation>录像无法读取</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>此画面无法显示</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PlaybackPage</name>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>What is to be seen here?</source>
        <translation>此处有什么情况？</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n camera(s) can be played together</source>
        <translation>
            <numerusform>最多可同步回放 %n 路摄像仪</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Bookmark…</source>
        <translation>书签…</translation>
    </message>
    <message>
        <source>Mark this moment; what was recorded around it is kept</source>
        <translation>标记此刻；其前后的录像保留</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the selected span of the shown cameras into files</source>
        <translation>把所选时段内各摄像仪的录像写成文件</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>录像设置…</translation>
    </message>
    <message>
        <source>How long and how much is recorded</source>
        <translation>录像保存多久、占用多少空间</translation>
    </message>
    <message>
        <source>First recording of the timeline</source>
        <translation>时间轴上最早的录像</translation>
    </message>
    <message>
        <source>Last recording of the timeline</source>
        <translation>时间轴上最新的录像</translation>
    </message>
    <message>
        <source>Selection begins here</source>
        <translation>选段从此开始</translation>
    </message>
    <message>
        <source>Selection ends here</source>
        <translation>选段到此结束</translation>
    </message>
    <message>
        <source>No selection</source>
        <translation>取消选段</translation>
    </message>
    <message>
        <source>Shorter period</source>
        <translation>缩短时段</translation>
    </message>
    <message>
        <source>Longer period</source>
        <translation>延长时段</translation>
    </message>
    <message>
        <source>Nothing is recorded in this period</source>
        <translation>此时段内没有录像</translation>
    </message>
    <message>
        <source>Marked; what was recorded around it is kept</source>
        <translation>已标记；其前后的录像保留</translation>
    </message>
    <message>
        <source>The bookmark “%1” was deleted</source>
        <translation>书签“%1”已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>已写出 %n 个文件到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can be played back</source>
        <translation>没有可回放的内容</translation>
    </message>
    <message>
        <source>This seat runs without recordings.</source>
        <translation>本席位未启用录像。</translation>
    </message>
    <message>
        <source>No camera is chosen</source>
        <translation>未选择摄像仪</translation>
    </message>
    <message>
        <source>Check up to nine cameras on the left to play them back together.</source>
        <translation>在左侧勾选最多九路摄像仪，即可同步回放。</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet</source>
        <translation>尚无录像</translation>
    </message>
    <message>
        <source>Right-click a camera on the left and choose “Record”, or say &quot;record&quot; in the region file. What is recorded from then on can be played back here.</source>
        <translation>在左侧右键单击摄像仪并选择“录像”，或在区域文件中写明 &quot;record&quot;。此后的录像可在这里回放。</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>回放</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PlaybackSidebar</name>
    <message>
        <source>Check the cameras to play back; right-click to choose what is recorded</source>
        <translation>勾选要回放的摄像仪；右键选择是否录像</translation>
    </message>
    <message>
        <source>None in the shown time. B keeps a moment, with a few words.</source>
        <translation>所示时段内没有书签。按 B 键为某一时刻加书签并写明内容。</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Delete the bookmark</source>
        <translation>删除书签</translation>
    </message>
    <message>
        <source>Double-click to go there</source>
        <translation>双击跳转</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PluginTableModel</name>
    <message>
        <source>Not usable: %1</source>
        <translation>不可用：%1</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PowerPage</name>
    <message>
        <source>Time shown</source>
        <translation>显示时长</translation>
    </message>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>最近 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Active power / kW</source>
        <translation>有功功率 / kW</translation>
    </message>
    <message>
        <source>Current / A (mean of the phases)</source>
        <translation>电流 / A（三相平均）</translation>
    </message>
    <message>
        <source>Voltage / V (mean of the phases)</source>
        <translation>电压 / V（三相平均）</translation>
    </message>
    <message>
        <source>No power data has come yet</source>
        <translation>尚未收到用电数据</translation>
    </message>
    <message>
        <source>Idle load</source>
        <translation>空载负荷</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>用电</translation>
    </message>
    <message>
        <source>No feeders of this mine</source>
        <translation>此煤矿没有回路</translation>
    </message>
    <message>
        <source>Here the load of each feeder is shown with its curves of power, current and voltage. Feeders are named in the region file.</source>
        <translation>在此显示各回路的负荷及功率、电流、电压曲线。回路由辖区文件列出。</translation>
    </message>
    <message>
        <source>Age of the oldest value in the sum, by the clock of its source</source>
        <translation>合计中最旧数据的时效，以数据源时钟为准</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>回路</translation>
    </message>
    <message>
        <source>Load of the mine: %1</source>
        <translation>全矿负荷：%1</translation>
    </message>
    <message>
        <source>Curves of the first %1 of %2 chosen feeders</source>
        <translation>已选 %2 条回路，显示前 %1 条曲线</translation>
    </message>
    <message>
        <source>Choose up to %1 feeders to compare their curves</source>
        <translation>选择回路对比曲线，最多 %1 条</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::PtzControl</name>
    <message>
        <source>arrows, + −, 1–9 · Esc ends</source>
        <translation>方向键、+ −、1–9 · Esc 结束</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>转动中</translation>
    </message>
    <message>
        <source>there is no preset %1</source>
        <translation>没有预置位 %1</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>预置位 %1</translation>
    </message>
    <message>
        <source>Store preset</source>
        <translation>保存预置位</translation>
    </message>
    <message>
        <source>Keep the present direction of the camera as preset %1 (%2)?</source>
        <translation>把摄像仪当前方向保存为预置位 %1（%2）？</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::QuarantineModel</name>
    <message>
        <source>Received: %1
Feed: %2
Origin: %3
Reason: %4
Beginning of the input:
%5</source>
        <translation>接收时间：%1
数据源：%2
来源：%3
原因：%4
数据开头：
%5</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::QuarantineView</name>
    <message>
        <source>Quarantine</source>
        <translation>隔离数据</translation>
    </message>
    <message>
        <source>Refused inputs</source>
        <translation>拒收的数据</translation>
    </message>
    <message>
        <source>Choose an input to read it.</source>
        <translation>选择一条数据查看内容。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>没有拒收的数据</translation>
    </message>
    <message>
        <source>Messages and files that cannot be used are kept here, with the reason and their beginning.</source>
        <translation>无法使用的消息和文件保留在此，附原因和数据开头。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RecordingChoice</name>
    <message>
        <source>Record</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Do not record</source>
        <translation>不录像</translation>
    </message>
    <message>
        <source>Main stream</source>
        <translation>主码流</translation>
    </message>
    <message>
        <source>Sub stream</source>
        <translation>子码流</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RecordingDialog</name>
    <message>
        <source>Recording</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Keep for</source>
        <translation>保存</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>until the room is needed</source>
        <translation>直到空间不足</translation>
    </message>
    <message>
        <source>Older recordings are deleted; what lies around a bookmark is kept</source>
        <translation>更早的录像会被删除；书签前后的录像保留</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多占用</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>80 % of the disk</source>
        <translation>磁盘的 80 %</translation>
    </message>
    <message>
        <source>When there is more, the oldest recordings are deleted</source>
        <translation>超出时先删除最早的录像</translation>
    </message>
    <message>
        <source>Leave free</source>
        <translation>至少留空</translation>
    </message>
    <message>
        <source>When less is free on the disk, nothing more is recorded</source>
        <translation>磁盘剩余空间低于此值时停止录像</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RecordingLimitsDialog</name>
    <message>
        <source>Keeping recordings of consultations</source>
        <translation>会商录制的保存</translation>
    </message>
    <message>
        <source>Keep for</source>
        <translation>保存</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>until the room is needed</source>
        <translation>直到空间不足</translation>
    </message>
    <message>
        <source>Older recordings are deleted, minutes never</source>
        <translation>更早的录制会被删除，会商纪要不会</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多占用</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>%1 of the disk</source>
        <translation>磁盘的 %1</translation>
    </message>
    <message>
        <source>When there is more, the oldest recordings are deleted</source>
        <translation>超出时先删除最早的录制</translation>
    </message>
    <message>
        <source>Leave free</source>
        <translation>至少留空</translation>
    </message>
    <message>
        <source>Below it the oldest recordings are deleted, and nothing more is recorded</source>
        <translation>低于此值时先删除最早的录制，并停止录制</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Looking at what is kept…</source>
        <translation>正在统计已保存的录制…</translation>
    </message>
    <message numerus="yes">
        <source>Kept now: %n recording(s), %1.</source>
        <translation>
            <numerusform>现有 %n 份录制，共 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>With these limits none of them is deleted now.</source>
        <translation>按此设置，现在不会删除任何录制。</translation>
    </message>
    <message numerus="yes">
        <source>With these limits %n of them, %1, are deleted at once, up to %2. They cannot be brought back.</source>
        <translation>
            <numerusform>按此设置，将立即删除其中 %n 份（共 %1，截至 %2），删除后无法恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of the last day is ever deleted.</source>
        <translation>最近一天的录制始终保留。</translation>
    </message>
    <message numerus="yes">
        <source>Apply and delete %n</source>
        <translation>
            <numerusform>应用并删除 %n 份</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RecordingListButton</name>
    <message>
        <source>goes on</source>
        <translation>录制中</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Sound of everybody</source>
        <translation>全体混合声音</translation>
    </message>
    <message>
        <source>%1, sound only</source>
        <translation>%1（仅声音）</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录制文件</translation>
    </message>
    <message>
        <source>What was recorded of the chosen consultation</source>
        <translation>所选会商的录制文件</translation>
    </message>
    <message>
        <source>Nothing was recorded of this consultation.</source>
        <translation>本次会商没有录制。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · %4</source>
        <translation>%1 · %2 · %3 · %4</translation>
    </message>
    <message>
        <source>%1
SHA-256 %2</source>
        <translation>%1
SHA-256 %2</translation>
    </message>
    <message>
        <source>Cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RecordingMark</name>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Recorded by %1</source>
        <translation>正在录制（%1）</translation>
    </message>
    <message>
        <source>a host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Recording has begun: picture and sound of everybody are kept. Everybody is told.</source>
        <translation>录制已开始：全体参会人员的画面和声音将被保存，已告知所有人。</translation>
    </message>
    <message>
        <source>Recording has ended.</source>
        <translation>录制已结束。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Keep picture and sound of everybody; all participants are told</source>
        <translation>保存全体参会人员的画面和声音；会告知所有人</translation>
    </message>
    <message>
        <source>The consultation is recorded no longer: %1</source>
        <translation>会商已停止录制：%1</translation>
    </message>
    <message>
        <source>Cannot be recorded: %1</source>
        <translation>无法录制：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RefusalModel</name>
    <message>
        <source>Invitation expired</source>
        <translation>邀请已过期</translation>
    </message>
    <message>
        <source>Invitation withdrawn</source>
        <translation>邀请已撤销</translation>
    </message>
    <message>
        <source>Invitation for another place</source>
        <translation>邀请不属于此处</translation>
    </message>
    <message>
        <source>Invitation not known</source>
        <translation>邀请无效</translation>
    </message>
    <message>
        <source>Foreign page</source>
        <translation>来自其他网页</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>内容无法识别</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>过多过频</translation>
    </message>
    <message>
        <source>Other version</source>
        <translation>版本不符</translation>
    </message>
    <message>
        <source>Said nothing</source>
        <translation>连接后无应答</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RefusalView</name>
    <message>
        <source>not listed %1</source>
        <translation>未列出 %1</translation>
    </message>
    <message>
        <source>Refused at the consultation server</source>
        <translation>会商服务器拒绝记录</translation>
    </message>
    <message>
        <source>Nobody was refused</source>
        <translation>没有被拒绝的连接</translation>
    </message>
    <message>
        <source>Who comes with an invitation that does not hold, from a foreign page or too often stands here, with time and address.</source>
        <translation>邀请无效、来自其他网页或过于频繁的连接会列在这里，并注明时间和地址。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RegionAlarms</name>
    <message>
        <source>Open alarms</source>
        <translation>未结束报警</translation>
    </message>
    <message>
        <source>No alarm is open.</source>
        <translation>当前没有报警。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ReplayTools</name>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Show again what the chosen tile showed 10 seconds ago</source>
        <translation>从 10 秒前起回放所选画面</translation>
    </message>
    <message>
        <source>Replay all tiles</source>
        <translation>回放全部画面</translation>
    </message>
    <message>
        <source>Replay all tiles on one time base</source>
        <translation>以同一时间基准回放全部画面</translation>
    </message>
    <message>
        <source>Replay: 5 seconds back</source>
        <translation>回放:后退 5 秒</translation>
    </message>
    <message>
        <source>Replay: 5 seconds on</source>
        <translation>回放:前进 5 秒</translation>
    </message>
    <message>
        <source>Replay: pause or go on</source>
        <translation>回放:暂停或继续</translation>
    </message>
    <message>
        <source>Replay: slower</source>
        <translation>回放:放慢</translation>
    </message>
    <message>
        <source>Replay: faster</source>
        <translation>回放:加快</translation>
    </message>
    <message>
        <source>Replay: previous picture</source>
        <translation>回放:上一帧</translation>
    </message>
    <message>
        <source>Replay: next picture</source>
        <translation>回放:下一帧</translation>
    </message>
    <message>
        <source>Replay: oldest picture</source>
        <translation>回放:最早一帧</translation>
    </message>
    <message>
        <source>Replay: back to live</source>
        <translation>回放:回到实时</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ReportPreview</name>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>The preview shows %1 of %2 pages; the export has all of them.</source>
        <translation>预览显示 %1 页，共 %2 页；导出文件包含全部页面。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RollCallModel</name>
    <message>
        <source>No answer</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1后应答</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RollCallPanel</name>
    <message>
        <source>Begin a roll call</source>
        <translation>开始点名</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Everybody is asked to answer; the times stand in the minutes</source>
        <translation>请所有人应答；应答时间记入纪要</translation>
    </message>
    <message>
        <source>No roll call yet.</source>
        <translation>尚未点名。</translation>
    </message>
    <message>
        <source>Roll call %1 at %2: %3 of %4 answered</source>
        <translation>第 %1 次点名（%2）：应答 %3/%4</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RoomPanel</name>
    <message>
        <source>Not carried out: %1</source>
        <translation>未执行：%1</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Microphone on or off</source>
        <translation>开关麦克风</translation>
    </message>
    <message>
        <source>Own picture</source>
        <translation>本席画面</translation>
    </message>
    <message>
        <source>Own picture on or off</source>
        <translation>开关本席画面</translation>
    </message>
    <message>
        <source>Raise hand</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>Speaker&apos;s view</source>
        <translation>发言人视图</translation>
    </message>
    <message>
        <source>The one who speaks large, or everybody alike</source>
        <translation>突出显示发言人，或所有人同样大小</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Draw with the mouse over what lies on the table</source>
        <translation>用鼠标在展示画面上标注</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Put on the table</source>
        <translation>展示</translation>
    </message>
    <message>
        <source>Show a camera, the map, a curve or a window to everybody</source>
        <translation>向所有人展示摄像仪、矿图、曲线或窗口</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>清除标注</translation>
    </message>
    <message>
        <source>Wipe away what was drawn</source>
        <translation>清除所有标注</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Keep the large picture; it stands in the minutes</source>
        <translation>保存大画面，并记入纪要</translation>
    </message>
    <message>
        <source>Decision…</source>
        <translation>决定…</translation>
    </message>
    <message>
        <source>Write a decision into the minutes</source>
        <translation>将决定记入纪要</translation>
    </message>
    <message>
        <source>End consultation…</source>
        <translation>结束会商…</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>离开…</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参会者</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Roll call: you are asked to answer.</source>
        <translation>正在点名，请应答。</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>到</translation>
    </message>
    <message>
        <source>A host has muted you</source>
        <translation>主持人已将您静音</translation>
    </message>
    <message>
        <source>You listen only</source>
        <translation>您为旁听</translation>
    </message>
    <message>
        <source>Without sound and picture: no media engine</source>
        <translation>无声音和画面：没有音视频引擎</translation>
    </message>
    <message>
        <source>On the table: %1</source>
        <translation>正在展示：%1</translation>
    </message>
    <message>
        <source>Participants (%1)</source>
        <translation>参会者（%1）</translation>
    </message>
    <message>
        <source>Participants (%1 waiting)</source>
        <translation>参会者（%1人等候）</translation>
    </message>
    <message>
        <source>On for %1</source>
        <translation>已进行 %1</translation>
    </message>
    <message>
        <source>Since the event: %1</source>
        <translation>距事发：%1</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>What was decided? It stands in the minutes with the time.</source>
        <translation>作出了什么决定？将与时间一并记入纪要。</translation>
    </message>
    <message>
        <source>End the consultation</source>
        <translation>结束会商</translation>
    </message>
    <message>
        <source>Leave the consultation</source>
        <translation>离开会商</translation>
    </message>
    <message>
        <source>End it for everybody? The minutes are kept.</source>
        <translation>为所有人结束会商？纪要将保留。</translation>
    </message>
    <message>
        <source>Leave? The others go on.</source>
        <translation>离开会商？其他人继续。</translation>
    </message>
    <message>
        <source>Consultation – %1</source>
        <translation>会商 – %1</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Heard for as long as it is held, while the microphone is off</source>
        <translation>麦克风关闭时，按住即可发言，松开即静音</translation>
    </message>
    <message>
        <source>Other screen</source>
        <translation>另屏显示</translation>
    </message>
    <message>
        <source>The pictures in a window of their own, on another monitor where there is one</source>
        <translation>将画面移到单独的窗口，有第二台显示器时全屏显示在其上</translation>
    </message>
    <message>
        <source>There are many of you: a server carries the media now.</source>
        <translation>参会方较多，音视频改由媒体服务器转发。</translation>
    </message>
    <message>
        <source>The media server is away: everybody is connected directly.</source>
        <translation>媒体服务器中断，各参会方已改为直接互联。</translation>
    </message>
    <message>
        <source>Numbers on the tiles</source>
        <translation>画面参数</translation>
    </message>
    <message>
        <source>Size, pictures a second, rate, loss and delay of each picture that comes</source>
        <translation>每路画面的尺寸、帧率、码率、丢包和往返时延</translation>
    </message>
    <message>
        <source>Choose the picture at the left</source>
        <translation>选择左侧画面</translation>
    </message>
    <message>
        <source>Choose the picture at the right</source>
        <translation>选择右侧画面</translation>
    </message>
    <message>
        <source>Choose the picture above</source>
        <translation>选择上方画面</translation>
    </message>
    <message>
        <source>Choose the picture below</source>
        <translation>选择下方画面</translation>
    </message>
    <message>
        <source>Pin the chosen picture, or no longer</source>
        <translation>固定所选画面，再按取消</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Show the alarm that this is about</source>
        <translation>查看本次会商所涉报警</translation>
    </message>
    <message>
        <source>Being opened: %1</source>
        <translation>正在重新接入：%1</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Take another camera, microphone or loudspeaker, or take one again that failed</source>
        <translation>更换摄像头、麦克风或扬声器，或重新接入出现故障的设备</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::RoomStage</name>
    <message>
        <source>The pictures are in a window of their own</source>
        <translation>画面在单独的窗口中显示</translation>
    </message>
    <message>
        <source>Escape over there brings them back, and so does the end of the consultation.</source>
        <translation>在该窗口中按 Esc 即可收回；会商结束时自动收回。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>收回画面</translation>
    </message>
    <message>
        <source>The monitor of the pictures is gone: they are here until it is there again.</source>
        <translation>显示画面的显示器已断开，画面暂时收回到这里，重新接上后自动恢复。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ShareMenu</name>
    <message>
        <source>Take off the table</source>
        <translation>停止展示</translation>
    </message>
    <message>
        <source>Without a media engine nothing can be shown</source>
        <translation>没有音视频引擎，无法展示</translation>
    </message>
    <message>
        <source>The alarm and its facts</source>
        <translation>报警及其数据事实</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::SnapshotKeeper</name>
    <message>
        <source>There is no picture to keep yet.</source>
        <translation>还没有可保存的画面。</translation>
    </message>
    <message>
        <source>Kept as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>The picture cannot be written: %1</source>
        <translation>画面无法写入：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::SnapshotTaker</name>
    <message>
        <source>Earlier snapshots are still being taken</source>
        <translation>之前的截图尚未完成</translation>
    </message>
    <message>
        <source>There is no picture of this camera to keep</source>
        <translation>该摄像仪没有可保存的图像</translation>
    </message>
    <message>
        <source>Captured %1</source>
        <translation>采集于 %1</translation>
    </message>
    <message>
        <source>Capture time unknown, received %1</source>
        <translation>采集时间未知，接收于 %1</translation>
    </message>
    <message>
        <source>The disk is full: %1</source>
        <translation>磁盘已满：%1</translation>
    </message>
    <message>
        <source>The folder cannot be written to: %1</source>
        <translation>文件夹不可写：%1</translation>
    </message>
    <message>
        <source>Of the main stream, %1 s after the key</source>
        <translation>取自主码流，按键后 %1 秒</translation>
    </message>
    <message>
        <source>The main stream gave no picture: this is of the sub stream</source>
        <translation>主码流没有图像：此图取自子码流</translation>
    </message>
    <message>
        <source>The last picture, as on the tile</source>
        <translation>画面上的最后一帧</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::StageWindow</name>
    <message>
        <source>Back into the main window</source>
        <translation>收回到主窗口</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::StatusStrip</name>
    <message>
        <source>Waiting for the first data</source>
        <translation>等待首批数据</translation>
    </message>
    <message>
        <source>Display is not being updated, last %1</source>
        <translation>显示未更新，最近 %1</translation>
    </message>
    <message>
        <source>History is not being stored</source>
        <translation>历史数据未保存</translation>
    </message>
    <message>
        <source>Time of the region (%1)</source>
        <translation>辖区时间（%1）</translation>
    </message>
    <message>
        <source>Duty officer: stands beside acknowledgements. Click to change.</source>
        <translation>值班员：签收时记名。点击更改。</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>yyyy-MM-dd ddd</source>
        <translation>yyyy-MM-dd ddd</translation>
    </message>
    <message>
        <source>Duty officer</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>Name of the duty officer at this seat:</source>
        <translation>本席位值班员姓名：</translation>
    </message>
    <message>
        <source>Who is on duty?</source>
        <translation>谁在值班？</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::SystemPage</name>
    <message>
        <source>Feeds</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>事件循环</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未监测</translation>
    </message>
    <message>
        <source>Stalls above %1</source>
        <translation>超过 %1 的卡顿</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>nothing is stored</source>
        <translation>未保存数据</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>最近写入</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待写入</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>结构版本</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>nothing is recorded</source>
        <translation>不录像</translation>
    </message>
    <message>
        <source>no camera is recorded</source>
        <translation>没有摄像仪在录像</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>paused: %1</source>
        <translation>已暂停：%1</translation>
    </message>
    <message>
        <source>Cameras recorded</source>
        <translation>录像中的摄像仪</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录像总量</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Found at the start</source>
        <translation>启动时发现</translation>
    </message>
    <message>
        <source>%1 taken in, %2 set aside</source>
        <translation>收入 %1 个，搁置 %2 个</translation>
    </message>
    <message>
        <source>Not tidied</source>
        <translation>未清理</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会商纪要</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TagDetails</name>
    <message>
        <source>Select somebody on the map or in the list to see who it is, where and since when.</source>
        <translation>在矿图或列表中选择人员，查看姓名、位置和时间。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标识卡</translation>
    </message>
    <message>
        <source>Trade, team</source>
        <translation>工种、班组</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Underground since</source>
        <translation>入井时刻</translation>
    </message>
    <message>
        <source>In the area since</source>
        <translation>进入区域</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近定位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>◆ calls for help</source>
        <translation>◆ 求救</translation>
    </message>
    <message>
        <source>not heard for longer than usual</source>
        <translation>超时未收到定位</translation>
    </message>
    <message>
        <source>battery %1 %</source>
        <translation>电量 %1 %</translation>
    </message>
    <message>
        <source>%1 m/s</source>
        <translation>%1 m/s</translation>
    </message>
    <message>
        <source>%1 m from %2</source>
        <translation>距%2 %1 m</translation>
    </message>
    <message>
        <source>near %1</source>
        <translation>%1附近</translation>
    </message>
    <message>
        <source>x %1, y %2, z %3 m</source>
        <translation>x %1，y %2，z %3 m</translation>
    </message>
    <message>
        <source>drawn at the station: the mine gives no coordinates</source>
        <translation>按基站位置绘制：煤矿未提供坐标</translation>
    </message>
    <message>
        <source>%1 (for %2)</source>
        <translation>%1（已 %2）</translation>
    </message>
    <message>
        <source>Tag %1 is not reported any more.</source>
        <translation>标识卡 %1 已不再上报。</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TagTableModel</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>工种</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>进入时刻</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标识卡</translation>
    </message>
    <message>
        <source>◆ SOS </source>
        <translation>◆ 求救 </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::ThumbnailPopup</name>
    <message>
        <source>Looking…</source>
        <translation>查找中…</translation>
    </message>
    <message>
        <source>No recording here</source>
        <translation>此处无录像</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TileActions</name>
    <message>
        <source>Fill the wall with the chosen tile</source>
        <translation>选中的画面铺满视频墙</translation>
    </message>
    <message>
        <source>Remove the camera from the wall</source>
        <translation>从视频墙移除该摄像仪</translation>
    </message>
    <message>
        <source>Magnify the picture</source>
        <translation>放大画面</translation>
    </message>
    <message>
        <source>Magnify less</source>
        <translation>缩小画面</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示完整画面</translation>
    </message>
    <message>
        <source>Boxes in snapshots</source>
        <translation>截图带检测框</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Keep the newest picture of the chosen tile as a file</source>
        <translation>把选中画面的最新图像保存为文件</translation>
    </message>
    <message>
        <source>Snapshot, boxes the other way</source>
        <translation>截图（检测框相反）</translation>
    </message>
    <message>
        <source>With boxes where snapshots are taken without, and the other way round</source>
        <translation>与平时相反：不带检测框时带上，带时去掉</translation>
    </message>
    <message>
        <source>No snapshot was kept.</source>
        <translation>截图未保存。</translation>
    </message>
    <message>
        <source>Move the camera (PTZ)</source>
        <translation>云台控制（PTZ）</translation>
    </message>
    <message>
        <source>Turn and zoom the camera of the chosen tile itself; Esc ends it</source>
        <translation>转动选中画面的摄像仪并变焦；按 Esc 结束</translation>
    </message>
    <message>
        <source>This camera cannot be moved: the region file gives it no &quot;onvif&quot; address.</source>
        <translation>该摄像仪没有云台控制：区域文件未给出其 &quot;onvif&quot; 地址。</translation>
    </message>
    <message>
        <source>PTZ: turn while pressed, faster with Shift</source>
        <translation>云台：按住转动，加 Shift 更快</translation>
    </message>
    <message>
        <source>PTZ: zoom while pressed</source>
        <translation>云台：按住变焦</translation>
    </message>
    <message>
        <source>PTZ: go to preset 1, and so on to 9</source>
        <translation>云台：转到预置位 1（直至 9）</translation>
    </message>
    <message>
        <source>PTZ: store preset 1, and so on to 9</source>
        <translation>云台：保存预置位 1（直至 9）</translation>
    </message>
    <message>
        <source>Choose a tile with a camera first.</source>
        <translation>请先选择一个有摄像仪的画面。</translation>
    </message>
    <message>
        <source>Snapshot kept:</source>
        <translation>截图已保存：</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Record the camera of the chosen tile, or no longer</source>
        <translation>对所选画面的摄像仪开始或停止录像</translation>
    </message>
    <message>
        <source>%1 is no longer recorded.</source>
        <translation>%1 已停止录像。</translation>
    </message>
    <message>
        <source>%1 is recorded now: main stream.</source>
        <translation>%1 已开始录像：主码流。</translation>
    </message>
    <message>
        <source>%1 is recorded now: sub stream.</source>
        <translation>%1 已开始录像：子码流。</translation>
    </message>
    <message>
        <source>Snapshots of small tiles from the main stream</source>
        <translation>小画面截图取主码流</translation>
    </message>
    <message>
        <source>The picture of the main stream is being fetched…</source>
        <translation>正在获取主码流图像…</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TileBadge</name>
    <message>
        <source>Stream details</source>
        <translation>码流详情</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as text (%1)</source>
        <translation>复制为文本（%1）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (%1)</source>
        <translation>关闭（%1）</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TimelineWidget</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TourBar</name>
    <message>
        <source>Tour</source>
        <translation>轮巡</translation>
    </message>
    <message>
        <source>Show named layouts, or all cameras, one after the other</source>
        <translation>依次显示已命名的布局或全部摄像仪</translation>
    </message>
    <message>
        <source>Previous stop of the tour</source>
        <translation>轮巡上一站</translation>
    </message>
    <message>
        <source>Next stop of the tour</source>
        <translation>轮巡下一站</translation>
    </message>
    <message>
        <source>The region has no cameras to go through</source>
        <translation>辖区内没有可轮巡的摄像仪</translation>
    </message>
    <message>
        <source>None of the tour&apos;s layouts is there any more</source>
        <translation>轮巡中的布局都已不存在</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 · paused</source>
        <translation>%1 · 已暂停</translation>
    </message>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 · %2 秒</translation>
    </message>
    <message>
        <source>Stops and time of the tour…</source>
        <translation>轮巡内容与停留时间…</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TourDialog</name>
    <message>
        <source>All cameras, page after page in the layout of the wall</source>
        <translation>全部摄像仪，按当前布局逐页显示</translation>
    </message>
    <message>
        <source>Named layouts, in this order</source>
        <translation>已命名的布局，按此顺序</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>轮巡</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Check what the tour shows; drag to change the order</source>
        <translation>勾选要轮巡的布局，拖动可调整顺序</translation>
    </message>
    <message>
        <source>No layout has a name yet. Give one to a wall with Layouts, Save the wall as…</source>
        <translation>还没有已命名的布局。请用“布局管理 → 将当前墙另存为…”保存。</translation>
    </message>
    <message>
        <source>Each stop is shown for</source>
        <translation>每站停留</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::TransportBar</name>
    <message>
        <source>Time of the playback</source>
        <translation>回放时间</translation>
    </message>
    <message>
        <source>Time of the playback, in the region&apos;s zone; Enter goes there</source>
        <translation>回放时间（区域时区）；回车跳转</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>转到时间</translation>
    </message>
    <message>
        <source>10 s back</source>
        <translation>后退 10 秒</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>10 s on</source>
        <translation>前进 10 秒</translation>
    </message>
    <message>
        <source>1 min back</source>
        <translation>后退 1 分钟</translation>
    </message>
    <message>
        <source>1 min on</source>
        <translation>前进 1 分钟</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减速</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加速</translation>
    </message>
    <message>
        <source>Speed of the playback; above 4× only key pictures are shown</source>
        <translation>回放速度；超过 4 倍只显示关键帧</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallCanvas</name>
    <message>
        <source>Choose neighbouring tiles first: Shift and the arrow keys, or drag with Shift</source>
        <translation>请先选择相邻的画面：Shift 加方向键，或按住 Shift 拖选</translation>
    </message>
    <message>
        <source>The wall has no room for more tiles</source>
        <translation>墙上已放不下更多画面</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallLayout</name>
    <message numerus="yes">
        <source>Own: %n tile(s)</source>
        <translation>
            <numerusform>自定义：%n 格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tile(s)</source>
        <translation>
            <numerusform>%n 格</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallMenu</name>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Walls in windows of their own, for other monitors</source>
        <translation>在其他显示器上用独立窗口显示视频墙</translation>
    </message>
    <message>
        <source>New wall window</source>
        <translation>新建视频墙窗口</translation>
    </message>
    <message>
        <source>Open the closed wall window again</source>
        <translation>重新打开已关闭的视频墙窗口</translation>
    </message>
    <message>
        <source>No wall window was closed</source>
        <translation>没有已关闭的视频墙窗口</translation>
    </message>
    <message>
        <source>Show this wall in</source>
        <translation>将当前墙显示到</translation>
    </message>
    <message>
        <source>A new window</source>
        <translation>新窗口</translation>
    </message>
    <message>
        <source>There are as many wall windows as there may be</source>
        <translation>视频墙窗口已达上限</translation>
    </message>
    <message>
        <source>Show this wall in…</source>
        <translation>将当前墙显示到…</translation>
    </message>
    <message>
        <source>Show the same wall in another window</source>
        <translation>在另一窗口显示当前墙</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallPage</name>
    <message>
        <source>Boxes in step</source>
        <translation>识别框同步</translation>
    </message>
    <message>
        <source>Drag a camera to a tile, or double-click to show it in the chosen tile</source>
        <translation>将摄像仪拖到画面上，或双击在选中画面中显示</translation>
    </message>
    <message>
        <source>%1 of %2 tiles live</source>
        <translation>实时画面 %1 / %2</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>视频墙</translation>
    </message>
    <message>
        <source>Previous cameras</source>
        <translation>上一组</translation>
    </message>
    <message>
        <source>Next cameras</source>
        <translation>下一组</translation>
    </message>
    <message>
        <source>Hold pictures until their detections are here, so that boxes sit on the right frame</source>
        <translation>画面等待其识别结果到达后再显示，使识别框与画面对应同一时刻</translation>
    </message>
    <message>
        <source>Alarms on the wall…</source>
        <translation>报警联动…</translation>
    </message>
    <message>
        <source>What alarms may do to the wall of this seat</source>
        <translation>设置报警对本席位视频墙的影响</translation>
    </message>
    <message>
        <source>Stream details</source>
        <translation>码流详情</translation>
    </message>
    <message>
        <source>What was measured of the chosen tile: age, loss, decoder, quality</source>
        <translation>所选画面的实测数据：时延、丢包、解码器、画质</translation>
    </message>
    <message numerus="yes">
        <source>%n tile(s) stepped down</source>
        <translation>
            <numerusform>%n 个画面已降级</numerusform>
        </translation>
    </message>
    <message>
        <source>Play back</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Show what was recorded of the chosen camera</source>
        <translation>查看所选摄像仪的录像</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像仪</translation>
    </message>
    <message>
        <source>Show or hide the list of cameras</source>
        <translation>显示或隐藏摄像仪列表</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Make one tile of neighbouring ones: choose them with Shift and the arrow keys, or drag with Shift</source>
        <translation>将相邻画面合并为一格：用 Shift 加方向键选择，或按住 Shift 拖选</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Make several tiles of the chosen one</source>
        <translation>将选中的画面拆成多格</translation>
    </message>
    <message>
        <source>Take the last change of the wall back</source>
        <translation>撤销对墙的上一次更改</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重做更改</translation>
    </message>
    <message>
        <source>Choose a tile</source>
        <translation>选择画面</translation>
    </message>
    <message>
        <source>Choose several tiles</source>
        <translation>选择多个画面</translation>
    </message>
    <message>
        <source>Back to the whole wall</source>
        <translation>返回整面墙</translation>
    </message>
    <message>
        <source>There is no layout &quot;%1&quot;</source>
        <translation>没有名为“%1”的布局</translation>
    </message>
    <message>
        <source>Put on the table of the consultation</source>
        <translation>在会商中展示</translation>
    </message>
    <message>
        <source>Everybody in the consultation sees the camera of the chosen tile</source>
        <translation>将所选画面的摄像仪展示给会商各方</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallReplay</name>
    <message>
        <source>Nothing is kept yet: a camera that was open for a moment can be replayed</source>
        <translation>尚无缓存画面:摄像仪打开片刻后即可回放</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallTiles</name>
    <message>
        <source>The region has no such camera</source>
        <translation>辖区内没有此摄像仪</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallWindow</name>
    <message>
        <source>Wall %1 – %2</source>
        <translation>视频墙 %1 – %2</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>pitwatch::ui::WallWindows</name>
    <message>
        <source>Main window</source>
        <translation>主窗口</translation>
    </message>
    <message>
        <source>Wall %1</source>
        <translation>视频墙 %1</translation>
    </message>
</context>
</TS>
