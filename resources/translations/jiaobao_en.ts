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
        <source>到指标说明</source>
        <translation>Go to the notes</translation>
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
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭提示</source>
        <translation>Close the message</translation>
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
    <name>Dialogs</name>
    <message>
        <source>审核结果已导出：{path}</source>
        <translation>Findings exported: {path}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出报送文件</source>
        <translation>Export for submission</translation>
    </message>
    <message>
        <source>正式报送：生成用于上报的工作簿</source>
        <translation>Final: the workbook that is submitted</translation>
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
        <source>已导出</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>把这个文件作为邮件附件发给上级单位即可。请不要改文件名。</source>
        <translation>Send this file to the superior unit as an e-mail attachment. Please keep its name.</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>复制路径</source>
        <translation>Copy the path</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
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
        <translation>{0} texts of this section</translation>
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
        <source>说明</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
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
        <source>指标说明</source>
        <translation>Notes on the indicator</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Notes</translation>
    </message>
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
        <source>名称、代码或拼音首字母</source>
        <translation>Name, code or pinyin initials</translation>
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
    <name>Program</name>
    <message>
        <source>交报</source>
        <translation>Jiaobao</translation>
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
        <source>到表目录、当前表、审核结果、修改历史、指标说明</source>
        <translation>Go to contents, page, findings, history, notes</translation>
    </message>
    <message>
        <source>导出报送文件</source>
        <translation>Export for submission</translation>
    </message>
    <message>
        <source>切换单位或年度</source>
        <translation>Switch unit or year</translation>
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
        <source>名称、代码或拼音首字母，如 凤冈、520327、fgx</source>
        <translation>Name, code or pinyin initials, such as 凤冈, 520327, fgx</translation>
    </message>
    <message>
        <source>查找填报单位</source>
        <translation>Find the reporting unit</translation>
    </message>
    <message>
        <source>找到的单位</source>
        <translation>Units found</translation>
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
</TS>
