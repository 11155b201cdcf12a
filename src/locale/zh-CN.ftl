# 程序的文字，中文。每条在 en.ftl 里也有，参数相同。

colon = ：
comma = ，
semicolon = ；
list-separator = 、
level-error = 错误
level-warning = 警告
level-help = 提示
related-here = 另一处在这里
error-prefix = 错误：
did-you-mean = 是不是“{ $suggestion }”？
names-that-contain = 含该词的有：{ $names }
more-values = （本文件中该指标还有 { $more } 处）
more-alike = 还有{ $count }处 { $code } 未列出
warnings-alike = { $count }处
warnings-more = 还有{ $count }处
warnings-more-help = 详情：fsip explain { $code }
warnings-silence = 不再提示：在 [plan] 中写 allow = ["{ $code }"]
warnings-code = 代码
rows-passed-over = { $file }：略过方案没有的指标{ $count }行
file-read = 已读取：{ $file }（{ $encoding }）
sheet-read = 已读取：{ $file }（工作表“{ $sheet }”）

## 状态和标记

status-achieved = 已完成
status-achieved-early = 提前完成
status-on-track = 达到序时进度
status-at-risk = 略滞后
status-behind = 滞后
status-regressing = 劣于基期
status-missed = 未完成
status-pending = 未到期
status-awaiting-judgement = 待认定
status-insufficient-data = 数据不足
status-awaiting-data = 数据待公布
status-no-data = 无数据

short-status-achieved = 已完成
short-status-achieved-early = 提前完成
short-status-on-track = 达进度
short-status-at-risk = 略滞后
short-status-behind = 滞后
short-status-regressing = 劣于基期
short-status-missed = 未完成
short-status-pending = 未到期
short-status-awaiting-judgement = 待认定
short-status-insufficient-data = 数据不足
short-status-awaiting-data = 待公布
short-status-no-data = 无数据
counted-region = { $status }{ $count }个
counted-in-short = { $status }{ $count }项
time-passed = { $day ->
    [none] 截至{ $year }年底，方案实施满{ $passed }年（实施期{ $all }年）。
   *[other] 截至{ $day }（统计数据到{ $year }年），方案实施满{ $passed }年（实施期{ $all }年）。
    }
time-all-passed = { $day ->
    [none] 截至{ $year }年底，实施期{ $all }年已满。
   *[other] 截至{ $day }（统计数据到{ $year }年），实施期{ $all }年已满。
    }
time-before = { $day ->
    [none] 截至{ $year }年底，实施期尚未开始。
   *[other] 截至{ $day }（统计数据到{ $year }年），实施期尚未开始。
    }
screen-region = 地区：{ $region }。
screen-known-on = 只用{ $day }已知的方案、台账和统计数据。
screen-final-only = 不用初步数据。
screen-method = 评价方法：{ $method }。
screen-only-area = 领域：{ $area }。
screen-only-list = { $year }年工作事项。
screen-only-states = 状态：{ $states }。
counted-indicators = 指标{ $count }项
counted-regions = { $count }个地区
screen-by-region = { $judged }，{ $regions }各按与全域相同的完成标准评价，由差到好排列。
methods-counted = { $extent ->
        [none] 各方法得出的状态均一致。
       *[many] 各方法对{ $disagreeing }项完成标准得出的状态不同。
    }
methods-folded = 只列落后的和各方法状态不同的{ $listed }项。
screen-regions = 各地区：{ $counts }。
screen-regions-counted = { $counted }，按最低一级{ $regions }统计。
regions-folded = 共{ $count }项次，只列其中未完成、劣于基期、滞后、略滞后的{ $listed }项次（--all 全部列出）
regions-folded-some = 共{ $count }项次，其中未完成、劣于基期、滞后、略滞后的{ $short }项次，列出{ $listed }项次（--all 全部列出）
regions-folded-all = 共{ $count }项次，没有未完成、劣于基期、滞后、略滞后的（--all 全部列出）
counted-more-regions = 另有{ $count }个地区
regions-left-out = { $regions }（{ $option } 全部列出）
regions-unknown = { $regions }无数据：{ $names }
screen-targets = 工作目标{ $count }项：{ $counts }
screen-folded = 工作目标{ $count }项，只列未完成、劣于基期、滞后、略滞后的{ $listed }项。
screen-legend = { $count }项：{ $counts }
screen-area = { $name } { $count }项  { $counts }
screen-no-area = 未分领域
screen-no-targets = 没有符合条件的工作目标。
base-provisional = 基期为初步数据
screen-so-many = { $number }项
screen-required = 完成标准
screen-actual = 实际
screen-so-far = 按最新数据
screen-needed = 今后年均需
screen-projected = 到期测算
screen-projected-in = { $year }年测算
screen-latest = 最新值
screen-awaiting = 待公布：{ $years }年数据尚未公布；最新数据只供参考，不作结论
screen-not-recorded = 台账无记录
screen-indicator-and-unit = 指标（单位）
screen-a-year = 年均
unit-behind-name = （{ $unit }）
screen-character = 属性：{ $character }。
screen-as-of = { $day ->
    [none] 截至{ $year }年底。
   *[other] 截至{ $day }（统计数据到{ $year }年）。
    }
screen-unit = 责任单位：{ $unit }。
screen-all-led = { $kinds }均由{ $unit }牵头。
screen-requirement = 指标或里程碑
screen-gap = 差距
screen-lead = 牵头单位
screen-supports = 配合单位
screen-supported = 配合
targets-led = 目标牵头
tasks-led = 任务牵头
work-items-led = 事项牵头
duties-units = 责任单位{ $count }个
duties-targets = 工作目标{ $count }项
duties-tasks = 重点任务和保障措施{ $count }项
duties-work-items = 工作事项{ $count }项
duties-parts = （牵头{ $leads }项、配合{ $supports }项）
units-none = 没有责任单位。
units-folded = 只列有未完成、劣于基期、滞后、略滞后事项的单位（--all 全部列出）
units-none-by-region = 没有分地区评价的单位事项。
units-idle = 未承担任务：{ $units }
unit-idle = 未承担任务。
units-count-both = 状态按工作目标和工作事项计，含牵头和配合
units-count-targets = 状态按工作目标计，含牵头和配合
units-count-work-items = 状态按工作事项计，含牵头和配合
targets-without-unit = 《方案》未明确责任单位的工作目标{ $count }项
kinds-tasks = 重点任务
kinds-safeguards = 保障措施
kinds-work-items = 工作事项
tasks-none = 没有重点任务、保障措施和工作事项。
tasks-counted = 重点任务{ $count }项
safeguards-counted = 保障措施{ $count }项
tasks-of-year = { $year }年工作事项{ $count }项：{ $counts }
tasks-of-year-none = { $year }年没有相应的工作事项
tasks-folded = 只列未完成、劣于基期、滞后、略滞后的工作事项{ $listed }项。
tasks-folded-all = 没有未完成、劣于基期、滞后、略滞后的工作事项，不逐项列出。
tasks-legend = 工作事项{ $count }项：{ $counts }
other-tasks = 其他任务
other-work-items = 其他工作事项
growth-of-regions = 指标{ $count }项在{ $regions }有数据，按同比由差到好排列；没有地区数据的{ $without }项（--all 全部列出）
growth-of-regions-all = 指标{ $count }项在{ $regions }有数据，按同比由差到好排列
growth-of-no-region = 没有一项指标有地区数据。
growth-folded = 每项指标只列同比最差的{ $count }个地区（--all 全部列出）
growth-counts = 有数据的指标{ $count }项，无数据的{ $without }项（--all 全部列出）
growth-counts-with = 指标{ $all }项，其中有数据的{ $count }项
growth-counts-all = 指标{ $count }项
growth-in-year = 同比：{ $year }年比{ $before }年
growth-in-years = 同比：各指标最新年份比上年
average-in-years = 年均：{ $from }—{ $to }年
average-from-year = 年均：{ $from }年至各指标最新年份
average-of-each = 年均：各指标最早年份至最新年份
growth-gap = ，{ $years }年无数据，未作插补
growth-gaps = ，无数据的年份未作插补
required-by = { $day ->
    [none] { $asked }（{ $year }年）
   *[other] { $asked }（{ $day }前）
    }
required-by-bracketed = { $day ->
        [none] { $asked }，{ $year }年
       *[other] { $asked }，{ $day }前
    }
required-judgement = 定性目标，须经认定
required-new-high = 新高
required-new-low = 新低
required-rising = 上升
required-falling = 下降
required-range = { $low }—{ $high }
required-about = 约{ $level }
required-in-total = （累计）
required-a-year = （年均）
required-a-year-by-total = （年均，累计法）
required-since = （较{ $year }年）
required-every-year = （每年）
required-every-region = （各地区）
figure-in-total = 累计{ $figure }
figure-a-year = 年均{ $figure }
figure-in-due-year = { $figure }（{ $year }年）
so-far-met = 已达标
so-far-short = 未达标
so-far-base = 仅有基期
remark-projected = 按目前进度测算，{ $year }年为{ $projected }；今后年均需{ $needed }
remark-needed = 今后年均需{ $needed }
mark-provisional = * 初步数据
mark-revised = r 修订数
mark-break = | 口径有调整
detail-reading = 理解为：{ $figure }
detail-needed = 今后年均需{ $figure }
detail-projected = 到期测算{ $figure }
detail-base = 基期{ $figure }（{ $year }年）
detail-completion = 完成率{ $figure }
detail-progress = 实现程度{ $figure }
detail-time = 时间进度{ $figure }
detail-pace = 进度比{ $figure }
detail-lead = 牵头：{ $units }
detail-supports = 配合：{ $units }
detail-matter = 工作任务：{ $words }
detail-standard = 完成标准原文：{ $words }
hint-explain = 详情：{ $command }
hint-verbose = 更多：{ $command }
hint-all = 全部：{ $command }
hint-region = 一个地区：{ $command }
hint-each-region = 各地区：{ $command }
hint-growth-counted = 增长的地区个数：{ $command }
hint-regions-counted = 各目标的达标地区数：{ $command }
hint-record-region = 登记一个地区的统计数据：{ $command }
hint-help = 全部命令：fsip help
hint-done = 补记台账：{ $command }
explain-also = 另有{ $kind }“{ $name }”：{ $command }
hint-tasks = 重点任务和保障措施：{ $command }
hint-unit = 一个单位的全部事项：{ $command }
placeholder-value = 数值
placeholder-date = 日期
hint-built-in = 内置方案；查看自己的方案：fsip { $command } -p 目录

flag-stale = 最新数据为{ $latest }年，早于评价年份
flag-provisional = 初步数据
flag-target-year-value-missing = 到期年份的数据尚未公布；最新为{ $latest }年
flag-base-missing = 缺基期数据
flag-base-later = 基期晚于所评价的年份
flag-base-fallback = 以其他年份代替基期
flag-base-stated = 基期数值为方案所载
flag-base-zero = 基数为零，无增长率
flag-base-negative = 基数为负或正负变号，无增长率
flag-previous-year-missing = 缺上年数据
flag-method-needs-one-sign = 该方法比较增长率，基期值、现值和目标值须同号
flag-method-needs-goal-not-zero = 该方法比较增长率，目标值不能为零
flag-method-needs-two-years = 该方法需要基期以后的数据
flag-method-needs-distance = 基期值就是目标值，该方法无从比较
flag-method-needs-four-values = 该方法需要至少四个数据
flag-method-needs-level = 该方法需要目标水平，累计数和同比增长不适用
flag-method-needs-number = 该方法不适用于没有数值的方向性要求
flag-number-too-long = 精确数值超过10000个二进制位，不再计算
flag-gap = 缺{ $years }年数据
flag-break = 其间口径调整
flag-worsening = 已达标，但方向变差
flag-above-range = 高于区间上限
flag-below-range = 低于区间下限
flag-at-limit = 恰为界限值，不计为达到
flag-within-tolerance = 在允许偏差范围内达到
flag-not-recorded = 台账无记录
flag-started = 进行中
flag-done-late = { $day }逾期完成
flag-done-later = 台账记为{ $day }完成，晚于评价日期
flag-regions-short = 未达要求的地区：{ $count }个
flag-regions-without-data = 尚无法评价的地区：{ $count }个
flag-no-regions = 要求各地区都做到，但没有任何地区

## 报表

origin-built-in = 方案：内置（用 -p 目录 选择自己的方案）
origin-folder = 方案：{ $folder }
as-of = { $day ->
    [none] 截至{ $year }年
   *[other] 截至{ $day }；统计数据到{ $year }年
    }
as-of-before-end = { $day ->
    [none] 截至{ $year }年；方案到{ $last }年结束
   *[other] 截至{ $day }；统计数据到{ $year }年；方案到{ $last }年结束
    }
