<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Actual size</source>
      <translation>实际大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align bottom edges</source>
      <translation>底边对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align centres</source>
      <translation>水平居中对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align left edges</source>
      <translation>左边对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align middles</source>
      <translation>垂直居中对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align right edges</source>
      <translation>右边对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Align top edges</source>
      <translation>顶边对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Arrange</source>
      <translation>排列</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Bring forward</source>
      <translation>上移一层</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Bring to front</source>
      <translation>置于顶层</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Crop</source>
      <translation>裁剪</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Distribute across</source>
      <translation>水平均分</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Distribute down</source>
      <translation>垂直均分</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Duplicate</source>
      <translation>创建副本</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Edit</source>
      <translation>编辑</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Eyedropper</source>
      <translation>吸管</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Fit the page</source>
      <translation>适合窗口</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Flip</source>
      <translation>翻转</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Grid</source>
      <translation>网格</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Group</source>
      <translation>编组</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Guides</source>
      <translation>参考线</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Hide</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Hide or show</source>
      <translation>隐藏或显示</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Lock</source>
      <translation>锁定</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Object</source>
      <translation>对象</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Pan</source>
      <translation>抓手</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Preview without marks</source>
      <translation>无标记预览</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Region</source>
      <translation>区域</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Regions</source>
      <translation>区域</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Rulers</source>
      <translation>标尺</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Select</source>
      <translation>选择</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Select a group.</source>
      <translation>请选择一个编组。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Select a subject or a shape of points.</source>
      <translation>请选择一个主体或由点构成的形状。</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Select all</source>
      <translation>全选</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Select nothing</source>
      <translation>取消选择</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <location filename="../../app/editor/actions/view_actions.py" />
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Select something first.</source>
      <translation>请先选择对象。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/arranging.py" />
      <source>Select three or more.</source>
      <translation>请选择三个或更多对象。</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Select two or more layers of one group.</source>
      <translation>请选择同一编组中的两个或更多图层。</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Send backward</source>
      <translation>下移一层</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Send to back</source>
      <translation>置于底层</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>There is nothing to redo.</source>
      <translation>没有可重做的操作。</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>There is nothing to undo.</source>
      <translation>没有可撤销的操作。</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Tools</source>
      <translation>工具</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/edit_actions.py" />
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Ungroup</source>
      <translation>取消编组</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/object_actions.py" />
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>View</source>
      <translation>视图</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Zoom in</source>
      <translation>放大</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Zoom out</source>
      <translation>缩小</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/view_actions.py" />
      <source>Zoom to the selection</source>
      <translation>缩放到所选对象</translation>
    </message>
  </context>
  <context>
    <name>Application</name>
    <message>
      <location filename="../../app/editor/application.py" />
      <source>Something went wrong inside Affiche. Your document is untouched, and its edits are in the recovery journal. Details are on the terminal.</source>
      <translation>Affiche内部出错。文档未受影响，所有修改都在恢复日志中。详情见终端。</translation>
    </message>
  </context>
  <context>
    <name>Autosave</name>
    <message>
      <location filename="../../app/editor/files/autosave.py" />
      <source>Autosave of “%1” is paused: its journal can't be written</source>
      <translation>“%1”的自动保存已暂停：无法写入日志</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/autosave.py" />
      <source>Autosave of “%1” is paused: the disk is full</source>
      <translation>“%1”的自动保存已暂停：磁盘已满</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/autosave.py" />
      <source>Your edits are safe in memory. Save the document elsewhere.</source>
      <translation>您的修改仍安全保留在内存中。请将文档保存到其他位置。</translation>
    </message>
  </context>
  <context>
    <name>Brand</name>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>%1 isn't a colour of the brand kit</source>
      <translation>%1不是品牌套件中的颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>%1 isn't a face of the brand kit</source>
      <translation>%1不是品牌套件中的字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>Follow the brand kit</source>
      <translation>遵循品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>Use %1</source>
      <translation>使用%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>“%2” is set in it. The kit has %1 for it.</source>
      <translation>“%2”使用了它。套件为此指定了%1。</translation>
    </message>
    <message>
      <location filename="../../app/editor/brand/brand_checks.py" />
      <source>“%2” uses it. The nearest of the kit is %1.</source>
      <translation>“%2”使用了它。套件中最接近的是%1。</translation>
    </message>
  </context>
  <context>
    <name>BrandPanel</name>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>%1 places differ from the kit.</source>
      <translation>有%1处与套件不一致。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>1 place differs from the kit.</source>
      <translation>有1处与套件不一致。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>A brand kit holds the colours, faces and logos that stay the same.</source>
      <translation>品牌套件保存始终不变的颜色、字体和标志。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add a colour</source>
      <translation>添加颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add a logo</source>
      <translation>添加标志</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add brand colour</source>
      <translation>添加品牌色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Add logo</source>
      <translation>添加标志</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Apply brand kit</source>
      <translation>应用品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Apply to document</source>
      <translation>应用到文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Brand</source>
      <translation>品牌</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Brand colours</source>
      <translation>品牌色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change brand colour</source>
      <translation>更改品牌色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change brand face</source>
      <translation>更改品牌字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change brand rules</source>
      <translation>更改品牌规则</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Change…</source>
      <translation>更改…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Colours only from the kit</source>
      <translation>只用套件中的颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Everything follows the kit.</source>
      <translation>全部符合套件。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Faces</source>
      <translation>字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Faces only from the kit</source>
      <translation>只用套件中的字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Fill with a brand colour</source>
      <translation>用品牌色填充</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Fix all</source>
      <translation>全部修正</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Follow the brand kit</source>
      <translation>遵循品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Logo</source>
      <translation>标志</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Logos</source>
      <translation>标志</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Make one from this document</source>
      <translation>从本文档创建</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Name of the colour</source>
      <translation>颜色名称</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>No logo yet.</source>
      <translation>还没有标志。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Place on the page</source>
      <translation>置入页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove brand colour</source>
      <translation>移除品牌色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove from the kit</source>
      <translation>从套件中移除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Remove logo</source>
      <translation>移除标志</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Rename brand colour</source>
      <translation>重命名品牌色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Rules</source>
      <translation>规则</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>The document follows the kit already.</source>
      <translation>文档已符合套件。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand.py" />
      <source>Title</source>
      <translation>标题</translation>
    </message>
  </context>
  <context>
    <name>BreachCard</name>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>%1 is set in %2</source>
      <translation>%1使用了%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>%1 uses %2</source>
      <translation>%1使用了%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>The layer is locked.</source>
      <translation>图层已锁定。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>Use %1</source>
      <translation>使用%1</translation>
    </message>
  </context>
  <context>
    <name>BreachList</name>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>and %1 more</source>
      <translation>另有%1处</translation>
    </message>
  </context>
  <context>
    <name>Brief</name>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>%1 more texts on the page</source>
      <translation>页面上另有%1段文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Action</source>
      <translation>行动语</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Add a text</source>
      <translation>添加文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Any palette</source>
      <translation>任意配色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Artwork</source>
      <translation>画面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Body</source>
      <translation>正文</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Brief</source>
      <translation>创意说明</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Caption</source>
      <translation>说明</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Delete text</source>
      <translation>删除文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Edit text</source>
      <translation>编辑文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Keep it in the prompt only</source>
      <translation>仅保留在提示词中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Leave this text out</source>
      <translation>不使用这段文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Legal</source>
      <translation>声明</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Locked: words, place and look stay</source>
      <translation>已锁定：文字、位置和外观保持不变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Painted</source>
      <translation>绘画</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Plain letters</source>
      <translation>普通文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Prompt</source>
      <translation>提示词</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Prompt history</source>
      <translation>提示词历史</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Style</source>
      <translation>样式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Subtitle</source>
      <translation>副标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Texts</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Title’s letters</source>
      <translation>标题文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Type only</source>
      <translation>仅文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Use “%1” as a text?</source>
      <translation>将“%1”用作文字？</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Vector</source>
      <translation>矢量</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>What is the poster for? Say the occasion, the mood, what is on it.</source>
      <translation>海报用于什么？说说场合、氛围和画面内容。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brief_form.py" />
      <source>Words</source>
      <translation>文字</translation>
    </message>
  </context>
  <context>
    <name>Canvas</name>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>%1 by %2 %3, at %4, %5</source>
      <translation>%1乘%2 %3，位于%4，%5</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>%1 items selected</source>
      <translation>已选择%1个对象</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Add text</source>
      <translation>添加文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Calm ground for words</source>
      <translation>为文字留出的平静背景</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/view.py" />
      <source>Canvas</source>
      <translation>画布</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/crop.py" />
      <source>Crop</source>
      <translation>裁剪</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/keys.py" />
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Draw region</source>
      <translation>绘制区域</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Draw shape</source>
      <translation>绘制形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/move.py" />
      <source>Duplicate</source>
      <translation>创建副本</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/painting.py" />
      <source>Empty text</source>
      <translation>空文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/tools.py" />
      <source>Lock</source>
      <translation>锁定</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/move.py" />
      <source>Move</source>
      <translation>移动</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>Nothing selected</source>
      <translation>未选择对象</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/keys.py" />
      <source>Nudge</source>
      <translation>微移</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Own prompt, no rule</source>
      <translation>自有提示词，无规则</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/eyedropper.py" />
      <source>Pick colour</source>
      <translation>拾取颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.avif *.svg)</source>
      <translation>图片(*.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.avif *.svg)</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Place a picture</source>
      <translation>置入图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Place picture</source>
      <translation>置入图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/resize.py" />
      <source>Resize</source>
      <translation>调整大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/resize.py" />
      <source>Rotate</source>
      <translation>旋转</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>The thing to look at</source>
      <translation>视觉焦点</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/tools.py" />
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/gestures/draw.py" />
      <source>Words go here</source>
      <translation>文字放在这里</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/spoken.py" />
      <source>locked</source>
      <translation>已锁定</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Air balloons</source>
      <translation>热气球</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Arch window</source>
      <translation>拱形窗</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Autumn</source>
      <translation>秋季</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Badge</source>
      <translation>徽章</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Banner with a circle</source>
      <translation>圆形横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Banner with a slash</source>
      <translation>斜切横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Bauhaus</source>
      <translation>包豪斯</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Beach</source>
      <translation>海滩</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Berry</source>
      <translation>莓果</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Big type over artwork</source>
      <translation>画面大字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Black and white</source>
      <translation>黑白</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Blobs</source>
      <translation>色团</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Blue</source>
      <translation>蓝色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Bokeh</source>
      <translation>散景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Botanical</source>
      <translation>植物</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Candy</source>
      <translation>糖果</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Caption bar</source>
      <translation>说明条</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Centred medallion</source>
      <translation>居中圆章</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Circle</source>
      <translation>圆形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Citrus</source>
      <translation>柑橘</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Cobalt and red</source>
      <translation>钴蓝与红</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Coral</source>
      <translation>珊瑚</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Corner stack</source>
      <translation>角落堆叠</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Desert</source>
      <translation>沙漠</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Diagonal</source>
      <translation>对角</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Dusk</source>
      <translation>黄昏</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Earth</source>
      <translation>大地</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Editorial column</source>
      <translation>杂志栏</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Festive</source>
      <translation>节庆</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Forest</source>
      <translation>森林</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Framed horizon</source>
      <translation>加框地平线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Fruits</source>
      <translation>水果</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Gold</source>
      <translation>金色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Gradient</source>
      <translation>渐变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Halftone</source>
      <translation>网点</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Harbour</source>
      <translation>港口</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ice</source>
      <translation>冰雪</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Lanterns</source>
      <translation>灯笼</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Lavender</source>
      <translation>薰衣草</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Meadow</source>
      <translation>草地</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Memphis</source>
      <translation>孟菲斯</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Mesh</source>
      <translation>网格渐变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Mint</source>
      <translation>薄荷</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Mountains</source>
      <translation>群山</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Neon</source>
      <translation>霓虹</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Night</source>
      <translation>夜晚</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Night stack</source>
      <translation>夜色堆叠</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Nordic</source>
      <translation>北欧</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ocean</source>
      <translation>海洋</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ornate frame</source>
      <translation>花饰边框</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Palette</source>
      <translation>配色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Paper cut</source>
      <translation>剪纸</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Party</source>
      <translation>派对</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Pastel</source>
      <translation>粉彩</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Pine forest</source>
      <translation>松林</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Retro</source>
      <translation>复古</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Sand</source>
      <translation>沙色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Skyline</source>
      <translation>天际线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Space</source>
      <translation>太空</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Split field</source>
      <translation>分割色块</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Spring</source>
      <translation>春季</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Stacked blocks</source>
      <translation>堆叠色块</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Stage</source>
      <translation>舞台</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Stripes</source>
      <translation>条纹</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Sunburst</source>
      <translation>光芒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Sunset</source>
      <translation>日落</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Swiss grid</source>
      <translation>瑞士网格</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Ticket</source>
      <translation>票券</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Tropical</source>
      <translation>热带</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Type only</source>
      <translation>仅文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Under the sea</source>
      <translation>海底</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Vertical Chinese</source>
      <translation>竖排中文</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Vintage</source>
      <translation>怀旧</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Waves</source>
      <translation>波浪</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/plan_choices.py" />
      <source>Winter</source>
      <translation>冬季</translation>
    </message>
  </context>
  <context>
    <name>Clipboard</name>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Clipboard</source>
      <translation>剪贴板</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Cut</source>
      <translation>剪切</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Drawing</source>
      <translation>绘图</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Edit</source>
      <translation>编辑</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Paste</source>
      <translation>粘贴</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>Select something first.</source>
      <translation>请先选择对象。</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/clipboard.py" />
      <source>The clipboard holds nothing that can be placed.</source>
      <translation>剪贴板中没有可以置入的内容。</translation>
    </message>
  </context>
  <context>
    <name>ColourWell</name>
    <message>
      <location filename="../../app/editor/controls/wells.py" />
      <source>none</source>
      <translation>无</translation>
    </message>
  </context>
  <context>
    <name>Combo</name>
    <message>
      <location filename="../../app/editor/controls/choices.py" />
      <source>Mixed</source>
      <translation>多个值</translation>
    </message>
  </context>
  <context>
    <name>Compare</name>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Apply %1</source>
      <translation>应用%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Compare variants</source>
      <translation>比较方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Fit</source>
      <translation>适合窗口</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Variant %1</source>
      <translation>方案%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/compare.py" />
      <source>Wheel zooms, drag moves all. Hold the space bar: every pane shows %1.</source>
      <translation>滚轮缩放，拖动同时移动全部。按住空格键：每个窗格都显示%1。</translation>
    </message>
  </context>
  <context>
    <name>Design</name>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>%1 italic</source>
      <translation>%1斜体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>%1 selected</source>
      <translation>已选择%1个</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>%1 × %2 px, %3 ppi here</source>
      <translation>%1 × %2像素，此处%3 ppi</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>%1, %2 styles</source>
      <translation>%1，%2种样式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>%1, variable</source>
      <translation>%1，可变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Add %1</source>
      <translation>添加%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Add a colour</source>
      <translation>添加颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Add an effect</source>
      <translation>添加效果</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_module.py" />
      <source>Add swatch</source>
      <translation>添加色板</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Align left</source>
      <translation>左对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Align right</source>
      <translation>右对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Align text</source>
      <translation>对齐文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>All capitals</source>
      <translation>全部大写</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>All faces</source>
      <translation>所有字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>All kinds</source>
      <translation>所有类型</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>All scripts</source>
      <translation>所有文字系统</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Angle</source>
      <translation>角度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Angle of the gradient</source>
      <translation>渐变角度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Another seed</source>
      <translation>换一个种子</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Any text</source>
      <translation>任意文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Arch</source>
      <translation>拱形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>As the seed says</source>
      <translation>由种子决定</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>At the bottom of the box</source>
      <translation>文本框底部</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>At the top of the box</source>
      <translation>文本框顶部</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Axis %1</source>
      <translation>轴%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>B</source>
      <translation>下</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Behind</source>
      <translation>在后方</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Black</source>
      <translation>特粗</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Bleed</source>
      <translation>出血</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Bleed and safe area</source>
      <translation>出血与安全区</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Bleed, safe</source>
      <translation>出血/安全</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Bold</source>
      <translation>粗体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/face_list.py" />
      <source>Brand</source>
      <translation>品牌</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Brand colours</source>
      <translation>品牌色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Calm ground for words</source>
      <translation>为文字留出的平静背景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Can't be printed. Take the nearest, %1</source>
      <translation>无法印刷。改用最接近的%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Centre</source>
      <translation>居中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Change</source>
      <translation>更改</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_colours.py" />
      <source>Change colour</source>
      <translation>更改颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Change fill</source>
      <translation>更改填充</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Change scene</source>
      <translation>更换场景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Change subject</source>
      <translation>更换主体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Change swatch</source>
      <translation>更改色板</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Changing a colour changes everything that uses it.</source>
      <translation>更改一种颜色，所有用到它的地方都会随之更改。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Choose a grey picture: what is white in it shows</source>
      <translation>选择一张灰度图：其中白色的部分会显示出来</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Choose a mask</source>
      <translation>选择蒙版</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Choose a picture</source>
      <translation>选择图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Clear search</source>
      <translation>清除搜索</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Close-set punctuation</source>
      <translation>标点挤压</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_module.py" />
      <source>Colour %1</source>
      <translation>颜色%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Colour of the subject</source>
      <translation>主体颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <location filename="../../app/editor/panels/design_colours.py" />
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Colours of the document</source>
      <translation>文档颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_colours.py" />
      <source>Colours of the selection</source>
      <translation>所选对象的颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Colours of the subject</source>
      <translation>主体颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Condensed</source>
      <translation>窄体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Contextual forms</source>
      <translation>上下文字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Contrast</source>
      <translation>对比度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Contrast %1 : 1 on the artwork</source>
      <translation>与画面的对比度%1:1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Contrast %1 : 1, needs %2</source>
      <translation>对比度%1:1，需要%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Contrast %1 : 1, needs %2 : 1</source>
      <translation>对比度%1:1，需要%2:1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Corner radius</source>
      <translation>圆角半径</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Corner radius, −1 fully round</source>
      <translation>圆角半径，−1为全圆</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Crop</source>
      <translation>裁剪</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Crop on the page</source>
      <translation>在页面上裁剪</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the bottom</source>
      <translation>底部裁去</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the left</source>
      <translation>左侧裁去</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the right</source>
      <translation>右侧裁去</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Cut off at the top</source>
      <translation>顶部裁去</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Dark ground</source>
      <translation>深色背景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Darken ground</source>
      <translation>加深背景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Dashes</source>
      <translation>虚线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Density</source>
      <translation>密度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <source>Design</source>
      <translation>设计</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Display</source>
      <translation>标题体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Document</source>
      <translation>文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Dots</source>
      <translation>点线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Downwards</source>
      <translation>向下</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Each line to the width</source>
      <translation>每行撑满宽度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Effects</source>
      <translation>效果</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Ellipse</source>
      <translation>椭圆</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Even lines</source>
      <translation>均衡换行</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Exchange width and height</source>
      <translation>交换宽高</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Extra bold</source>
      <translation>超粗</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Extra light</source>
      <translation>超细</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Extruded</source>
      <translation>立体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Face</source>
      <translation>字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Face: %1</source>
      <translation>字体：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Faces</source>
      <translation>字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Figure</source>
      <translation>图形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Fill</source>
      <translation>填充</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fill the box</source>
      <translation>填满文本框</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fill the width</source>
      <translation>填满宽度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Fill with picture</source>
      <translation>用图片填充</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fit</source>
      <translation>适应</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fit text</source>
      <translation>适应文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Fixed size</source>
      <translation>固定大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Flip</source>
      <translation>翻转</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Forms for capitals</source>
      <translation>大写字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Fractions</source>
      <translation>分数</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Glow</source>
      <translation>发光</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/gradient_bar.py" />
      <source>Gradient</source>
      <translation>渐变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Grain</source>
      <translation>颗粒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Grain over the artwork</source>
      <translation>画面颗粒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Handwritten</source>
      <translation>手写体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Hanging punctuation</source>
      <translation>标点悬挂</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Harmonies</source>
      <translation>和谐配色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Height</source>
      <translation>高度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Hero motif</source>
      <translation>主图案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Hexadecimal value</source>
      <translation>十六进制值</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Highlight</source>
      <translation>高亮底色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Historical forms</source>
      <translation>历史字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Honoured %1 %</source>
      <translation>遵循%1%</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_area.py" />
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>In the middle of the box</source>
      <translation>文本框中间</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>In this document</source>
      <translation>本文档中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Ink colour, kept as it is</source>
      <translation>油墨颜色，保持原样</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Italic</source>
      <translation>斜体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Justify</source>
      <translation>两端对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Keep as a swatch</source>
      <translation>保存为色板</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Keep proportions</source>
      <translation>保持比例</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Kind of fill</source>
      <translation>填充类型</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Kind of shadow</source>
      <translation>阴影类型</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>L</source>
      <translation>左</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Layout</source>
      <translation>布局</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Letter forms</source>
      <translation>字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Letter spacing</source>
      <translation>字距</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Letter spacing, of the size</source>
      <translation>字距，相对字号</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Ligatures</source>
      <translation>连字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Light</source>
      <translation>细体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Lighten ground</source>
      <translation>提亮背景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Line</source>
      <translation>线条</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Line height</source>
      <translation>行高</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Line height, times the size</source>
      <translation>行高，字号的倍数</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Linear</source>
      <translation>线性</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Lining figures</source>
      <translation>等高数字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <source>Lock</source>
      <translation>锁定</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Lock place, words and look</source>
      <translation>锁定位置、文字和外观</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Long dashes</source>
      <translation>长虚线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Look</source>
      <translation>外观</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Look of the scene</source>
      <translation>场景外观</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Mask</source>
      <translation>蒙版</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Medium</source>
      <translation>中等</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Mirror</source>
      <translation>镜像</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Mirrored</source>
      <translation>镜像</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_field.py" />
      <location filename="../../app/editor/panels/design_artwork.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Mixed</source>
      <translation>多个值</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Monospaced</source>
      <translation>等宽</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Most lines</source>
      <translation>最多行数</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Most lines, 0 for any number</source>
      <translation>最多行数，0为不限</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Move</source>
      <translation>移动</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>No face has “%1”. Searched %2 faces.</source>
      <translation>没有字体名含“%1”。已搜索%2种字体。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>No face is of this script and kind.</source>
      <translation>没有属于该文字系统和类型的字体。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_field.py" />
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>None of the document's colours reads better here.</source>
      <translation>文档中没有在这里更易读的颜色。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Not set</source>
      <translation>未设置</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/item_chooser.py" />
      <source>Nothing has “%1”.</source>
      <translation>没有包含“%1”的内容。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Old-style figures</source>
      <translation>旧式数字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Opacity of the fill</source>
      <translation>填充不透明度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Optical margins</source>
      <translation>视觉边距</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Order</source>
      <translation>层序</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Ordinals</source>
      <translation>序数</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Outline</source>
      <translation>描边</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/contrast.py" />
      <source>Outside the page</source>
      <translation>页面之外</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Own colours</source>
      <translation>自有颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Own prompt, no rule</source>
      <translation>自有提示词，无规则</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Own size</source>
      <translation>自定义尺寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Padding above and below</source>
      <translation>上下内边距</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Padding at the ends</source>
      <translation>两端内边距</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Page</source>
      <translation>页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Page size</source>
      <translation>页面尺寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Palette</source>
      <translation>配色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Palette, dark to light</source>
      <translation>配色，由深到浅</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <location filename="../../app/editor/panels/palette_list.py" />
      <source>Palettes</source>
      <translation>配色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff)</source>
      <translation>图片(*.png *.jpg *.jpeg *.webp *.tif *.tiff)</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Planned elsewhere. Re-plan the region or move the box.</source>
      <translation>规划在别处。请重新规划该区域，或移动方框。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Plate</source>
      <translation>底板</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Points</source>
      <translation>点</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Polygon</source>
      <translation>多边形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Prints as %1</source>
      <translation>印刷为%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Prompt</source>
      <translation>提示词</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Prompt of the region</source>
      <translation>区域提示词</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Proportional figures</source>
      <translation>比例数字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Proportional kana</source>
      <translation>比例假名</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>R</source>
      <translation>右</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Radial</source>
      <translation>径向</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Radius of the gradient</source>
      <translation>渐变半径</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Rare ligatures</source>
      <translation>罕见连字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Re-plan this region</source>
      <translation>重新规划此区域</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_list.py" />
      <source>Recent</source>
      <translation>最近</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Regular</source>
      <translation>常规</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Remove %1</source>
      <translation>移除%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Remove swatch</source>
      <translation>移除色板</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Remove the mask</source>
      <translation>移除蒙版</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <source>Rename layer</source>
      <translation>重命名图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Replace</source>
      <translation>替换</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Replace picture</source>
      <translation>替换图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Replace the picture</source>
      <translation>替换图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Resize</source>
      <translation>调整大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Reverse gradient</source>
      <translation>反转渐变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Reverse the gradient</source>
      <translation>反转渐变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Role</source>
      <translation>角色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Role of the region</source>
      <translation>区域角色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Role: %1</source>
      <translation>角色：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Round</source>
      <translation>圆形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Rounded</source>
      <translation>圆角</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Safe distance from the edge</source>
      <translation>距边缘的安全距离</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Sans serif</source>
      <translation>无衬线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_area.py" />
      <source>Saturation and brightness</source>
      <translation>饱和度与亮度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Scene</source>
      <translation>场景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Script</source>
      <translation>文字系统</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Seal</source>
      <translation>印章</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Search faces</source>
      <translation>搜索字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/item_chooser.py" />
      <source>Search scenes</source>
      <translation>搜索场景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/item_chooser.py" />
      <source>Search subjects</source>
      <translation>搜索主体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Seed</source>
      <translation>种子</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Semibold</source>
      <translation>半粗</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/face_picker.py" />
      <source>Serif</source>
      <translation>衬线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Setting</source>
      <translation>排版</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Setting and letter forms</source>
      <translation>排版与字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Setting of the text</source>
      <translation>文字排版</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Shadow</source>
      <translation>阴影</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Shape of the plate</source>
      <translation>底板形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Show the whole picture</source>
      <translation>显示整张图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Slashed zero</source>
      <translation>带斜线的零</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Small capitals</source>
      <translation>小型大写</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Softness</source>
      <translation>柔化</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Solid</source>
      <translation>实线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Space between Chinese and Latin</source>
      <translation>中西文间距</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Spot colour %1</source>
      <translation>专色%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_effects.py" />
      <source>Starburst</source>
      <translation>星芒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Style</source>
      <translation>样式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Stylistic alternates</source>
      <translation>风格替换</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Stylistic set %1</source>
      <translation>风格集%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_artwork.py" />
      <source>Subject</source>
      <translation>主体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Superiors</source>
      <translation>上标</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Swashes</source>
      <translation>花饰字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>T</source>
      <translation>上</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Tabular figures</source>
      <translation>等宽数字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <location filename="../../app/editor/panels/design_fill.py" />
      <source>Take a colour from the page</source>
      <translation>从页面取色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Text of the region</source>
      <translation>区域文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Text size</source>
      <translation>字号</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>The picture's file can't be read.</source>
      <translation>无法读取图片文件。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>The picture's file is missing. Replace it, or find it on disk.</source>
      <translation>图片文件缺失。请替换它，或在磁盘上找到它。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>The thin line on the page shows the planned box.</source>
      <translation>页面上的细线表示规划的方框。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>The thing to look at</source>
      <translation>视觉焦点</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Thin</source>
      <translation>极细</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>This face has one form of each letter.</source>
      <translation>该字体每个字母只有一种字形。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/colour_picker.py" />
      <source>Tint</source>
      <translation>色调</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/letter_forms.py" />
      <source>Titling forms</source>
      <translation>标题字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>To the right</source>
      <translation>向右</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Too few pixels for print at this size.</source>
      <translation>以此尺寸印刷，像素不足。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Turn</source>
      <translation>旋转</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Turn the page</source>
      <translation>旋转页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Turn, clockwise</source>
      <translation>顺时针旋转</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Unit</source>
      <translation>单位</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Unit of lengths</source>
      <translation>长度单位</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design.py" />
      <location filename="../../app/editor/panels/design_header.py" />
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <source>Untitled</source>
      <translation>未命名</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Variable</source>
      <translation>可变</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/text_faces.py" />
      <source>Variable italic</source>
      <translation>可变斜体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_text.py" />
      <source>Vertical text</source>
      <translation>竖排文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>What is to be seen here</source>
      <translation>这里要出现的内容</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Which text goes here</source>
      <translation>这里放哪段文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_document.py" />
      <location filename="../../app/editor/panels/design_layout.py" />
      <location filename="../../app/editor/panels/effect_kinds.py" />
      <source>Width</source>
      <translation>宽度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_shape.py" />
      <source>Width of the stub</source>
      <translation>票根宽度</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>Window</source>
      <translation>窗形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>Words go here</source>
      <translation>文字放在这里</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>X: distance from the left edge</source>
      <translation>X：到左边缘的距离</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_layout.py" />
      <source>Y: distance from the top edge</source>
      <translation>Y：到上边缘的距离</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_picture.py" />
      <source>“%1” isn't a picture that Affiche reads.</source>
      <translation>“%1”不是Affiche能读取的图片。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/design_region.py" />
      <source>“%1” needs this place. Move the box or unlock the text.</source>
      <translation>“%1”需要这个位置。请移动方框或解锁文字。</translation>
    </message>
  </context>
  <context>
    <name>Device</name>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Best that works</source>
      <translation>可用的最佳设备</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Change</source>
      <translation>更改</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Check again</source>
      <translation>再次检测</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Device not checked</source>
      <translation>设备未检测</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Looking for devices…</source>
      <translation>正在查找设备…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/device_card.py" />
      <source>Running on: %1</source>
      <translation>运行于：%1</translation>
    </message>
  </context>
  <context>
    <name>DevicesPage</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Add a bundle</source>
      <translation>添加模型包</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Add a bundle from a folder</source>
      <translation>从文件夹添加模型包</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Check again</source>
      <translation>再次检测</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Devices</source>
      <translation>设备</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Digest %1</source>
      <translation>摘要%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>First run %1 ms.</source>
      <translation>首次运行%1毫秒。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Looking for devices…</source>
      <translation>正在查找设备…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Models</source>
      <translation>模型</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Not found</source>
      <translation>未找到</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Run on</source>
      <translation>运行于</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Self-test passed: its answer is right.</source>
      <translation>自检通过：结果正确。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Show the folder of your own bundles</source>
      <translation>打开您的模型包文件夹</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Switched off</source>
      <translation>已停用</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>The best that works</source>
      <translation>可用的最佳设备</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Version %1</source>
      <translation>版本%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_devices.py" />
      <source>Works</source>
      <translation>可用</translation>
    </message>
  </context>
  <context>
    <name>DifferenceView</name>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Document</source>
      <translation>文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Read</source>
      <translation>读作</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>nothing</source>
      <translation>无</translation>
    </message>
  </context>
  <context>
    <name>DocumentTabs</name>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>Close %1</source>
      <translation>关闭%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>Documents</source>
      <translation>文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/doc_tabs.py" />
      <source>New document</source>
      <translation>新建文档</translation>
    </message>
  </context>
  <context>
    <name>Documents</name>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Choose another name, or close that tab.</source>
      <translation>请换一个名称，或关闭那个标签页。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Not saved: another program changed “%1” since it was opened</source>
      <translation>未保存：“%1”打开后已被其他程序修改</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/saving.py" />
      <source>Not saved: the disk is full (needs %1, %2 free)</source>
      <translation>未保存：磁盘已满（需要%1，可用%2）</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Not saved: “%1” is open in another tab</source>
      <translation>未保存：“%1”已在另一个标签页中打开</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Recovered edits</source>
      <translation>已恢复的修改</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Save a copy under another name.</source>
      <translation>请用其他名称保存副本。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Save a copy, or replace what the other program wrote.</source>
      <translation>请保存副本，或替换其他程序写入的内容。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>Save or close it first.</source>
      <translation>请先保存或关闭它。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/saving.py" />
      <source>The last saved version and your edits are safe in memory.</source>
      <translation>上次保存的版本和您的修改都安全保留在内存中。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>This document was made with a newer Affiche (format %1). This one reads format %2 and can't edit it without loss</source>
      <translation>此文档由较新的Affiche创建（格式%1）。当前版本读取格式%2，编辑会造成损失</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/documents.py" />
      <source>“%1” is open with unsaved changes</source>
      <translation>“%1”已打开且有未保存的更改</translation>
    </message>
  </context>
  <context>
    <name>Engine</name>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 can't be flipped</source>
      <translation>%1不能翻转</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 cannot hold these texts: %2</source>
      <translation>%1容纳不下这些文字：%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 characters are too many for one poster</source>
      <translation>%1个字符对一张海报来说太多</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 computes wrongly: %2</source>
      <translation>%1计算有误：%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 could not be tried: %2</source>
      <translation>无法尝试%1：%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 dpi is out of range</source>
      <translation>%1 dpi超出范围</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 has no room for a title of this length</source>
      <translation>%1放不下这么长的标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 is not a colour</source>
      <translation>%1不是颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 is not a page size</source>
      <translation>%1不是页面尺寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 locked regions are too many</source>
      <translation>%1个锁定区域太多</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 missing</source>
      <translation>缺少%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 mm of it lie off the page</source>
      <translation>有%1毫米位于页面之外</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 more</source>
      <translation>另有%1处</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 not found: %2</source>
      <translation>未找到%1：%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 not supported by this runtime</source>
      <translation>此运行时不支持%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 not used: %2</source>
      <translation>未使用%1：%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 regions are too many</source>
      <translation>%1个区域太多</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 texts are too many for one poster</source>
      <translation>%1段文字对一张海报来说太多</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1 works</source>
      <translation>%1可用</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1. %2</source>
      <translation>%1。%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1: %2</source>
      <translation>%1：%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>%1; %2</source>
      <translation>%1；%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Add it or install Affiche again.</source>
      <translation>请添加它，或重新安装Affiche。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Affiche reads up to %1 million</source>
      <translation>Affiche最多读取%1百万像素</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>CANN exists on Linux only</source>
      <translation>CANN仅适用于Linux</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Choose another face for it.</source>
      <translation>请为它选择其他字体。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Choose another face.</source>
      <translation>请选择其他字体。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Install Affiche again.</source>
      <translation>请重新安装Affiche。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>Running on CPU works more slowly.</source>
      <translation>改用CPU运行会较慢。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Running on: %1</source>
      <translation>运行于：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Running on: %1 (%2)</source>
      <translation>运行于：%1（%2）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Set this text on a straight line, a gentler curve or smaller.</source>
      <translation>请将此文字改为直线、更平缓的曲线或更小的字号。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>The engine stopped at the stage “%1”.</source>
      <translation>引擎在“%1”阶段停止。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>The engine stopped three times on this device.</source>
      <translation>引擎在此设备上已停止三次。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>Use another face, or export the text as curves.</source>
      <translation>请使用其他字体，或将文字转曲导出。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>Your document is untouched.</source>
      <translation>文档未受影响。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>Your document is untouched. The engine has been restarted.</source>
      <translation>文档未受影响。引擎已重新启动。</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a document needs at least one page</source>
      <translation>文档至少需要一页</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a group can't be put into itself</source>
      <translation>编组不能放入自身</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a locked region lies outside the page</source>
      <translation>有锁定区域位于页面之外</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture can't be read</source>
      <translation>有图片无法读取</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture is damaged</source>
      <translation>有图片已损坏</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of %1 x %2 px is out of range</source>
      <translation>%1 × %2像素的图片超出范围</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of %1 x %2 px is too large</source>
      <translation>%1 × %2像素的图片过大</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of more than %1 megapixels is too large</source>
      <translation>图片解压后超过%1兆像素</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a picture of this document is missing</source>
      <translation>本文档缺少一张图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a space is missing after “%1”</source>
      <translation>“%1”之后缺少空格</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a space is surplus after “%1”</source>
      <translation>“%1”之后多出空格</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>a swatch needs a name</source>
      <translation>色板需要名称</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>bring it below %1 MB</source>
      <translation>请缩小到%1 MB以下</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>bring it below %1 megapixels</source>
      <translation>请缩小到%1兆像素以下</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose %1 to %2</source>
      <translation>请选择%1至%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose a file name</source>
      <translation>请选择文件名</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose a lower resolution</source>
      <translation>请选择较低的分辨率</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose another file</source>
      <translation>请选择其他文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>choose another place or free space</source>
      <translation>请换一个位置或腾出空间</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>draw at most %1</source>
      <translation>最多绘制%1个</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>each side must be %1</source>
      <translation>每边必须为%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>fetch the bundle again</source>
      <translation>请重新获取模型包</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>give at most %1, quoted ones included</source>
      <translation>最多%1段，包括引号中的</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>give it shorter facts</source>
      <translation>请提供更短的信息</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>import the pictures again or remove their layers</source>
      <translation>请重新导入图片或移除其图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>install Affiche again</source>
      <translation>请重新安装Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>is installed already</source>
      <translation>已安装</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>it doesn't fit its box</source>
      <translation>超出文本框</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>its document can't be read</source>
      <translation>无法读取其中的文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>joined letters can't be set on a curve as tight as this</source>
      <translation>连写字母无法排在这么紧的曲线上</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>lock at most %1</source>
      <translation>最多锁定%1个</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>lower the resolution</source>
      <translation>请降低分辨率</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>move it onto the page</source>
      <translation>请将其移到页面内</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no /dev/davinci device</source>
      <translation>没有/dev/davinci设备</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no /dev/davinci device, %1</source>
      <translation>没有/dev/davinci设备，%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no ONNX runtime is installed</source>
      <translation>未安装ONNX运行时</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no decoder bundle is installed</source>
      <translation>未安装解码器模型包</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no face has %1</source>
      <translation>没有字体包含%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no page of the document can be read</source>
      <translation>文档没有可读取的页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>no plan fits these texts on this page</source>
      <translation>没有版式能在此页面容纳这些文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>only layers of one page and one group can be grouped</source>
      <translation>只能编组同一页面、同一编组中的图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>open it with a newer Affiche</source>
      <translation>请用较新的Affiche打开</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>open the last saved file</source>
      <translation>请打开上次保存的文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>page size %1 is out of range</source>
      <translation>页面尺寸%1超出范围</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>page size %1 is too narrow</source>
      <translation>页面尺寸%1过窄</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>place it anew</source>
      <translation>请重新置入</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>proportions go up to 12:1</source>
      <translation>比例最大为12:1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>replace it by a PNG or JPEG</source>
      <translation>请换成PNG或JPEG</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>replace it by a sound copy</source>
      <translation>请换成完好的副本</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>say what the poster is about</source>
      <translation>请说明海报的主题</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>shorten it to %1 or divide it</source>
      <translation>请缩短到%1或分成几段</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>simplify it</source>
      <translation>请简化它</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine.py" />
      <source>starting</source>
      <translation>启动</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>take a backup copy</source>
      <translation>请使用备份</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit can't be read (%1)</source>
      <translation>无法读取品牌套件（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit could not be saved (%1)</source>
      <translation>无法保存品牌套件（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit has too many colours or faces</source>
      <translation>品牌套件的颜色或字体过多</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the brand kit is larger than 32 MB</source>
      <translation>品牌套件大于32 MB</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the contents differ from their digest: the file was changed or damaged</source>
      <translation>内容与摘要不符：文件被更改或已损坏</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has format version %1, this Affiche reads up to %2</source>
      <translation>文档格式版本为%1，当前Affiche最高读取%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has more than %1 layers</source>
      <translation>文档超过%1个图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has more than %1 pages</source>
      <translation>文档超过%1页</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document has no page</source>
      <translation>文档没有页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the document uses %1 picture(s) that are not there (%2)</source>
      <translation>文档使用了%1张不存在的图片（%2）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing holds more than %1 shapes</source>
      <translation>绘图中的形状超过%1个</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing holds no shapes</source>
      <translation>绘图中没有形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing is nested too deeply</source>
      <translation>绘图嵌套过深</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the drawing repeats its parts too often</source>
      <translation>绘图中的部件重复过多</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the face %1 can't be read</source>
      <translation>无法读取字体%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the face %1 can't be read (%2)</source>
      <translation>无法读取字体%1（%2）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file can't be read (%1)</source>
      <translation>无法读取文件（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file cannot be read (%1)</source>
      <translation>无法读取文件（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file could not be saved (%1)</source>
      <translation>无法保存文件（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file could not be written: %1</source>
      <translation>无法写出文件：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file is damaged or incomplete</source>
      <translation>文件已损坏或不完整</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the file is larger than 2 GiB</source>
      <translation>文件大于2 GiB</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the graph can't be opened: %1</source>
      <translation>无法打开计算图：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the graph can't run: %1</source>
      <translation>无法运行计算图：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the journal can't be read</source>
      <translation>无法读取日志</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the layout drew no line of it</source>
      <translation>排版没有绘制它的任何一行</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the lines of the layout don't spell the text</source>
      <translation>排出的各行与文字不符</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the member is missing: the file is incomplete</source>
      <translation>缺少部分内容：文件不完整</translation>
    </message>
    <message>
      <source>the picture can't be read (%1)</source>
      <translation type="vanished">无法读取图片（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the picture is not in the document</source>
      <translation>图片不在文档中</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the picture on the clipboard can't be read</source>
      <translation>无法读取剪贴板中的图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the press profile is missing</source>
      <translation>缺少印刷配置文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the text detector's model is missing</source>
      <translation>缺少文字检测模型</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the text is empty</source>
      <translation>文字为空</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the text reader's model is missing</source>
      <translation>缺少文字识读模型</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>the texts are too long</source>
      <translation>文字过长</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no face %1</source>
      <translation>没有字体%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no model bundle in %1</source>
      <translation>%1中没有模型包</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no page to write</source>
      <translation>没有可写出的页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no such file</source>
      <translation>没有这个文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is no such journal</source>
      <translation>没有这个日志</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is not enough memory for the picture</source>
      <translation>内存不足，无法生成图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>there is nothing to design</source>
      <translation>没有可设计的内容</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this file has %1 MB</source>
      <translation>此文件有%1 MB</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this is a folder</source>
      <translation>这是一个文件夹</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this is not an Affiche document</source>
      <translation>这不是Affiche文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this isn't a brand kit (%1)</source>
      <translation>这不是品牌套件（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this picture has %1 MB</source>
      <translation>此图片有%1 MB</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>this picture unpacks to %1 pixels</source>
      <translation>此图片解压后有%1像素</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>update Affiche</source>
      <translation>请更新Affiche</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>use vector artwork and live letters</source>
      <translation>请使用矢量画面和普通文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>was altered or damaged: its digest is another</source>
      <translation>被更改或已损坏：摘要不一致</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>write it like #e23b3b</source>
      <translation>请写成#e23b3b这样</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>write the words or leave the text out</source>
      <translation>请写下文字，或去掉这段文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is missing after “%2”</source>
      <translation>“%2”之后缺少“%1”</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is missing at the start</source>
      <translation>开头缺少“%1”</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is surplus after “%2”</source>
      <translation>“%2”之后多出“%1”</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” is surplus at the start</source>
      <translation>开头多出“%1”</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” reads “%2” after “%3”</source>
      <translation>“%3”之后的“%1”读作“%2”</translation>
    </message>
    <message>
      <location filename="../../app/editor/engine_words.py" />
      <source>“%1” reads “%2” at the start</source>
      <translation>开头的“%1”读作“%2”</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>%n error(s)</source>
      <translation>
        <numerusform>%n个错误</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>%n warning(s)</source>
      <translation>
        <numerusform>%n个警告</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Checking</source>
      <translation>检查中</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Client proof</source>
      <translation>客户打样</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export again</source>
      <translation>再次导出</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Exporting {name}</source>
      <translation>正在导出{name}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Large format</source>
      <translation>大幅面</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PDF, full size, outlines</source>
      <translation>PDF，原尺寸，转曲</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PDF, sRGB, cut to size</source>
      <translation>PDF，sRGB，裁切尺寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PDF/X-4, bleed, marks</source>
      <translation>PDF/X-4，出血，标记</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PNG, sRGB, 1×</source>
      <translation>PNG，sRGB，1×</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>PNG, sRGB, 2×</source>
      <translation>PNG，sRGB，2×</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Print</source>
      <translation>印刷</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Reader: {name}</source>
      <translation>识读器：{name}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Reading it back</source>
      <translation>正在回读</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>There is nothing to export.</source>
      <translation>没有可导出的内容。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>UNPROVED</source>
      <translation>未校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Web</source>
      <translation>网页</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_settings.py" />
      <source>Web, sharp screens</source>
      <translation>网页，高清屏</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Words read from the written file: {proved} of {words}</source>
      <translation>从写出的文件读到的文字：{proved}/{words}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>Writing</source>
      <translation>正在写入</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>proved</source>
      <translation>已校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>{name} is written, not proved, {size}</source>
      <translation>{name}已写出，未校验，{size}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_job.py" />
      <source>{name}: %n word(s) proved, {size}</source>
      <translation>
        <numerusform>{name}：%n个词已校验，{size}</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Close (Esc)</source>
      <translation>关闭（Esc）</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export unproved…</source>
      <translation>不经校验导出…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Export {format}</source>
      <translation>导出{format}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Folder: {name}</source>
      <translation>文件夹：{name}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Highest total ink</source>
      <translation>最高总墨量</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Preview</source>
      <translation>预览</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Soft proof</source>
      <translation>软打样</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Stopped. The old file is as it was.</source>
      <translation>已停止。原文件保持不变。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>The report is in the clipboard.</source>
      <translation>报告已复制到剪贴板。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>Written as {name}, and the report says so.</source>
      <translation>已写为{name}，报告中已注明。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>about {size}, {seconds} s</source>
      <translation>约{size}，{seconds}秒</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>no estimate yet</source>
      <translation>暂无估计</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>replaces the file of that name</source>
      <translation>将替换同名文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>{w} × {h} px</source>
      <translation>{w} × {h} px</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <source>{w} × {h} px, no estimate yet</source>
      <translation>{w} × {h} px，暂无估计</translation>
    </message>
  </context>
  <context>
    <name>ExportView</name>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Choose the folder</source>
      <translation>选择文件夹</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>File name</source>
      <translation>文件名</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Gamut warning</source>
      <translation>色域警告</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Map of the total ink</source>
      <translation>总墨量图</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Page</source>
      <translation>页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Page {n} of {count}</source>
      <translation>第{n}页，共{count}页</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Paper white</source>
      <translation>纸张白</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Soft proof</source>
      <translation>软打样</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_view.py" />
      <source>Zoom (wheel, double click)</source>
      <translation>缩放（滚轮、双击）</translation>
    </message>
  </context>
  <context>
    <name>FaceButton</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Face</source>
      <translation>字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Face: %1</source>
      <translation>字体：%1</translation>
    </message>
  </context>
  <context>
    <name>FileActions</name>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Affiche documents</source>
      <translation>Affiche文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Don’t save</source>
      <translation>不保存</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Everything is saved.</source>
      <translation>全部已保存。</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Free variants (%1)</source>
      <translation>释放方案（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>New…</source>
      <translation>新建…</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Open read-only</source>
      <translation>以只读方式打开</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Poster</source>
      <translation>海报</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Replace it</source>
      <translation>替换</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save a copy</source>
      <translation>保存副本</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save as</source>
      <translation>另存为</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save as…</source>
      <translation>另存为…</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save elsewhere</source>
      <translation>保存到别处</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Save the changes to “%1”?</source>
      <translation>保存对“%1”的更改？</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>The file has changed</source>
      <translation>文件已更改</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <location filename="../../app/editor/actions/file_actions.py" />
      <source>Without saving, the last changes are gone.</source>
      <translation>如果不保存，最近的更改将丢失。</translation>
    </message>
  </context>
  <context>
    <name>FindingCard</name>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Accepted: {reason}</source>
      <translation>已接受：{reason}</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Ask again</source>
      <translation>再次提示</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Ignore here</source>
      <translation>在此忽略</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>It is right, ignore here</source>
      <translation>没有问题，在此忽略</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>It is right, ignore here…</source>
      <translation>没有问题，在此忽略…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Show on canvas</source>
      <translation>在画布上显示</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>Why is it right?</source>
      <translation>为什么没有问题？</translation>
    </message>
  </context>
  <context>
    <name>Findings</name>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>What was found</source>
      <translation>发现的问题</translation>
    </message>
  </context>
  <context>
    <name>FindingsColumn</name>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Checking</source>
      <translation>检查中</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Live. Each word is read again from the written file.</source>
      <translation>实时。每个词都会从写出的文件中重新读取。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Preflight</source>
      <translation>印前检查</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <source>Words proved: {proved} of {total}</source>
      <translation>已校验文字：{proved}/{total}</translation>
    </message>
  </context>
  <context>
    <name>FormatCard</name>
    <message>
      <location filename="../../app/editor/dialogs/cards.py" />
      <source>Custom</source>
      <translation>自定义</translation>
    </message>
  </context>
  <context>
    <name>Formats</name>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A0</source>
      <translation>A0</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A1</source>
      <translation>A1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A2</source>
      <translation>A2</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A3</source>
      <translation>A3</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A4 flyer</source>
      <translation>A4传单</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A5</source>
      <translation>A5</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>A6 postcard</source>
      <translation>A6明信片</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>At most 12 times the other side</source>
      <translation>最多为另一边的12倍</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>At most a third of the shorter side</source>
      <translation>最多为短边的三分之一</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Banner</source>
      <translation>横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Billboard</source>
      <translation>户外大牌</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>City light</source>
      <translation>灯箱</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Cover</source>
      <translation>封面</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>From %1 to %2</source>
      <translation>%1至%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>From 0 to 50 mm</source>
      <translation>0至50毫米</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Hero</source>
      <translation>首屏大图</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Landscape</source>
      <translation>横向</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Large poster</source>
      <translation>大海报</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Leaderboard</source>
      <translation>通栏横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Letter</source>
      <translation>信纸</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Link preview</source>
      <translation>链接预览图</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Medium poster</source>
      <translation>中海报</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>One sheet</source>
      <translation>单张海报</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Portrait</source>
      <translation>纵向</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Postcard</source>
      <translation>明信片</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Posters, A series</source>
      <translation>海报，A系列</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Posters, US</source>
      <translation>海报，美国</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Roll-up</source>
      <translation>易拉宝</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Roll-ups and large format</source>
      <translation>易拉宝与大幅面</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Skyscraper</source>
      <translation>摩天楼</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Small leaderboard</source>
      <translation>小通栏</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Social media</source>
      <translation>社交媒体</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Square</source>
      <translation>方形</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Story</source>
      <translation>快拍</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Tabloid</source>
      <translation>小报</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>WeChat cover</source>
      <translation>微信公众号封面</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Web banner</source>
      <translation>网页横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Web banners</source>
      <translation>网页横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/formats.py" />
      <source>Wide roll-up</source>
      <translation>宽幅易拉宝</translation>
    </message>
  </context>
  <context>
    <name>Generate</name>
    <message>
      <source>%1 GB</source>
      <translation type="vanished">%1 GB</translation>
    </message>
    <message>
      <source>%1 MB</source>
      <translation type="vanished">%1 MB</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>%1 are kept</source>
      <translation>%1已保留</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 artworks</source>
      <translation>%1个画面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 colours</source>
      <translation>%1种颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>%1 finished variants kept</source>
      <translation>已保留%1个完成的方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>%1 is kept</source>
      <translation>%1已保留</translation>
    </message>
    <message>
      <source>%1 kB</source>
      <translation type="vanished">%1 kB</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 locked items kept.</source>
      <translation>保留%1个锁定对象。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>%1 locked items stay as they are.</source>
      <translation>%1个锁定对象保持原样。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>%1 min</source>
      <translation>%1分钟</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>%1 s</source>
      <translation>%1秒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 texts</source>
      <translation>%1段文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>%1 variants</source>
      <translation>%1个方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 artwork</source>
      <translation>1个画面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 colour</source>
      <translation>1种颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>1 finished variant kept</source>
      <translation>已保留1个完成的方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 locked item kept.</source>
      <translation>保留1个锁定对象。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>1 locked item stays as it is.</source>
      <translation>1个锁定对象保持原样。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_jobs.py" />
      <source>1 text</source>
      <translation>1段文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>About %1</source>
      <translation>约%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Apply the chosen variant</source>
      <translation>应用所选方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Cancel generating</source>
      <translation>取消生成</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>Cancel, %1 left</source>
      <translation>取消，剩余%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Cancelled. %1, the document is unchanged.</source>
      <translation>已取消。%1，文档未改变。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Check devices again</source>
      <translation>再次检测设备</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Choose a variant in the Generate panel.</source>
      <translation>请在“生成”面板中选择一个方案。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Compare variants</source>
      <translation>比较方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Continue with %1</source>
      <translation>继续生成%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>Details</source>
      <translation>详情</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Every variant has a star.</source>
      <translation>每个方案都有星标。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>First run, no estimate yet.</source>
      <translation>首次运行，暂无估计。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Generate %1 variants</source>
      <translation>生成%1个方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Generate 1 variant</source>
      <translation>生成1个方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Generate variants</source>
      <translation>生成方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Keep all variants in the document</source>
      <translation>将所有方案保留在文档中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Lock something or draw a region first.</source>
      <translation>请先锁定对象或绘制区域。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>More like this</source>
      <translation>更多类似</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Nothing is being made.</source>
      <translation>没有正在生成的内容。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Options</source>
      <translation>选项</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Re-plan around locked</source>
      <translation>围绕锁定对象重新规划</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Remove variants without a star</source>
      <translation>移除未加星标的方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Say what the poster is about, or write a text.</source>
      <translation>说明海报的主题，或写一段文字。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>Say what the poster is about.</source>
      <translation>说明海报的主题。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_button.py" />
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Switch to CPU</source>
      <translation>切换到CPU</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>The document has no page.</source>
      <translation>文档没有页面。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>The engine isn’t running.</source>
      <translation>引擎未运行。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/problem_card.py" />
      <source>The engine said nothing.</source>
      <translation>引擎没有返回信息。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>There are no variants.</source>
      <translation>没有方案。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_actions.py" />
      <source>There must be two variants.</source>
      <translation>需要两个方案。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>This needs about %1; %2 is free. Close other programs, or try anyway.</source>
      <translation>大约需要%1，可用%2。请关闭其他程序，或仍然尝试。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Try anyway</source>
      <translation>仍然尝试</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Variants are being made.</source>
      <translation>正在生成方案。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>Variants of %1 are ready.</source>
      <translation>%1的方案已就绪。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>starting</source>
      <translation>启动</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate.py" />
      <source>waiting</source>
      <translation>等待中</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>%1 · seed %2</source>
      <translation>%1 · 种子%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>No prompt has “%1”.</source>
      <translation>没有包含“%1”的提示词。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>Prompt history</source>
      <translation>提示词历史</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>Prompts that you used appear here.</source>
      <translation>用过的提示词会显示在这里。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>Search prompts</source>
      <translation>搜索提示词</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/prompt_history.py" />
      <source>starred</source>
      <translation>已加星标</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <location filename="../../app/editor/panels/history.py" />
      <source>History</source>
      <translation>历史</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Nothing is being made.</source>
      <translation>没有正在生成的内容。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Sooner</source>
      <translation>提前</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Starting</source>
      <translation>正在启动</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/jobs_list.py" />
      <source>Waiting</source>
      <translation>等待中</translation>
    </message>
  </context>
  <context>
    <name>KeyField</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>New keys</source>
      <translation>新快捷键</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Press the new keys</source>
      <translation>请按下新快捷键</translation>
    </message>
  </context>
  <context>
    <name>KeyModel</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Command</source>
      <translation>命令</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Keys</source>
      <translation>快捷键</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Menu</source>
      <translation>菜单</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>no key</source>
      <translation>无快捷键</translation>
    </message>
  </context>
  <context>
    <name>KeyboardPage</name>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>%1 has these keys now and would lose them.</source>
      <translation>%1正在使用这些快捷键，将失去它们。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>All as shipped</source>
      <translation>全部恢复默认</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>No key</source>
      <translation>无快捷键</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Search commands and keys</source>
      <translation>搜索命令和快捷键</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preference_keys.py" />
      <source>Set</source>
      <translation>设置</translation>
    </message>
  </context>
  <context>
    <name>KeyboardSheet</name>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Arrow keys</source>
      <translation>方向键</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Edit the text, enter the group</source>
      <translation>编辑文字，进入编组</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Going round</source>
      <translation>移动焦点</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Keyboard</source>
      <translation>键盘</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Leave, drop a gesture</source>
      <translation>退出，放弃操作</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Move a copy</source>
      <translation>移动副本</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Move by 1 mm or px</source>
      <translation>移动1毫米或像素</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Move by 10</source>
      <translation>移动10</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Next item, item before</source>
      <translation>下一个、上一个对象</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Next page, page before</source>
      <translation>下一页、上一页</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>No command has “%1”.</source>
      <translation>没有包含“%1”的命令。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>On the canvas</source>
      <translation>在画布上</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Pan</source>
      <translation>平移视图</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Search commands and keys</source>
      <translation>搜索命令和快捷键</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>Zoom at the pointer</source>
      <translation>以指针为中心缩放</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>drag</source>
      <translation>拖动</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>middle button</source>
      <translation>中键</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/keyboard.py" />
      <source>wheel</source>
      <translation>滚轮</translation>
    </message>
  </context>
  <context>
    <name>KitBar</name>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Brand kit</source>
      <translation>品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Brand kit kept: %1</source>
      <translation>已保存品牌套件：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Brand kits</source>
      <translation>品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Import a brand kit</source>
      <translation>导入品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Import a kit…</source>
      <translation>导入套件…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Keep in my kits</source>
      <translation>保存到我的套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Kit of this document</source>
      <translation>本文档的套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Make brand kit</source>
      <translation>创建品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Make one from this document</source>
      <translation>从本文档创建</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>More for brand kits</source>
      <translation>更多品牌套件操作</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Name of the brand kit</source>
      <translation>品牌套件名称</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>No brand kit</source>
      <translation>无品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Rename brand kit</source>
      <translation>重命名品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Save as a file…</source>
      <translation>保存为文件…</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Save the brand kit</source>
      <translation>保存品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Take the brand kit away</source>
      <translation>移除品牌套件</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_kit_bar.py" />
      <source>Use brand kit %1</source>
      <translation>使用品牌套件%1</translation>
    </message>
  </context>
  <context>
    <name>Layers</name>
    <message>
      <location filename="../../app/editor/panels/layer_delegate.py" />
      <source>%1 layers</source>
      <translation>%1个图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>%1: %2</source>
      <translation>%1：%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Action</source>
      <translation>行动语</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Badge</source>
      <translation>徽章</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Band</source>
      <translation>色带</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Bar</source>
      <translation>条</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Body</source>
      <translation>正文</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Burst</source>
      <translation>爆炸形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Caption</source>
      <translation>说明</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Disc</source>
      <translation>圆盘</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Edge</source>
      <translation>边</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ellipse</source>
      <translation>椭圆</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Field</source>
      <translation>色块</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Frame</source>
      <translation>边框</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Free</source>
      <translation>自由</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ground</source>
      <translation>背景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Group</source>
      <translation>编组</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Halo</source>
      <translation>光晕</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Inner disc</source>
      <translation>内圆盘</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Inner edge</source>
      <translation>内边</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Inner ring</source>
      <translation>内环</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_view.py" />
      <source>Layers</source>
      <translation>图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Line</source>
      <translation>线条</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Lower field</source>
      <translation>下方色块</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Mask</source>
      <translation>蒙版</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Medallion</source>
      <translation>圆章</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_delegate.py" />
      <source>Name of the layer</source>
      <translation>图层名称</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Notched frame</source>
      <translation>缺角框</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ornament</source>
      <translation>装饰</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Panel</source>
      <translation>底框</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Path</source>
      <translation>路径</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Plate</source>
      <translation>底板</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Polygon</source>
      <translation>多边形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Quiet</source>
      <translation>留白</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rays</source>
      <translation>光芒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rim</source>
      <translation>边缘</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ring</source>
      <translation>圆环</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Rule</source>
      <translation>分隔线</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Scene: %1</source>
      <translation>场景：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Scrim</source>
      <translation>衬底</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Small print</source>
      <translation>小字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Star</source>
      <translation>星形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Subject</source>
      <translation>主体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Subtitle</source>
      <translation>副标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Ticket</source>
      <translation>票券</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/naming.py" />
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_tree.py" />
      <source>hidden</source>
      <translation>已隐藏</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layer_tree.py" />
      <source>locked</source>
      <translation>已锁定</translation>
    </message>
  </context>
  <context>
    <name>LayersPanel</name>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Add to the page</source>
      <translation>添加到页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Artwork and pictures</source>
      <translation>画面与图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Everything</source>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Hide layer</source>
      <translation>隐藏图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Isolate</source>
      <translation>单独显示</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Isolate layer</source>
      <translation>单独显示图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Layers</source>
      <translation>图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Lock</source>
      <translation>锁定</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Move layer</source>
      <translation>移动图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Move layers</source>
      <translation>移动图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Name, words or role</source>
      <translation>名称、文字或角色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>No layer has “%1”.</source>
      <translation>没有包含“%1”的图层。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>No layer is of this kind.</source>
      <translation>没有这种类型的图层。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Nothing on this page yet. Draw a region (R) or write (T).</source>
      <translation>页面上还没有内容。绘制区域（R）或输入文字（T）。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Region</source>
      <translation>区域</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Regions</source>
      <translation>区域</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Rename layer</source>
      <translation>重命名图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Search layers</source>
      <translation>搜索图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Shape</source>
      <translation>形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Shapes</source>
      <translation>形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Show all layers</source>
      <translation>显示所有图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Show layer</source>
      <translation>显示图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Show one kind</source>
      <translation>只显示一种类型</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Texts</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/layers.py" />
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
  </context>
  <context>
    <name>Library</name>
    <message>
      <location filename="../../app/editor/panels/library_place.py" />
      <source>Add %1</source>
      <translation>添加%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Animals</source>
      <translation>动物</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Arch</source>
      <translation>拱形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Arrow</source>
      <translation>箭头</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Art</source>
      <translation>艺术</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Bubble</source>
      <translation>气泡</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Celebrations</source>
      <translation>庆典</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_place.py" />
      <source>Change scene to %1</source>
      <translation>将场景换为%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Clothes</source>
      <translation>服装</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Drinks</source>
      <translation>饮料</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Drop</source>
      <translation>水滴</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Ellipse</source>
      <translation>椭圆</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Food</source>
      <translation>食物</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Frame</source>
      <translation>边框</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Hearts</source>
      <translation>爱心</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Hexagon</source>
      <translation>六边形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Line</source>
      <translation>线条</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Logo</source>
      <translation>标志</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Music</source>
      <translation>音乐</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Not used</source>
      <translation>未使用</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Places</source>
      <translation>地点</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Plants</source>
      <translation>植物</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Rectangle</source>
      <translation>矩形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Rounded</source>
      <translation>圆角</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Seal</source>
      <translation>印章</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Sports</source>
      <translation>运动</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Star</source>
      <translation>星形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Things</source>
      <translation>物品</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Ticket</source>
      <translation>票券</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Tools</source>
      <translation>工具</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Triangle</source>
      <translation>三角形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Vehicles</source>
      <translation>交通工具</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library_items.py" />
      <source>Weather and sky</source>
      <translation>天气与天空</translation>
    </message>
  </context>
  <context>
    <name>LibraryPanel</name>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Add a picture</source>
      <translation>添加图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>All looks</source>
      <translation>所有外观</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>All things</source>
      <translation>所有物品</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Clear search</source>
      <translation>清除搜索</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Flat</source>
      <translation>扁平</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Grounds for a whole page</source>
      <translation>整页背景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Group</source>
      <translation>编组</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Library</source>
      <translation>素材</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Look</source>
      <translation>外观</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No picture has “%1”.</source>
      <translation>没有包含“%1”的图片。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No scene has “%1”.</source>
      <translation>没有包含“%1”的场景。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No shape has “%1”.</source>
      <translation>没有包含“%1”的形状。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No subject has “%1” with these filters.</source>
      <translation>在这些筛选条件下，没有包含“%1”的主体。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>No subject has “%1”.</source>
      <translation>没有包含“%1”的主体。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Pictures</source>
      <translation>图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Pictures of this document</source>
      <translation>本文档的图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Pictures that you place are kept here.</source>
      <translation>置入的图片会保存在这里。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Scenes</source>
      <translation>场景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Shaded</source>
      <translation>立体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Shapes</source>
      <translation>形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Simple shapes</source>
      <translation>基本形状</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Subjects</source>
      <translation>主体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/library.py" />
      <source>Things, animals, food, places</source>
      <translation>物品、动物、食物、地点</translation>
    </message>
  </context>
  <context>
    <name>LogoButton</name>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>Logo</source>
      <translation>标志</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/brand_parts.py" />
      <source>Place the logo on the page</source>
      <translation>将标志置入页面</translation>
    </message>
  </context>
  <context>
    <name>Message</name>
    <message>
      <location filename="../../app/editor/controls/boxes.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
  </context>
  <context>
    <name>NewDialog</name>
    <message>
      <location filename="../../app/editor/dialogs/new.py" />
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/new.py" />
      <source>Create</source>
      <translation>创建</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/new.py" />
      <source>New document</source>
      <translation>新建文档</translation>
    </message>
  </context>
  <context>
    <name>NumberField</name>
    <message>
      <location filename="../../app/editor/controls/numbers.py" />
      <source>Mixed</source>
      <translation>多个值</translation>
    </message>
    <message>
      <location filename="../../app/editor/controls/numbers.py" />
      <source>Not a number. Write it like 12.5, 210/2 or 3 in.</source>
      <translation>不是数字。请写成12.5、210/2或3 in这样的形式。</translation>
    </message>
  </context>
  <context>
    <name>Options</name>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>A new seed each time</source>
      <translation>每次使用新种子</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Another seed</source>
      <translation>换一个种子</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Layout</source>
      <translation>版式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Leave all to the planner</source>
      <translation>全部交给规划器</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Planner’s choice</source>
      <translation>由规划器决定</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Scene</source>
      <translation>场景</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Seed</source>
      <translation>种子</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Type</source>
      <translation>字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/generate_options.py" />
      <source>Variants</source>
      <translation>方案</translation>
    </message>
  </context>
  <context>
    <name>PageList</name>
    <message>
      <location filename="../../app/editor/panels/page_list.py" />
      <source>Page %1</source>
      <translation>第%1页</translation>
    </message>
  </context>
  <context>
    <name>PagesPanel</name>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>%1 pages</source>
      <translation>%1页</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>1 page</source>
      <translation>1页</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>A document keeps one page</source>
      <translation>文档至少保留一页</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Add a page</source>
      <translation>添加页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Add page</source>
      <translation>添加页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Delete page</source>
      <translation>删除页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Delete the page</source>
      <translation>删除页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Duplicate</source>
      <translation>创建副本</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Duplicate page</source>
      <translation>复制页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Duplicate the page</source>
      <translation>复制页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Move down</source>
      <translation>下移</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Move page</source>
      <translation>移动页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Move up</source>
      <translation>上移</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>No page yet.</source>
      <translation>还没有页面。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/pages.py" />
      <source>Pages</source>
      <translation>页面</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Command</source>
      <translation>命令</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Layers</source>
      <translation>图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>No command has “%1”.</source>
      <translation>没有包含“%1”的命令。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Page %1</source>
      <translation>第%1页</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Pages</source>
      <translation>页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Type a command, a layer, a page, “zoom 200”</source>
      <translation>输入命令、图层、页面或“zoom 200”</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>View</source>
      <translation>视图</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/palette.py" />
      <source>Zoom to %1 %</source>
      <translation>缩放到%1%</translation>
    </message>
  </context>
  <context>
    <name>PictureRow</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Crop</source>
      <translation>裁剪</translation>
    </message>
  </context>
  <context>
    <name>Pixels</name>
    <message>
      <location filename="../../app/editor/panels/proof_cards.py" />
      <source>The pixels that were read</source>
      <translation>被识读的像素</translation>
    </message>
  </context>
  <context>
    <name>Placing</name>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>%1: texts, pictures, masks and filters (%2) were left out.</source>
      <translation>%1：已略去文字、图片、蒙版和滤镜（%2）。</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>One text holds up to %1 characters.</source>
      <translation>一段文字最多%1个字符。</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>Only the first %1 files were placed.</source>
      <translation>只置入了前%1个文件。</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>Place file</source>
      <translation>置入文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/exchange/placing.py" />
      <source>Place files</source>
      <translation>置入文件</translation>
    </message>
  </context>
  <context>
    <name>Plates</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Black plate</source>
      <translation>黑版</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Cyan plate</source>
      <translation>青版</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Magenta plate</source>
      <translation>品红版</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Yellow plate</source>
      <translation>黄版</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Appearance</source>
      <translation>外观</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>As shipped</source>
      <translation>恢复默认</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>As the format has them</source>
      <translation>按格式</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Bleed and safe area.</source>
      <translation>出血与安全区。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Canvas</source>
      <translation>画布</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Devices and models</source>
      <translation>设备与模型</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Empties the list on the start page. The files stay.</source>
      <translation>清空起始页上的列表。文件不受影响。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Every delivered file is read back</source>
      <translation>每个交付的文件都会回读</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Every edit is written beside your work. After a crash nothing is lost.</source>
      <translation>每次修改都会同时写入日志。崩溃后不会丢失任何内容。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Export presets</source>
      <translation>导出预设</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Forgets every prompt, starred ones too.</source>
      <translation>清除所有提示词，包括加星标的。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Forgets how each preset was used last: profile, marks, size.</source>
      <translation>清除每个预设上次使用的设置：配置文件、标记、尺寸。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>General</source>
      <translation>通用</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Grid</source>
      <translation>网格</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Guides</source>
      <translation>参考线</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Higher contrast</source>
      <translation>更高对比度</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Inches</source>
      <translation>英寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Keep a recovery journal</source>
      <translation>保留恢复日志</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Keyboard</source>
      <translation>键盘</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Less motion</source>
      <translation>减少动效</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Millimetres</source>
      <translation>毫米</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Nothing leaves this machine</source>
      <translation>数据不离开本机</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Of the interface, from the next start on. Words on posters have their own.</source>
      <translation>界面语言，下次启动时生效。海报上的文字有各自的语言。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Panels and variants appear at once.</source>
      <translation>面板和方案立即出现。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Points</source>
      <translation>点</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Preferences</source>
      <translation>偏好设置</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Preferences and histories</source>
      <translation>偏好设置与历史记录</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Privacy</source>
      <translation>隐私</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Prompt history</source>
      <translation>提示词历史</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Prompts, pictures and documents are worked on here. Affiche opens no network connection: no account, no telemetry, no update check.</source>
      <translation>提示词、图片和文档都在本机处理。Affiche不打开任何网络连接：没有账户，没有遥测，也不检查更新。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Proof and export</source>
      <translation>校验与导出</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Recent files</source>
      <translation>最近的文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Rulers</source>
      <translation>标尺</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Screen formats are measured in pixels.</source>
      <translation>屏幕格式以像素计量。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Size of the interface</source>
      <translation>界面大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Stronger lines, no grey text, a wider focus ring.</source>
      <translation>更明显的线条，不用灰色文字，更宽的焦点框。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Takes effect at the next start.</source>
      <translation>下次启动时生效。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Units of new print documents</source>
      <translation>新建印刷文档的单位</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/preferences.py" />
      <source>Words are proved from the file itself. A file that fails is kept apart, marked as unproved; it never takes the place of a good one.</source>
      <translation>文字从文件本身校验。未通过的文件会单独保留并标记为未校验，绝不会取代合格的文件。</translation>
    </message>
  </context>
  <context>
    <name>PresetList</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Presets</source>
      <translation>预设</translation>
    </message>
  </context>
  <context>
    <name>Proof</name>
    <message numerus="yes">
      <location filename="../../app/editor/dialogs/export_findings.py" />
      <location filename="../../app/editor/panels/proof.py" />
      <source>%n check(s) passed</source>
      <translation>
        <numerusform>%n项检查通过</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>%n more finding(s)</source>
      <translation>
        <numerusform>另有%n个问题</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>%n note(s)</source>
      <translation>
        <numerusform>%n条提示</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>A line is too thin to print</source>
      <translation>有线条太细，无法印刷</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>A picture is too coarse</source>
      <translation>有图片分辨率不足</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>A picture's file is missing</source>
      <translation>有图片文件缺失</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>Accept a finding</source>
      <translation>接受一个问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Action</source>
      <translation>行动语</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Add a face that has them</source>
      <translation>添加包含它们的字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>All of it must show: {what}.</source>
      <translation>必须全部可见：{what}。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>All texts on the page</source>
      <translation>所有文字都在页面内</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>Ask again about a finding</source>
      <translation>再次提示一个问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export.py" />
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Bleed</source>
      <translation>出血</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Bring it inside, smaller</source>
      <translation>缩小并移入页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Bring its box inside</source>
      <translation>将文本框移入页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Calm the scene behind</source>
      <translation>让背后的场景平静</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Caption</source>
      <translation>说明</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Change its colour</source>
      <translation>更改它的颜色</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>Checking %n text(s)</source>
      <translation>
        <numerusform>正在检查%n段文字</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Colours that print</source>
      <translation>可印刷的颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>Contrast {ratio} : 1 at its worst place, {least} : 1 needed.</source>
      <translation>最差处对比度{ratio}:1，需要{least}:1。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>Each letter must read as written: {what}.</source>
      <translation>每个字都必须读得与写的一致：{what}。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Enlarge its box</source>
      <translation>放大文本框</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Every sign has a glyph</source>
      <translation>每个字符都有字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Fit it to its box</source>
      <translation>使其适应文本框</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>It prints duller: ΔE {shift} on average, {limit} is plain to see.</source>
      <translation>印刷会变暗淡：平均ΔE为{shift}，达到{limit}即明显可见。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>It reaches {over} mm into the margin that stays free.</source>
      <translation>它伸入应留空的边距{over}毫米。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Large format</source>
      <translation>大幅面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Legal</source>
      <translation>声明</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Lowest contrast</source>
      <translation>最低对比度</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Make it opaque</source>
      <translation>使其不透明</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Make it {width} pt wide</source>
      <translation>加粗到{width} pt</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Make its ink opaque</source>
      <translation>使其油墨不透明</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Margin kept free</source>
      <translation>边距保持留空</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>Mend what can be mended</source>
      <translation>修复可修复的问题</translation>
    </message>
    <message numerus="yes">
      <location filename="../../app/editor/panels/proof.py" />
      <source>Mended in %n step(s)</source>
      <translation>
        <numerusform>已用%n步修复</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Move it apart</source>
      <translation>将其移开</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Move it further in</source>
      <translation>再向内移动</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Move it inside</source>
      <translation>移入页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Next finding</source>
      <translation>下一个问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>No face has {signs}</source>
      <translation>没有字体包含{signs}</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>No hairlines</source>
      <translation>没有过细的线条</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>No ink of it shows where it stands.</source>
      <translation>其所在位置看不到任何油墨。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>No text of the document stands there. The reader is {sure} % sure.</source>
      <translation>文档中没有文字在那里。识读器的把握为{sure}%。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>No text on another</source>
      <translation>文字互不重叠</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Open its spacing</source>
      <translation>加大字距</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Pictures at this size</source>
      <translation>此尺寸下的图片</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Previous finding</source>
      <translation>上一个问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Print it in black ink alone</source>
      <translation>仅用黑墨印刷</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Print, ISO Coated v2</source>
      <translation>印刷，ISO Coated v2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Prove now</source>
      <translation>立即校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Raise it above</source>
      <translation>移到上层</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it in ink on paper</source>
      <translation>改为纸上油墨</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it in one colour</source>
      <translation>改为单一颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it larger</source>
      <translation>加大字号</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it much smaller</source>
      <translation>大幅减小字号</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it on a band</source>
      <translation>置于色带上</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it smaller</source>
      <translation>减小字号</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Set it upright</source>
      <translation>改为正体</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>Set the bleed to {bleed} mm</source>
      <translation>将出血设为{bleed}毫米</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Smallest text</source>
      <translation>最小文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Subtitle</source>
      <translation>副标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Take its effects away</source>
      <translation>去除效果</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/live_preflight.py" />
      <source>Texts fit their boxes</source>
      <translation>文字都容纳在文本框内</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>The bleed is narrow</source>
      <translation>出血过窄</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The file isn't in the document or can't be read.</source>
      <translation>文件不在文档中或无法读取。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>The page has no bleed</source>
      <translation>页面没有出血</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The page has no text</source>
      <translation>页面没有文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The page is empty</source>
      <translation>页面是空的</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The reader doesn't know this script; the outlines agree.</source>
      <translation>识读器不认识这种文字，但轮廓一致。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>The reader is {sure} % sure, {least} % needed.</source>
      <translation>识读器的把握为{sure}%，需要{least}%。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/proving.py" />
      <source>The text was changed meanwhile; nothing was mended.</source>
      <translation>文字在此期间已更改，未作修复。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>There are no words to prove on it.</source>
      <translation>上面没有可校验的文字。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>There is no finding.</source>
      <translation>没有问题。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Unlock it</source>
      <translation>解锁</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/fixing.py" />
      <source>Use a plainer face</source>
      <translation>使用更朴素的字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>Used in “{text}”.</source>
      <translation>用于“{text}”。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>View</source>
      <translation>视图</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Web</source>
      <translation>网页</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>What doesn't fit isn't drawn as it was written.</source>
      <translation>容纳不下的部分不会按原文绘制。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>can't be read</source>
      <translation>无法识读</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>checking</source>
      <translation>检查中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>doesn't fit its box</source>
      <translation>超出文本框</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>not seen</source>
      <translation>不可见</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>proved</source>
      <translation>已校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>proved by its shapes</source>
      <translation>按字形校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>read differently</source>
      <translation>读法不一致</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>seen in part</source>
      <translation>部分可见</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>signs without a glyph</source>
      <translation>有字符缺字形</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{bleed} mm; {least} mm keep white edges off when it is cut.</source>
      <translation>{bleed}毫米；{least}毫米可避免裁切时露白边。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{dpi} dpi at this size, {least} dpi needed.</source>
      <translation>此尺寸下为{dpi} dpi，需要{least} dpi。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{off} mm of it lie outside the trim, 0 mm may.</source>
      <translation>有{off}毫米超出裁切线，允许值为0毫米。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{share} % of the artwork is out of gamut</source>
      <translation>{share}%的画面超出色域</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{share} % of the smaller text is under it, {most} % may be.</source>
      <translation>较小文字有{share}%被压住，允许值为{most}%。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{size} pt; small black letters are sharpest in one ink.</source>
      <translation>{size} pt；黑色小字用单色油墨最清晰。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{size} pt; {least} pt is the least that reads well.</source>
      <translation>{size} pt；至少{least} pt才易于阅读。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>{size} px; {least} px is the least that reads well.</source>
      <translation>{size} px；至少{least} px才易于阅读。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>{width} pt; {least} pt is the least that a plate holds.</source>
      <translation>{width} pt；印版至少能保持{least} pt。</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” can't be read</source>
      <translation>“{text}”无法识读</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” can't be seen</source>
      <translation>“{text}”看不见</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” doesn't fit its box</source>
      <translation>“{text}”超出文本框</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” has signs that no face has</source>
      <translation>“{text}”含有所有字体都没有的字符</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is hard to see</source>
      <translation>“{text}”不够醒目</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is proved by its shapes</source>
      <translation>“{text}”按字形校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is read in the artwork</source>
      <translation>画面中读到“{text}”</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is seen in part</source>
      <translation>“{text}”只能看到一部分</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” is set small</source>
      <translation>“{text}”字号偏小</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” lies on another text</source>
      <translation>“{text}”压在其他文字上</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/print_checks.py" />
      <source>“{text}” prints in four inks</source>
      <translation>“{text}”用四色油墨印刷</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” reads differently</source>
      <translation>“{text}”读法不一致</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” reads “{read}”</source>
      <translation>“{text}”读作“{read}”</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” runs off the page</source>
      <translation>“{text}”超出页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/proofing/finding_texts.py" />
      <source>“{text}” stands near the edge</source>
      <translation>“{text}”离边缘太近</translation>
    </message>
  </context>
  <context>
    <name>ProofPanel</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Add a text</source>
      <translation>添加文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Cancel mending</source>
      <translation>取消修复</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Mend what can be mended</source>
      <translation>修复可修复的问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>No words to prove yet.</source>
      <translation>还没有可校验的文字。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Preflight</source>
      <translation>印前检查</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Proof</source>
      <translation>校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>What it is for</source>
      <translation>用途</translation>
    </message>
  </context>
  <context>
    <name>ReceiptPage</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Copy report</source>
      <translation>复制报告</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Mend what can be mended</source>
      <translation>修复可修复的问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Read back from the written file itself.</source>
      <translation>从写出的文件本身回读。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Show in folder</source>
      <translation>在文件夹中显示</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Words proved: {proved} of {words}</source>
      <translation>已校验文字：{proved}/{words}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{count} more in the report</source>
      <translation>报告中另有{count}项</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{folder}  ·  {size}  ·  {seconds} s</source>
      <translation>{folder}  ·  {size}  ·  {seconds} s</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{name} is exported</source>
      <translation>{name}已导出</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{name} is written, unproved</source>
      <translation>{name}已写出，未校验</translation>
    </message>
  </context>
  <context>
    <name>RecentPart</name>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Documents that you open or save appear here.</source>
      <translation>打开或保存的文档会显示在这里。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Recent</source>
      <translation>最近</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Remove from this list</source>
      <translation>从列表中移除</translation>
    </message>
  </context>
  <context>
    <name>RegionRow</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Prompt of the region</source>
      <translation>区域提示词</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Re-plan this</source>
      <translation>重新规划</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>What is to be seen here</source>
      <translation>这里要出现的内容</translation>
    </message>
  </context>
  <context>
    <name>Resize</name>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>%1 pages added.</source>
      <translation>已添加%1页。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>%1 s</source>
      <translation>%1秒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>%1 warnings</source>
      <translation>%1个警告</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>1 page added.</source>
      <translation>已添加1页。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>1 warning</source>
      <translation>1个警告</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>1080x1350px, 420x594mm, A4</source>
      <translation>1080x1350px、420x594mm、A4</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>A3 print</source>
      <translation>A3印刷</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>About %1 on this machine.</source>
      <translation>在本机上约需%1。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Add a format</source>
      <translation>添加格式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Another picture: the source’s leaves no room for these texts here.</source>
      <translation>已换图片：源图在此处没有给这些文字留出空间。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Back to editor</source>
      <translation>返回编辑器</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Can’t hold these texts</source>
      <translation>容纳不下这些文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Check a format to plan it.</source>
      <translation>勾选一个格式以进行规划。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Checking</source>
      <translation>检查中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Edit as a document of its own</source>
      <translation>作为独立文档编辑</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Faces</source>
      <translation>字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>First run, no estimate yet.</source>
      <translation>首次运行，暂无估计。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/format_desk.py" />
      <location filename="../../app/editor/panels/resize.py" />
      <source>Formats</source>
      <translation>格式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep as pages</source>
      <translation>保留为页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep formats as pages</source>
      <translation>将格式保留为页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep the same</source>
      <translation>保持一致</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Keep this layout</source>
      <translation>保留此版式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Leaderboard</source>
      <translation>通栏横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Not checked</source>
      <translation>未检查</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Not planned yet</source>
      <translation>尚未规划</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Other faces: the source’s are too wide for these texts here.</source>
      <translation>已换字体：源字体在此处对这些文字太宽。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Plan with the others again</source>
      <translation>重新与其他格式一起规划</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Planning</source>
      <translation>规划中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Portrait post</source>
      <translation>竖版帖子</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Proved</source>
      <translation>已校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Proved, not all the same</source>
      <translation>已校验，不完全一致</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Re-plan %1 formats</source>
      <translation>重新规划%1个格式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Re-plan 1 format</source>
      <translation>重新规划1个格式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Re-plan this format</source>
      <translation>重新规划此格式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Remove this format</source>
      <translation>移除此格式</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Resize</source>
      <translation>多尺寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Resize: %1</source>
      <translation>多尺寸：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Roll-up</source>
      <translation>易拉宝</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Scene and subject</source>
      <translation>场景与主体</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Source</source>
      <translation>源</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Square</source>
      <translation>方形</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Story</source>
      <translation>快拍</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>The planner lays out each format again. Words stay as they are.</source>
      <translation>规划器会为每个格式重新排版。文字保持不变。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Web banner</source>
      <translation>网页横幅</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Words</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize.py" />
      <source>Words are never changed.</source>
      <translation>文字绝不会改变。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/resize_formats.py" />
      <source>Words differ</source>
      <translation>文字不一致</translation>
    </message>
  </context>
  <context>
    <name>RoleButton</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Role of the region</source>
      <translation>区域角色</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Role: %1</source>
      <translation>角色：%1</translation>
    </message>
  </context>
  <context>
    <name>Row</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Fill</source>
      <translation>填充</translation>
    </message>
  </context>
  <context>
    <name>SafeView</name>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: %1 of %2 pictures are missing. The original is not changed.</source>
      <translation>已以只读方式打开：%2张图片中有%1张缺失。原文件未改动。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: %1 parts could not be read. The original is not changed.</source>
      <translation>已以只读方式打开：有%1个部分无法读取。原文件未改动。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: 1 of %2 pictures is missing. The original is not changed.</source>
      <translation>已以只读方式打开：%2张图片中有1张缺失。原文件未改动。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: 1 part could not be read. The original is not changed.</source>
      <translation>已以只读方式打开：有1个部分无法读取。原文件未改动。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/damage.py" />
      <source>Opened read-only: it was made with a newer Affiche, and some of it may not show. The original is not changed.</source>
      <translation>已以只读方式打开：它由较新的Affiche创建，部分内容可能无法显示。原文件未改动。</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Save a copy</source>
      <translation>保存副本</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Show what is missing</source>
      <translation>显示缺失内容</translation>
    </message>
    <message>
      <location filename="../../app/editor/files/safe_view.py" />
      <source>Show what was found</source>
      <translation>显示发现的问题</translation>
    </message>
  </context>
  <context>
    <name>SelectionBar</name>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>Lock</source>
      <translation>锁定</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>Selection</source>
      <translation>所选对象</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/selection_bar.py" />
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
  </context>
  <context>
    <name>Sentence</name>
    <message>
      <location filename="../../app/editor/translations.py" />
      <source>%1 %</source>
      <translation>%1%</translation>
    </message>
    <message>
      <location filename="../../app/editor/translations.py" />
      <source>%1, %2</source>
      <translation>%1，%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/translations.py" />
      <source>%1.</source>
      <translation>%1。</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <location filename="../../app/editor/session.py" />
      <source>Open</source>
      <translation>打开</translation>
    </message>
  </context>
  <context>
    <name>SettingsForm</name>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>As in the document, {bleed} mm</source>
      <translation>与文档相同，{bleed}毫米</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Bleed</source>
      <translation>出血</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Crop marks</source>
      <translation>裁切标记</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>How the soft proof brings colours within the press's reach</source>
      <translation>软打样如何将颜色转换到印刷色域内</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Intent</source>
      <translation>渲染意图</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Live, fonts embedded</source>
      <translation>保留文字，嵌入字体</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Marks</source>
      <translation>标记</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Outlines</source>
      <translation>转曲</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Perceptual</source>
      <translation>可感知</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Profile</source>
      <translation>配置文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Relative, black point</source>
      <translation>相对，黑场补偿</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>sRGB, no press</source>
      <translation>sRGB，非印刷</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/export_parts.py" />
      <source>{bleed} mm, all sides</source>
      <translation>{bleed}毫米，四边</translation>
    </message>
  </context>
  <context>
    <name>SizeForm</name>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Bleed</source>
      <translation>出血</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Height</source>
      <translation>高度</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Inches</source>
      <translation>英寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Landscape</source>
      <translation>横向</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Millimetres</source>
      <translation>毫米</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Pixels</source>
      <translation>像素</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Points</source>
      <translation>点</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Portrait</source>
      <translation>纵向</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Safe distance</source>
      <translation>安全边距</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Size</source>
      <translation>尺寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Unit</source>
      <translation>单位</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Untitled</source>
      <translation>未命名</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/size_form.py" />
      <source>Width</source>
      <translation>宽度</translation>
    </message>
  </context>
  <context>
    <name>SoftProofView</name>
    <message>
      <location filename="../../app/editor/dialogs/soft_proof_view.py" />
      <source>Drawing the page</source>
      <translation>正在绘制页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/soft_proof_view.py" />
      <source>Highest total ink {ink}</source>
      <translation>最高总墨量{ink}</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/soft_proof_view.py" />
      <source>Soft proof</source>
      <translation>软打样</translation>
    </message>
  </context>
  <context>
    <name>Start</name>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>today %1</source>
      <translation>今天%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>yesterday %1</source>
      <translation>昨天%1</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>%1 poster</source>
      <translation>%1海报</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>About %1 s a variant on this machine.</source>
      <translation>在本机上每个方案约需%1秒。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Affiche closed unexpectedly. &lt;b&gt;%1&lt;/b&gt; was recovered up to the last edit, %2.</source>
      <translation>Affiche意外关闭。&lt;b&gt;%1&lt;/b&gt;已恢复到最后一次修改，%2。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>CPU, %1 cores</source>
      <translation>CPU，%1核</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>CPU, one core</source>
      <translation>CPU，单核</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Describe it</source>
      <translation>描述</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Describe it: “Concert by the sea, Saturday 12 June, 20:00, €24, warm and bold”</source>
      <translation>描述一下：“海边音乐会，6月12日星期六，20:00，票价24欧元，温暖大胆”</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Devices and models</source>
      <translation>设备与模型</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Discard</source>
      <translation>放弃</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>First run on this machine, no estimate yet.</source>
      <translation>首次在本机运行，暂无估计。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Generate variants</source>
      <translation>生成方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Home</source>
      <translation>首页</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>New document</source>
      <translation>新建文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Open recovered</source>
      <translation>打开恢复的文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Preferences</source>
      <translation>偏好设置</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Recent</source>
      <translation>最近</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Templates</source>
      <translation>模板</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>Untitled</source>
      <translation>未命名</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start.py" />
      <source>What are you making?</source>
      <translation>您要制作什么？</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Affiche works on this machine alone; nothing leaves it.</source>
      <translation>Affiche只在本机运行，数据不会离开。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Edited</source>
      <translation>已修改</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Every edit is in the recovery journal. Ctrl+S saves.</source>
      <translation>所有修改都在恢复日志中。按Ctrl+S保存。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>New</source>
      <translation>新文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Not saved</source>
      <translation>未保存</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Offline</source>
      <translation>离线</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved</source>
      <translation>已保存</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved %1 min ago</source>
      <translation>%1分钟前已保存</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved %1 s ago</source>
      <translation>%1秒前已保存</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/statusbar.py" />
      <source>Saved, the file has gone</source>
      <translation>已保存，文件已不在</translation>
    </message>
  </context>
  <context>
    <name>StepList</name>
    <message>
      <location filename="../../app/editor/panels/history.py" />
      <source>current</source>
      <translation>当前</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/history.py" />
      <source>undone</source>
      <translation>已撤销</translation>
    </message>
  </context>
  <context>
    <name>TemplatesPart</name>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Clear search</source>
      <translation>清除搜索</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Culture</source>
      <translation>文化</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Events</source>
      <translation>活动</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Festival</source>
      <translation>节庆</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Food</source>
      <translation>食物</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>No template has “%1”. Searched %2 templates.</source>
      <translation>没有包含“%1”的模板。已搜索%2个模板。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>No templates are installed.</source>
      <translation>未安装模板。</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Sale</source>
      <translation>促销</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Search templates</source>
      <translation>搜索模板</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Sport</source>
      <translation>运动</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Templates</source>
      <translation>模板</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Use</source>
      <translation>使用</translation>
    </message>
    <message>
      <location filename="../../app/editor/dialogs/start_parts.py" />
      <source>Web</source>
      <translation>网页</translation>
    </message>
  </context>
  <context>
    <name>TextEditor</name>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Cut text</source>
      <translation>剪切文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Delete empty text</source>
      <translation>删除空文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Delete text</source>
      <translation>删除文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>One text holds up to %1 characters.</source>
      <translation>一段文字最多%1个字符。</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Paste text</source>
      <translation>粘贴文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Type</source>
      <translation>输入文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/text_editing.py" />
      <source>Type here</source>
      <translation>在此输入</translation>
    </message>
  </context>
  <context>
    <name>TextRow</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Align left</source>
      <translation>左对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Align right</source>
      <translation>右对齐</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Align text</source>
      <translation>对齐文字</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Centre</source>
      <translation>居中</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>Text size</source>
      <translation>字号</translation>
    </message>
  </context>
  <context>
    <name>Title</name>
    <message>
      <location filename="../../app/editor/canvas/bar_rows.py" />
      <source>%1 selected</source>
      <translation>已选择%1个</translation>
    </message>
  </context>
  <context>
    <name>ToolRail</name>
    <message>
      <location filename="../../app/editor/frame/rail.py" />
      <source>Tools</source>
      <translation>工具</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <location filename="../../app/editor/frame/topbar.py" />
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/topbar.py" />
      <source>Resize</source>
      <translation>多尺寸</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/topbar.py" />
      <source>Start page</source>
      <translation>起始页</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>%1 of %2</source>
      <translation>%1/%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Next</source>
      <translation>下一步</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Skip</source>
      <translation>跳过</translation>
    </message>
  </context>
  <context>
    <name>Variants</name>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>%1 of %2</source>
      <translation>%1/%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>%1 variants are kept in the document from the next save on.</source>
      <translation>从下次保存起，文档中将保留%1个方案。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>%1 warnings</source>
      <translation>%1个警告</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>1 warning</source>
      <translation>1个警告</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Applied</source>
      <translation>已应用</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Apply	Enter</source>
      <translation>应用	Enter</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Apply variant %1</source>
      <translation>应用方案%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Checking</source>
      <translation>检查中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Compare	C</source>
      <translation>比较	C</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Compare (C)</source>
      <translation>比较（C）</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Drawing</source>
      <translation>正在绘制</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Generate variants</source>
      <translation>生成方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Keep all in the document (%1)</source>
      <translation>全部保留在文档中（%1）</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Keep and remove</source>
      <translation>保留与移除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Keep in the document</source>
      <translation>保留在文档中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Kept now: %1</source>
      <translation>现已保留：%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>More like this	M</source>
      <translation>更多类似	M</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Not checked</source>
      <translation>未检查</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Only starred</source>
      <translation>仅星标</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Painting</source>
      <translation>正在绘画</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Planning</source>
      <translation>正在规划</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Preview of %1. Enter applies, Esc returns.</source>
      <translation>%1的预览。按Enter应用，按Esc返回。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Preview on the canvas	Space</source>
      <translation>在画布上预览	Space</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Proved</source>
      <translation>已校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Proving</source>
      <translation>正在校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Reading</source>
      <translation>正在识读</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove all</source>
      <translation>全部移除</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove all without a star</source>
      <translation>移除所有未加星标的</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Remove the star	S</source>
      <translation>取消星标	S</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Star	S</source>
      <translation>加星标	S</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Variant %1</source>
      <translation>方案%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variant_view.py" />
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Variants</source>
      <translation>方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants_section.py" />
      <source>Variants appear here as documents you can edit.</source>
      <translation>方案会作为可编辑的文档显示在这里。</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Waiting</source>
      <translation>等待中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>Words differ</source>
      <translation>文字不一致</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>from an earlier brief</source>
      <translation>来自较早的创意说明</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>not starred</source>
      <translation>未加星标</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/variants.py" />
      <source>starred</source>
      <translation>已加星标</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <location filename="../../app/editor/window.py" />
      <source>%1 brings the panels back.</source>
      <translation>按%1恢复面板。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>%1 findings</source>
      <translation>%1个问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>%1 variants in %2</source>
      <translation>%1个方案，用时%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>, %1 left</source>
      <translation>，剩余%1</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>1 finding</source>
      <translation>1个问题</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>1 variant in %2</source>
      <translation>1个方案，用时%2</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Brand</source>
      <translation>品牌</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Canvas only</source>
      <translation>仅画布</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Commands…</source>
      <translation>命令…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Design</source>
      <translation>设计</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Draw a region to say what belongs where: words, a subject, or calm ground. New variants keep it.</source>
      <translation>绘制区域，说明什么放在哪里：文字、主体或平静的背景。新方案会遵循它。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Edit</source>
      <translation>编辑</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Every exported file is read back, letter by letter. Its words are proved before you get it.</source>
      <translation>每个导出的文件都会逐字回读。文字经过校验后才会交给您。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>History</source>
      <translation>历史</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Keyboard</source>
      <translation>键盘</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Layers</source>
      <translation>图层</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Library</source>
      <translation>素材</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Next document</source>
      <translation>下一个文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Next pane</source>
      <translation>下一个窗格</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Open a document first.</source>
      <translation>请先打开文档。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Pages</source>
      <translation>页面</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Panels</source>
      <translation>面板</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Preferences…</source>
      <translation>偏好设置…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Previous document</source>
      <translation>上一个文档</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Previous pane</source>
      <translation>上一个窗格</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Proof</source>
      <translation>校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>Proving…</source>
      <translation>正在校验…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Regions</source>
      <translation>区域</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Resize to other formats…</source>
      <translation>调整为其他格式…</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Say what the poster is about, and write its texts. They appear exactly as you write them.</source>
      <translation>说明海报的主题，并写下文字。它们会与您所写的完全一致。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Start page</source>
      <translation>起始页</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>The brief</source>
      <translation>创意说明</translation>
    </message>
    <message>
      <location filename="../../app/editor/window.py" />
      <source>The poster has no words yet. Write them under Texts, and generate again.</source>
      <translation>海报还没有文字。请在“文字”下填写，然后重新生成。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>Tour</source>
      <translation>导览</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Variants</source>
      <translation>方案</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/tour.py" />
      <source>Variants arrive here as documents that you can edit. Double-click one to apply it; locked items stay.</source>
      <translation>方案会作为可编辑的文档出现在这里。双击即可应用，锁定的对象保持不变。</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/window_actions.py" />
      <source>View</source>
      <translation>视图</translation>
    </message>
    <message>
      <location filename="../../app/editor/frame/news.py" />
      <source>Words proved %1 of %2</source>
      <translation>已校验文字%1/%2</translation>
    </message>
  </context>
  <context>
    <name>WordsList</name>
    <message>
      <location filename="../../app/editor/panels/proof_words.py" />
      <source>Texts</source>
      <translation>文字</translation>
    </message>
  </context>
  <context>
    <name>ZoomBar</name>
    <message>
      <location filename="../../app/editor/frame/zoombar.py" />
      <source>Zoom</source>
      <translation>缩放</translation>
    </message>
  </context>
  <context>
    <name>_Fold</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Hide</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Show</source>
      <translation>显示</translation>
    </message>
  </context>
  <context>
    <name>_Note</name>
    <message>
      <location filename="../../app/editor/frame/messages.py" />
      <source>Close</source>
      <translation>关闭</translation>
    </message>
  </context>
  <context>
    <name>_Report</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Left to do</source>
      <translation>尚待处理</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Nothing that repair can mend</source>
      <translation>没有可自动修复的问题</translation>
    </message>
  </context>
  <context>
    <name>_Summary</name>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Checking</source>
      <translation>检查中</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Live, after each edit. {seconds} s</source>
      <translation>实时，每次修改后。{seconds}秒</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Prove now (Ctrl+Shift+R)</source>
      <translation>立即校验（Ctrl+Shift+R）</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>The page can't be proved</source>
      <translation>页面无法校验</translation>
    </message>
    <message>
      <location filename="../../app/editor/panels/proof.py" />
      <source>Words proved: {proved} of {total}</source>
      <translation>已校验文字：{proved}/{total}</translation>
    </message>
  </context>
</TS>
