<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于交报</source>
        <translation>About Jiaobao</translation>
    </message>
    <message>
        <source>交报</source>
        <translation>Jiaobao</translation>
    </message>
    <message>
        <source>版本 {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>报表制度 {title}（{version}）</source>
        <translation>Scheme: {title} ({version})</translation>
    </message>
    <message>
        <source>数据文件夹 {path}</source>
        <translation>Data folder: {path}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>开始新年度…</source>
        <translation>Start a new year…</translation>
    </message>
    <message>
        <source>切换单位或年度…</source>
        <translation>Switch unit or year…</translation>
    </message>
    <message>
        <source>单位与责任人…</source>
        <translation>Unit and persons responsible…</translation>
    </message>
    <message>
        <source>导出报送文件…</source>
        <translation>Export for submission…</translation>
    </message>
    <message>
        <source>导出草稿…</source>
        <translation>Export a draft…</translation>
    </message>
    <message>
        <source>导出审核结果…</source>
        <translation>Export findings…</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open the data folder</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>标为不涉及</source>
        <translation>Mark as not applicable</translation>
    </message>
    <message>
        <source>搜索…</source>
        <translation>Search…</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>下一张表</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>上一张表</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>到表目录</source>
        <translation>Go to the contents</translation>
    </message>
    <message>
        <source>到当前表</source>
        <translation>Go to the page</translation>
    </message>
    <message>
        <source>到审核结果</source>
        <translation>Go to the findings</translation>
    </message>
    <message>
        <source>到修改历史</source>
        <translation>Go to the history</translation>
    </message>
    <message>
        <source>显示右侧栏</source>
        <translation>Show the side panel</translation>
    </message>
    <message>
        <source>键盘操作</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>填报说明</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>关于交报</source>
        <translation>About Jiaobao</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>{points} 磅</source>
        <translation>{points} pt</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>发给同事填写的表…</source>
        <translation>Form for Colleagues…</translation>
    </message>
    <message>
        <source>报送版本…</source>
        <translation>Versions…</translation>
    </message>
    <message>
        <source>重新打开报表…</source>
        <translation>Reopen Report…</translation>
    </message>
    <message>
        <source>校验报送文件…</source>
        <translation>Verify a File…</translation>
    </message>
    <message>
        <source>报表制度…</source>
        <translation>Reporting schemes…</translation>
    </message>
    <message>
        <source>到指标解释</source>
        <translation>Go to Indicator Explained</translation>
    </message>
    <message>
        <source>汇总台…</source>
        <translation>Collecting Desk…</translation>
    </message>
    <message>
        <source>备份与恢复…</source>
        <translation>Backups…</translation>
    </message>
</context>
<context>
    <name>AdjustDialog</name>
    <message>
        <source>调整</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>如：与年度计划执行情况通报核对</source>
        <translation>Such as: compared with the report on the annual plan</translation>
    </message>
    <message>
        <source>可不填；如：黔交统〔2027〕3号</source>
        <translation>Optional; number and title of the document</translation>
    </message>
    <message>
        <source>单位(&amp;U)</source>
        <translation>&amp;Unit</translation>
    </message>
    <message>
        <source>上报数</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>采用数(&amp;V)</source>
        <translation>Adopted &amp;value</translation>
    </message>
    <message>
        <source>原因(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>调整人(&amp;W)</source>
        <translation>Adjusted &amp;by</translation>
    </message>
    <message>
        <source>依据文件(&amp;D)</source>
        <translation>&amp;Document</translation>
    </message>
    <message>
        <source>上报数保持不变；调整另作一层，随时可以撤销。</source>
        <translation>The reported figure stays as it is; the adjustment is a layer of its own and can be taken back at any time.</translation>
    </message>
    <message>
        <source>剔除台账行</source>
        <translation>Leave a ledger row out</translation>
    </message>
    <message>
        <source>留空则这个数不计入汇总</source>
        <translation>Empty: the figure is left out of totals</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>备份与恢复</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>程序每天自动备份一次，保留最近 7 天和近 12 个月每月最后一份。要防硬盘损坏，请另存一份到 U 盘或网盘。备份里没有报送用的私钥。</source>
        <translation>A backup is made each day; the last 7 days and the last one of each of 12 months are kept. Against a broken disk, save one to a memory stick or a network drive. The private key is not in it.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Edits</translation>
    </message>
    <message>
        <source>收到的文件</source>
        <translation>Files received</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>已取消，没有写出备份。</source>
        <translation>Cancelled; no backup was written.</translation>
    </message>
    <message>
        <source>立即备份(&amp;B)</source>
        <translation>&amp;Back up now</translation>
    </message>
    <message>
        <source>另存一份…(&amp;S)</source>
        <translation>Sa&amp;ve one elsewhere…</translation>
    </message>
    <message>
        <source>恢复到选中的备份…(&amp;R)</source>
        <translation>&amp;Restore the selected one…</translation>
    </message>
    <message>
        <source>从文件恢复…(&amp;F)</source>
        <translation>Restore from a &amp;file…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>另存备份</source>
        <translation>Save a backup</translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>已备份并核对无误：{path}</source>
        <translation>Backed up and proven: {path}</translation>
    </message>
    <message>
        <source>从文件恢复</source>
        <translation>Restore from a file</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>恢复到 {at} 的备份（{reports} 份报表）？
现在的数据会移到一边保存，不会删除。</source>
        <translation>Go back to the backup of {at} ({reports} reports)?
What is there now is moved aside, not deleted.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭提示</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>BlankDialog</name>
    <message>
        <source>发给同事填写的表</source>
        <translation>Form for colleagues</translation>
    </message>
    <message>
        <source>生成一份 Excel 工作簿，同事用 Excel 或 WPS 填好传回，再用“导入”读取。上年上报数会一并带出。</source>
        <translation>Makes an Excel workbook. Colleagues fill it in with Excel or WPS and send it back; Import reads it. Last year&apos;s reported figures are in it.</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>整套报表</source>
        <translation>Whole report</translation>
    </message>
    <message>
        <source>带出已填的数（不勾选则为空表）(&amp;V)</source>
        <translation>With the &amp;values entered so far (else empty)</translation>
    </message>
    <message>
        <source>存放文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>范围(&amp;S)</source>
        <translation>&amp;Part</translation>
    </message>
    <message>
        <source>存放文件夹(&amp;F)</source>
        <translation>&amp;Folder</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open Folder</translation>
    </message>
    <message>
        <source>生成</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在生成工作簿…</source>
        <translation>Making the workbook…</translation>
    </message>
    <message>
        <source>已生成：{path}</source>
        <translation>Made: {path}</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>市州</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>未读</source>
        <translation>Unread</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>市州</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>单位名称或代码</source>
        <translation>Name or code</translation>
    </message>
    <message>
        <source>查找单位</source>
        <translation>Find a unit</translation>
    </message>
    <message>
        <source>报送进度</source>
        <translation>Progress of reporting</translation>
    </message>
    <message>
        <source>催报…(&amp;R)</source>
        <translation>&amp;Remind…</translation>
    </message>
    <message>
        <source>退回…(&amp;B)</source>
        <translation>Send &amp;back…</translation>
    </message>
    <message>
        <source>导出…(&amp;E)</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>全部市州</source>
        <translation>All prefectures</translation>
    </message>
    <message>
        <source>已写出 {n} 个市州的催报文稿和邮件草稿：{folder}</source>
        <translation>Reminders and mail drafts for {n} prefectures were written: {folder}</translation>
    </message>
    <message>
        <source>已退回，退回单：{path}</source>
        <translation>Returned; the return is {path}</translation>
    </message>
    <message>
        <source>{period}_报送进度.csv</source>
        <translation>{period}_progress.csv</translation>
    </message>
    <message>
        <source>导出报送进度</source>
        <translation>Export the progress of reporting</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>回执…(&amp;K)</source>
        <translation>Receip&amp;t…</translation>
    </message>
    <message>
        <source>已写出 {n} 份回执：{folder}</source>
        <translation>{n} receipts written: {folder}</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>分表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>现在的句子</source>
        <translation>Sentence now</translation>
    </message>
    <message>
        <source>变动的数</source>
        <translation>Figures changed</translation>
    </message>
    <message>
        <source>变动的单位</source>
        <translation>Units changed</translation>
    </message>
    <message>
        <source>变动的句子</source>
        <translation>Sentences that changed</translation>
    </message>
    <message>
        <source>看位置(&amp;G)</source>
        <translation>Show place (&amp;G)</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>这一年还没有导出过报告。导出一次以后，这里列出此后有变动的句子，以及是哪些单位的数变了。</source>
        <translation>No report was written for this year yet. Once one is, the sentences that change after it are listed here, with the units whose figures changed.</translation>
    </message>
    <message>
        <source>报告文本有问题，改好后才能比较。</source>
        <translation>The text of the report has faults; it can be compared when they are mended.</translation>
    </message>
    <message>
        <source>与 {at} 导出的报告相比，没有变动的句子。</source>
        <translation>No sentence is other than in the report written at {at}.</translation>
    </message>
    <message>
        <source>与 {at} 导出的报告相比，有 {n} 句变动。</source>
        <translation>Sentences other than in the report written at {at}: {n}.</translation>
    </message>
    <message>
        <source>（已没有这一句）</source>
        <translation>(this sentence is gone)</translation>
    </message>
    <message>
        <source>（原来没有这一句）</source>
        <translation>(there was no such sentence)</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>全部选项（Alt+↓）</source>
        <translation>All choices (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>比较报表制度</source>
        <translation>Compare schemes</translation>
    </message>
    <message>
        <source>原来的制度</source>
        <translation>Old scheme</translation>
    </message>
    <message>
        <source>现在的制度</source>
        <translation>New scheme</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>New</translation>
    </message>
    <message>
        <source>两套制度的不同</source>
        <translation>Differences of the two schemes</translation>
    </message>
    <message>
        <source>原来(&amp;O)</source>
        <translation>&amp;Old</translation>
    </message>
    <message>
        <source>现在(&amp;N)</source>
        <translation>&amp;New</translation>
    </message>
    <message>
        <source>其他…</source>
        <translation>Other…</translation>
    </message>
    <message>
        <source>正在比较…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>工作簿有 {n} 处问题，不能比较。</source>
        <translation>The workbook has {n} faults and cannot be compared.</translation>
    </message>
    <message>
        <source>有 {n} 处不同。</source>
        <translation>{n} differences.</translation>
    </message>
    <message>
        <source>两套制度相同。</source>
        <translation>The two schemes are the same.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>选择文档…(&amp;O)</source>
        <translation>Ch&amp;oose document…</translation>
    </message>
    <message>
        <source>一致的也列出(&amp;S)</source>
        <translation>Li&amp;st those that agree too</translation>
    </message>
    <message>
        <source>分表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>文档中</source>
        <translation>In the document</translation>
    </message>
    <message>
        <source>按数据</source>
        <translation>By the data</translation>
    </message>
    <message>
        <source>核对结果</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>选择文档</source>
        <translation>Choose a document</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>选择或拖入在 Word、WPS 中改过的报告（.docx），核对其中的数与数据是否一致。文档只读取，不改动；文档里的改动也不会进入数据。</source>
        <translation>Choose or drop a report that was edited in Word or WPS (.docx) to compare its figures with the data. The document is only read, and nothing of it enters the data.</translation>
    </message>
    <message>
        <source>“{name}”中的 {n} 项都与数据一致。</source>
        <translation>All {n} figures in “{name}” agree with the data.</translation>
    </message>
    <message>
        <source>“{name}”中共核对 {n} 项，{others} 项不一致。</source>
        <translation>{n} figures in “{name}” compared, {others} disagree.</translation>
    </message>
    <message>
        <source>一致</source>
        <translation>agrees</translation>
    </message>
    <message>
        <source>文档中改过</source>
        <translation>changed in the document</translation>
    </message>
    <message>
        <source>数据已变</source>
        <translation>data changed</translation>
    </message>
    <message>
        <source>两边都变了</source>
        <translation>both changed</translation>
    </message>
    <message>
        <source>不一致</source>
        <translation>differs</translation>
    </message>
    <message>
        <source>文档中没有了</source>
        <translation>gone from the document</translation>
    </message>
    <message>
        <source>报告中没有</source>
        <translation>not in the report</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>与本机不同的内容</source>
        <translation>What differs from this report</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>Filter by state</translation>
    </message>
    <message>
        <source>全部差异</source>
        <translation>All differences</translation>
    </message>
    <message>
        <source>待决定的冲突</source>
        <translation>Undecided conflicts</translation>
    </message>
    <message>
        <source>按位置或代码筛选…</source>
        <translation>Filter by place or code…</translation>
    </message>
    <message>
        <source>按位置或代码筛选</source>
        <translation>Filter by place or code</translation>
    </message>
    <message>
        <source>用文件的(&amp;T)</source>
        <translation>&amp;Take Theirs</translation>
    </message>
    <message>
        <source>留本机的(&amp;M)</source>
        <translation>Keep &amp;Mine</translation>
    </message>
    <message>
        <source>下一处冲突(&amp;N)</source>
        <translation>&amp;Next Conflict</translation>
    </message>
    <message>
        <source>全部采用(&amp;A)</source>
        <translation>Take &amp;All</translation>
    </message>
    <message>
        <source>冲突除外：冲突要逐一决定</source>
        <translation>Except conflicts: those are decided one by one</translation>
    </message>
    <message>
        <source>全部不采用(&amp;O)</source>
        <translation>Take N&amp;one</translation>
    </message>
    <message>
        <source>共 {n} 处与本机不同：</source>
        <translation>{n} differences: </translation>
    </message>
    <message>
        <source>还有 {n} 处冲突要逐一决定</source>
        <translation>conflicts still to be decided one by one: {n}</translation>
    </message>
    <message>
        <source>本机：{mine}&#x3000;&#x3000;文件里：{theirs}</source>
        <translation>Mine: {mine}    In the file: {theirs}</translation>
    </message>
    <message>
        <source>文件发出时：{base}。两边都改了，请决定用哪一个。</source>
        <translation>When the file was sent out: {base}. Both sides changed it: decide which one counts.</translation>
    </message>
</context>
<context>
    <name>CoverPage</name>
    <message>
        <source>填报单位</source>
        <translation>Reporting unit</translation>
    </message>
    <message>
        <source>报告年度</source>
        <translation>Reporting year</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>制定机关</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval no.</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>报送期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>{0}（已过期）</source>
        <translation>{0} (expired)</translation>
    </message>
    <message>
        <source>责任人和报出日期</source>
        <translation>Persons responsible and date of report</translation>
    </message>
    <message>
        <source>填报情况</source>
        <translation>State of the report</translation>
    </message>
    <message>
        <source>已填指标 {0}，应填 {1}</source>
        <translation>{0} of {1} indicators filled in</translation>
    </message>
    <message>
        <source>正在审核…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>审核结果：</source>
        <translation>Findings:</translation>
    </message>
    <message>
        <source>还有 {0} 条审核结果须改正或说明，之后才能正式导出；草稿随时可以导出。</source>
        <translation>{0} findings must be corrected or explained before a final export; a draft can be exported at any time.</translation>
    </message>
    <message>
        <source>没有未处理的审核结果，可以正式导出。</source>
        <translation>No finding is open: the final export is possible.</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>程序遇到意外情况</source>
        <translation>Something unexpected happened</translation>
    </message>
    <message>
        <source>刚才的操作没有完成。此前的数据都已保存，可以继续填报。</source>
        <translation>The last action was not completed. Everything before it is saved and you can go on.</translation>
    </message>
    <message>
        <source>如反复出现，请把文件 {path} 发给技术支持。</source>
        <translation>If it keeps happening, please send the file {path} to support.</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>日历（Alt+↓）</source>
        <translation>Calendar (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>汇总台</source>
        <translation>Collecting Desk</translation>
    </message>
    <message>
        <source>年度(&amp;Y)</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>汇总单位(&amp;U)</source>
        <translation>Collecting &amp;unit</translation>
    </message>
    <message>
        <source>正在汇总…</source>
        <translation>Working out totals…</translation>
    </message>
    <message>
        <source>这一年还没有接收任何报送件；请先在“接收”页接收。</source>
        <translation>Nothing of this year was accepted yet; take files in on the page “Intake” first.</translation>
    </message>
    <message>
        <source>已停止汇总；切换页面后会重新计算。</source>
        <translation>Stopped; totals are worked out again when you change the page.</translation>
    </message>
    <message>
        <source>按来件</source>
        <translation>By what arrives</translation>
    </message>
    <message>
        <source>还没有来件时，由第一批来件的文件名决定年度</source>
        <translation>Until something has arrived, the names of the first files decide the year</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>审核结果已导出：{path}</source>
        <translation>Findings exported: {path}</translation>
    </message>
    <message>
        <source>报表已重新打开，可以修改；改好后导出新的一版。</source>
        <translation>The report is open for changes; then export a new version.</translation>
    </message>
</context>
<context>
    <name>DraftView</name>
    <message>
        <source>报告稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>到分表</source>
        <translation>To form</translation>
    </message>
    <message>
        <source>上一个数(&amp;P)</source>
        <translation>&amp;Previous figure</translation>
    </message>
    <message>
        <source>下一个数(&amp;N)</source>
        <translation>&amp;Next figure</translation>
    </message>
    <message>
        <source>缺数 {n}(&amp;M)</source>
        <translation>&amp;Missing {n}</translation>
    </message>
    <message>
        <source>未报齐 {n}(&amp;L)</source>
        <translation>&amp;Lacking units {n}</translation>
    </message>
    <message>
        <source>数据和名称共 {n} 项</source>
        <translation>{n} figures and names</translation>
    </message>
</context>
<context>
    <name>EditView</name>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>恢复为制度原文(&amp;R)</source>
        <translation>Back to the scheme&apos;s text (&amp;R)</translation>
    </message>
    <message>
        <source>用外部编辑器打开(&amp;X)</source>
        <translation>Open in another editor (&amp;X)</translation>
    </message>
    <message>
        <source>文件已在别处改动，这里也有没保存的修改。</source>
        <translation>The file was changed elsewhere, and here are changes that are not saved.</translation>
    </message>
    <message>
        <source>读入文件里的</source>
        <translation>Take the file&apos;s</translation>
    </message>
    <message>
        <source>保留这里的</source>
        <translation>Keep these</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>报告文本的问题</source>
        <translation>Faults of the report&apos;s text</translation>
    </message>
    <message>
        <source>上次没有保存的修改已恢复；核对后请保存，或恢复为制度原文。</source>
        <translation>Changes that were not saved last time are back; check and save them, or go back to the scheme&apos;s text.</translation>
    </message>
    <message>
        <source>省里的文本：{path}</source>
        <translation>The province&apos;s text: {path}</translation>
    </message>
    <message>
        <source>制度自带的文本；保存后成为省里的文本</source>
        <translation>The scheme&apos;s own text; saving makes it the province&apos;s</translation>
    </message>
    <message>
        <source>有没保存的修改</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>有 {n} 处问题</source>
        <translation>faults: {n}</translation>
    </message>
    <message>
        <source>报告文本有 {n} 处问题，改好后才能保存；写下的内容不会丢。</source>
        <translation>The text has faults ({n}) and is saved when they are mended; nothing typed is lost.</translation>
    </message>
    <message>
        <source>已保存报告文本。</source>
        <translation>The text of the report is saved.</translation>
    </message>
    <message>
        <source>已换成制度原文；按 Ctrl+Z 可以退回，按“保存”生效。</source>
        <translation>This is the scheme&apos;s text now; Ctrl+Z takes it back, Save keeps it.</translation>
    </message>
    <message>
        <source>已在外部打开 {path}；那里存盘后，这里会自动读入。</source>
        <translation>{path} is open elsewhere; what is saved there is read here by itself.</translation>
    </message>
    <message>
        <source>请用文本编辑器打开 {path}；存盘后这里会自动读入。</source>
        <translation>Open {path} in a text editor; what is saved is read here by itself.</translation>
    </message>
</context>
<context>
    <name>ExplainDialog</name>
    <message>
        <source>说明汇总数审核</source>
        <translation>Explain a finding over totals</translation>
    </message>
    <message>
        <source>说明(&amp;T)</source>
        <translation>Explana&amp;tion</translation>
    </message>
    <message>
        <source>说明人(&amp;W)</source>
        <translation>By &amp;whom</translation>
    </message>
    <message>
        <source>保存说明</source>
        <translation>Keep the explanation</translation>
    </message>
</context>
<context>
    <name>ExplanationsPage</name>
    <message>
        <source>说明</source>
        <translation>Explanations</translation>
    </message>
    <message>
        <source>审阅状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>单位、指标、审核结果或说明里的字</source>
        <translation>Unit, indicator, finding or words of the explanation</translation>
    </message>
    <message>
        <source>查找说明</source>
        <translation>Find an explanation</translation>
    </message>
    <message>
        <source>审阅</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>审核结果</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>单位的说明</source>
        <translation>Explanations of the units</translation>
    </message>
    <message>
        <source>退回时填写，如：请附业主单位的证明材料</source>
        <translation>With a return, such as: please attach the owner&apos;s evidence</translation>
    </message>
    <message>
        <source>退回意见(&amp;T)</source>
        <translation>Remark &amp;to the unit</translation>
    </message>
    <message>
        <source>审阅人(&amp;W)</source>
        <translation>By &amp;whom</translation>
    </message>
    <message>
        <source>采纳(&amp;A)</source>
        <translation>&amp;Accept</translation>
    </message>
    <message>
        <source>退回(&amp;B)</source>
        <translation>Send &amp;back</translation>
    </message>
    <message>
        <source>撤销审阅(&amp;Z)</source>
        <translation>Undo (&amp;Z)</translation>
    </message>
    <message>
        <source>上一条(&amp;P)</source>
        <translation>&amp;Previous</translation>
    </message>
    <message>
        <source>下一条(&amp;N)</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>正在读取说明…</source>
        <translation>Reading the explanations…</translation>
    </message>
    <message>
        <source>没有读完；再次打开本页会重新读取。</source>
        <translation>Not all of them were read; they are read again when this page is opened again.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>全部说明都审阅过了。</source>
        <translation>Every explanation has been read.</translation>
    </message>
    <message>
        <source>没有符合条件的说明。</source>
        <translation>There is no such explanation.</translation>
    </message>
    <message>
        <source>已采纳 {unit} 的说明。</source>
        <translation>The explanation of {unit} is accepted.</translation>
    </message>
    <message>
        <source>已退回 {unit} 的说明；写退回单时一并带上。</source>
        <translation>The explanation of {unit} goes back; it is taken along when a return is written.</translation>
    </message>
    <message>
        <source>已撤销对 {unit} 这条说明的审阅。</source>
        <translation>What was decided on this explanation of {unit} is undone.</translation>
    </message>
    <message>
        <source>看该单位(&amp;V)</source>
        <translation>&amp;View the unit</translation>
    </message>
    <message>
        <source>采纳、退回前先署名</source>
        <translation>Say who you are before you accept or send back</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出报送文件</source>
        <translation>Export for submission</translation>
    </message>
    <message>
        <source>草稿：供内部核对，封面注明“草稿”</source>
        <translation>Draft: for internal review, marked as a draft on its cover</translation>
    </message>
    <message>
        <source>存放文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>影响报送的审核结果</source>
        <translation>Findings that block the submission</translation>
    </message>
    <message>
        <source>到单元格</source>
        <translation>Go to the cell</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>导出进度</source>
        <translation>Progress of the export</translation>
    </message>
    <message>
        <source>正在生成工作簿…</source>
        <translation>Writing the workbook…</translation>
    </message>
    <message>
        <source>文件名  {name}</source>
        <translation>File name  {name}</translation>
    </message>
    <message>
        <source>还有 {n} 条审核结果须先改正或说明，才能正式报送。双击或按回车到单元格。</source>
        <translation>{n} findings must be corrected or explained before a final export. Double-click or press Enter to go to the cell.</translation>
    </message>
    <message>
        <source>有 {n} 条审核结果尚未处理；草稿可以导出，正式报送前须处理。</source>
        <translation>{n} findings are open; a draft can be exported, a final export cannot.</translation>
    </message>
    <message>
        <source>审核已通过，可以报送。</source>
        <translation>All checks passed: ready to submit.</translation>
    </message>
    <message>
        <source>正式报送：加校验码，报出后锁定报表</source>
        <translation>Final: sealed with a verification code; locks the report</translation>
    </message>
    <message>
        <source>更正原因(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>与上一版相比更正了什么，至少 2 个字</source>
        <translation>What was corrected since the last version, at least 2 characters</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>加打开密码(&amp;E)</source>
        <translation>&amp;Encrypt with a password</translation>
    </message>
    <message>
        <source>打开密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>密码请另行告知对方</source>
        <translation>Tell the receiver the password separately</translation>
    </message>
    <message>
        <source>连同“不随邮件报送”的台账一起写入(&amp;I)</source>
        <translation>&amp;Include the ledgers marked “not sent by mail”</translation>
    </message>
    <message>
        <source>同时生成封面和各分表的 PDF(&amp;P)</source>
        <translation>Also make a &amp;PDF of cover and forms</translation>
    </message>
    <message>
        <source>第{version}版已经报送，报表已锁定。需要原文件，在“报送版本”里原样再写一份；需要更正，先重新打开。</source>
        <translation>Version {version} was sealed and the report is locked. For the same file again see Versions; for corrections reopen it first.</translation>
    </message>
    <message>
        <source>新建这个文件夹</source>
        <translation>Make this folder</translation>
    </message>
</context>
<context>
    <name>ExportedPage</name>
    <message>
        <source>文件位置</source>
        <translation>Path of the file</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打开所在文件夹(&amp;F)</source>
        <translation>Open &amp;Folder</translation>
    </message>
    <message>
        <source>复制路径(&amp;P)</source>
        <translation>Copy &amp;Path</translation>
    </message>
    <message>
        <source>打印封面和各分表（PDF）(&amp;D)</source>
        <translation>Print Cover and Forms (P&amp;DF)</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Verification code</translation>
    </message>
    <message>
        <source>封面上也印有。对方收到后，可在电话里读出这八位核对；其中没有字母 I、L、O、U。</source>
        <translation>Also printed on the cover. Read these eight signs out over the telephone to compare; there is no I, L, O or U among them.</translation>
    </message>
    <message>
        <source>收件人邮箱(&amp;T)，几个地址用逗号隔开</source>
        <translation>&amp;To, several addresses separated by commas</translation>
    </message>
    <message>
        <source>收件人邮箱</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>生成邮件草稿 .eml(&amp;M)</source>
        <translation>&amp;Make Mail Draft .eml</translation>
    </message>
    <message>
        <source>用邮件程序打开草稿，附件已经放好，核对后发送</source>
        <translation>Open the draft with the mail program; the attachment is in it</translation>
    </message>
    <message>
        <source>复制收件人</source>
        <translation>Copy Recipients</translation>
    </message>
    <message>
        <source>复制主题</source>
        <translation>Copy Subject</translation>
    </message>
    <message>
        <source>复制正文</source>
        <translation>Copy Text</translation>
    </message>
    <message>
        <source>第{version}版已报出，报表已锁定</source>
        <translation>Version {version} is sealed; the report is locked</translation>
    </message>
    <message>
        <source>草稿已导出</source>
        <translation>Draft exported</translation>
    </message>
    <message>
        <source>正在加密…</source>
        <translation>Encrypting…</translation>
    </message>
    <message>
        <source>附件：{name}。请不要改文件名，也不要打开后另存再发。</source>
        <translation>Attachment: {name}. Please send it as it is: not renamed, not saved again.</translation>
    </message>
    <message>
        <source>加密的文件：{path}。密码请另行告知对方。</source>
        <translation>Encrypted file: {path}. Tell the password separately.</translation>
    </message>
    <message>
        <source>正在生成 PDF，约需十几秒…</source>
        <translation>Making the PDF, about 15 seconds…</translation>
    </message>
    <message>
        <source>打开 PDF 打印(&amp;D)</source>
        <translation>Open P&amp;DF to Print</translation>
    </message>
    <message>
        <source>封面和各分表：{path}。打印后签字盖章。</source>
        <translation>Cover and forms: {path}. Print it, sign and stamp it.</translation>
    </message>
    <message>
        <source>请先填写收件人邮箱。</source>
        <translation>Enter the recipients first.</translation>
    </message>
    <message>
        <source>邮件草稿：{path}。双击用邮件程序打开，核对后发送。</source>
        <translation>Mail draft: {path}. Open it with the mail program, look it over and send it.</translation>
    </message>
    <message>
        <source>已复制：{text}</source>
        <translation>Copied: {text}</translation>
    </message>
</context>
<context>
    <name>FaultsDialog</name>
    <message>
        <source>报表制度的问题</source>
        <translation>Faults of the scheme</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
</context>
<context>
    <name>FigurePanel</name>
    <message>
        <source>算式</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>精确值</source>
        <translation>Exact value</translation>
    </message>
    <message>
        <source>汇总方法</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>报送覆盖</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>未报单位</source>
        <translation>Units without it</translation>
    </message>
    <message>
        <source>溯源</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>填写(&amp;F)</source>
        <translation>Enter (&amp;F)</translation>
    </message>
    <message>
        <source>报告文本(&amp;T)</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>在报告文本里找到这个数</source>
        <translation>Find this figure in the text of the report</translation>
    </message>
    <message>
        <source>调整…(&amp;J)</source>
        <translation>Ad&amp;just…</translation>
    </message>
    <message>
        <source>请在左边点一个数。</source>
        <translation>Click a figure at the left.</translation>
    </message>
    <message>
        <source>缺数：没有单位报出</source>
        <translation>missing: no unit gave it</translation>
    </message>
    <message>
        <source>单位未报齐</source>
        <translation>lacks units</translation>
    </message>
    <message>
        <source>全部单位填“不涉及”</source>
        <translation>not applicable to all units</translation>
    </message>
    <message>
        <source>还没有填写</source>
        <translation>not entered yet</translation>
    </message>
    <message>
        <source>{names} 等 {n} 个</source>
        <translation>{names} and others, {n} in all</translation>
    </message>
    <message>
        <source>看该单位(&amp;V)</source>
        <translation>Show unit (&amp;V)</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>把 .xlsx 文件拖到这里，或者</source>
        <translation>Drop an .xlsx file here, or</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose File…</translation>
    </message>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose a file</translation>
    </message>
</context>
<context>
    <name>FindingDelegate</name>
    <message>
        <source>已说明</source>
        <translation>explained</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>审核结果</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>已说明</source>
        <translation>explained</translation>
    </message>
    <message>
        <source>还有 {n} 个台账既没有填行，也没有勾选“本年无此项”。</source>
        <translation>{n} ledgers have neither rows nor the tick “None this year”.</translation>
    </message>
    <message>
        <source>文字说明还有 {n} 项没有写。不写也可以上报。</source>
        <translation>{n} narratives are not written yet. The report may be sent without them.</translation>
    </message>
    <message>
        <source>封面</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>台账{code}</source>
        <translation>Ledger {code}</translation>
    </message>
    <message>
        <source>{form} 还有 {n} 格没有填。</source>
        <translation>{form}: {n} cells are not filled in yet.</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>按类别筛选</source>
        <translation>Filter by class</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All classes</translation>
    </message>
    <message>
        <source>按表筛选</source>
        <translation>Filter by page</translation>
    </message>
    <message>
        <source>全部表</source>
        <translation>All pages</translation>
    </message>
    <message>
        <source>当前表</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>把审核结果存成 Excel 工作簿</source>
        <translation>Save the findings as an Excel workbook</translation>
    </message>
    <message>
        <source>写明数据无误的原因</source>
        <translation>Say why the figure is right</translation>
    </message>
    <message>
        <source>审核说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>正在审核…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>筛选范围内没有审核结果。</source>
        <translation>No finding passes the filter.</translation>
    </message>
    <message>
        <source>没有发现问题。</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>已说明（{n} 字）</source>
        <translation>Explained ({n} characters)</translation>
    </message>
    <message>
        <source>还需 {n} 字</source>
        <translation>{n} more characters needed</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>写明答复</source>
        <translation>Write the answer</translation>
    </message>
    <message>
        <source>审核完成：没有要处理的问题。</source>
        <translation>Check finished: nothing to deal with.</translation>
    </message>
    <message>
        <source>审核完成：{counts}</source>
        <translation>Check finished: {counts}</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>存放文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>没有这个文件夹。</source>
        <translation>There is no such folder.</translation>
    </message>
</context>
<context>
    <name>FormHead</name>
    <message>
        <source>填报单位：</source>
        <translation>Unit: </translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>本制度已过有效期</source>
        <translation>This scheme has expired</translation>
    </message>
    <message>
        <source>表&#x3000;&#x3000;号：</source>
        <translation>Form no.: </translation>
    </message>
    <message>
        <source>制定机关：</source>
        <translation>Issued by: </translation>
    </message>
    <message>
        <source>批准文号：</source>
        <translation>Approval no.: </translation>
    </message>
    <message>
        <source>有效期至：</source>
        <translation>Valid until: </translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>指标表</source>
        <translation>Form</translation>
    </message>
</context>
<context>
    <name>GridBlocks</name>
    <message>
        <source>清除 {0} 格</source>
        <translation>Clear {0} cells</translation>
    </message>
    <message>
        <source>粘贴 {0} 格</source>
        <translation>Paste {0} cells</translation>
    </message>
    <message>
        <source>向下填充 {0} 格</source>
        <translation>Fill down {0} cells</translation>
    </message>
    <message>
        <source>取消不涉及</source>
        <translation>No longer not applicable</translation>
    </message>
    <message>
        <source>不涉及 {0} 格</source>
        <translation>Mark {0} cells as not applicable</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>剪切</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>不涉及</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>尚未填写</source>
        <translation>Not filled in yet</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>（只读）</source>
        <translation> (read-only)</translation>
    </message>
    <message>
        <source>这一格由程序计算，不用填。</source>
        <translation>The program computes this cell; nothing is to be entered.</translation>
    </message>
    <message>
        <source>上年上报数取自上年的报表，不用填。</source>
        <translation>This figure comes from last year&apos;s report; nothing is to be entered.</translation>
    </message>
    <message>
        <source>这一格不用填。</source>
        <translation>Nothing is to be entered in this cell.</translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message>
        <source>还有一格没有录入</source>
        <translation>A cell is not entered yet</translation>
    </message>
    <message>
        <source>“{0}”还没有录入。</source>
        <translation>“{0}” is not entered yet.</translation>
    </message>
    <message>
        <source>返回修改</source>
        <translation>Back to the cell</translation>
    </message>
    <message>
        <source>放弃这一格</source>
        <translation>Discard it</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>在此填写新的一行</source>
        <translation>Type here for a new row</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>修改记录</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>修改前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>修改后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>填报人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>最近的修改</source>
        <translation>Latest changes</translation>
    </message>
    <message>
        <source>撤销 {what}</source>
        <translation>Undo {what}</translation>
    </message>
    <message>
        <source>恢复 {what}</source>
        <translation>Redo {what}</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>退回意见</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>可以导入：同事填好的整套或单张表、本单位去年的报送件、上级的回执和退回单。先列出全部差异，由您决定采用哪些。</source>
        <translation>What can be imported: a form that colleagues filled in, whole or one section; this unit&apos;s file of last year; a receipt or a return of the level above. All differences are listed first; you decide what is taken.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>与本机完全相同，没有可导入的内容。</source>
        <translation>It says the same as this report; there is nothing to import.</translation>
    </message>
    <message>
        <source>工作簿的身份信息已丢失，按指标代码读取。</source>
        <translation>The workbook no longer says whose it is; it is read by the codes of its indicators.</translation>
    </message>
    <message>
        <source>{bureau} {period} 年的报送件：其中的数作为上年上报数导入。</source>
        <translation>{bureau}, report of {period}: its figures come in as last year&apos;s reported figures.</translation>
    </message>
    <message>
        <source>{bureau} {period} 年 分表 {section} 的填报表。</source>
        <translation>{bureau}, {period}, form of section {section}.</translation>
    </message>
    <message>
        <source>{bureau} {period} 年的整套填报表。</source>
        <translation>{bureau}, {period}, form of the whole report.</translation>
    </message>
    <message>
        <source>{bureau} {period} 年的草稿。</source>
        <translation>{bureau}, {period}, draft.</translation>
    </message>
    <message>
        <source>{bureau} {period} 年的报送件，第{version}版。</source>
        <translation>{bureau}, {period}, sealed version {version}.</translation>
    </message>
    <message>
        <source>导入 {n} 项</source>
        <translation>Import {n}</translation>
    </message>
    <message>
        <source>冲突要逐一决定：选中一行，按“用文件的”或“留本机的”。</source>
        <translation>Conflicts are decided one by one: select a line, then Take Theirs or Keep Mine.</translation>
    </message>
    <message>
        <source>没有采用的内容留本机的不变；导入算一步，可以一次撤销。</source>
        <translation>What is not taken stays as it is here; the import is one step of undo.</translation>
    </message>
    <message>
        <source>回执：第{version}版（校验码 {code}），{at} 收到，经办 {author}。</source>
        <translation>Receipt: version {version} (code {code}) was received {at} by {author}.</translation>
    </message>
    <message>
        <source>登记回执</source>
        <translation>Record Receipt</translation>
    </message>
    <message>
        <source>退回单：第{version}版（校验码 {code}），{at} 退回，经办 {author}。</source>
        <translation>Return: version {version} (code {code}) was returned {at} by {author}.</translation>
    </message>
    <message>
        <source>收下退回单</source>
        <translation>Take Return</translation>
    </message>
    <message>
        <source>收下后，意见列入审核结果，逐条更正或写明答复；报表重新打开，可以修改。</source>
        <translation>Its remarks go among the findings, to be corrected or answered one by one; the report is opened for changes.</translation>
    </message>
    <message>
        <source>已从“{file}”导入 {n} 项；编辑菜单里的“撤销”可以一步退回。</source>
        <translation>{n} values came in from “{file}”; Undo in the Edit menu takes them back in one step.</translation>
    </message>
    <message>
        <source>另有 {n} 处留本机的没有动。</source>
        <translation> {n} others were left as they are here.</translation>
    </message>
    <message>
        <source>这份文件以前登记过，没有变化。</source>
        <translation>This file was recorded before; nothing changed.</translation>
    </message>
    <message>
        <source>已登记第{version}版的回执。</source>
        <translation>The receipt of version {version} is recorded.</translation>
    </message>
    <message>
        <source>已收下第{version}版的退回单：{n} 条意见列入审核结果，请逐条处理。</source>
        <translation>The return of version {version} is taken: {n} remarks are among the findings, to be dealt with one by one.</translation>
    </message>
</context>
<context>
    <name>IncomingModel</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>文件里</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>conflict</translation>
    </message>
    <message>
        <source>不能读取</source>
        <translation>unreadable</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>新填</source>
        <translation>new</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>emptied</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>same</translation>
    </message>
    <message>
        <source>空</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>没有这一行</source>
        <translation>no such row</translation>
    </message>
    <message>
        <source>已删去这一行</source>
        <translation>row deleted</translation>
    </message>
    <message>
        <source>空行</source>
        <translation>empty row</translation>
    </message>
    <message>
        <source>留本机的</source>
        <translation>mine</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>用文件的</source>
        <translation>theirs</translation>
    </message>
</context>
<context>
    <name>IndicatorModel</name>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>指标名称</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>本指标没有这一栏</source>
        <translation>This indicator has no such column</translation>
    </message>
    <message>
        <source>由程序计算，不用填写</source>
        <translation>Computed, nothing to fill in</translation>
    </message>
    <message>
        <source>上年报表中的数，只供对照</source>
        <translation>From last year&apos;s report, for comparison</translation>
    </message>
    <message>
        <source>待填写</source>
        <translation>To be filled in</translation>
    </message>
    <message>
        <source>没有上年报表：按 F2 补录并说明原因</source>
        <translation>No report of last year: press F2 to enter the figure with a reason</translation>
    </message>
</context>
<context>
    <name>IndicatorPage</name>
    <message>
        <source>本节文字说明 {0} 项</source>
        <translation>Texts of this section: {0}</translation>
    </message>
</context>
<context>
    <name>InstructionsDialog</name>
    <message>
        <source>填报说明</source>
        <translation>Instructions</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>把收到的文件、文件夹、.zip 或邮件 .eml 拖到这里，或者</source>
        <translation>Drop files, folders, .zip archives or .eml mails here, or</translation>
    </message>
    <message>
        <source>选择文件…(&amp;O)</source>
        <translation>Ch&amp;oose Files…</translation>
    </message>
    <message>
        <source>选择文件夹…(&amp;D)</source>
        <translation>Choose Fol&amp;der…</translation>
    </message>
    <message>
        <source>按结论筛选</source>
        <translation>Filter by verdict</translation>
    </message>
    <message>
        <source>全部结论</source>
        <translation>All verdicts</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>接收记录</source>
        <translation>Log of the intake</translation>
    </message>
    <message>
        <source>核实后接收…(&amp;A)</source>
        <translation>&amp;Accept after Asking…</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>数据代码</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>导出时</source>
        <translation>When sealed</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>改动的单元格</source>
        <translation>Altered cells</translation>
    </message>
    <message>
        <source>报送件、压缩包、邮件</source>
        <translation>Reports, archives, mails</translation>
    </message>
    <message>
        <source>选择收到的文件</source>
        <translation>Choose the files received</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>正在接收…</source>
        <translation>Taking in…</translation>
    </message>
    <message>
        <source>正在接收 {done}/{total}，还有 {left} 个</source>
        <translation>Taking in {done}/{total}, {left} left</translation>
    </message>
    <message>
        <source>已取消：{n} 个文件有了结论，其余没有动。点“继续接收”从这里接着做。</source>
        <translation>Cancelled: {n} files have their verdict, the others were not touched. “Resume” goes on from here.</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>，约 {n} 秒</source>
        <translation>, about {n} s</translation>
    </message>
    <message>
        <source>，约 {n} 分钟</source>
        <translation>, about {n} min</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>还在接收，这次没有收；等做完再放进来。</source>
        <translation>Still taking in; this was not taken. Drop it again when it is done.</translation>
    </message>
</context>
<context>
    <name>InterruptedBar</name>
    <message>
        <source>继续接收(&amp;R)</source>
        <translation>&amp;Resume</translation>
    </message>
    <message>
        <source>不再继续(&amp;N)</source>
        <translation>Do &amp;not resume</translation>
    </message>
    <message>
        <source>已有结论的文件保留；其余的以后可以重新接收。</source>
        <translation>What has its verdict stays; the others can be taken in again later.</translation>
    </message>
    <message>
        <source>{at} 开始的接收没有做完，{n} 个文件已有结论：{paths}</source>
        <translation>The intake begun {at} did not come to its end; {n} files have their verdict: {paths}</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LastYearDialog</name>
    <message>
        <source>上年上报数</source>
        <translation>Reported last year</translation>
    </message>
    <message>
        <source>本机没有上年的报表。可以按上年实际上报的数补录，并说明原因。</source>
        <translation>There is no report of last year on this computer. Enter the figure as it was reported, with the reason.</translation>
    </message>
    <message>
        <source>例如：据上年纸质报表补录</source>
        <translation>for example: taken from the paper form</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>可填：</source>
        <translation>Choices: </translation>
    </message>
    <message>
        <source>新增一行</source>
        <translation>Add a row</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>台账{0}&#x3000;{1}</source>
        <translation>Ledger {0}  {1}</translation>
    </message>
    <message>
        <source>不随邮件报送</source>
        <translation>Not sent by e-mail</translation>
    </message>
    <message>
        <source>本年无此项</source>
        <translation>None this year</translation>
    </message>
    <message>
        <source>本年确实没有时勾选；不勾选又没有行，按未填处理</source>
        <translation>Tick when there really was none this year; without rows and without the tick it counts as not filled in</translation>
    </message>
    <message>
        <source>插入行</source>
        <translation>Insert row</translation>
    </message>
    <message>
        <source>删除行</source>
        <translation>Delete rows</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>按当前列升序</source>
        <translation>Ascending by this column</translation>
    </message>
    <message>
        <source>按当前列降序</source>
        <translation>Descending by this column</translation>
    </message>
    <message>
        <source>恢复原来的次序</source>
        <translation>Back to the original order</translation>
    </message>
    <message>
        <source>按现在的次序保存</source>
        <translation>Keep the present order</translation>
    </message>
    <message>
        <source>筛选的列</source>
        <translation>Column to filter by</translation>
    </message>
    <message>
        <source>全部列</source>
        <translation>All columns</translation>
    </message>
    <message>
        <source>筛选…</source>
        <translation>Filter…</translation>
    </message>
    <message>
        <source>删除 {0} 行</source>
        <translation>Delete {0} rows</translation>
    </message>
    <message>
        <source>共 {0} 行</source>
        <translation>{0} rows</translation>
    </message>
    <message>
        <source>筛选出 {0} 行，共 {1} 行</source>
        <translation>{0} of {1} rows</translation>
    </message>
    <message>
        <source>筛选内容</source>
        <translation>Text to filter by</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
</context>
<context>
    <name>LedgersPage</name>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>汇总范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>显示哪些行</source>
        <translation>Rows shown</translation>
    </message>
    <message>
        <source>全部行</source>
        <translation>All rows</translation>
    </message>
    <message>
        <source>行里的字</source>
        <translation>Words in a row</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>合并台账</source>
        <translation>Merged ledger</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>调整</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Adopted</translation>
    </message>
    <message>
        <source>合并后以谁为准</source>
        <translation>Whose stands</translation>
    </message>
    <message>
        <source>所选行的各个栏目</source>
        <translation>Columns of the selected row</translation>
    </message>
    <message>
        <source>调整这一栏…(&amp;J)</source>
        <translation>Ad&amp;just this cell…</translation>
    </message>
    <message>
        <source>剔除这一行…(&amp;X)</source>
        <translation>Leave this row out… (&amp;X)</translation>
    </message>
    <message>
        <source>撤销(&amp;Z)</source>
        <translation>Undo (&amp;Z)</translation>
    </message>
    <message>
        <source>没有台账行。</source>
        <translation>There are no ledger rows.</translation>
    </message>
    <message>
        <source>合并后 {rows} 行，来自 {parts} 行；说法不一 {conflicts} 处；剔除 {out} 行</source>
        <translation>{rows} rows merged from {parts}; {conflicts} said differently; {out} left out</translation>
    </message>
    <message>
        <source>已调整；合并台账和由它计算的指标随后重新汇总。</source>
        <translation>Adjusted; the merged ledger and what is computed from it are worked out again.</translation>
    </message>
    <message>
        <source>已剔除这一行；在“已剔除”里可以撤销。</source>
        <translation>The row is left out; it can be let in again under “Left out”.</translation>
    </message>
    <message>
        <source>已撤销，恢复上报的内容。</source>
        <translation>Undone; what was reported stands again.</translation>
    </message>
    <message>
        <source>各单位说法不一</source>
        <translation>Said differently</translation>
    </message>
    <message>
        <source>有调整</source>
        <translation>Adjusted</translation>
    </message>
    <message>
        <source>已剔除</source>
        <translation>Left out</translation>
    </message>
</context>
<context>
    <name>LetInDialog</name>
    <message>
        <source>认可新密钥并接收</source>
        <translation>Accept the new key</translation>
    </message>
    <message>
        <source>按改动后的内容接收</source>
        <translation>Accept as altered</translation>
    </message>
    <message>
        <source>理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已向单位核实换了密钥(&amp;C)</source>
        <translation>The unit &amp;confirmed that it has a new key</translation>
    </message>
    <message>
        <source>已向单位核实 {n} 处改动(&amp;C)</source>
        <translation>The unit &amp;confirmed the {n} altered cells</translation>
    </message>
    <message>
        <source>如：已与经办人电话核实</source>
        <translation>Such as: confirmed by telephone</translation>
    </message>
</context>
<context>
    <name>LockBanner</name>
    <message>
        <source>版本…</source>
        <translation>Versions…</translation>
    </message>
    <message>
        <source>查看报送版本</source>
        <translation>Show the sealed versions</translation>
    </message>
    <message>
        <source>重新打开…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>已于 {time} 报送第{version}版（校验码 {code}），已锁定。</source>
        <translation>Version {version} was sealed {time} (code {code}); the report is locked.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>交报</source>
        <translation>Jiaobao</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>NarrativeField</name>
    <message>
        <source>不超过 {0} 字；没有可写的内容可以留空。</source>
        <translation>At most {0} characters; may stay blank when there is nothing to say.</translation>
    </message>
    <message>
        <source>{0}，超出 {1} 字</source>
        <translation>{0}, {1} characters too many</translation>
    </message>
</context>
<context>
    <name>NarrativePage</name>
    <message>
        <source>文字说明</source>
        <translation>Texts</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>表目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>封面</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>文字说明</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>{title} {count} 条</source>
        <translation>{title}: {count}</translation>
    </message>
    <message>
        <source>已填完</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>{rows} 行</source>
        <translation>{rows} rows</translation>
    </message>
    <message>
        <source>本年无</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>选中一个单元格，这里显示它的填报说明。</source>
        <translation>Select a cell to read its notes here.</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>台账说明</source>
        <translation>Notes on the ledger</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>选填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>填写要求</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>由程序计算：{formula}</source>
        <translation>Computed: {formula}</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>小数位数</source>
        <translation>Decimals</translation>
    </message>
    <message>
        <source>统计范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>数据来源部门</source>
        <translation>Owner of the figure</translation>
    </message>
    <message>
        <source>计算方法</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>对应台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>所属内容</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>可选项</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>填报说明</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>不超过 {n} 字</source>
        <translation>At most {n} characters</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>篇幅</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Indicator explained</translation>
    </message>
    <message>
        <source>本单位职责范围内的数</source>
        <translation>What your own unit answers for</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>消息</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>OffersView</name>
    <message>
        <source>分表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>显示哪些</source>
        <translation>Which to show</translation>
    </message>
    <message>
        <source>全部文字</source>
        <translation>All texts</translation>
    </message>
    <message>
        <source>已采用的</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>未采用的</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>单位、标题或文字里的字</source>
        <translation>Words of unit, title or text</translation>
    </message>
    <message>
        <source>查找文字说明</source>
        <translation>Find texts</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>单位的文字说明</source>
        <translation>Texts of units</translation>
    </message>
    <message>
        <source>单位原文</source>
        <translation>As the unit wrote it</translation>
    </message>
    <message>
        <source>报告中的文字</source>
        <translation>In the report</translation>
    </message>
    <message>
        <source>采用(&amp;A)</source>
        <translation>T&amp;ake</translation>
    </message>
    <message>
        <source>移出(&amp;D)</source>
        <translation>&amp;Drop</translation>
    </message>
    <message>
        <source>恢复单位原文(&amp;R)</source>
        <translation>Back to the unit&apos;s wo&amp;rds</translation>
    </message>
    <message>
        <source>下移(&amp;W)</source>
        <translation>Do&amp;wn</translation>
    </message>
    <message>
        <source>看位置(&amp;G)</source>
        <translation>Show place (&amp;G)</translation>
    </message>
    <message>
        <source>看该单位(&amp;V)</source>
        <translation>Show unit (&amp;V)</translation>
    </message>
    <message>
        <source>全部分表</source>
        <translation>All forms</translation>
    </message>
    <message>
        <source>共 {n} 条，已采用 {taken} 条</source>
        <translation>{n} texts, {taken} taken</translation>
    </message>
    <message>
        <source>✓ 改过</source>
        <translation>✓ edited</translation>
    </message>
    <message>
        <source>没有符合条件的文字说明。</source>
        <translation>No text fits.</translation>
    </message>
    <message>
        <source>还没有单位报送文字说明。</source>
        <translation>No unit has sent a text yet.</translation>
    </message>
    <message>
        <source>保存修改(&amp;A)</source>
        <translation>S&amp;ave changes</translation>
    </message>
    <message>
        <source>报告中的文字(&amp;X)</source>
        <translation>In the report (&amp;X)</translation>
    </message>
    <message>
        <source>上移(&amp;K)</source>
        <translation>Up (&amp;K)</translation>
    </message>
</context>
<context>
    <name>OutliersPage</name>
    <message>
        <source>比较方法</source>
        <translation>Way of comparing</translation>
    </message>
    <message>
        <source>全部比较</source>
        <translation>All comparisons</translation>
    </message>
    <message>
        <source>与可比单位</source>
        <translation>With comparable units</translation>
    </message>
    <message>
        <source>与上年</source>
        <translation>With last year</translation>
    </message>
    <message>
        <source>上年数不一致</source>
        <translation>Last year told otherwise</translation>
    </message>
    <message>
        <source>单位、指标名称或代码</source>
        <translation>Unit, indicator or code</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>需要核对的数</source>
        <translation>Figures to look at again</translation>
    </message>
    <message>
        <source>离群</source>
        <translation>Outliers</translation>
    </message>
</context>
<context>
    <name>OwnUnitDialog</name>
    <message>
        <source>新建单位</source>
        <translation>New unit</translation>
    </message>
    <message>
        <source>印在表上的全称，如 贵安新区交通建设管理局</source>
        <translation>Full name as printed on the forms</translation>
    </message>
    <message>
        <source>用于文件名，如 贵安新区</source>
        <translation>Used in file names</translation>
    </message>
    <message>
        <source>自编代码，字母和数字，如 520100A1</source>
        <translation>A code of your own, letters and digits, such as 520100A1</translation>
    </message>
    <message>
        <source>县级</source>
        <translation>County</translation>
    </message>
    <message>
        <source>市州级</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>省级</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>单位全称</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>简称</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>单位代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>上级单位</source>
        <translation>Superior unit</translation>
    </message>
    <message>
        <source>修改单位</source>
        <translation>Change Unit</translation>
    </message>
    <message>
        <source>查找上级单位</source>
        <translation>Find the superior</translation>
    </message>
    <message>
        <source>上级：{path}</source>
        <translation>Superior: {path}</translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message>
        <source>这里已在表格之外</source>
        <translation>This is outside the table</translation>
    </message>
    <message>
        <source>本指标没有这一栏</source>
        <translation>This indicator has no such column</translation>
    </message>
    <message>
        <source>由程序计算，不用填写</source>
        <translation>Computed, nothing to fill in</translation>
    </message>
    <message>
        <source>上年上报数不能改</source>
        <translation>Last year&apos;s figure cannot be changed</translation>
    </message>
    <message>
        <source>这一格是表头，不能改</source>
        <translation>This cell is a heading and cannot be changed</translation>
    </message>
</context>
<context>
    <name>PasteReport</name>
    <message>
        <source>有些内容不能录入</source>
        <translation>Some of it cannot be entered</translation>
    </message>
    <message>
        <source>{0} 格不能录入，原因如下。其余 {1} 格可以录入；还没有改动任何数据。</source>
        <translation>{0} cells cannot be entered, for the reasons below. The other {1} can; nothing has been changed yet.</translation>
    </message>
    <message>
        <source>粘贴其余 {0} 格</source>
        <translation>Paste the other {0}</translation>
    </message>
    <message>
        <source>复制清单</source>
        <translation>Copy the list</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>空行怎么对应</source>
        <translation>What the blank lines stand for</translation>
    </message>
    <message>
        <source>要粘贴的内容里有空行，表里这一段也有标题行。</source>
        <translation>What you paste has blank lines, and this part of the form has headings.</translation>
    </message>
    <message>
        <source>空行可能对着标题行，也可能是没有填的指标，选错会错行。还没有改动任何数据。</source>
        <translation>A blank line may stand for a heading or for an indicator that is not filled in; the wrong choice shifts rows. Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>有标题行（从报表复制）</source>
        <translation>With headings (copied from the form)</translation>
    </message>
    <message>
        <source>没有标题行（一行一个指标）</source>
        <translation>Without headings (one indicator a line)</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>单位与责任人</source>
        <translation>Unit and persons responsible</translation>
    </message>
</context>
<context>
    <name>PeopleForm</name>
    <message>
        <source>如 2027-01-15</source>
        <translation>such as 2027-01-15</translation>
    </message>
    <message>
        <source>单位与责任人</source>
        <translation>Unit and persons responsible</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>报送完成情况图</source>
        <translation>Picture of completeness</translation>
    </message>
    <message>
        <source>已接收 {n}：</source>
        <translation>{n} accepted:</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>交报</source>
        <translation>Jiaobao</translation>
    </message>
</context>
<context>
    <name>ReceiptsDialog</name>
    <message>
        <source>回执</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>表中已接收的 {n} 个单位</source>
        <translation>The {n} accepted units shown</translation>
    </message>
    <message>
        <source>可不填；如：已收到，正在审核</source>
        <translation>Optional, such as: received, being checked</translation>
    </message>
    <message>
        <source>给谁(&amp;U)</source>
        <translation>To &amp;whom</translation>
    </message>
    <message>
        <source>签收人(&amp;W)</source>
        <translation>&amp;Received by</translation>
    </message>
    <message>
        <source>附言(&amp;N)</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>存放文件夹(&amp;D)</source>
        <translation>Fol&amp;der</translation>
    </message>
    <message>
        <source>回执写明版本和校验码，单位用“导入”打开；把文件作为附件回复邮件即可。</source>
        <translation>A receipt tells version and code, the unit opens it with “Import”; answer the mail with it as an attachment.</translation>
    </message>
    <message>
        <source>写出</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>正在写回执…</source>
        <translation>Writing receipts…</translation>
    </message>
</context>
<context>
    <name>RemindDialog</name>
    <message>
        <source>催报</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>市州</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>全部：{n} 个市州有单位没有报齐</source>
        <translation>All: units are wanting in {n} prefectures</translation>
    </message>
    <message>
        <source>{name}：{n} 个</source>
        <translation>{name}: {n}</translation>
    </message>
    <message>
        <source>催报文稿</source>
        <translation>Text of the reminder</translation>
    </message>
    <message>
        <source>市州(&amp;P)</source>
        <translation>&amp;Prefecture</translation>
    </message>
    <message>
        <source>收件地址(&amp;T)</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>存放文件夹(&amp;D)</source>
        <translation>Fol&amp;der</translation>
    </message>
    <message>
        <source>可不填；多个地址用分号隔开</source>
        <translation>Optional; several addresses with semicolons</translation>
    </message>
    <message>
        <source>各市州用各自的地址（已记 {n} 个，选一个市州就能填写）</source>
        <translation>Each its own address ({n} known; choose a prefecture to write one)</translation>
    </message>
    <message>
        <source>写出 {n} 份</source>
        <translation>Write {n}</translation>
    </message>
</context>
<context>
    <name>ReopenDialog</name>
    <message>
        <source>重新打开报表</source>
        <translation>Reopen the report</translation>
    </message>
    <message>
        <source>第{version}版已经报送。重新打开后可以更正，改好再导出新的一版；已报送的那一版原样保存。</source>
        <translation>Version {version} was sealed. Reopened, the report can be corrected and exported as a new version; the one that was sent stays as it is.</translation>
    </message>
    <message>
        <source>重新打开的原因(&amp;R)</source>
        <translation>&amp;Reason for reopening</translation>
    </message>
    <message>
        <source>如：表2-1 第6行里程更正</source>
        <translation>Such as: form 2-1, row 6, mileage corrected</translation>
    </message>
    <message>
        <source>重新打开的原因</source>
        <translation>Reason for reopening</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message>
        <source>导出报告</source>
        <translation>Write the report</translation>
    </message>
    <message>
        <source>按公文格式生成 Word 文档，附数据溯源表；文中每个数都带标记，在 Word 或 WPS 中改过后，可以再拿回来核对。导出时会记下这一稿，供以后列出变动。</source>
        <translation>Writes a Word document in the layout of official documents, with an annex on where figures come from. Every figure is tagged, so that a document edited in Word or WPS can be compared again. The draft is kept, to list later what has changed.</translation>
    </message>
    <message>
        <source>同时生成 PDF（需要 LibreOffice）(&amp;P)</source>
        <translation>Make a &amp;PDF too (needs LibreOffice)</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Write…</translation>
    </message>
    <message>
        <source>报告文本有问题，改好后才能导出。</source>
        <translation>The text of the report has faults; it can be written when they are mended.</translation>
    </message>
    <message>
        <source>缺数 {missing} 项、未报齐 {partial} 项，文中和附表会照样标出。</source>
        <translation>{missing} figures are missing and {partial} lack units; text and annex will say so.</translation>
    </message>
    <message>
        <source>报告文本有没保存的修改；导出的是保存过的文本。</source>
        <translation>The text has changes that are not saved; what is written is the saved text.</translation>
    </message>
    <message>
        <source>{period}_年度工作报告.docx</source>
        <translation>{period}_annual_report.docx</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>年度报告</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>报告稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>报告文本</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>名称和日期</source>
        <translation>Names and dates</translation>
    </message>
    <message>
        <source>文字说明</source>
        <translation>Texts of units</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>核对文档</source>
        <translation>Compare a document</translation>
    </message>
    <message>
        <source>导出报告…(&amp;E)</source>
        <translation>Writ&amp;e report…</translation>
    </message>
    <message>
        <source>报告文本有问题，不能起草；请先改好下面列出的问题。</source>
        <translation>The text of the report has faults and cannot be drafted; mend those listed below first.</translation>
    </message>
    <message>
        <source>正在起草…</source>
        <translation>Drafting…</translation>
    </message>
    <message>
        <source>正在更新…</source>
        <translation>Updating…</translation>
    </message>
    <message>
        <source>正在导出报告…</source>
        <translation>Writing the report…</translation>
    </message>
    <message>
        <source>正在汇总，随后起草年度报告…</source>
        <translation>Totals are being worked out; the report is drafted after that…</translation>
    </message>
    <message>
        <source>年度报告由汇总数起草。这一年还没有接收任何报送件，请先在“接收”页接收。</source>
        <translation>The annual report is drafted from the totals. Nothing was received for this year yet; take it in on the page Intake first.</translation>
    </message>
    <message>
        <source>已停止导出，没有写出文件。</source>
        <translation>Stopped; no file was written.</translation>
    </message>
    <message>
        <source>已停止；Word 文档已经写好。</source>
        <translation>Stopped; the Word document is there.</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>正在恢复并核对…</source>
        <translation>Restoring and proving…</translation>
    </message>
    <message>
        <source>已恢复到备份。原来的数据保存在 {path}</source>
        <translation>The backup was restored. What was there before is kept in {path}</translation>
    </message>
    <message>
        <source>填报数据已损坏，打不开。
最近的备份做于 {at}，要恢复到它吗？损坏的文件会移到一边保存。</source>
        <translation>The records are damaged and cannot be opened.
The last backup was made {at}. Restore it? The damaged file is moved aside and kept.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>选中的一行</source>
        <translation>Selected row</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>退回 {unit}</source>
        <translation>Return to {unit}</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>From</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>退回意见</source>
        <translation>Remarks of the return</translation>
    </message>
    <message>
        <source>写出退回单…</source>
        <translation>Write the Return…</translation>
    </message>
    <message>
        <source>单元格</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>单元格：输入代码或名称</source>
        <translation>Cell: type a code or a name</translation>
    </message>
    <message>
        <source>意见，如：与年度计划不一致，请核对</source>
        <translation>Remark, such as: differs from the annual plan, please check</translation>
    </message>
    <message>
        <source>加一条(&amp;M)</source>
        <translation>Add re&amp;mark</translation>
    </message>
    <message>
        <source>去掉所选(&amp;X)</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>如：请于1月25日前更正后重新报送</source>
        <translation>Such as: please correct and send again by 25 January</translation>
    </message>
    <message>
        <source>退回人(&amp;W)</source>
        <translation>&amp;Who returns it</translation>
    </message>
    <message>
        <source>附言(&amp;N)</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>人工</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>没有待处理的审核问题；请至少写一条意见。</source>
        <translation>No finding waits for anything; write one remark at least.</translation>
    </message>
    <message>
        <source>请选单元格并写意见。</source>
        <translation>Choose a cell and write a remark.</translation>
    </message>
    <message>
        <source>存放文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>{finding}（说明：{text}）</source>
        <translation>{finding} (explained: {text})</translation>
    </message>
    <message>
        <source>“审核”“说明退回”和“人工”的意见会写进退回单，单位用“导入”打开后逐条跳到单元格；“已说明”的供审阅，不认可就在该行按回车写意见。</source>
        <translation>What the checks found, explanations that were returned and your own remarks go into the return; the unit imports it and jumps from remark to cell. Explanations are for reading: press Enter on one to remark on it.</translation>
    </message>
    <message>
        <source>说明退回</source>
        <translation>explanation returned</translation>
    </message>
</context>
<context>
    <name>RevisedPage</name>
    <message>
        <source>修订</source>
        <translation>Revisions</translation>
    </message>
    <message>
        <source>显示哪些</source>
        <translation>Which of them</translation>
    </message>
    <message>
        <source>全部修订</source>
        <translation>All revisions</translation>
    </message>
    <message>
        <source>没有说明的</source>
        <translation>Not explained</translation>
    </message>
    <message>
        <source>有说明的</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>上年由省里调整过的</source>
        <translation>Adjusted here last year</translation>
    </message>
    <message>
        <source>单位、指标名称或代码</source>
        <translation>Unit, name or code of an indicator</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>上年上报数</source>
        <translation>Reported last year</translation>
    </message>
    <message>
        <source>上年采用数</source>
        <translation>Adopted last year</translation>
    </message>
    <message>
        <source>今年填的上年数</source>
        <translation>Told this year</translation>
    </message>
    <message>
        <source>差额</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>In</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>上年数的修订</source>
        <translation>Last year&apos;s figures told otherwise</translation>
    </message>
    <message>
        <source>没有 {year} 年接收的报送件，无从比较</source>
        <translation>Nothing of {year} was accepted: there is nothing to compare with</translation>
    </message>
    <message>
        <source>修订 {n} 处</source>
        <translation>{n} revisions</translation>
    </message>
</context>
<context>
    <name>SchemesDialog</name>
    <message>
        <source>报表制度</source>
        <translation>Reporting schemes</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>报表制度的内容</source>
        <translation>Contents of the scheme</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indic.</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>新报表</source>
        <translation>New reports</translation>
    </message>
    <message>
        <source>使用(&amp;U)</source>
        <translation>&amp;Use</translation>
    </message>
    <message>
        <source>新开始的报表使用选中的制度</source>
        <translation>Reports begun from now on use the selected scheme</translation>
    </message>
    <message>
        <source>选中的制度</source>
        <translation>Selected scheme</translation>
    </message>
    <message>
        <source>检查(&amp;K)…</source>
        <translation>Chec&amp;k…</translation>
    </message>
    <message>
        <source>安装(&amp;I)…</source>
        <translation>&amp;Install…</translation>
    </message>
    <message>
        <source>导出为工作簿(&amp;P)…</source>
        <translation>&amp;Pack as workbook…</translation>
    </message>
    <message>
        <source>还原为文件夹(&amp;F)…</source>
        <translation>Unpack to &amp;folder…</translation>
    </message>
    <message>
        <source>比较(&amp;D)…</source>
        <translation>Comp&amp;are…</translation>
    </message>
    <message>
        <source>内置</source>
        <translation>Built in</translation>
    </message>
    <message>
        <source>已安装</source>
        <translation>Installed</translation>
    </message>
    <message>
        <source>● 使用</source>
        <translation>● In use</translation>
    </message>
    <message>
        <source>新开始的报表使用 {id} {version}；已经开始的报表仍用原来的制度。</source>
        <translation>Reports begun from now on use {id} {version}; those begun already keep their scheme.</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>{path} 有 {n} 处问题。</source>
        <translation>{path} has {n} faults.</translation>
    </message>
    <message>
        <source>{path} 没有问题：{title} {version}，{counts}</source>
        <translation>{path} is sound: {title} {version}, {counts}</translation>
    </message>
    <message>
        <source>导出为工作簿</source>
        <translation>Pack as workbook</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Packing…</translation>
    </message>
    <message>
        <source>选择报表制度工作簿</source>
        <translation>Choose the workbook of a scheme</translation>
    </message>
    <message>
        <source>放在哪个文件夹里</source>
        <translation>In which folder to put it</translation>
    </message>
    <message>
        <source>文件夹 {path} 里已有文件，同名的会被替换。继续吗？</source>
        <translation>There are files in the folder {path} already; those of the same name would be replaced. Go on?</translation>
    </message>
    <message>
        <source>正在还原…</source>
        <translation>Unpacking…</translation>
    </message>
    <message>
        <source>已写出：{path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>没有写出：{path} 有 {n} 处问题。</source>
        <translation>Not written: {path} has {n} faults.</translation>
    </message>
    <message>
        <source>正在安装…</source>
        <translation>Installing…</translation>
    </message>
    <message>
        <source>已安装 {id} {version}。要让新报表使用它，请点“使用”。</source>
        <translation>{id} {version} is installed. Choose Use to let new reports use it.</translation>
    </message>
    <message>
        <source>没有安装：{path} 有 {n} 处问题，请改正后再装。</source>
        <translation>Not installed: {path} has {n} faults. Mend them and install it again.</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>代码、名称或拼音首字母</source>
        <translation>Code, name or pinyin initials</translation>
    </message>
    <message>
        <source>搜索内容</source>
        <translation>What to search for</translation>
    </message>
    <message>
        <source>搜索结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>所在表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>↑↓ 选择，回车跳转，Esc 关闭</source>
        <translation>↑↓ select, Enter goes there, Esc closes</translation>
    </message>
    <message>
        <source>没有找到。可输入指标代码、名称中的几个字，或拼音首字母。</source>
        <translation>Nothing found. Type a code, part of a name, or pinyin initials.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>键盘操作</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>直接输入</source>
        <translation>Just type</translation>
    </message>
    <message>
        <source>覆盖单元格内容</source>
        <translation>Overwrite the cell</translation>
    </message>
    <message>
        <source>修改单元格内容</source>
        <translation>Edit the cell</translation>
    </message>
    <message>
        <source>确认并向下 / 向右</source>
        <translation>Confirm and go down / right</translation>
    </message>
    <message>
        <source>清空选中的单元格</source>
        <translation>Clear the selected cells</translation>
    </message>
    <message>
        <source>与 Excel、WPS 互相复制粘贴整块数据</source>
        <translation>Copy and paste blocks with Excel and WPS</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>撤销 / 恢复，粘贴只算一步</source>
        <translation>Undo / redo, a paste is one step</translation>
    </message>
    <message>
        <source>按代码、名称或拼音首字母搜索</source>
        <translation>Search by code, name or pinyin initials</translation>
    </message>
    <message>
        <source>上一张 / 下一张表</source>
        <translation>Previous / next page</translation>
    </message>
    <message>
        <source>审核全部数据</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>显示或收起右侧栏</source>
        <translation>Show or hide the side panel</translation>
    </message>
    <message>
        <source>导出报送文件</source>
        <translation>Export for submission</translation>
    </message>
    <message>
        <source>切换单位或年度</source>
        <translation>Switch unit or year</translation>
    </message>
    <message>
        <source>导入工作簿、回执或退回单，也可以把文件拖到窗口上</source>
        <translation>Import a workbook, a receipt or a return; a file can also be dropped on the window</translation>
    </message>
    <message>
        <source>报送版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>校验报送文件</source>
        <translation>Verify a file</translation>
    </message>
    <message>
        <source>到表目录、当前表、审核结果、修改历史、指标解释</source>
        <translation>Go to forms, current form, findings, history, indicator explained</translation>
    </message>
    <message>
        <source>汇总台</source>
        <translation>Collecting Desk</translation>
    </message>
    <message>
        <source>填报窗口</source>
        <translation>Reporting Window</translation>
    </message>
    <message>
        <source>到接收、进度等八页，按标签的次序</source>
        <translation>To the eight pages, in the order of their tabs</translation>
    </message>
    <message>
        <source>在当前页中查找</source>
        <translation>Search the page that is shown</translation>
    </message>
    <message>
        <source>年度报告：下一个 / 上一个数</source>
        <translation>Annual report: next / previous figure</translation>
    </message>
    <message>
        <source>年度报告：下一处缺数 / 未报齐</source>
        <translation>Annual report: next missing / incomplete figure</translation>
    </message>
</context>
<context>
    <name>SignEdit</name>
    <message>
        <source>日历（Alt+↓）</source>
        <translation>Calendar (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>SourceEdit</name>
    <message>
        <source>报告文本</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>SourceMenu</name>
    <message>
        <source>工作簿（.xlsx）…</source>
        <translation>Workbook (.xlsx)…</translation>
    </message>
    <message>
        <source>文件夹…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>选择报表制度工作簿</source>
        <translation>Choose the workbook of a scheme</translation>
    </message>
    <message>
        <source>选择报表制度文件夹</source>
        <translation>Choose the folder of a scheme</translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>保存状态</source>
        <translation>State of saving</translation>
    </message>
    <message>
        <source>填报进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>审核结果数</source>
        <translation>Number of findings</translation>
    </message>
    <message>
        <source>每次改动即时保存</source>
        <translation>Every change is saved at once</translation>
    </message>
    <message>
        <source>已保存 {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>填报进度 {done}/{total}</source>
        <translation>Filled in {done}/{total}</translation>
    </message>
    <message>
        <source>正在审核…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>交报</source>
        <translation>Jiaobao</translation>
    </message>
    <message>
        <source>填报单位</source>
        <translation>Reporting unit</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>搜索指标、台账、文字…   Ctrl+F</source>
        <translation>Search indicators, ledgers, texts…   Ctrl+F</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>审核 F8</source>
        <translation>Check F8</translation>
    </message>
    <message>
        <source>导出报送</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>{year} 年报 ▾</source>
        <translation>Annual report {year} ▾</translation>
    </message>
</context>
<context>
    <name>TotalsExport</name>
    <message>
        <source>导出汇总</source>
        <translation>Export totals</translation>
    </message>
    <message>
        <source>汇总范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>汇总工作簿 .xlsx(&amp;X)</source>
        <translation>Consolidated workbook .&amp;xlsx</translation>
    </message>
    <message>
        <source>各单位的数、合计公式、市州小计、覆盖、调整、合并台账、汇总数审核和溯源。</source>
        <translation>Figures of every unit, live totals, prefecture subtotals, coverage, adjustments, merged ledgers, findings and provenance.</translation>
    </message>
    <message>
        <source>带上不随邮件报送的台账(&amp;I)</source>
        <translation>With ledgers that are not sent by mail (&amp;I)</translation>
    </message>
    <message>
        <source>上报包 .zip(&amp;Z)</source>
        <translation>Archive to pass up .&amp;zip</translation>
    </message>
    <message>
        <source>把采用的报送件原样打包，交给上一级接收；每个单位只会计一次，不会重复汇总。</source>
        <translation>The files that count, as they came, for the level above to take in; each unit counts once.</translation>
    </message>
    <message>
        <source>汇总范围(&amp;A)</source>
        <translation>&amp;Area</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>{period}_{area}_上报.zip</source>
        <translation>{period}_{area}_pass_up.zip</translation>
    </message>
    <message>
        <source>{period}_{area}_汇总.xlsx</source>
        <translation>{period}_{area}_totals.xlsx</translation>
    </message>
    <message>
        <source>压缩包</source>
        <translation>Archive</translation>
    </message>
</context>
<context>
    <name>TotalsPage</name>
    <message>
        <source>分表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>汇总范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>查找指标</source>
        <translation>Find an indicator</translation>
    </message>
    <message>
        <source>调整…(&amp;J)</source>
        <translation>Ad&amp;just…</translation>
    </message>
    <message>
        <source>撤销调整(&amp;Z)</source>
        <translation>Take back (&amp;Z)</translation>
    </message>
    <message>
        <source>汇总数</source>
        <translation>Totals</translation>
    </message>
    <message>
        <source>溯源</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>调整记录</source>
        <translation>Adjustments</translation>
    </message>
    <message>
        <source>汇总数审核</source>
        <translation>Checks of totals</translation>
    </message>
    <message>
        <source>{coverage}；来自 {n} 个单元格</source>
        <translation>{coverage}; made of {n} cells</translation>
    </message>
    <message>
        <source>{names} 等 {n} 个</source>
        <translation>{names} and others, {n} in all</translation>
    </message>
    <message>
        <source>已调整；可在“调整记录”中撤销。</source>
        <translation>Adjusted; it can be taken back under “Adjustments”.</translation>
    </message>
    <message>
        <source>已撤销调整，恢复上报数。</source>
        <translation>The adjustment was taken back; the reported figure stands again.</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>汇总</source>
        <translation>Totals</translation>
    </message>
    <message>
        <source>导出…(&amp;E)</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>说明…(&amp;M)</source>
        <translation>Explai&amp;n…</translation>
    </message>
    <message>
        <source>说明已保存，随汇总数审核一并保留。</source>
        <translation>The explanation is kept with the finding.</translation>
    </message>
    <message>
        <source>汇总数符合全部审核关系。</source>
        <translation>The totals keep every rule.</translation>
    </message>
    <message>
        <source>没有调整。</source>
        <translation>Nothing is adjusted.</translation>
    </message>
    <message>
        <source>在全部分表中找：指标名称或代码</source>
        <translation>Find in all forms: name or code of an indicator</translation>
    </message>
    <message>
        <source>全部分表</source>
        <translation>All forms</translation>
    </message>
</context>
<context>
    <name>UnitSearch</name>
    <message>
        <source>名称、代码或拼音首字母，如 凤冈、520327、fgx</source>
        <translation>Name, code or pinyin initials, such as 凤冈, 520327, fgx</translation>
    </message>
    <message>
        <source>找到的单位</source>
        <translation>Units found</translation>
    </message>
</context>
<context>
    <name>ValuesView</name>
    <message>
        <source>报告里的名称和日期。能算出的已自动填入，也可以改写；改写后清空即恢复自动。离开输入框就保存。</source>
        <translation>Names and dates of the report. What can be worked out is filled in and may be overruled; emptied, it is worked out again. Leaving a field saves it.</translation>
    </message>
    <message>
        <source>看位置</source>
        <translation>Show place</translation>
    </message>
    <message>
        <source>文中未用</source>
        <translation>not used</translation>
    </message>
    <message>
        <source>已改写</source>
        <translation>overruled</translation>
    </message>
    <message>
        <source>已填</source>
        <translation>entered</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>worked out</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>校验报送文件</source>
        <translation>Verify a file</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>报出时</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>改动的单元格</source>
        <translation>Altered cells</translation>
    </message>
    <message>
        <source>对方在电话里读出的校验码</source>
        <translation>The code read out over the telephone</translation>
    </message>
    <message>
        <source>对方读出的校验码</source>
        <translation>Code that was read out</translation>
    </message>
    <message>
        <source>记住该单位的密钥(&amp;K)</source>
        <translation>Remember This Unit&apos;s &amp;Key</translation>
    </message>
    <message>
        <source>电话核对无误后记住；以后换了密钥会提醒</source>
        <translation>Remember it once compared by telephone; another key will be told then</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Verification code</translation>
    </message>
    <message>
        <source>核对(&amp;C)</source>
        <translation>&amp;Compare</translation>
    </message>
    <message>
        <source>密钥指纹</source>
        <translation>Key fingerprint</translation>
    </message>
    <message>
        <source>选择收到的或自己报出的工作簿，看它与报出时是否一致。文件只读，不会改动。</source>
        <translation>Choose a workbook that was received or sent, to see whether it is as it was sealed. The file is only read.</translation>
    </message>
    <message>
        <source>正在校验…</source>
        <translation>Verifying…</translation>
    </message>
    <message>
        <source>{place}（计算格）</source>
        <translation>{place} (computed)</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>报送版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>报出时间</source>
        <translation>Sealed at</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>回执、退回</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File</translation>
    </message>
    <message>
        <source>原样再写一份…(&amp;W)</source>
        <translation>&amp;Write the Same File Again…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>第{version}版</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>回执 {day}</source>
        <translation>received {day}</translation>
    </message>
    <message>
        <source>退回 {n} 条</source>
        <translation>{n} remarks</translation>
    </message>
    <message>
        <source>较早的版本</source>
        <translation>Earlier version</translation>
    </message>
    <message>
        <source>较晚的版本</source>
        <translation>Later version</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>两版的差别</source>
        <translation>What differs between the two versions</translation>
    </message>
    <message>
        <source>到单元格(&amp;G)</source>
        <translation>&amp;Go to Cell</translation>
    </message>
    <message>
        <source>比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>请选两个不同的版本。</source>
        <translation>Choose two different versions.</translation>
    </message>
    <message>
        <source>正在比较…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>{n} 处不同；回车到单元格</source>
        <translation>{n} differences; Enter goes to the cell</translation>
    </message>
    <message>
        <source>存放文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>已原样写出：{path}</source>
        <translation>Written again as it was: {path}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>欢迎使用交报</source>
        <translation>Welcome to Jiaobao</translation>
    </message>
    <message>
        <source>先选定填报单位和年度。数据只存在本机，每次改动即时保存，不需要网络。</source>
        <translation>Choose the reporting unit and the year. The data stay on this computer, every change is saved at once, no network is needed.</translation>
    </message>
    <message>
        <source>开始填报</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>1  填报单位</source>
        <translation>1  Reporting unit</translation>
    </message>
    <message>
        <source>2  年度</source>
        <translation>2  Year</translation>
    </message>
    <message>
        <source>3  责任人（可以以后再填）</source>
        <translation>3  Persons responsible (may be filled in later)</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>查找填报单位</source>
        <translation>Find the reporting unit</translation>
    </message>
    <message>
        <source>新建单位…</source>
        <translation>New unit…</translation>
    </message>
    <message>
        <source>开发区、公路局分局等不在区划名录中的单位</source>
        <translation>Units that are in no list of divisions: development zones, branch offices</translation>
    </message>
    <message>
        <source> 年</source>
        <translation> </translation>
    </message>
    <message>
        <source>报告年度</source>
        <translation>Reporting year</translation>
    </message>
    <message>
        <source>没有找到。不在名录中的单位请点“新建单位”。</source>
        <translation>Nothing found. For a unit outside the list choose “New unit”.</translation>
    </message>
    <message>
        <source>将为 {name} 填报</source>
        <translation>Reporting for {name}</translation>
    </message>
    <message>
        <source>修改单位…</source>
        <translation>Change Unit…</translation>
    </message>
    <message>
        <source>删除单位</source>
        <translation>Remove Unit</translation>
    </message>
    <message>
        <source>自建的单位还没有报表时可以修改和删除</source>
        <translation>A unit of your own can be changed and removed while it has no report</translation>
    </message>
    <message>
        <source>我汇总下级单位的报表：打开汇总台</source>
        <translation>I collect the reports of units below: open the Collecting Desk</translation>
    </message>
    <message>
        <source>本机已接收 {year} 年的报送件。</source>
        <translation>Reports of {year} have been received on this computer.</translation>
    </message>
    <message>
        <source>打开汇总台</source>
        <translation>Open the Collecting Desk</translation>
    </message>
</context>
<context>
    <name>WrittenBar</name>
    <message>
        <source>已导出：{path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>打开文档(&amp;B)</source>
        <translation>Open document (&amp;B)</translation>
    </message>
    <message>
        <source>打开 PDF(&amp;I)</source>
        <translation>Open PDF (&amp;I)</translation>
    </message>
    <message>
        <source>打开文件夹(&amp;H)</source>
        <translation>Open folder (&amp;H)</translation>
    </message>
</context>
<context>
    <name>YearBar</name>
    <message>
        <source>现在接收 {own} 年的报表；有 {n} 个文件是 {year} 年的，没有接收。</source>
        <translation>Reports of {own} are taken in now; {n} files are of {year} and were not taken in.</translation>
    </message>
    <message>
        <source>改收 {year} 年(&amp;T)</source>
        <translation>&amp;Take in {year}</translation>
    </message>
</context>
<context>
    <name>YearDialog</name>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>已有年度</source>
        <translation>Years at hand</translation>
    </message>
    <message>
        <source>{year} 年    最后保存 {time}</source>
        <translation>{year}    last saved {time}</translation>
    </message>
    <message>
        <source>新年度</source>
        <translation>New year</translation>
    </message>
    <message>
        <source> 年</source>
        <translation> </translation>
    </message>
    <message>
        <source>开始新年度</source>
        <translation>Start the new year</translation>
    </message>
    <message>
        <source>新年度从上一年带出上年上报数、上年同期数和责任人，可以撤销；台账和文字从空白开始。</source>
        <translation>The new year begins with last year&apos;s figures for comparison and the persons responsible, and that can be undone; ledgers and texts begin blank.</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>强制</source>
        <translation>Mandatory</translation>
    </message>
    <message>
        <source>准强制</source>
        <translation>Conditional</translation>
    </message>
    <message>
        <source>核实</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>必须改正数据，不能用说明代替。</source>
        <translation>The figure must be corrected; an explanation is not enough.</translation>
    </message>
    <message>
        <source>请改正数据；确属实际情况的，写明原因。</source>
        <translation>Correct the figure; if it is right, say why.</translation>
    </message>
    <message>
        <source>请核实；数据无误的，写明原因，至少 6 个字。</source>
        <translation>Verify the figure; if it is right, say why in at least 6 characters.</translation>
    </message>
    <message>
        <source>供参考，可以不处理。</source>
        <translation>For information; nothing needs to be done.</translation>
    </message>
    <message>
        <source>退回意见</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>上级退回的意见：请更正这一格；数据无误的，写明答复。</source>
        <translation>A remark of the superior unit: correct this cell; if the figure is right, write an answer.</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>审核结果</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
</context>
<context>
    <name>schemes</name>
    <message>
        <source>分表 {sections}，指标 {indicators}，台账 {ledgers}，台账栏目 {columns}，文字说明 {narratives}，审核关系 {rules}</source>
        <translation>sections {sections}, indicators {indicators}, ledgers {ledgers}, ledger columns {columns}, narratives {narratives}, rules {rules}</translation>
    </message>
    <message>
        <source>县级</source>
        <translation>County</translation>
    </message>
    <message>
        <source>市州</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>省厅</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>（无）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>代码和版本</source>
        <translation>Id and version</translation>
    </message>
    <message>
        <source>制定机关</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval no.</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>填报层级</source>
        <translation>Reporting levels</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>等 {n} 份</source>
        <translation>and others, {n} in all</translation>
    </message>
    <message>
        <source>本机报表</source>
        <translation>Reports on this computer</translation>
    </message>
    <message>
        <source>各年停报的事件指标</source>
        <translation>Event indicators switched off, by year</translation>
    </message>
    <message>
        <source>没有停报的指标。</source>
        <translation>No indicator is switched off.</translation>
    </message>
    <message>
        <source>{year} 年（{n} 项）</source>
        <translation>{year} ({n})</translation>
    </message>
    <message>
        <source>报表制度工作簿</source>
        <translation>Scheme workbook</translation>
    </message>
    <message>
        <source>复制整张表</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>added</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>行序</source>
        <translation>row order</translation>
    </message>
</context>
</TS>