method-linear = 序时进度（实现程度÷时间进度；年均增长目标为实际增速÷所需增速）
method-statcan = 加拿大统计局 statcan（年均增长÷所需年均增长）
method-eurostat = 欧盟统计局 eurostat（年均增长÷所需年均增长）
method-destatis = 德国联邦统计局 destatis（按近五次变化推算的到期缺口÷目前缺口）
method-unsd = 联合国统计司 unsd（按年均增长推算，到期可弥补的缺口比例）
thresholds-linear = { $on_track }及以上为达到序时进度，{ $at_risk }及以上为略滞后，0及以上为滞后，负值为劣于基期
thresholds-statcan = 0.95起为显著进展，0.6起为一定进展，0起为有限进展；没有数值的方向性要求，年均增长1.5%、0.5%、0起，接近自然极限时降低
thresholds-eurostat = 大于0.95为显著进展，大于0.6为一定进展，0起为进展不足；没有数值的方向性要求，年均增长大于1%、大于0.1%、不低于−1%
thresholds-destatis = 不足5%为晴，20%以内为多云，方向对为阴，否则为雷雨
thresholds-unsd = 0.95起为3，0.1起为2，其余为1
class-target-achieved = 目标已实现
class-substantial-progress = 显著进展
class-significant-progress = 显著进展
class-moderate-progress = 一定进展
class-limited-progress = 有限进展
class-no-progress = 没有进展
class-moderate-deterioration = 轻度恶化（进展不足）
class-significant-deterioration = 明显恶化
class-deterioration = 恶化
class-not-available = 无法评价
class-sun = 晴
class-sun-cloud = 多云
class-cloud = 阴
class-storm = 雷雨
class-3 = 3
class-2 = 2
class-1 = 1
disagreement = ≠
disagreement-note = ≠ 各方法得出的状态不同
method-note = 进度比：{ $method }；{ $thresholds }
summary-targets = 工作目标：{ $counts }
summary-work-items = 工作事项：{ $counts }
no-target-names-unit = 没有工作目标写明责任单位 { $unit }；请看 fsip tasks --unit { $unit }
growth-preface = 最新一年的同比增长和年均增长；比率为百分点（pp）
too-long = 过长
growth-too-long = { $name }：{ $years }年的精确数值超过10000个二进制位，不再计算
group-members = 领导小组{ $count }人：{ $roles }。
group-none = 方案没有列出领导小组。
group-role = { $role }{ $count }人
group-preface = 领导小组
region-whole = 全域
in-region = { $name }（{ $region }）
region-preface = 地区：{ $region }
by-region-preface = 各地区都按与全域相同的完成标准评价
regions-alone = 有{ $regions }的数值，没有全域的数值
regions-alone-beside = 有{ $regions }的数值，没有全域的数值
regions-counted = 按最低一级地区统计
regions-only-whole = 没有指标、不分地区评价的事项：{ $items }
regions-missing = { $name }（{ $year }年）：{ $region }无合计，因为缺少：{ $missing }
standing-achieved = 已完成
standing-on-track = 达进度
standing-behind = 滞后
standing-missed = 未完成
standing-no-data = 无数据
standing-note = 滞后含略滞后和劣于基期；无数据含数据待公布、数据不足和待认定
safeguards = 保障措施
heading-tasks = 重点任务和保障措施
heading-work-items = 工作事项
units-note = 各状态为该单位牵头或配合的工作目标和工作事项数
kind-target = 工作目标
kind-indicator = 指标
kind-unit = 责任单位
kind-task = 重点任务
kind-safeguard = 保障措施
kind-work-item = 工作事项
part-leads = 牵头
part-supports = 配合

column-id = 编号
column-area = 领域
column-indicator = 指标
column-character = 属性
character-binding = 约束性
character-expected = 预期性
column-due = 到期
column-requirement = 完成标准
column-base = 基期
column-latest = 最新值
column-growth = 同比
column-actual = 实际
column-completion = 完成率
column-pace = 进度比
column-needed = 今后年均需
column-projected = 到期测算
column-status = 状态
column-class = 方法类别
column-disagreement = 不一致
column-unit-of-measure = 单位
column-average-growth = 年均增长
column-cumulative-growth = 累计法年均
column-average-growth-years = 起止年份
column-role = 职务
column-name = 姓名
column-post = 现任职务
column-unit = 责任单位
column-units = 责任单位
column-regions = 地区数
column-no = 序号
column-group = 工作事项
column-task = 任务
column-matter = 工作任务
column-standard = 完成标准原文
column-leads = 牵头
column-supports = 配合
column-part = 职责
column-kind = 类别

## 说明

explain-name = 名称
explain-sentence = 方案原文
explain-wording = 完成标准
flow-event = 含“{ $word }”，各年数量逐年累加
flow-yearly = 名称中有“{ $word }”，按各年当年数
flow-level = 不含新增、完成一类的词，按各年当年数
explain-flow = 流量
explain-reading = 理解为
explain-place = 出处
explain-latest = 最新数据
explain-method = 评价方法
explain-ledger = 台账
explain-note = 说明
explain-due = { $day ->
    [none] { $year }年
   *[other] { $day }
    }
explain-due-not-firm = { $day ->
    [none] { $year }年（力争）
   *[other] { $day }（力争）
    }
explain-every-year = ，每年都要达到
explain-met-from = ，达到{ $level }即可
explain-met-up-to = ，不超过{ $level }即可
explain-every-region = ，各地区均须达到
explain-region = 最差的地区
explain-thresholds = （{ $thresholds }）
explain-aliases = 又称
explain-unit-of-measure = 计量单位
explain-better = 方向
explain-definition = 口径
explain-computed = 计算方法
subject-separator = {" "}·{" "}
explain-subject-due = { $day ->
    [none] { $year }年到期
   *[other] { $day }到期
    }
explain-subject-due-not-firm = { $day ->
    [none] { $year }年到期（力争）
   *[other] { $day }到期（力争）
    }
explain-subject-as-of = { $day ->
    [none] 截至{ $year }年底
   *[other] 截至{ $day }（统计数据到{ $year }年）
    }
explain-working = 计算
explain-unjudged = 定性目标，尚待认定
explain-no-value = 暂无数据
explain-published = { $date }发布
explain-or = 或{ $figure }
explain-at-this-rate = 按目前进度测算
explain-years = { $first }—{ $last }年
explain-base = { $year }年为{ $figure }
explain-level = { $year }年须达{ $figure }
short-better-higher = 越高越好
short-better-lower = 越低越好
heading-inputs = 数据及来源
inputs-of-parts = 另有下级{ $regions }个地区的{ $values }个数据（{ $qualities }），`--format json`、`--format csv` 逐条列出
inputs-missing = { $name }（{ $year }年）：缺少{ $missing }的数据
heading-uses = 用于
heading-regions = 分地区
page-contents = 目录
page-all = 全部
page-filter = 按{ $column }筛选：
page-fine = 其余{ $count }项目标
page-above = 见上表
page-axis = 纵轴不从0开始
page-legend = 图例
front-attention = 需要关注
front-nothing = 没有需要关注的目标。
front-since = 与{ $since }相比
front-year-before = { $year }年底
front-unchanged = 没有变化。
front-change = { $before } → { $now }
front-needed = 今后年均需{ $amount }
front-projected = 按目前进度测算，到期为{ $amount }
front-more = 另有{ $count }项，见下表。
chart-source = 来源：{ $source }
sheet-charts = 图表
sheet-about = 说明
step-computed = 计算值
step-figure = 实际
step-parts = 按分子分母
step-verdict = 判定
step-latest-alone = 仅按最新数据
step-failed-year = 未达到的年份
step-known-total = 已知年份合计
step-goal = 到期应达到
step-goal-of-total = 到期累计应达到
step-completion = 完成率
step-progress = 实现程度
step-time-share = 时间进度
step-path-share = 路径应达到
step-pace = 进度比
step-average-growth = 年均增长
step-required-growth = 所需年均增长
step-limit = 极限系数
step-yearly-change = 年均变化
step-last-change = 最近变化
step-total-of-base = 累计为基期的倍数
step-needed = 今后年均需
step-needed-growth = 或年均增长
step-projected = 到期测算
verdict-holds = 成立
verdict-fails = 不成立
verdict-would-hold = 以{ $year }年数据看成立，尚不是结论
verdict-would-fail = 以{ $year }年数据看不成立，尚不是结论
basis-value = { $due }年的数值
basis-total = { $base }年到{ $due }年的累计
basis-increase = { $due }年比{ $base }年增加
basis-points = { $due }年比{ $base }年提高的百分点
basis-growth = { $due }年比{ $base }年增长
basis-growth-since-base = { $due }年比{ $base }年增长
basis-average-growth = { $base }年到{ $due }年的年均增长
basis-cumulative-growth = { $base }年至{ $due }年年均增长（累计法）
basis-average-increase = { $base }年到{ $due }年的年均增加
basis-average-total = { $base }年到{ $due }年的年均
basis-value-yearly = { $base }年到{ $due }年各年的数值
basis-increase-yearly = { $base }年到{ $due }年每年比上年增加
basis-points-yearly = { $base }年到{ $due }年每年比上年提高的百分点
basis-growth-yearly = { $base }年到{ $due }年每年同比增长
basis-record-low = { $due }年前低于以往各年
basis-record-high = 到{ $due }年高于以往各年
basis-record-high-yearly = { $base }年到{ $due }年每年高于以往各年
basis-record-low-yearly = { $base }年到{ $due }年每年低于以往各年
basis-rising = { $due }年比{ $base }年上升
basis-rising-yearly = { $base }年到{ $due }年每年比上年上升
basis-falling-yearly = { $base }年到{ $due }年每年比上年下降
basis-falling = { $due }年比{ $base }年下降
kind-stock = 存量：年末数
kind-flow = 流量：当年数
kind-rate = 比率：占总体的百分数
kind-ratio = 强度：每单位（如每万人）的数量
better-higher = 越高越好
better-lower = 越低越好
quality-final = 核定
quality-provisional = 初步
quality-revised = 修订
quality-break = 口径调整
quality-unused = { $quality }，未采用
ledger-done = 完成
ledger-started = 进行中
ledger-not-met = 未达到
column-year = 年份
column-value = 数值
column-quality = 数据质量
column-published = 发布日期
column-source = 来源
column-place = 出处

## 命令行

help-usage = 用法：
help-commands = 命令
help-options = 选项
help-global-options = 各命令共有的选项
help-arguments = 参数
command-fsip = 用 TOML 和 CSV 文件跟踪方案的目标
command-status = 列出每项工作目标的完成情况
command-growth = 列出各指标历年数值和增长
command-tasks = 列出重点任务、保障措施、工作事项及责任单位
command-units = 列出各责任单位牵头、配合的事项及完成情况
command-group = 列出领导小组
command-check = 检查文件和目标完成情况，结果由退出码表示
command-audit = 用数据核验各单位对目标完成情况的自评
command-explain = 说明状态或数字的由来，或错误代码的含义
command-report = 生成一年的通报（Word、HTML 或 Markdown），或各单位督办单
command-export = 导出全部内容：工作簿、CSV 文件或 JSON
command-form = 为各责任单位生成填报表，或列出尚未报送的内容
command-record = 登记一个统计数值
command-done = 在台账登记里程碑完成情况
command-init = 新建方案目录
command-import = 从公文生成方案目录
command-source = 查看他处发布的数据表，给出可供修改的 [[source]]
command-schema = 输出 TOML 文件的 JSON Schema，供编辑器使用
page-format = 方案目录里各文件的格式
command-help = 显示命令的帮助，或文件格式说明
examples-fsip =
    示例:
      fsip status                     # 各项工作目标的完成情况
      fsip init my-plan               # 新建自己的方案目录
      fsip status -p my-plan          # 查看自己的方案
      fsip help format                # 方案目录里各文件的格式
examples-status =
    示例:
      fsip status
      fsip status --state missed,behind   # 有差距的目标
      fsip status --unit agriculture      # 某个单位负责的目标
      fsip status --as-of 2022            # 某年年末的情况
      fsip status -o status.xlsx          # 存为工作簿
examples-growth =
    示例:
      fsip growth
      fsip growth --from 2020 --to 2022
      fsip growth --by region             # 分地区显示
      fsip growth --by region --summary   # 增长的地区个数
examples-tasks =
    示例:
      fsip tasks
      fsip tasks --year 2021 --unit court
examples-units =
    示例:
      fsip units
      fsip units court                # 一个单位负责的全部事项
examples-group =
    示例:
      fsip group
      fsip group -o group.csv         # 供电子表格打开
examples-check =
    示例:
      fsip check                      # 有未完成的，退出码为 1
      fsip check --strict             # 文件有可疑之处，退出码也为 1
      fsip check --as-of 2025 --format junit -o result.xml
      fsip check --by region          # 各地区一并检查
examples-audit =
    示例:
      fsip audit
      fsip audit --fail-on contradicted   # 有不符的，退出码为 1
      fsip audit -o audit.xlsx            # 存为工作簿
examples-explain =
    示例:
      fsip explain trademark-growth   # 一项目标的状态怎样得出
      fsip explain unit:court
      fsip explain invalid-number     # 一个错误代码的含义和改法
examples-form =
    示例:
      fsip form --year 2023 -o forms      # 每个责任单位一份工作簿
      fsip form --year 2023 -o forms --unit court
      fsip form --year 2023 --missing     # 尚未报送的单位和内容
examples-report =
    示例:
      fsip report                     # Markdown，直接查看
      fsip report -o 通报.docx        # Word，按公文格式排版
      fsip report -o report.html      # 一个网页，可以发送
      fsip report --each-unit -o 督办单   # 各单位一份督办单（Word）
      fsip report --since 2020 -o report.md
      fsip report --by region         # 附各地区情况
examples-export =
    示例:
      fsip export -o plan.xlsx        # 一个工作簿
      fsip export -o tables           # 一个目录，每张表一个 CSV
      fsip export -o plan.json        # 供程序使用
      fsip export --by region -o tables   # 各表逐地区列出
examples-record =
    示例:
      fsip record 国内注册商标总数 2021 14566 --quality provisional --dry-run
      fsip record 国内注册商标总数 2021 14566 --quality provisional
      fsip record 常住人口 2022 178.6万人 --source 统计公报
      fsip record 国内注册商标总数 2021 14566 --quality final --replace
examples-done =
    示例:
      fsip done 2021-03 --on 2021-11-30 --dry-run
      fsip done 2021-03 --on 2021-11-30 --evidence 会议纪要
      fsip done 2021-12-mechanism --on 2021-12-20 --state started
examples-init =
    示例:
      fsip init my-plan               # 带说明的示例方案
      fsip init copy --from fushun    # 内置方案的副本
examples-import =
    示例:
      fsip import plan.txt -o my-plan
      fsip import plan.txt -o other-plan --first-year 2021 --last-year 2025
examples-source =
    示例:
      fsip source statistics.csv
examples-schema =
    示例:
      fsip schema
      fsip schema -o plan.schema.json # 放在方案文件旁边，供编辑器使用
examples-help =
    示例:
      fsip help
      fsip help record
      fsip help format                # 方案目录里各文件的格式
arg-help = 显示帮助
arg-topic = 命令；或 format：方案目录里各文件的格式
arg-version = 显示版本
arg-plan = 方案所在的目录 [也可用 FSIP_PLAN；默认：最近的含 plan.toml 的目录，没有则为内置方案]
arg-as-of = 评价到该年年末，或到该日（YYYY-MM-DD），统计数据截至上年 [默认：有数据的最新年份]
arg-known-on = 只用该日（YYYY-MM-DD）已知的方案、台账和统计数据；也可写作 --published-by
arg-final-only = 不用初步数据
arg-method = 进度的评价方法：{ $values }（各方法并列，只用于 status）
arg-encoding = 非 UTF-8 文件的编码：gbk、gb18030、utf-16le、utf-16be、windows-1252、big5、shift_jis 或 euc-kr [默认：逐个文件判断]
arg-decimal = 统计数据的小数点：, 或 . [默认：自动判断，有歧义时报错]
arg-lang = 语言：zh 或 en [也可用 FSIP_LANG；否则为系统语言]
arg-format = { $values }（junit、github 只用于 check）[默认：table，或由文件名决定]
arg-output = 写入该文件，不会只写入一部分
arg-color = 颜色：auto、always 或 never [默认：auto]
arg-ascii = 符号和图形只用 ASCII [也可用 FSIP_ASCII=1]
arg-quiet = 只输出数据，不输出提示
arg-verbose = 列出读取的文件、全部警告和对措辞的理解
arg-area = 只列该领域的工作目标（编号或名称）
arg-unit = 只列该责任单位的事项（编号或名称）
arg-state = 只列这些状态，用逗号分开：missed,behind,no_data ……
arg-from = 从该年起
arg-to = 到该年止
arg-by = region：分地区逐一显示
arg-all = 在终端全部列出，不论多少
arg-summary = 与 --by region 合用：只列各状态的地区个数
arg-cumulative = 另列累计法年均增长
arg-year = 只列该年的工作事项
arg-fail-on = 有这些状态即不通过，用逗号分开 [默认：missed,due_unknown；due_unknown 指到期未能评价]
arg-audit-fail-on = 有这些结果即不通过，用逗号分开：{ $values }
arg-strict = 文件有警告也不通过
arg-character = 只列该属性的工作目标：{ $values }（约束性、预期性）
arg-only = 只有该属性的工作目标未完成才不通过：{ $values }（约束性、预期性）
arg-not-firm = 力争类目标未完成也不通过
arg-explained = 编号或名称；也可写 indicator:编号、target:编号、work-item:编号、unit:编号，或错误代码
arg-form-year = 填报的年份
arg-each-unit = 为各责任单位各写一份督办单（Word），存入 -o 指定的目录
arg-missing = 不生成填报表，只列出尚未报送的单位和内容
arg-list-year = 责任清单的年份 [默认：评价年份]
arg-since = 列出与方案目录的早先副本、某日（YYYY-MM-DD）或某年年末相比的变化
arg-indicator = 指标的编号、名称或别名
arg-of-year = 数值的年份
arg-value = 数值，可带计量单位：14566、14,566、90%、0.8亿元
arg-region = 数值所属的地区（不写为全域）
arg-only-region = 只列该地区，不列全域（编号、名称或别名）
arg-quality = 数据质量：核定 final、初步 provisional、修订 revised、口径调整 break
arg-published = 发布日期：2022-01-20、2022-01 或 2022
arg-source = 来源
arg-note = 备注
arg-replace = 替换已有的数值
arg-file = 要写入的统计文件（有多个时）
arg-dry-run = 只显示将要写入的内容，不写入
arg-matter = 里程碑或认定事项的编号，或只含一个里程碑的工作事项的编号
arg-on = 日期（YYYY-MM-DD）
arg-progress-state = 状态：完成 done、进行中 started、未达到 not-met [默认：完成]
arg-evidence = 依据
arg-table = 要查看的数据表：.csv、.tsv、.txt 或 .xlsx
arg-sheet = 工作簿的工作表 [默认：第一个可见的工作表]
arg-document = 公文：.docx、.html、.md 或 .txt
arg-base-year = 基期年份 [默认：首年的前一年]
arg-first-year = 方案首年（标题未写明时）
arg-last-year = 方案末年（标题未写明时）
arg-directory = 新目录
arg-template = 复制这份方案：fushun（内置方案）或 school（英文示例）
arg-force = 也替换不是由 export 写入的文件，但不替换方案的文件

usage-missing-value = { $argument } 缺少值
usage-invalid-choice = “{ $value }”不是 { $argument } 的取值；可用：{ $valid }
usage-invalid-value = “{ $value }”不能作为 { $argument } 的值
usage-invalid-moment = “{ $value }”不能作为 { $argument } 的值；请写年份或日期：2022、2022-07-31
usage-unknown-argument = 没有参数“{ $argument }”
usage-unknown-command = 没有命令“{ $command }”
usage-conflict = { $argument } 和 { $prior } 不能同时使用
usage-twice = { $option ->
        [known-on] --known-on 和 --published-by 是同一个选项，只能给一个日期
       *[other] { $argument } 重复给出
    }
usage-unused = { $argument } 对 { $prior } 不起作用
usage-missing-argument = 缺少 { $argument }
usage-invalid-utf8 = 有参数不是有效的 UTF-8
usage-invalid-date = “{ $value }”不是日期；请写成 YYYY-MM-DD
usage-wrong = 参数组合无效
usage-more = 详见 fsip{ $command } --help
unknown-state = 没有状态“{ $name }”；可用：{ $known }
unknown-state-near = 没有状态“{ $name }”；是不是“{ $suggestion }”？可用：{ $known }
unknown-id = 没有工作目标、工作事项、指标、责任单位或错误代码“{ $name }”
no-parts = 没有下级地区；请用 [[region]] 写明，或在统计表的“地区”列中写出
unknown-format = 没有格式“{ $format }”；可用：{ $known }
folder-missing = 没有目录 { $folder }；可用 fsip init { $folder } 在该处新建方案
folder-without-plan = { $folder } 里没有方案：缺少 *.toml 文件
not-a-file = { $file }：不是普通文件
file-too-large = { $file }：超过 2 GiB
system-not-found = 没有该文件或目录
system-permission-denied = 没有权限
system-is-a-directory = 是目录
system-not-a-directory = 不是目录
system-storage-full = 磁盘空间不足
system-read-only = 文件系统只读
system-already-exists = 同名文件已存在
system-invalid-name = 文件名太长
system-quota-exceeded = 超出磁盘配额
system-busy = 正被占用

## 检查

column-shortfall = 要求与实际
column-lead = 牵头
heading-failures = 未通过检查
heading-shortfalls = 有差距
heading-not-known = 未能评价
suite-files = 文件
suite-target = 工作目标
suite-work-item = 工作事项
requirement-words = { $name }（{ $wording }）：{ $figure }
unknown-figure = 无数据
figure-in-year = { $figure }（{ $year }年）
known-total = 已知年份合计{ $total }
heading-readings = 对措辞的理解
check-passes = 检查通过（不通过的情形：{ $statuses }）
check-fails = 检查未通过：{ $reasons }
check-failing = { $status }{ $count }项
check-strict = { $warnings }（--strict）
check-broken = 检查未通过：文件中有{ $errors }，未作评价
counted-errors = { $count }处错误
counted-warnings = { $count }处警告
check-as-of-statistics = 截至{ $year }年（最新数据的年份）
check-as-of-ledger = 截至{ $year }年（台账最新记录的年份）
check-as-of-base-year = 截至{ $year }年（基期；尚无数据）
check-as-of-base-year-alone = 截至{ $year }年（基期）
check-due-later = { $number ->
       *[many] 另有{ $later }尚未到期，未作检查
    }
counted-targets = { $number ->
       *[many] { $count }项工作目标
    }
counted-work-items = { $number ->
       *[many] { $count }项工作事项
    }
and = 、
due-unknown = 到期未能评价
warnings-found = { $warnings }：{ $command }
format-for-checks = 格式 { $format } 只用于 fsip check
all-methods-for-status = 各方法并列（all）只用于 fsip status，且不与 --by region 合用

## 终端里的检查

full-stop = 。
gap-short = 差{ $amount }
gap-above = 超{ $amount }
gap-at-limit = 恰为界限值，不计
gap-failed-in = { $years }年未达到
asked-in-year = { $year }年{ $level }
asked-then = （当时要求{ $asked }）
gap-fell = 下降{ $amount }
gap-rose = 上升{ $amount }
gap-unchanged = 与{ $year }年持平
check-year = { $day ->
    [none] 截至{ $year }年底：{ $due }。
   *[other] 截至{ $day }（统计数据到{ $year }年）：{ $due }。
    }
check-year-of-statistics = 截至{ $year }年底（最新数据的年份）：{ $due }。
check-year-of-ledger = 截至{ $year }年底（台账最新记录的年份）：{ $due }。
check-year-of-base = 截至{ $year }年底（基期，尚无数据）：{ $due }。
check-year-of-base-alone = 截至{ $year }年底（基期）：{ $due }。
check-nothing = 没有工作目标和工作事项
check-due-targets = { $extent ->
        [none] 工作目标{ $count }项均未到期
        [all] 工作目标{ $count }项均已到期
       *[some] 工作目标{ $count }项中{ $due }项到期
    }
check-due-work-items = { $extent ->
        [none] 工作事项{ $count }项均未到期
        [all] 工作事项{ $count }项均已到期
       *[some] 工作事项{ $count }项中{ $due }项到期
    }
check-warnings-counted = { $number ->
       *[many] 文件警告{ $count }处：-v 列出，--strict 时不通过。
    }
check-group = { $status }{ $count }项
check-group-missed = 到期{ $status }{ $count }项
check-group-due-unknown = 到期未能评价{ $count }项
check-failed-of = { $status }{ $count }项
check-failed-of-missed = 到期{ $status }{ $count }项
check-failed-of-due-unknown = 到期未能评价{ $count }项
check-failed-of-warnings = { $number ->
       *[many] 文件警告{ $count }处（--strict）
    }
check-besides-warnings = { $number ->
       *[many] （文件警告{ $count }处）
    }
check-failed = 检查未通过：{ $reasons }{ $besides }
check-passed = 检查通过{ $only }：{ $counts }
check-only-character = （只计{ $character }目标，其他目标和工作事项不计）
check-only = （不通过的情形：{ $statuses }）
check-due = 到期{ $count }项（{ $counts }）
check-none-due = 没有到期事项
check-not-due = 未到期{ $count }项（{ $counts }）
check-left-out = 另有{ $count }项（-v 全部列出）
reason-awaited = { $year }年数据尚未公布
reason-unjudged = 尚待认定
reason-not-recorded = 台账无完成记录
reason-no-value = { $year }年数据空缺
hint-not-due = 未到期的：{ $command }
hint-missed-only = 只查未完成：{ $command }

## 通报

bulletin-title = { $day ->
    [none] 关于《{ $title }》实施情况的通报（截至{ $year }年底）
   *[other] 关于《{ $title }》实施情况的通报（截至{ $day }，统计数据到{ $year }年）
    }
bulletin-title-region = { $day ->
    [none] 关于{ $region }实施《{ $title }》情况的通报（截至{ $year }年底）
   *[other] 关于{ $region }实施《{ $title }》情况的通报（截至{ $day }，统计数据到{ $year }年）
    }
bulletin-heading = { $number }、{ $title }
bulletin-subheading = （{ $number }）{ $title }
bulletin-heading-overview = 总体情况
bulletin-heading-progress = 进展情况
bulletin-heading-problems = 存在的问题
bulletin-heading-demands = 下一步工作要求
bulletin-heading-achieved = 已完成和达到序时进度的事项
bulletin-heading-lagging = 进展滞后和未完成的事项
bulletin-heading-unverified = 台账无记录，待核实
bulletin-heading-no-data = 暂无数据
bulletin-heading-awaiting-data = 数据尚未公布
bulletin-heading-insufficient-data = 数据不足，暂无法评价
bulletin-heading-to-be-judged = 尚待认定
bulletin-heading-targets = 工作目标进展情况表
bulletin-heading-years = 工作目标逐年情况表
bulletin-heading-work-list = { $year }年工作计划责任清单完成情况表
bulletin-heading-units = 各责任单位情况表
bulletin-heading-since = 与以前相比的变化
bulletin-heading-methods = 评价方法和数据来源
bulletin-heading-regions = 分地区情况表
bulletin-preface = 现将《{ $title }》（以下简称《方案》）实施情况通报如下。
bulletin-blank-recipient = 〔主送机关〕
bulletin-blank-signature = 〔署名〕
bulletin-blank-date = 〔成文日期〕
bulletin-blank-demands = 〔完成时限、责任单位的明确和其他工作要求〕
bulletin-targets = { $day ->
    [none] 截至{ $year }年底，《方案》（实施期{ $first }—{ $last }年，时间进度{ $time }）确定的{ $count }项工作目标中，{ $counts }{ $see }。
   *[other] 截至{ $day }（统计数据到{ $year }年，时间进度{ $time }），《方案》（实施期{ $first }—{ $last }年）确定的{ $count }项工作目标中，{ $counts }{ $see }。
    }
bulletin-work-items = { $year }年工作计划责任清单共{ $count }项，其中{ $counts }{ $see }。
bulletin-overdue = 其他年度清单中已到期而未完成或尚无法评价的工作事项共{ $count }项，其中{ $counts }。
bulletin-of-these-unverified = 以上无数据的工作目标和工作事项中，台账无记录、待核实的共{ $count }项。
bulletin-data-date = { $published ->
    [none] 统计数据截至{ $year }年。
   *[other] 统计数据截至{ $year }年，最近一次公布于{ $published }。
    }
bulletin-no-statistics = 目前尚无统计数据；没有数据的事项一律不计为完成。
bulletin-see-annex = （详见附件{ $number }）
bulletin-none = 无。
bulletin-unassigned = 《方案》未明确责任单位的目标共{ $count }项{ $see }。
bulletin-achieved = { $said }，{ $status }{ $list }。
bulletin-lagging = { $said }，{ $status }{ $list }。{ $lead }
bulletin-open = { $said }{ $list }。{ $lead }
bulletin-lead = 牵头单位：{ $lead }。
bulletin-of-list = { $number ->
    [none] （{ $year }年清单）
   *[other] （{ $year }年清单第{ $number }项）
    }
bulletin-owed = { $unit }（{ $count }项）：{ $what }。
bulletin-no-unit = 《方案》未明确责任单位
bulletin-unit-with-count = { $unit }（{ $count }项）
bulletin-ask-measures = 请{ $units }对进展滞后和未完成的事项研究提出推进措施。
bulletin-ask-records = 请{ $units }核实完成情况，并补充登记台账。
bulletin-ask-data = 请{ $units }核实并补充登记数据。
bulletin-annex = 附件{ $number }
bulletin-annex-entry = { $place ->
    [first] 附件：{ $number }．{ $title }
   *[further] 　　　{ $number }．{ $title }
    }
bulletin-part-of = { $text }（{ $name }）
bulletin-done-late = 逾期完成
bulletin-unverified = 台账无记录，待核实
bulletin-no-figure = 暂无数据
bulletin-named = { $name }：{ $said }
bulletin-figure = { $firmness ->
    [provisional] { $year }年为{ $value }（初步数）
   *[firm] { $year }年为{ $value }
    }
bulletin-year-awaited = { $year }年数据尚未公布；
bulletin-year = { $year }年
bulletin-year-before = { $year ->
   *[other] 上年
    }
bulletin-moved = { $way ->
    [count-up] ，较{ $since }增加{ $amount }
    [count-down] ，较{ $since }减少{ $amount }
    [rate-up] ，较{ $since }提高{ $amount }
    [rate-down] ，较{ $since }下降{ $amount }
    [level-up] ，较{ $since }上升{ $amount }
    [level-down] ，较{ $since }下降{ $amount }
    [growth-up] ，较{ $since }增长{ $amount }
    [growth-down] ，较{ $since }下降{ $amount }
   *[same] ，与{ $since }相同
    }
bulletin-growth = { $way ->
    [growth-up] ，同比增长{ $amount }
    [growth-down] ，同比下降{ $amount }
   *[same] ，与{ $since }相同
    }
bulletin-average = { $way ->
    [count-up] ，年均增加{ $amount }
    [count-down] ，年均减少{ $amount }
    [rate-up] ，年均提高{ $amount }
    [rate-down] ，年均下降{ $amount }
    [growth-up] ，年均增长{ $amount }
    [growth-down] ，年均下降{ $amount }
   *[same] ，与{ $since }相同
    }
bulletin-total = ，累计{ $amount }
bulletin-average-total = ，年均{ $amount }
bulletin-required = （要求：{ $wording }）
bulletin-goal = { $level }的目标
bulletin-goal-total = 累计{ $level }的目标
bulletin-goal-growth = 增长{ $level }的目标
bulletin-goal-growth-since-base = 基期以来增长{ $level }的目标
bulletin-goal-average-growth = 年均{ $level }的目标
bulletin-reaches = ，达到{ $goal }
bulletin-above = ，高于{ $goal }{ $amount }
bulletin-below = ，低于{ $goal }{ $amount }
bulletin-too-high = ，较{ $goal }高{ $amount }
bulletin-too-low = ，较{ $goal }低{ $amount }
bulletin-short = ，距{ $goal }尚差{ $amount }
bulletin-projection = { $outlook ->
    [short] ；按目前进度测算，{ $year }年约{ $projected }，预计难以完成目标
   *[open] ；按目前进度测算，{ $year }年约{ $projected }
    }
points-suffix = 个百分点
percentage-points = 个百分点
bulletin-compared-total = ，{ $first }年至{ $last }年累计{ $total }，年均增长（累计法）{ $actual }
distance-short = ，尚差{ $amount }
distance-above = ，超出{ $amount }
distance-short-of-total = ，距累计{ $goal }尚差{ $amount }
distance-above-total = ，超出累计{ $goal }的要求{ $amount }
distance-at-limit = ，恰为界限值，不计为达到
distance-failed-in = ，{ $years }年未达到
distance-fell = ，比{ $year }年下降{ $amount }
distance-rose = ，比{ $year }年上升{ $amount }
distance-unchanged = ，与{ $year }年持平
need-more = { $number ->
    [one] ，今后1年需新增{ $amount }
    [two] ，今后两年年均需新增{ $amount }
   *[many] ，今后{ $years }年年均需新增{ $amount }
    }
need-more-points = { $number ->
    [one] ，今后1年需提高{ $amount }
    [two] ，今后两年年均需提高{ $amount }
   *[many] ，今后{ $years }年年均需提高{ $amount }
    }
need-growth = { $number ->
    [one] ，今后1年需增长{ $amount }
    [two] ，今后两年年均需增长{ $amount }
   *[many] ，今后{ $years }年年均需增长{ $amount }
    }
need-less = { $number ->
    [one] ，今后1年需下降{ $amount }
    [two] ，今后两年年均需下降{ $amount }
   *[many] ，今后{ $years }年年均需下降{ $amount }
    }
need-each-year = { $number ->
    [one] ，今后1年需达到{ $amount }
    [two] ，今后两年年均需达到{ $amount }
   *[many] ，今后{ $years }年年均需达到{ $amount }
    }
need-at-most = { $number ->
    [one] ，今后1年不得超过{ $amount }
    [two] ，今后两年年均不得超过{ $amount }
   *[many] ，今后{ $years }年年均不得超过{ $amount }
    }
name-after-year = { $name }（{ $year }年以后）
bulletin-no-pace = 无法计算进度
bulletin-since = 与 { $since } 相比：
bulletin-unchanged = 与 { $since } 相比没有变化。
bulletin-absent = 方案无此项
bulletin-change = { $text }：由“{ $before }”变为“{ $now }”。
bulletin-revision = { $name }：{ $year }年的数值由{ $before }修订为{ $now }。
bulletin-figure-changed = { $name }（{ $year }年的数值）：{ $differences }。
bulletin-record = 台账“{ $id }”{ $state }：{ $before } → { $now }。
bulletin-withdrawn = { $name }：{ $year }年原有数值{ $before }，现已撤去。
bulletin-exact = 是否完成按精确数值判定，显示的数值只保留有限位数。未公布的数据列为无数据，一律不计为完成。
bulletin-source = { $source }：{ $count }个数据
bulletin-bars = 各责任单位工作目标和工作事项的状态
counted-with-share = { $status }{ $count }项，占{ $share }
column-count = 项数
column-stand = 现状
column-supports-of = 配合单位
column-slip-matter = 事项
column-slip-standard = 完成标准
column-slip-due = 完成时限
column-slip-answer = 办理情况
column-slip-receipt = 签收
slip-title = 督办单
slip-preface = { $day ->
    [none] 截至{ $year }年底，《{ $title }》中由贵单位牵头或者配合、尚未完成或者尚待核实的事项共{ $count }项（牵头{ $led }项，配合{ $supported }项），列表如下。请填写办理情况并签收。
   *[other] 截至{ $day }（统计数据到{ $year }年），《{ $title }》中由贵单位牵头或者配合、尚未完成或者尚待核实的事项共{ $count }项（牵头{ $led }项，配合{ $supported }项），列表如下。请填写办理情况并签收。
    }
slip-due = { $day ->
    [none] { $year }年底
   *[other] { $day }
    }
chart-total = { $name }（累计）
legend-values = 实际值
legend-total = 累计
legend-path = 达标路径
legend-target = 目标
legend-projection = 按目前进度测算
numeral-1 = 一
numeral-2 = 二
numeral-3 = 三
numeral-4 = 四
numeral-5 = 五
numeral-6 = 六
numeral-7 = 七
numeral-8 = 八
numeral-9 = 九
numeral-10 = 十
numeral-11 = 十一
numeral-12 = 十二
source-no-header = { $file } 不是数据表：开头各行都不足两个单元格
source-no-header-on-sheet = { $file } 的工作表“{ $name }”不是数据表：开头各行都不足两个单元格
source-no-text = { $file } 不是数据表：含有文本中不会有的字符
source-no-table = { $file } 不是数据表：[[source]] 只读取 .csv、.tsv、.txt 和 .xlsx
source-is-form = { $file } 是填报表，不需要 [[source]]：请放入方案的 statistics 文件夹
source-no-sheets = { $file } 没有工作表，请去掉 --sheet
source-sheets = 工作簿的其他工作表：{ $sheets }；用 --sheet 指定
source-copy = [[source]] 只读取方案文件夹内的文件：请先把文件复制进去
source-counts = # { $rows }行，{ $columns }列
source-indicator = 整个文件只有一项指标时，写其编号
source-unit = 如这一列与数值的单位无关，写 unit = false
source-values = 各数值列的指标编号；不要的列请删去
source-year-of = 跨年的以哪一年计："first" 或 "last"
source-no-value = 表示没有数值的写法
source-decimal = 文件用逗号作小数点
source-where = 有效的行；其余的行是其中的一部分，或与此无关
source-lost = { $values }个数值中有{ $lost }个没有符合这些条件的行：请核对有效的行
source-twice = 仍有{ $count }个数值不止一行：fsip check 会指出
source-region = 地区：{ $cells }
source-one-region = 如果其中一个就是方案的全部范围，请改写：where = { $where }，并写 region = "合计"
source-flags = { $heading } 像是数据标记：{ $cells }；如要读取，请在 columns 中加上 quality = { $heading }，并写明各标记的含义：qualities = {"{"} { $flag } = "…" {"}"}（final、provisional、revised 或 break）
source-remarks = { $heading } 像是备注；如要保留，请在 columns 中加上 note = { $heading }
source-more = 另有{ $count }种
schema-is-json = JSON Schema 只有 JSON 一种格式，请去掉 --format
export-needs-output = 缺少 -o：文件.xlsx、文件.json、文件.html，或存放 CSV 的目录
form-needs-output = 缺少 -o：存放填报表的目录；或用 --missing 列出清单
form-year-outside-plan = 《方案》{ $year }年没有需要填报的内容；实施期为{ $first }年至{ $last }年
form-nothing-owed = { $year }年没有尚未报送的内容，未生成填报表
since-year-unknown = --since { $year }：年份须在 { $first }（基期）与 { $last }（评价年份）之间
slips-need-output = 缺少 -o：存放督办单的目录
slips-are-word = 督办单只有 Word 格式（docx）
slips-nothing-open = 没有需要督办的事项，未生成督办单
form-exists = { $file } 已存在，且与要生成的文件不同，可能已填写；请换一个目录，或先移走该文件
form-without-unit = { $file } 列出未明确责任单位的内容
form-unassigned = 未明确责任单位
form-title = { $plan }{ $year }年填报表（{ $unit }）
form-how-to-fill = 只填黄色单元格；暂无数据的留空。
form-how-to-return = 请以 .xlsx 格式报回；数据按隐藏的编号读取，请保留 A 列。
form-measure = 计量单位
form-sentence = 方案原文
form-known = 已知数值
form-known-last = 最近已知
form-known-when = 时间
form-only-whole = 里程碑和定性目标只在全域填报。
form-value = { $year }年数值
form-matter = 里程碑或定性目标
form-kind = 类别
form-milestone = 里程碑
form-judged = 定性目标
form-recorded = 最近登记
form-date = 日期
form-evidence = 依据
form-enter-value = 按本行计量单位填数字。百分数填90或90%，不填0.9。暂无数据的留空。
form-enter-source = 数据的发布单位和出处
form-enter-note = 其他需要说明的情况
form-enter-date = 日期，如2023-06-30
form-enter-state = 完成、进行中或未达到
form-enter-evidence = 证明文件或网页
form-target = 工作目标
form-reason = 自评依据
form-enter-claim = 本单位对该目标当年年末情况的自评，将与数据核对
form-enter-reason = 自评依据的材料或情况
form-unusual = 请核对
form-owed = { $count }项
form-owed-of-year = { $year }年尚未报送：{ $count }。
sheet-form = 填报表
heading-targets = 工作目标
heading-growth = 增长
heading-units = 责任单位
heading-statistics = 统计数据
file-observations = 导出统计值
column-bar = { "" }
column-course = 走势
regions-note = 增长：截至评价年份的最新数值高于上年（上年为零或负数的也计入，口径调整前后不比较）
regions-note-from = 增长：{ $from }年以后、截至评价年份的最新数值高于上年（上年为零或负数的也计入，口径调整前后不比较）
regions-standing-note = 滞后含略滞后和劣于基期；待公布：到期年份的数值尚未公布；无数据含数据不足。没有完成标准的指标，无数据一栏为没有数值的地区数
regions-preface = 最低一级的地区：{ $count }个
column-growing = 增长
column-awaiting = 待公布
column-failures = 不通过
column-target = 工作目标
column-region = 地区
column-note = 备注

## 写入

flag-failed-in = { $years }年未达到
output-is-read = { $file } 是方案的文件；请将报表写到别处
output-is-foreign = { $file } 不是由 fsip export 写入的，或写入后有改动；请换一个目录，或用 --force 替换
output-holds-plan = { $folder } 里有方案或其统计数据；请将表格写到别的目录
files-not-read = 未读取：{ $files }（统计数据应放在 statistics.csv、statistics.xlsx 或 statistics 目录里）
region-is-new = “{ $name }”此前没有数值；是不是“{ $suggestion }”？
replace-keeps = 该行的数据质量、来源、备注保持不变，请核对是否仍然适用
unknown-topic = 没有命令或专题“{ $name }”；有：{ $known }
no-such-unit = 没有责任单位“{ $name }”
workbook-long-text = 工作簿的一个单元格最多{ $most }字，内容放不下；请改写 CSV：fsip export -o 目录，或 --format csv
workbook-too-many-rows = 工作簿的一张表最多{ $most }行，内容放不下；请改写 CSV：fsip export -o 目录，或 --format csv
office-in-terminal = 工作簿和 Word 文件不是文本；请用 -o 写到 .xlsx 或 .docx 文件
no-value-between = 这些年份没有数值；有数值的年份：{ $years }
years-in-reverse = { $from }年晚于{ $to }年
no-list-of-year = { $year }年没有工作事项；有：{ $years }
none = 无
explain-not-used = 未采用
growth-parts = { $name }：分子{ $numerator }，分母{ $denominator }
refused-output = record 和 done 写入方案本身，不能用 -o 和 --format
refused-empty = 没有可写入的数值
refused-undated = “{ $name }”{ $year }年数据已登记为{ $value }{ $unit }，没有发布日期，本次{ $given }未写入
    {"  "}--> { $place }  { $row }
    {"   "}= 更正录入错误：加 --replace
    {"   "}= 后来公布的修订数：先给原数补上发布日期
written-at = 已写入 { $place }
undo-delete-file = 撤销：删去 { $file }
undo-delete-line = 撤销：删去 { $file } 第{ $line }行
undo-put-back = 撤销：在 { $file } 中把这一行改回原样
recorded-value = { $name }：{ $year }年{ $value }
recorded-compared = ，比{ $year }年{ $change }（{ $value }）
recorded-was = 原为{ $status }
recorded-older = 发布日期为 { $date }，不采用：采用的是 { $later } 发布的数值
recorded-without-target = 没有工作目标或工作事项用到该指标。
nothing-to-write = 已有相同内容，未写入
cells-guarded = 有{ $count }个单元格的开头像公式，已加撇号，使电子表格当作文字
init-created = 已创建 { $folder }
init-file-plan = 方案名称、年份、指标、目标
init-file-organization = 领导小组和责任单位
init-file-regions = 地区
init-file-indicators = 指标：计量单位、口径、方向
init-file-targets = 工作目标和完成标准
init-file-tasks = 重点任务和保障措施
init-file-worklist = 各年工作事项
init-file-statistics = 统计数据
init-file-progress = 台账：里程碑是否完成
init-file-schema = 供编辑器提示和检查
init-next = 下一步
init-fill-in = 请将 plan.toml、statistics.csv 的内容换成自己的方案和数值（写法见文件内说明）。
init-check = 检查填写是否有误
init-record = 登记统计数据
init-status = 查看进展
init-record-arguments = 指标 年份 数值
written-of-built-in = 以上内容为内置方案；自己的方案请加 -p 目录
file-written = 已写入：{ $file }
tables-written = 已写入：{ $folder } 中的{ $count }个表
refused-built-in = 内置方案不能修改；请用 fsip init 目录 --from fushun 复制一份，再用 -p 目录 选择
refused-taken = { $file } 已经存在；请选择空目录
refused-indicator = 没有指标“{ $name }”
refused-indicator-near = 没有指标“{ $name }”；是不是“{ $suggestion }”？
refused-matter = 没有里程碑或认定事项“{ $id }”，也没有含里程碑的工作目标或工作事项“{ $id }”
refused-matter-near = 没有里程碑或认定事项“{ $id }”；是不是“{ $suggestion }”？
refused-matters = { $id } 有多个里程碑，请写明其中一个：{ $matters }
refused-standing = “{ $name }”{ $year }年数据已登记为{ $value }{ $unit }，本次{ $given }未写入
    {"  "}--> { $place }  { $row }
    {"   "}= 更正录入错误：加 --replace
    {"   "}= 后来公布的修订数：加 --published 日期（旧数保留）
refused-vintages = { $year }年有多个数值；请用 --published 日期 说明是哪一个
refused-year = 文件没有{ $year }年的列
refused-wide = “{ $column }”会对该行各年都有效；请直接在文件里修改
refused-file = { $detail ->
        [declared] { $file } 由 [[source]] 读取，这样的文件不写入；请去掉 --file，或指定别的文件
        [form] { $file } 是填报表，请用电子表格填写；请去掉 --file，或指定别的文件
        [table] fsip 不写入 { $file } 的表格；请自行填写，或用 --file 指定别的文件
        [other] { $file } 不是统计数据文件
       *[unknown] 没有统计文件“{ $file }”
    }
refused-workbook = { $file } 是工作簿，程序不作改动；{ $detail ->
        [replace] 请用电子表格修改 { $place }
        [ledger] 请用电子表格添加这一行，或新建 progress.csv，首行写“{ $header }”，之后即可写入
       *[add] 加上 --file { $csv }，即写入 { $csv }
    }
refused-files = 有多个统计文件，请用 --file 选择：{ $files }
refused-published = { $year }年已有数值{ $value }，所在文件由 [[source]] 读取，程序不会改写
    {"  "}--> { $place }
    {"   "}= 后来公布的修订数：在 [[source]] 中写 published = "日期"，此处加 --published 日期
refused-form = 该数值所在的表不由本程序写入，请在 { $place } 改正
refused-no-file = 在文件里找不到该行
refused-encoding = “{ $character }”不能用该文件的编码写出；请先将文件存为 UTF-8
refused-ambiguous = 写入后无法判断 { $file } 的编码；请先将文件存为带 BOM 的 UTF-8
refused-changed = { $file } 在读取时被改动；请重试
refused-broken = 未写入：写入后文件将无法读取
refused-other-value = 未写入：写入后读出的{ $detail ->
    [none] 为无数据
   *[other] 是 { $read }{ $unit }
 }，不是给出的{ $value }；请用该文件的小数点写数值，并带上计量单位 { $unit }
refused-no-locks = { $folder } 不支持文件锁，两人同时写入会互相覆盖；未写入。请在本地副本上写入，或直接修改文件
refused-held = 另一个 fsip 写入 { $folder } 已超过十秒；未写入，请重试
waiting-for-lock = 另一个 fsip 正在写入 { $folder }，请稍候……
refused-hidden = 不能写入控制字符或看不见的字符：{ $code }

## 文件里的错误

invalid-encoding = { $detail ->
        [implausible] 无法判断文件的编码：不是 UTF-8，按 { $encoding } 读出的是“{ $found }”
        [zero] 无法判断文件的编码：第{ $byte }个字节是零，像是 UTF-16，但看不出字节的次序
       *[malformed] 文件的第{ $byte }个字节不是有效的 { $encoding }
    }
    .help = 请将文件存为 UTF-8，或用 --encoding 指明编码：{ $known }
    .declared = 请在其 [[source]] 中写明文件编码，如 encoding = "windows-1252"；有：{ $known }
toml-syntax = 不符合 TOML 语法：{ $detail ->
        [duplicate] 重复的键或表
        [unquoted] 文字没有加引号
        [key] 键里有不允许的字符
        [no-value] 键没有值
        [backslash] 反斜杠后的字符无效
        [quotes] 引号内的文字不完整或有不允许的字符
        [behind] 值的后面有多余的内容
        [comma] 缺少逗号
        [unclosed] 括号没有结束
       *[other] { $message }
    }
    .help = { $detail ->
        [duplicate] 上面已有同名的键或表，请只留一个
        [unquoted] 文字要放在半角引号里："…"
        [key] 键只能用字母 A-Z、数字、- 和 _；中文名称要写作值：id = "专利"
        [no-value] 请写成 键 = 值，等号用半角
        [backslash] 反斜杠要写两个，或把文字放在单引号里：'…'
        [quotes] 文字的首尾要用同样的半角引号，写在一行内；“…”可以放在里面
        [behind] 值后面不能再有内容；请查是否多了引号或少了换行
        [comma] 各项之间要加半角逗号
        [unclosed] 请补上括号
       *[other] 请查这一行是否少了引号、括号或等号
    }
unclosed-quote = { $detail ->
        [open] 这个引号没有结束
        [blank] 空格后面的引号，可以是单元格的引号，也可以是文字的一部分
        [text] 这个引号开始的单元格到第{ $line }行才结束，而结束引号之后还有文字
        [cells] 这个引号开始的单元格包含了别的单元格
       *[row] 这个引号开始的单元格包含了整行数据，到第{ $line }行为止
    }
    .help = { $detail ->
        [blank] 请去掉引号前的空格，或去掉引号
        [row] 请在本格内结束引号，或去掉引号；如果这几行是同一格的文字，请去掉其中的换行
       *[other] 请在本格内结束引号，或去掉引号；单元格内的引号要写两个
    }
missing-plan = 各文件里都没有 [plan]
    .help = 请写 [plan]，含 title、base_year、last_year
duplicate-plan = [plan] 重复出现
unknown-key = 这里没有名为“{ $key }”的键
    .help = 可用：{ $known }
missing-key = 缺少键“{ $key }”
wrong-type = 这里是{ $found ->
        [string] 文字
        [integer] 整数
        [float] 小数
        [boolean] true 或 false
        [datetime] 日期
        [array] 列表
       *[other] 表
    }，应为{ $expected ->
        [text] 引号里的文字
        [integer] 整数
        [number] 数字
        [boolean] { " " }true 或 false
        [day] 日期，如 2021-06-30
        [moment] 年份，或日期，如 2021-06-30
        [list] 文字的列表
        [tables] 表的列表（[[名称]] 或 [{"{"} … {"}"}]）
       *[table] 表
    }
empty-text = “{ $key }”为空
invalid-choice = { $detail ->
        [error] “{ $found }”是错误；只有警告可以设为不提示
       *[word] “{ $found }”不在可用的值之内
    }
    .help = 可用：{ $choices }
    .declared = 请在其 [[source]] 中写明含义：qualities = {"{"} { $written } = "provisional" {"}"}，也可为 "final"、"revised"、"break"
invalid-year = { $detail ->
        [day] “{ $found }”是年中的一天，不是年份
        [part] “{ $found }”是一年中的一段时间，不是整年
        [first] “{ $found }”的存量，可以是上年末的，也可以是当年的
        [ends] “{ $found }”与另一端的日期都代表年份
        [either] “{ $found }”可以是月份，也可以是几年
       *[other] “{ $found }”不是年份
    }
    .help = { $detail ->
        [day] 请只写年份；只有1月1日和12月31日可以代表当年
        [years] 跨年的会计年度或时期，请在 [[source]] 中写明以哪一年计：year_of = "first" 或 "last"
        [part] 统计数据按整年读取：请写全年数
        [first] 请只写年份
        [ends] 请只写年份：从12月31日到1月1日只差一天
        [either] 请只写年份；如是几年，请在 [[source]] 中写明以哪一年计：year_of = "first" 或 "last"
        [minguo] 如是民国纪年，请写{ $year }，或在前面写明“民国”
       *[other] 请写1000到2999的四位数字，如2021
    }
    .declared = { $detail ->
        [years] 请在其 [[source]] 中写明以哪一年计：year_of = "first" 或 "last"
        [part] 统计数据按整年读取：请改用有全年数据的文件
        [either] 月份不读；如是几年，其 [[source]] 要写 year_of = "first" 或 "last"，文件里还要有同样长、不会是月份的时期，如2011-13
        [minguo] 如是民国纪年的{ $year }年，请把各行复制到自己的文件，写公历年份
        [flag] 请在其 [[source]] 中写明年份后的标记是什么意思：qualities = {"{"} { $flag } = "provisional" {"}"}，或 "final"、"revised"、"break"
       *[other] [[source]] 读取的文件不作改动：请由发布方改正，或用 where 不读这一行
    }
invalid-date = “{ $found }”不是日期
    .help = 请写2021-11-30或2021年11月30日；发布日期也可只写2021-11或2021
year-order = { $detail ->
        [base] 基期{ $earlier }年应早于到期年份{ $later }年
        [list] { $later }早于清单的年份{ $earlier }年
        [measured] { $later }晚于清单的年份{ $earlier }年；有指标的事项只评价当年的数值
        [due] 到期年份{ $later }年早于方案的第一年{ $earlier }年
        [late] { $later }晚于到期时间{ $earlier }
        [over] { $later }在批准之日（{ $earlier }）前已经到期
       *[order] { $later }年不能早于{ $earlier }年
    }
invalid-number = { $detail ->
        [long] “{ $found }”位数太多，不会是统计数
        [exponent] “{ $found }”是电子表格的显示形式，可能已丢失位数
        [zero] “{ $found }”的首位是多余的零
        [comma] “{ $found }”只有以逗号为小数点才是数字
       *[plain] “{ $found }”不是普通数字
    }
    .help = { $detail ->
        [exponent] 请在电子表格中将该列格式设为“数值”后重新保存，或写出全部数字
        [comma] 如果就是这个数，请写{ $one }；如果全部统计数据都用逗号作小数点，请加 --decimal ,
        [zero] 请去掉这个零；并检查是否一个数被拆成了两格，或编码填错了列
       *[plain] 请写14566、14,566或0.8亿元，不带文字、符号或指数；没有数据的单元格留空
    }
    .declared = { $detail ->
        [comma] 文件如用逗号作小数点，请在其 [[source]] 中写：decimal = ","
        [plain] 如表示没有数值，请在其 [[source]] 中写：no_value = [{ $written }]
        [flag] 请在其 [[source]] 中写明数字后的标记是什么意思：qualities = {"{"} { $flag } = "provisional" {"}"}，或 "final"、"revised"、"break"
        [digits] 请在其 [[source]] 中改用另一数值列：columns = {"{"} value = "…" {"}"}，或用 where 不读这一行；如表示没有数值：no_value = [{ $written }]
       *[other] [[source]] 读取的文件不作改动：请由发布方改正，或用 where 不读这一行
    }
ambiguous-number = { $detail ->
        [decimal] 分号分隔的文件里，“{ $found }”可以是{ $one }，也可以是{ $other }
        [dash] “{ $found }”可以是数字{ $one }，也可以是表示没有数值的横线{ $other }
        [decimals] “{ $found }”没有引号，可以是{ $one }，也可以是{ $other }和“{ $rest }”两格
        [thousands] “{ $found }”没有引号，可以是{ $one }，也可以是{ $other }和“{ $rest }”两格
        [surplus] 本行的单元格比表头多，这两格可以是{ $one }，也可以是{ $other }和“{ $rest }”
        [step] “{ $found }”没有写 %，可以是{ $one }%，也可以是{ $other }%
        [fraction] “{ $found }”没有写 %，可以是{ $one }%，也可以是{ $other }%
       *[multiplier] “{ $found }”可以是{ $one }，也可以是{ $other }
    }
    .help = { $detail ->
        [decimal] 请指明统计数据的小数点：--decimal , 时为{ $one }，--decimal . 时为{ $other }
        [dash] 请写{ $one }；没有数值的，请留空
        [decimals] 请写{ $one }；如果后一格内容无误，请加引号："{ $rest }"
        [thousands] 请写{ $one }或 "{ $found }"；如果后一格内容无误，请加引号："{ $rest }"
        [surplus] 请写{ $one }或 "{ $found }"；如果确是两格，请去掉本行多余的逗号
        [step] 请带引号写 "{ $one }%" 或 "{ $other }%"
        [fraction] 请写{ $one }%或{ $other }%
       *[multiplier] 请连同计量单位写明：{ $one }或{ $other }
    }
    .declared = { $detail ->
        [decimal] 请在其 [[source]] 中指明小数点：decimal = "," 时为{ $one }，decimal = "." 时为{ $other }
        [fraction] 文件中的数如是百分数，请在其 [[source]] 中写：unit = "%"
       *[other] [[source]] 读取的文件不作改动：请由发布方改正，或用 where 不读这一行
    }
key-without-effect = { $detail ->
        [tolerance] tolerance 在此不起作用：完成标准没有写“左右”
        [base] 这里的基期不起作用：累计数从 { $year } 年起算
        [rate] 各年进度不起作用：该完成标准的进度是两个增速之比
        [early] { $year } 年的进度不起作用：进度从 { $edge } 年末算起
       *[path] { $year } 年的进度不起作用：该完成标准 { $edge } 年到期
    }
    .help = { $detail ->
        [tolerance] 请在数字后写“左右”，或删去这一项
        [rate] 请删去各年进度，或改写要达到的水平
        [base] 请删去这一项：累计数包括方案的各年
       *[path] 请检查年份，或删去这一年
    }
number-out-of-range = 数字超出这里的范围
    .help = 可用：{ $range }
blank-in-id = 编号“{ $found }”的首尾有空格
    .help = 请去掉空格
duplicate-id = 编号“{ $name }”重复{ $origin ->
        [name] ，由这个名称得出
        [subject] ，由这项目标的指标或里程碑得出
       *[written] {""}
    }
    .help = { $origin ->
        [written] 请给其中一处另写 id
       *[other] 请给其中一处另写 id：id = "{ $name }-2"
    }
    .related = { $first ->
        [name] 首次出现在这里，由这个名称得出
        [subject] 首次出现在这里，由这项目标的指标或里程碑得出
       *[written] 首次定义在这里
    }
duplicate-name = 名称“{ $name }”重复
    .related = 首次定义在这里
unknown-indicator = 没有名为“{ $name }”的指标
    .help = 请写指标的编号、名称或别名
    .declared = 方案不用的，请在其 [[source]] 中写：only_known = true；否则请把这一名称加入指标的 aliases
unknown-unit = 没有编号为“{ $name }”的责任单位
    .help = 请写 [[unit]] 的编号
unknown-area = 没有编号为“{ $name }”的领域
    .help = 请写 [[plan.areas]] 的编号
unknown-task = 没有编号为“{ $name }”的重点任务
    .help = 请写 [[task]] 的编号
unknown-region = 没有名为“{ $name }”的地区
    .help = 请写 [[region]] 的编号、名称或别名；指全域时留空
    .declared = 请把这一名称加入 [[region]] 的 aliases；不要这些行的，请在其 [[source]] 中用 where 写明哪些行有效
circular-region = 地区“{ $name }”成了自己的下级
    .help = 直属全域的地区不写 parent
too-many-levels = 地区“{ $name }”在全域之下超过{ $levels }级
    .help = 请检查这个地区以及它上面各级的 parent
total-among-parts = { $indicator }：“{ $name }”{ $year }年是{ $value }，{ $detail ->
        [name] 会与其余各地区相加，而从名称看，它不与各地区并列
        [alike] 会与另一个名称只差空格、大小写或全半角的地区相加
       *[sum] 恰为其余各地区之和
    }
    .help = { $detail ->
        [alike] 如果是同一地区，请写成同一名称；如果是两个地区，请用 [[region]] 写明各地区
       *[other] 如果它是其余各地区的合计，地区一列请写“合计”；如果与其余地区并列，请用 [[region]] 写明各地区；否则请删去该行
    }
unknown-matter = 没有编号为“{ $name }”的里程碑或认定事项
    .help = 请写完成标准里 milestone 或 judged 的编号
invalid-claim = { $detail ->
        [id] 没有编号为“{ $found }”的工作目标、工作事项或里程碑
        [several] 编号“{ $found }”在方案里不止一处
        [year] { $found }年不在方案年份内，方案为{ $first }年至{ $last }年
        [indicators] “{ $name }”有几个指标，{ $found }没有说明是哪一个
        [unmeasured] “{ $name }”没有指标，{ $found }不能是它的数值
        [signed] { $found }可以是数值{ $value }，也可以是增加{ $value }
       *[second] 同一单位对“{ $name }”同一年的自评既是“{ $other }”又是“{ $found }”
    }
    .help = { $detail ->
        [id] 请写工作目标或工作事项的编号，或 milestone、judged 的编号
        [several] 请写 { $known }
        [year] 请改正年份，或删去这一行
        [indicators] 请自评状态，或将数值写进统计数据；指标有：{ $known }
        [unmeasured] 请自评状态，如已完成、未完成
        [signed] 请写当年的数值，不带符号
       *[second] 请删去其中一处，或给更正写上较晚的日期
    }
    .related = 另一处
circular-fraction = 这个指标由自身计算得出
unclear-fraction = 从计量单位看不出“{ $numerator }”除以“{ $denominator }”怎样换算成“{ $unit }”
    .help = 请写 per，即分子÷分母再乘以多少：每万人的数值写10000，商就是结果的写1
too-many-parts = 该指标由{ $most }多项其他指标算出
    .help = 请将中间一项的数值直接写进统计数据，并去掉它的分子和分母
too-many-tables = 这类表超过{ $most }个
    .help = 请将方案分成几个目录
requirement-shape = { $found ->
        [both] 目标写 indicator 和 is，或者写 require，不能都写
       *[other] 完成标准只能是其中之一：指标加 is、里程碑、认定事项
    }
    .help = 例如 {"{"} indicator = "trademarks", is = "年均增长10%以上" {"}"}
wording-unknown = 无法识别这一部分
    .help = 例如：达到150家以上 · 超过80% · 累计20个 · 增加2000件 · 同比增长6% · 年均增长6%以上 · 新突破 · 明显提升 · 1—2家 · 2000件左右
wording-number = { $detail ->
        [percent] 增长要写百分数
        [unmeasured] 这里没有可与指标比较的要求
       *[number] 完成标准没有写明数值
    }
    .help = { $detail ->
        [unmeasured] 请写方案要求的数值，例如“达到150家以上”；没有数值的，改写成上面的一种条目
       *[number] 例如：达到150家以上、同比增长6%
    }
wording-contradiction = { $detail ->
        [amended] is、steps 随目标自身的 indicator 而写；该目标没有 indicator，或已由 require 代替
        [steps] steps 已写明各年要求，不应再写 is 或 due
        [regions] base_value 是全域的数值，而 every_region 评价的是各地区
        [range] 区间的下限大于上限
        [years] “{ $found }”不是{ $base }年至{ $due }年这一段
        [due] 措辞写的是{ $found }年，这条要求的到期年份是{ $due }年
        [base] 措辞从{ $found }年算起，base 写的是{ $base }年
        [path] 累计数到{ $year }年不会由{ $before }降到{ $found }
        [each-year] “{ $found }”不是每年各评一次的要求，与 every_year = true 不一致
       *[words] “{ $found }”与这条措辞的其他部分不一致
    }
    .help = { $detail ->
        [amended] 请用 require 写明全部完成标准
        [regions] 请去掉其中一个
        [steps] 请只保留 steps，或在 require 里分写各条
        [years] 期间从基期算起，到 due 的年份为止
        [due] 请改 due 或改措辞；一个工作目标的各条要求同年到期
        [path] 请写截至{ $year }年的累计数，不是当年数
        [each-year] 请去掉 every_year，或在措辞里写“每年”
       *[words] 一条完成标准只说一件事；两件事请在 require 里写成两条
    }
wording-ambiguous = “{ $found }”有{ $count }种理解
wording-several = 一条措辞里有不止一项要求
    .help = 请在 require 里各写一条，并写明各自的指标；另一年到期的写成另一个工作目标
choice-written = { $meaning }：请写“{ $wording }”
choice-due-year = { $due }年的数值
choice-in-year = { $due }年当年数
choice-total = { $first }年至{ $due }年累计
choice-every-year = { $first }年至{ $due }年每年
choice-yearly-mean = { $first }年至{ $due }年平均每年
choice-additional = 较{ $base }年增加的数量
choice-all-there-are = { $due }年的总数：请将指标的 kind 改为 stock
choice-growth-since-base = 较{ $base }年的增减幅度
choice-average-growth = 年均增减幅度
choice-year-on-year = { $due }年较上年的增减幅度
choice-growth-every-year = 每年较上年的增减幅度
choice-increase-since-base = 较{ $base }年的增减量
choice-average-increase = 年均增减量
choice-increase-every-year = 每年较上年的增减量
choice-increase-in-due-year = { $due }年较上年的增减量
choice-cumulative-new = { $first }年至{ $due }年累计
choice-points = 百分点
choice-relative = 百分比自身的增减幅度
choice-rise = 上升
choice-fall = 下降
choice-reduction = 减少的数量
choice-lower-limit = 如果是下限，请写“以上”（or more）
choice-keep-due = 措辞里的年份请另写 due = { $due }
choice-at-least = 下限
choice-at-most = 上限
choice-percent = 本身就是百分数
choice-between = 两个数之间的任何数值
choice-hundredfold = 是小数，1即100%
choice-rising-every-year = 每年较上年
choice-rising-since-base = { $due }年较{ $base }年
choice-first = 第一项要求
choice-second = 第二项，单列一条
choice-steps = 同一工作目标分年写明
choice-milestone = 只看是否完成、不看数值的
choice-judged = 由人认定的
choice-aim = 第二项，另立工作目标并写 firm = false
kind-needed = { $detail ->
        [regions] “{ $name }”有各地区的数值，但没有 kind，不知道能否相加
        [year] 年度清单只看当年的数值，“{ $name }”没有 kind，不知道各年数值是年末数还是当年数
       *[wording] 按年末数和按当年数理解，这里的含义不同，而“{ $name }”没有写 kind
    }
    .help = 请在指标里写 kind = "stock"（存量，年末数）或 "flow"（流量，当年数）{ $detail ->
        [regions] ；不能相加的得分、指数写 "ratio"
       *[other] {""}
    }
    .related = 指标在这里
wording-kind = { $detail ->
        [flow] 只有流量（flow）指标才有多年累计
        [average] 只有年均增长才有水平法、累计法之分
        [comparison] “{ $found }”不是与本指标的某一年比较
        [part-of-year] “{ $found }”不是一年
        [mean] 只有流量（flow）指标才有年均数
       *[rate] 只有以 % 计量的指标才有百分点
    }
    .help = { $detail ->
        [average] 请删去 average，或写“年均增长6%以上”
        [part-of-year] 数值按年统计：请写一年的数（每年24次），或将每月的数单列为指标；到期的日期请写在措辞之外：due = 2022-06-30
        [comparison] 请与某一年比较（较2020年），或将差值单列为指标并写明应达到的数值
        [flow] 存量看年末数；如果各年数值是当年数，请将 kind 改为 flow
        [mean] 存量看各年年末数；如果各年数值是当年数，请将 kind 改为 flow
       *[rate] 请按指标的计量单位写增加多少，或将指标的 unit 改为 %
    }
wrong-unit-of-measure = { $detail ->
        [above] 计量单位应为“{ $expected }”，而上方的说明或列名写的是“{ $found }”
       *[own] 计量单位应为“{ $expected }”，不是“{ $found }”
    }
    .help = { $detail ->
        [above] 请用“计量单位”列写明各行的单位，或把单位写在数值之后
        [column] 请把数值换算为“{ $expected }”，或改正该行或指标的计量单位
       *[own] 请按“{ $expected }”写数值，或改正指标的计量单位
    }
    .declared = { $detail ->
        [above] 如数值的单位就是“{ $expected }”，请在其 [[source]] 中写：unit = "{ $expected }"；否则请改正指标的计量单位
        [column] 如这一列与数值的单位无关，请在其 [[source]] 中写：columns = {"{"} unit = false {"}"}；否则请改正指标的计量单位
       *[own] “{ $found }”如是标记，请在其 [[source]] 中写明意思：qualities = {"{"} { $written } = "provisional" {"}"}，或 "final"、"revised"、"break"；否则请改正指标的计量单位
    }
missing-column = 缺少列 { $name }
    .declared = { $column ->
        [indicator] 请在其 [[source]] 中写明指标列的列名：columns = {"{"} indicator = "…" {"}"}；整个文件只说一个指标的，写其编号：indicator = "…"
        [value] 请在其 [[source]] 中写明列名：columns = {"{"} value = "…" {"}"}；有几个数值列的，写：values = {"{"} "…" = "指标编号" {"}"}
       *[other] 请在其 [[source]] 中写明列名：columns = {"{"} { $column } = "…" {"}"}
    }
unknown-column = 没有名为“{ $name }”的列
    .help = 可用：{ $known }
duplicate-column = { $detail ->
        [values] 指标“{ $name }”的第二个数值列
       *[heading] 列“{ $name }”重复
    }
    .help = { $detail ->
        [values] 请只留其中一列，或为这一列另设指标
       *[heading] 请只留其中一列
    }
    .declared = [[source]] 无法指明是其中哪一列：请由发布方改名
    .related = 第一列
extra-cell = { $detail ->
        [joined] “{ $found }”是写在一格里的整行数据
        [shifted] “{ $name }”一列下是数字{ $found }，而这一行最后一年是空的
       *[unheaded] “{ $found }”没有对应的列名
    }
    .help = { $detail ->
        [joined] 请用表头所用的分隔符分开各格，并去掉整行外面的引号
        [shifted] 少写一格的，请补上空格；没有少写的，请给{ $found }加引号
       *[unheaded] 请给该列加上列名；含逗号的数要加引号："14,566"
    }
    .declared = { $detail ->
        [joined] 这一行的分隔符与表头不同：请由发布方改正，或把各行复制到自己的文件
        [shifted] 如果少写了一格，请由发布方改正，或用 where 不读这一行
       *[unheaded] 它可能是同一年份的另一个数值：请把需要的列复制到只有一行列名的文件里
    }
empty-cell = “{ $name }”为空
duplicate-value = 同一指标、地区、年份的第二个值
    .help = { $detail ->
        [columns] 以第一行为准的，请在 [[source]] 中写 where = { $found }
       *[rows] 请写明不同的发布日期，以较晚的为准
    }
source-file = { $detail ->
        [outside] “{ $found }”不在方案文件夹内
        [extension] “{ $found }”不是数据表
        [claimed] “{ $found }”已由另一个 [[source]] 读取
        [sheet] “{ $found }”没有工作表
       *[none] 没有文件“{ $found }”
    }
    .help = { $detail ->
        [outside] 请把文件复制到方案文件夹内
        [extension] 请另存为 .csv、.tsv、.txt 或 .xlsx
        [claimed] 一个文件要读的内容，请都写在同一个 [[source]] 中
        [sheet] 请删去 sheet
       *[none] 请从方案文件夹写起，例如 statistics/2021.csv；* 代表任意名称
    }
unknown-heading = 文件里没有列“{ $name }”
    .help = 已有的列：{ $known }
    .related = 表头
unmet-condition = { $detail ->
        [only-known] { $count }行中没有方案里的指标，only_known 略过了全部各行
        [together] 符合前面条件的行，列“{ $name }”都不是这一内容
        [alike] 这一行为 { $found }，where 所写的是 { $known }
       *[alone] 列“{ $name }”没有一行是这一内容
    }
    .help = { $detail ->
        [only-known] 请把本列的名称写成指标的别名，或改正 columns.indicator
        [together] 符合前面条件的行，此列的内容有：{ $known }
        [alike] 如也有效，请都写上：[{ $known }, { $found }]
       *[alone] 此列的内容有：{ $known }
    }
    .related = 列
unit-column-passed-over = { $detail ->
        [scale] 数值可能要乘以倍数：列“{ $name }”写的是“{ $found }”
       *[unit] 列“{ $name }”可能写有计量单位
    }
    .help = { $detail ->
        [scale] 请在其 [[source]] 中写明表中数字的计量单位，如 unit = "千人"
       *[unit] 如是，请在 columns 中写 unit = "{ $name }"；如不是，请写 unit = false
    }
mixed-series = { $detail ->
        [other] 列“{ $name }”写的是“{ $found }”，与 [[source]] 所写的不同
       *[column] 同一序列的各行，列“{ $name }”的内容不同：此处为 { $found }，前面的行为 { $first }
    }
    .help = { $detail ->
        [other] 请在 columns 中指定这一列，或用 where 写明读取哪些行
       *[column] 请用 where 写明读取哪些行，如 where = {"{"} { $heading } = { $first } {"}"}；列表可写多种内容
    }
    .related = 前面的一行
foreign-form = { $detail ->
        [version] 这个版本的填报表无法读取
        [year] 这份填报表没有写明年份
        [columns] 这份填报表丢失了各列的名称
        [lost-keys] 这份填报表缺少隐藏的首列，无法认出各行
        [lost-names] 这份填报表缺少隐藏的行，无法认出各列
        [lost-both] 这份填报表缺少隐藏的首列和隐藏的行，无法读取
        [column] 这份填报表有两个“{ $found }”列
        [sheet] 工作表“{ $found }”是填报表，而读取的只有工作表“{ $name }”
       *[plan] 这是另一个方案的填报表
    }
    .help = { $detail ->
        [columns] 隐藏的标记行里还有各列的名称；请用 fsip form 重新生成，把填报内容复制过去
        [column] 请只保留一列
        [sheet] 请将该工作表另存为单独的工作簿，或移到最前
        [plan] 本方案的填报表以“{ $expected }”开头；如只是方案改了标题，请在 [plan] 中以 id = "…" 写明原标题；否则请移走这个文件，或用 fsip form 重新生成
        [version] 本方案的填报表以“{ $expected }”开头；请移走这个文件，或用 fsip form 重新生成
        [year] 本方案的填报表以“{ $expected }”开头；请移走这个文件，或用 fsip form 重新生成
       *[other] 请用 fsip form 重新生成，把填报内容复制过去，或请填报单位重新填写；保存时请保留整份表，包括隐藏的列和行
    }
misplaced-answer = 填报的单元格空着，“{ $found }”写在别处，未读取
    .help = 如是“{ $key }”的填报内容，请移到填报列
unmatched-form-row = { $detail ->
        [unmarked] 编号“{ $found }”上方没有标记行，不知属于哪份填报表，所在行未读取
        [ledger] 台账同日对“{ $key }”的登记与此不同
        [keyless] “{ $found }”所在行没有编号，不知填的是什么
        [key] “{ $found }”不是数值的编号；编号的写法如“指标|地区|2023”
        [second] “{ $key }”填报了两次，内容不同
        [year] 填报表是{ $expected }年的，“{ $found }”却是另一年的
        [name] 编号是“{ $key }”，行内写的却是“{ $found }”，应为“{ $expected }”
        [title] 编号是“{ $key }”，行内写的却是“{ $found }”，应为“{ $expected }”
        [region] 编号是“{ $key }”，行内的地区却是“{ $found }”
       *[measure] 计量单位写的是“{ $found }”，“{ $key }”应为“{ $expected }”
    }
    .help = { $detail ->
        [keyless] 请填在表内对应的行
        [key] 请用 fsip form 重新生成，把填报内容复制过去
        [second] 请保留正确的一处，另一处清空
        [ledger] 请保留正确的一处：删去台账中的该行，或清空填报表中的该行
        [unmarked] 请恢复上方隐藏的标记行“{ $mark }”，或用 fsip form 重新生成，把填报内容复制过去
       *[other] 编号与行内文字一致才采用；请恢复发出时的文字
    }
mixed-forms = 每年一列的表里不应有列“{ $name }”
    .help = 要么写年份和数值两列，要么每年一列，如2020、2021
amendment-unknown-id = { $detail ->
        [target] 没有编号为“{ $name }”的目标
        [work_item] 没有编号为“{ $name }”的工作事项
        [elsewhere] { $table ->
            [target] “{ $name }”是目标，不是工作事项
           *[work_item] “{ $name }”是工作事项，不是目标
        }
        [since] “{ $name }”自{ $day }起才是目标
       *[removed] “{ $name }”已于{ $day }取消
    }
    .help = { $detail ->
        [elsewhere] 请改写为 [[amendment.{ $table }]]
        [since] 调整的批准日期应晚于该日，或由目标本身写明该日起的要求
        [removed] 重新承诺时，请另写一个带 since 的目标
       *[other] 调整只改动方案最初承诺的内容
    }
    .related = { $detail ->
        [since] 起始日期
       *[removed] 在此取消
    }
amendment-twice = { $key ->
        [removed] 已于{ $day }取消的，同日不能再作改动
       *[other] “{ $key }”在{ $day }同日被改动两次
    }
    .help = 只保留经批准的一处
    .related = 第一处改动
amendment-changes-nothing = { $detail ->
        [empty] 这项调整没有改动任何目标或工作事项
       *[same] 这里没有改动任何内容，与原来相同
    }
    .help = { $detail ->
        [empty] 请加 [[amendment.target]] 或 [[amendment.work_item]]，写明编号和要改的键
       *[same] 方案的表中保留最初承诺，这里只写改动的内容
    }
amendment-before-plan = { $day }早于方案的第一天{ $year }-01-01
    .help = 方案开始以前的改动直接写入方案的表
spreadsheet-error = “{ $found }”是电子表格的错误值，不是{ $detail ->
        [words] 文字
       *[number] 数字
    }
    .help = 请在电子表格里改正公式；没有数据时留空
    .declared = { $detail ->
        [words] [[source]] 读取的文件不作改动：请由发布方改正，或用 where 不读这一行
       *[number] 如表示没有数值，请在其 [[source]] 中写：no_value = [{ $written }]
    }
unreadable-workbook = { $detail ->
        [format] 这种格式的工作簿不能读取
        [encrypted] 工作簿已加密
        [old] 不论扩展名如何，这是旧格式（.xls）的工作簿
        [encrypted-or-old] 工作簿已加密，或为旧格式（.xls）
        [page] 不论扩展名如何，这是网页或 XML，不是工作簿
        [not-packed] 不论扩展名如何，这不是工作簿
        [not-workbook] 这是压缩包，但不是 .xlsx 工作簿
        [large] 工作簿解压后过大
        [chart] 工作表“{ $name }”是图表
        [picture] 工作表“{ $name }”只有图片或图表，没有单元格内容
        [sheet] 工作簿里没有工作表“{ $name }”；有：{ $known }
       *[damaged] 工作簿已损坏或不完整
    }
    .help = { $detail ->
        [encrypted] 请取消密码，另存为 .xlsx
        [large] 请只将有数据的工作表另存为 .xlsx 或 CSV
        [chart] 请将有数据的工作表移到最前
        [picture] 请将有数据的工作表移到最前，或将数字填入单元格
        [sheet] 请按工作簿里的名称书写
        [damaged] 请用电子表格打开，重新存为 .xlsx
       *[format] 请用电子表格打开，另存为 .xlsx
    }
unclear-cell = { $detail ->
        [formula] 这个单元格的公式从未计算
        [early] 单元格为日期格式，填入的是数字，显示的是 { $found }
        [year] 单元格为日期格式，填入的是{ $one }，显示的是{ $other }
        [hidden] 单元格的值是{ $found }，显示的却不是这个数
        [marked] “{ $found }”全部或部分是上标、下标，或带删除线
        [date] 单元格为日期格式，其中不是数值
       *[merged] 合并单元格使几个数值都是“{ $found }”
    }
    .help = { $detail ->
        [formula] 请用电子表格打开工作簿，计算后保存
        [early] 请填写所指的日期，如 2023-10-01
        [year] 请将单元格格式改为“常规”，再填写所指的年份
        [hidden] 请将单元格格式改为“常规”，并核对计量单位
        [marked] 请将脚注标号移到别的单元格，删去不算数的内容，并清除格式
        [date] 请将单元格格式改为“常规”，再填写数值
       *[merged] 请取消合并，各单元格分别填写
    }
    .declared = [[source]] 读取的文件不作改动：请由发布方改正，或用 where 不读这一行
data-above-header = 这一行数据在表头之上，未读入
    .help = 请移到表头以下，或将表头移到第一行
second-header = 同一文件里的第二个表头或表题
    .help = 各列相同的，请删去这一行；不同的，请将其下各行另存为一个文件
    .declared = 两行表头、一个文件里的两个表都不能读取：请把需要的列复制到只有一行列名的文件里
unclear-unit-of-measure = { $detail ->
        [several] 表中有几种计量单位：{ $found }
        [below] 表下的计量单位未读入：{ $found }
        [some] 有的列写明以“{ $found }”计，而“{ $name }”一列没有写明计量单位
       *[unknown] 方案没有以“{ $found }”为计量单位的指标
    }
    .help = { $detail ->
        [several] 请加一列“计量单位”，逐行写明
        [below] 请移到表头之上，或加一列“计量单位”
        [some] 请在每一列的列名里写明，或都不写，另加一列“计量单位”
       *[unknown] 可用：{ $known }，旁边不写其他字；如果是部门名称，请写“填报单位：”
    }
    .declared = { $detail ->
        [several] 请在其 [[source]] 中写明计量单位所在的列：columns = {"{"} unit = "…" {"}"}
        [below] 请在其 [[source]] 中写明数值的计量单位：unit = "…"
       *[unknown] 请在其 [[source]] 中写明数值的计量单位：unit = "…"，可用：{ $known }
    }
file-not-read = 这个文件像是方案的文件，但没有读入
    .help = 请放到读取的地方：方案目录里的 statistics.csv 或 statistics.xlsx，或直接放在 statistics 目录里的 .csv、.xlsx 文件；台账为 progress.csv，自评为 claims.csv
    .many = { $count }个文件像是方案的文件，但没有读入
sheet-not-read = { $detail ->
        [hidden] 只读工作表“{ $name }”；隐藏的工作表也有内容：{ $found }
       *[visible] 只读工作表“{ $name }”；其他工作表也有内容：{ $found }
    }
    .help = 有统计数据的工作表，请另存为单独的文件，放在 statistics 目录里
hidden-sheet = { $detail ->
        [rows] 工作表“{ $name }”有{ $count }行已隐藏（从第{ $first }行起），仍然读入
        [columns] 工作表“{ $name }”有{ $count }列已隐藏（从{ $first }列起），仍然读入
       *[sheet] 工作表“{ $name }”已隐藏，仍然读入
    }
    .help = 请取消隐藏；不应读入的，请删去
not-data = 这一行没有读入：{ $detail ->
        [total] 这是合计
        [above] 它在表头之上
       *[remark] 这是表外的说明
    }
unreachable-total = 各步最终达到{ $sum }，而目标承诺{ $level }
    .help = 请改正截至{ $years }年的各步，或改正目标
contradicting-increase = { $level }减去增加数{ $increase }得{ $difference }，而{ $year }年的数是{ $base }
    .help = 三个数里有一个不对，或者口径不同
indicator-without-target = 没有工作目标或工作事项用到指标“{ $name }”
    .help = 请补上工作目标；如不需要，请删去该指标
    .many = { $count }项指标没有工作目标或工作事项用到
derived-id-used = 编号“{ $id }”由名称“{ $name }”得出，名称改动时编号随之改变，而别处用到它
    .help = 请在这个 [[indicator]] 下写明 id = "{ $id }"，或在用到处改写名称
    .related = 首次用在这里
due-contradicts-text = 原文写的是{ $year }年，而目标的到期年份是{ $due }年
    .help = 请写 due = { $year }，或改正原文；不写 due 的目标在方案最后一年到期
firmness-not-stated = “{ $word }”不是确定的承诺，而目标没有写明 firm
    .help = 只是争取的写 firm = false，确定要完成的写 firm = true
proposed = 本文件还有{ $count }处 fsip import 的建议没有确认，这里是第一处
    .help = 请与文件原文核对，改正错误，然后删去这一行标记
wording-and-text = 措辞写的是{ $number }，而原文“{ $name }”写的是{ $found }
    .help = 请改正写错的一处；评价按{ $number }
stated-base-differs = 方案的起点是{ $stated }，而{ $year }年的统计数是{ $known }
    .help = 请改正措辞、统计数或其年份，或在措辞里写明起点的年份
bound-contradicts-better = { $wanted ->
        [higher] 这里要求“{ $name }”升高，而该指标越低越好
       *[lower] 这里要求“{ $name }”降低，而该指标越高越好
    }
    .help = { $judged ->
        [record] 按历年最好的数值（最低值）评价；请写“新突破”，或改正 better
       *[written] 按完成标准的原文评价；请改正指标的 better 或措辞
    }
growth-from-current-prices = “{ $name }”的增长由现价金额算出
    .help = 公布的增速按不变价计算：请把公布的增速设为指标（unit = "%"，kind = "ratio"），并对该指标的数值提出要求；金额已按不变价计算的，请在 definition 里写明“不变价”
    .many = { $count }项指标的增长由现价金额算出
tenfold-jump = { $value }{ $detail ->
        [tiny] 不到{ $year }年{ $before }的千分之一
       *[times] 是{ $year }年{ $before }的{ $times }倍
    }
    .help = 请查是否多写或少写一位、计量单位是否不同；口径改变时数据质量写“口径调整”
tenfold-value = { $value }正好是{ $year }年{ $before }的{ $detail ->
        [ten] 十倍
       *[tenth] 十分之一
    }
    .help = 请检查是否多写或少写了一个零；口径改变时数据质量写“口径调整”
total-not-formed = “{ $name }”{ $extent ->
        [one] { $year }年
       *[several] 有{ $years }年（最近为{ $year }年）
    }没有合计：{ $lack ->
        [regions] 只有“{ $regions }”有数据，而方案没有写明共有哪些地区
       *[values] { $regions }{ $rest ->
            [none] {""}
           *[some] {" "}等地区（另有{ $others }个）
        }缺数据
    }
    .help = { $lack ->
        [regions] 请用 [[region]] 写明各地区；如果该数就是全域的，地区一列请留空
       *[values] 请补上缺少的数据，或直接写一行不填地区的合计数
    }
sum-of-parts-differs = 数值是{ $value }，但下级地区合计是{ $sum }
    .help = 仍以该数值为准；请检查下级地区是否有误，或统计口径是否不同
kind-contradicts-unit = 这种计量单位的数值不能相加，而这个 kind 会相加
    .help = 请改为 kind = "{ $kind }"，或不写
zero-denominator = { $year }年分母是0，无法计算
    .help = 请检查该数；还不知道的，请不写
computed-value-differs = 数值是{ $value }，但{ $year }年按分子、分母计算是{ $computed }
    .help = 以计算值为准；请检查三个数哪个有误，或删去该行
rate-out-of-range = 比率{ $value }%不在0到100之间
    .help = 请检查正负号，分子、分母是否颠倒；可以超过总体的数，kind 应为 ratio
idle-unit = 责任单位“{ $name }”没有承担任何事项
    .help = 请在工作目标、任务、保障措施或工作事项里写明，或删去该单位
    .many = { $count }个责任单位没有承担任何事项
amendment-after-plan = { $day }晚于方案的最后一天{ $year }-12-31
    .help = 此时方案的各项承诺均已到期
year-outside-plan = { $year }年不在方案的{ $first }至{ $last }年之内
    .help = 请查年份是否写对
future-value = { $year }年晚于评价年份{ $as_of }
    .help = 该数没有使用；请查年份是否写对
period-too-long = 从基期{ $base }年到{ $due }年超过{ $longest }年
    .help = 请检查这两个年份是否写错
empty-file = 文件是空的
    .help = 至少要在第一行写明各列名称：{ $known }
too-many-columns = 表头超过{ $most }列
    .help = 请删去右边的空列；在电子表格里设过格式的空列也会存进文件
cell-too-long = 这个单元格超过{ $most }字
    .help = 请检查前面是否多了一个引号，或缩短文字
missing-header = 文件没有写明各列名称的表头
    .help = { $detail ->
        [comma] 单元格之间用了全角逗号“，”，请改用半角逗号：{ $known }
       *[none] 请在第一行写明：{ $known }
    }

## 补全和手册页

command-completions = 输出 shell 的补全脚本
command-man = 生成中英文手册页
examples-completions =
    示例:
      fsip completions bash -o fsip.bash
      fsip completions zsh -o _fsip       # 放进 $fpath 中的目录
      fsip completions fish -o fsip.fish
examples-man =
    示例:
      fsip man share/man                  # 再看：man share/man/zh_CN/man1/fsip.1
arg-shell = bash、zsh、fish 或 powershell
arg-manual-directory = 放手册页的目录，如 ~/.local/share/man
man-name = 名称
man-synopsis = 用法
man-description = 说明
man-manual = fsip 手册
man-about =
    fsip 从一个目录里的 TOML 文件读取方案，从 CSV 文件读取历年统计数据，说明方案各项目标的完成情况。
    每个数字都能查到它在哪个文件的哪一行。没有自己的方案目录时，显示内置的方案。
man-see-also =
    参见
    fsip(1)
man-environment =
    环境变量
    FSIP_PLAN   方案所在的目录，代替 -p
    FSIP_LANG   语言：zh 或 en，代替 --lang
    FSIP_ASCII  为1时，符号和图形只用 ASCII
    NO_COLOR    有任何值时，不用颜色
man-exit-codes =
    退出码
    0  正常；只有 fsip check 看状态
    1  fsip check 发现 --fail-on 所列的状态，或加 --strict 时有警告
    2  命令行有误，或文件不能读写
    3  方案文件有错误

## 自评和核验

audit-none = 没有自评：请写入 claims.csv（事项、年份、自评、填报单位、日期、来源）。
audit-claims = 自评{ $count }项
audit-counts = { $claims }：相符{ $confirmed }项，不符{ $contradicted }项，无法核验{ $not_checkable }项
audit-claimed = 自评
audit-claim-place = 自评位置
audit-subject = 事项
audit-by = 填报单位
audit-result = 核验结果
audit-found = 数据情况
audit-evidence = 数据位置
audit-more = 自评多{ $amount }
audit-less = 自评少{ $amount }
claim-confirmed = 相符
claim-contradicted = 不符
claim-not-checkable = 无法核验
obstacle-no-data = 没有数值
obstacle-awaiting-data = 到期年份的数值尚未公布
obstacle-insufficient-data = 数据不足
obstacle-awaiting-judgement = 须由人认定，尚未认定
obstacle-not-recorded = 台账无记录
obstacle-not-due = 尚未到期
obstacle-no-pace = 没有衡量进度的数据
obstacle-not-promised = 当时尚未列入方案
obstacle-removed = 已取消，取消前未到期
obstacle-two-readings = 可以是{ $year }年的数值（{ $value }），也可以是截至{ $year }年的累计数（{ $total }）
audit-was-right = 与{ $day }已知的数据相符
## 调整

difference = { $aspect }：{ $before } → { $now }
difference-due = { $day ->
        [none] { $year }年
       *[day] { $day }
    }
difference-side-due = { $side }到期
difference-without = 不含{ $side }
difference-side = { $aspect }{ $side }
difference-text = “{ $text }”
difference-translation = “{ $text }”（“{ $translation }”）
difference-list = { $number ->
        [none] { $year }年
       *[other] { $year }年第{ $number }项
    }
firm-yes = 确定
firm-no = 力争
aspect-requirement = 完成标准
aspect-due = 到期
aspect-base = 基期
aspect-path = 分年进度
aspect-method = 评价方法
aspect-limit = 自然极限
aspect-firm = 力争与否
aspect-character = 属性
aspect-text = 原文
aspect-standard = 完成标准原文
aspect-units = 责任单位
aspect-base-year = 基期年份
aspect-first-year = 起始年份
aspect-last-year = 截止年份
aspect-thresholds = 进度界限
aspect-unit-of-measure = 计量单位
aspect-kind = 类型
aspect-better = 方向
aspect-computed = 计算方法
aspect-since = 列入日期
aspect-area = 领域
aspect-list = 清单序号
aspect-task = 重点任务
aspect-bulletin = 通报格式
aspect-members = 领导小组
aspect-safeguards = 保障措施
aspect-allowed = 不显示的警告
aspect-reading = 读取方式
aspect-name = 名称
aspect-short-name = 简称
aspect-aliases = 别名
aspect-parent = 上级地区
aspect-definition = 口径
aspect-decimals = 小数位数
aspect-authority = 调整的批准机关
aspect-reason = 调整的理由
aspect-document = 调整的文件
aspect-published = 发布日期
aspect-quality = 数据质量
aspect-source = 来源
aspect-note = 备注
aspect-added = 新增
aspect-removed = 取消
aspect-amendment = 调整
amended-differs = 按{ $day }批准的调整后目标“{ $now }”{ $status }；按最初承诺{ $before }{ $first_status ->
        [missed] 未完成
       *[other] { $first }
    }
amended-alike = 按{ $day }批准的调整后目标“{ $now }”和最初承诺{ $before }均为{ $status }
first-number = “{ $before }”
first-more = “{ $before }”
amended-words = 已调整（{ $what }，{ $day }批准）
amended-back = 恢复最初承诺
amended-removed = { $day }批准取消，取消时{ $last }；按最初承诺“{ $before }”{ $first_status ->
        [missed] 未完成
       *[other] { $first }
    }
amended-removed-step = 取消
amended-step = { $changes }；{ $authority }批准{ $document }：{ $reason }
amended-document = （{ $document }）
amended-late = { $day }（到期后）
difference-step = { $year }年{ $level }
difference-base = { $year }年（{ $value }）
amended-mark = （已调整）
full-stop-between = 。
amended-later = 尚未生效的调整：{ $days }批准
amended-since = { $day }新增
status-removed = 已取消（{ $status }）
column-amended = 调整日期
column-first-promise = 最初承诺
column-first-status = 最初承诺的状态
explain-first-promise = 最初承诺
explain-verdicts = 两种结论
bulletin-heading-amended = 目标调整情况
bulletin-amended = { $text }：{ $verdicts }
legend-first = 最初承诺
plan-change = { $difference }（{ $by }）
plan-change-unapproved = 未经调整而改动
plan-change-amended = { $day }经{ $authority }批准调整
plan-change-since = { $day }新增
bulletin-change-beside = { $change }；同时：{ $changes }
plan-subject = 方案
plan-area = 领域“{ $name }”
plan-unit = 责任单位“{ $name }”
plan-region = 地区“{ $name }”
plan-indicator = 指标“{ $name }”
plan-task = 重点任务“{ $name }”
plan-source = 数据来源“{ $name }”
not-yet-promised = “{ $id }”自{ $day }起才是目标；请用 --as-of 评价以后的年份

## fsip import 的推断

import-note-separator = ；
import-note-kind = kind = { $kind }（{ $word }）
import-note-kind-accepted = kind = { $kind }（据此才能理解措辞）
import-note-better = better = { $better }（{ $word }）
import-note-unit = 计量单位按名称推断（{ $word }）
import-note-unknown-unit = 文件没有写计量单位
import-note-split = 原句并列的几项指标之一
import-note-cut-out = 指标名称和措辞从原句摘出
import-note-verb = “{ $word }”见前一分句
import-note-each-year = 每年（{ $word }）
import-note-of-year = 是当年的数，不是累计数
import-note-day-of-step = { $word }的要求按当年数据评判
import-note-since = 与基期年相比（{ $word }）
import-note-aim = firm = false（{ $word }）
import-note-milestone = 只看是否完成
import-note-readings = 可能是{ $readings }
import-reading-separator = ，也可能是
import-note-part = “{ $word }”的要求未能识别
import-note-judged = 由人认定：{ $word }
import-reason-no-number = 没有可以计量的内容
import-reason-past = 所述为以往情况
import-reason-no-direction = 没有写明越高越好还是越低越好
import-reason-unreadable = 措辞不能理解为一项确定的要求
import-reason-several-indicators = 一个数字对应几项指标
import-reason-uneven-list = 名称与数字的个数不一致
import-reason-each = 要求各地区、各单位分别达到
import-reason-no-indicator = 不清楚数字所指的指标
import-reason-year-before-plan = 年份早于方案
import-reason-unclear-name = 摘出的名称里还有别的词
import-reason-other-year = 年份不是责任清单的年份
import-reason-unmeasured = 没有数字说明怎样算完成

## fsip import

import-file-head = 由 fsip import 从 { $file } 生成；每核对一处，请删去该处的“{ $mark } …”行
import-left-head = 未从 { $file } 采用的内容
import-place-paragraph = 第{ $paragraph }段
import-place-row = 表{ $table }第{ $row }行
import-units = （责任单位：{ $units }）
import-other-cell = { $heading }：{ $text }
import-guess-title = 标题（文件没有标题，这里用文件名）
import-guess-base-year = base_year（首年的前一年）
import-guess-years = first_year 和 last_year（与标题写的{ $years }年不一致）
import-guess-unit = 责任单位（只按前面的标签认定）
import-guess-alias = aliases（像是同一单位的其他写法）
import-guess-member-unit = unit（只按职务推断）
import-guess-list-year = year（清单没有写年份，这里用方案首年）
import-guess-deadline = 工作事项（任务原文写明完成时限）
import-guess-merged = 本行的空白单元格当作与上一行合并
import-left-before-title = 标题之前
import-left-section = 方案里没有的部分：原则、步骤、背景、落款
import-left-annex = 既不是责任清单也不是领导小组的附件
import-left-table = 没有责任单位或指标一栏的表
import-left-row = 清单里没有写工作事项的行
import-left-note = 责任单位中的说明
import-left-counted = 任务和保障措施中的数字，未作为目标
import-left-footnote = 脚注
import-left-picture = 图片
import-left-text-box = 文本框
import-left-deleted = 已删除、划去或隐藏的文字
import-table-taken = 原文采用
import-table-proposed = 建议
import-table-left = 未能识别
import-count-areas = 目标领域
import-count-tasks = 重点任务
import-count-safeguards = 保障措施
import-count-units = 责任单位
import-count-members = 领导小组成员
import-count-work-items = 工作事项
import-count-indicators = 指标
import-count-targets = 工作目标
import-count-requirements = 工作事项的完成标准
import-count-sentences = 目标和标准的句子（not-understood.md）
import-count-left-out = 其他段落（not-understood.md）
import-next-check = 查看尚待核对的建议
import-needs-output = 请写明新目录：fsip import 文件 -o 目录
import-taken = { $folder } 已经存在，而且不是空目录；请换一个目录
import-nothing = { $file } 里没有工作目标、重点任务，也没有责任清单；各部分按“工作目标”“重点任务”“保障措施”一类标题识别
import-no-years = { $file } 的标题没有写起止年份；请加上 { $options }
import-year-order = 年份次序不对：基期{ $base }，首年{ $first }，末年{ $last }
import-refused-pdf = { $file } 是 PDF，取不出文字；请用 Word 打开，另存为 .docx
import-refused-rich-text = { $file } 是 RTF；请用 Word 打开，另存为 .docx
import-refused-old = { $file } 是旧版 Word 文档（.doc）；请另存为 .docx
import-refused-encrypted = { $file } 有密码；请去掉密码再存一份
import-refused-encrypted-or-old = { $file } 有密码，或者是旧版文档；请去掉密码，另存为 .docx
import-refused-not-packed = { $file } 不是 Word 文档；请另存为 .docx，纯文本请改名为 .txt
import-refused-other = { $file } 不是 Word 文档，是别的文件包；请把文档另存为 .docx
import-refused-damaged = { $file } 已损坏；请用 Word 打开，重新保存
import-refused-large = { $file } 解压后过大，没有读取
import-refused-encoding = { $file } 的第{ $byte }个字节不是 { $encoding } 文字；请用 --encoding 写明编码
