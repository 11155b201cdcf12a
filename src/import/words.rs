//! Words by which proposals are made, beside those of the grammar of requirements.

use std::sync::LazyLock;

use regex_lite::Regex;

/// A pattern that is tried often. All of them are tried by a test, so that none is nothing.
pub(super) type Pattern = LazyLock<Option<Regex>>;

macro_rules! patterns {
    ($($(#[$note:meta])* $name:ident = $pattern:expr;)*) => {
        $($(#[$note])* pub(super) static $name: Pattern = LazyLock::new(|| Regex::new(&$pattern).ok());)*
        #[cfg(test)]
        pub(super) static ALL: &[&Pattern] = &[$(&$name),*];
    };
}

/// Counting words and units of measure, the longer before those that they begin with.
const UNITS: &str = "个百分点|百分点|个工作日|工作日|个行政村|吨标准煤|标准箱|标箱|人次|万人次|平方公里|平方千米|平方米|立方米|\
    微克|毫克|千瓦时|千瓦|千米|公里|公顷|公斤|千克|斤|小时|分钟|美元|欧元|港元|床位|元|%|％|‰|倍|家|个|件|块|项|人|名|户|座|所|处|张|台|套|辆|\
    艘|册|本|篇|部|场次|场|次|期|起|宗|笔|只|头|株|吨|亩|米|升|天|岁|条|间|门|支|批次|批|款|对|分|瓦|位";
const NUMBER: &str = "(?:[0-9０-９]{1,3}(?:,[0-9]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?";
const HAN_NUMBER: &str = "[两一二三四五六七八九]?[十百千][一二三四五六七八九十百千]*|[两二三四五六七八九]";
const ENGLISH_NUMBER: &str =
    "\\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty)\\b";
const MONTH: &str = "January|February|March|April|May|June|July|August|September|October|November|December";

patterns! {
    /// A number, or a range, with its unit of measure.
    AMOUNT = format!(
        "(?:{NUMBER}|{HAN_NUMBER}|{ENGLISH_NUMBER})(?:[%％]?\\s*[-—–~～至]+\\s*{NUMBER})?[余多]?\
         \\s?(?i:million |billion |thousand )?((?:[十百千万亿]{{0,3}}?)(?:(?:{UNITS})(?:/(?:[十百千万亿]*(?:人|户|元|平方米|立方米|平方公里|\
         公里|亩|公顷|天|年|辆)))?)|(?:km²|km|ha|GWh|MWh|kWh|GW|MW|kW|per cent|percent|percentage points?|points?)\\b)?"
    );
    /// By when something is due: year, month, day.
    DUE = "(?:力争|争取|确保|预计)?(到|至|在|于)?([12][0-9]{3})年内?(?:(1?[0-9])月)?(?:([1-3]?[0-9])日)?(底|末|年底)?(前|之前|以前)?[，,、：:]?";
    /// What of a year behind it is due.
    PART_OF_YEAR = "^(?:(上半年)(?:底|末)?(?:前|之前|以前)?|第?([一二三四1-4])季度(?:(?:底|末)(?:前|之前|以前)?|内|[，,：:]))[，,、：:]?";
    /// Several years, each of which has a value of its own.
    YEARS = "^(?:到|至|在|于)?[12][0-9]{3}年(?:底|末)?(?:(?:前)?(?:、|和|及|与|，到|，)(?:到)?[12][0-9]{3}年(?:底|末)?)+(?:前)?[，,：:]?";
    /// How many years a total is of.
    SPAN = "^([0-9]{1,2}|[一二两三四五六七八九十])年(?:内|间)?(?:累计|共|总计)";
    /// What a number behind a colon is said of.
    MEASURE = "(?:率|量|额|数|比重|比例|占比|面积|收入|满意度|投资|规模|强度|浓度|长度|里程|密度|水平|PM10|PM2\\.5)$";
    /// From which year a change counts.
    REFERENCE = "(?:较|比|与)(?:[12][0-9]{3}年(?:末|底)?|上年|上一年)(?:相比)?$";
    ENGLISH_REFERENCE = "(?i)\\b(?:from|below|above|against|on|relative to)\\s+(?:the\\s+)?([12][0-9]{3})\\s+(?:levels?|baseline|figures?)\\b";
    ENGLISH_BASE = "(?i)\\b(?:from|compared|than|since|below|above|against|relative|levels?|up|down)\\b";
    /// A share that is counted, whatever other numbers say of what.
    SHARE_OF = "^(?i:at least |at most |no more than |over |more than |fewer than |less than |under )?[0-9][0-9.,]*\\s?(?:%|per\\s?cent) of ";
    /// Names that only with another one are names.
    NO_NAME = "^(?i:open|hold|run|offer|provide|support|help|install|launch|host|start|set up|establish|complete|create|introduce)$|^(?:(?:国家|省部|省|市|县|区|镇|乡|村)级(?:以上)?|总量|总数|数量|总额|规模|总规模|增速|增幅|降幅|增长率|下降率|压缩率|比例|比重)$";
    /// Names whose first character is no word of a requirement.
    BEGINS_NAME = "^(?:再生|再就业|再利用|再制造|再担保|新能源|新型|新兴|新生|新农|新材料|新一代|新时代|新闻|新质|新媒体|新业态|新经济|共享|共同|共青|共建|在校|在册|在职|在岗|在园|在建|在线|要素|为民|年度|年轻|将军)";

    MONTH_DUE = "(?:每年)?(1?[0-9])月(?:([1-3]?[0-9])日)?(?:底|末)?(?:前|之前|以前)[，,、]?";
    END_OF_PERIOD = "(?:到)?[“\"]?十(三|四|五|六)五[”\"]?(?:规划|时期)*期?末[，,]?|(?:到)?(规划|方案|计划)期末[，,]?";
    ENGLISH_DUE = format!(
        "(?i)(\\S+\\s+)?\\b(?:by|before)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(?:([1-3]?[0-9])\\s+)?(?:({MONTH})\\s+)?([12][0-9]{{3}})\\b,?\\s*"
    );
    ENGLISH_YEAR = "(?i)(?:^in\\s+([12][0-9]{3}),?\\s+|\\s+in\\s+([12][0-9]{3})$)";
    /// Years that each have a number in an English clause.
    ENGLISH_YEARS = "(?i)(?:^|by |in )(?:(?:19|20)[0-9]{2}, )*(?:19|20)[0-9]{2},? and (?:19|20)[0-9]{2}";
    PAST = "截[至止]|已[经达有建]|去年|上一年|(?:目前|现有)[^基]*[0-9]";
    EACH = "^(?:在|为|使)?(?:各[县区市乡镇街地村]|每[个县区市乡镇街]|全部|所有)|(?:各[县区市乡镇]|每[个县区市乡镇街]{1,2})(?:至少|均|都)";
    AIM = "力争|争取|原则上|预计|(?i:aim (?:to|for)|aiming)";
    /// Something that is there or not: a document, a system, a body.
    MADE = "^(?:建立健全|建立|设立|制定|出台|印发|编制|发布|建成|成立|启动|完成|修订|组建|召开)|\
        ^(?i:publish|establish|set up|adopt|launch|open|complete|draft|create|introduce|approve)\\b";
    /// The same in a list of what is to be done in a year.
    DONE = "^(?:组织|开展|推进|推动|实施|建设|举办|形成|健全|完善|落实|提交|上线|开通|召开|签订|挂牌)";
    HALF_MADE = "基本|初步|进一步|更加|逐步|不断|持续|日益|一批|若干";
    BREAKTHROUGH = "前[0-9一二三四五六七八九十]+[位名]|有(?:较大|明显|重大|新的?)?突破|取得\\S{0,6}突破|实现\\S{0,4}突破";
    /// A requirement without a number.
    UNNUMBERED = "翻[一二两三四]?番|(?:实现|有)?新突破|(?:再)?创(?:历史)?新高|\\b(?i:doubled?|triple|halved?|by half|by a third|by a quarter)\\b";
    /// Names of what is counted for so many of another.
    PER = "^每([百千万]|十万)(?:名)?(?:常住)?(人口|人|老年人|户)?|^([万千])人";
    RATIO = "人均|户均|地均|每[百千万亩平]|^单位|单位(?:GDP|增加值|产值|产品|面积)|^[万亿]元|强度|密度|浓度|(?i:\\bper\\b)";
    SHARE = "率$|比重$|比例$|占比$|满意度$|水平$|(?i:rate$|^share|proportion|percentage|coverage$)";
    TOTAL = "(?:总数|总量|拥有量|保有量|存量|存栏|总规模|库存)$|(?i:^number of|^total)";
    YEARLY = "(?:额|收入|产值|增加值|总值|产量|申请量|授权量|登记量|成交|投资|消费|消费总量|投入|营收|贷款|人次|吞吐量|起数|死亡人数|\
        用水量|能耗|排放量|诊疗量|支出|税收|GDP)$|(?i:spending|revenue|income|output|sales|exports|energy use|water use|consumption|deaths|emissions|visits)$";
    /// Names of what should be less.
    BAD = "死亡|发病|患病|感染率|投诉|差评|事故|能耗|耗能|排放|失业|贫困|返贫|辍学|违法|违规|犯罪|案发|发案|信访|上访|超标|污染|负担|成本|\
        时限|时间|时长|积压|隐患|漏损|空置|流失|不合格|不良|债务|负债|碳强度|浓度|PM2|耗水|用水|用时|耗时|等候|等待|排队|拥堵|逾期|超期|超时|延误|闲置|损耗|浪费|赤字|纠纷|失信|伤亡|受伤|停电|欠费|欠薪|杠杆|\
        发生率|发生数|缺陷|缺勤|缺课|短缺|误诊|误差|疾病|病死|病害|感染|致残|致死|早产|贫血|抑郁|自杀|溺水|亡人|劣|黑臭|臭氧|噪声|异味|油烟|扬尘|火点|填埋|排污|弃水|弃风|弃光|损失|亏损|破产|倒闭|烂尾|停工|停产|停水|\
        爆管|堵塞|内涝|积水|废品|次品|败诉|改判|上诉|再犯|吸毒|涉毒|诈骗|盗窃|离职|延期|超支|超载|超限|恩格尔|基尼|差距|施用量|农药|化肥|煤炭消费|二氧化|氮氧|需氧量|氨氮|总磷|水耗|电耗|物耗|油耗|煤耗|消耗|荒漠|沙化|石漠|退化|撂荒|抛荒|裸露|\
        周期|时延|跑动次数|办理环节|审批环节|申报材料|证明事项|缺口|火灾|拖欠|差错|错误|退货|违约|近视|肥胖|吸烟|\
        (?i:mortalit|death|unemploy|crime|emission|leak|complaint|waiting|poverty|error|vacan|accident|injur|delay|landfill|\
        obes|smok|suicide|pollut|drop-?out|absen|backlog|debt|homeless|casualt|loss|wait|queue|overdue|unresolv|fail|fatal|fraud|theft|violen|deficit|congest|shortage|infect|illness|disease|\\btimes?\\b|waste|cost|stillb|stroke|cancer|diabet|addict|overdos|burglar|robber|assault|harass|bull[yi]|truan|bankrupt|insolv|arrear|evict|litter|nois|flood|spill|outage|interrupt|inequal|\\bgap\\b|defect|reject|\\bmiss|no-?show|\\blate|breach|violat|incident|collision|crash|\\bfires\\b|drown|depriv|hunger|malnutr|stunt|an[a]?emia|pregnan|carbon|pesticid|sewage|erosion|deforest)";
    /// What was not done, whatever would cure it.
    UNDONE = "未(?:办|检|完|达|按|结|整改|处|回|解|落实|覆盖|通过|纳入|缴|治|审|签|还|修)|逾期|超期|超时|(?i:\\bun(?:answered|resolved|treated|closed|paid|met|recycled|prevented|filled|solved))";
    /// Units of measure of what should not take long, and names that count them.
    DURATION = "^(?:个?工作日|天|小时|分钟|(?i:days?|hours?|minutes?|weeks?|months?))$";
    COUNTS_TIME = "天数|时数|(?i)days (?:of|with)|^number of days";
    /// What in a name shows that it was torn out of a sentence: years, references, other figures, ends of clauses.
    UNCLEAN = "^[（(]|[①-⑳]|(?:较|比|与|相比)(?:[“\"‘0-9０-９]|上年|上一年|去年|基期|同期|规划|往年)|较$|[0-9]个[和及、与]?$|(?:^|[^0-9])(?:19|20)[0-9]{2}(?:[^0-9]|$)|\
        [0-9０-９]\\s*(?:[%％‰]|个?百分点|per ?cent)|[今明后来去当次]年(?:[^轻龄度]|$)|上半年|下半年|季度|年(?:底|末|内|累计|总计|共[^享建同青])|累计|分别|每年|逐年|\
        ^(?:以[上下内]|左右|底前|末前)|[、和及与](?:[0-9]|[一二两三四五六七八九十百千]+[条座个所家项处件名户台辆亩])|[€$£¥]|\
        (?i)\\b(?:by|from|to|than) [0-9]|\\bper [0-9]|\\bbetween [0-9]|\\b(?:compared|respectively)\\b|\
        \\b(?:from|to|by|of|per|than|with|between|below|above|at|in|for|and|or|the|twice)$";
    /// Since when something changes.
    SINCE = "较|比|同|年均|每年|由|从|(?i:from|since|compared|year)";
    /// What is done against it.
    CURE = "办结|处置|治理|化解|整改|解决|控制率|达标|减排|下降[率量]|降低[率量]|减少[率量]|压减|修复|处理|回复|答复|防治|管理|筛查|覆盖|检测|监测|利用|\
        无害化|回收|处罚|结案|查处|整治|消除|淘汰|关停|帮扶|脱贫|救助|就业|预防|预警|保险|防灾|减灾|救灾|消毒|戒毒|禁毒|反诈|修复|康复|改良|诊疗|防控|报告率|安置|(?i:recycl|reduction|resolved|answer|treat|clos|reply|prevent|cessation)";
    /// Verbs in names of what somebody gets done.
    ACHIEVED = "新增|新建|净增|拥有|受让|获批|获得|通过|转化|开展|创建|设置|参加|参与|完成|实现|建成|入选|(?i:\\bhave\\b|\\bhas\\b)";
    /// What is new in a year.
    NEWLY = "^(?:新增|净增|新建|新改建|新扩建)";
    ENDS_IN_MEASURE = "(?:率|量|额|数|值|比重|比例|占比|面积|收入|人数|起数|满意度|投资|规模)$";
    /// What may not be torn from the character before it.
    TORN = "(?:人均|户均|地均|平均|自由|各自|来自|行为|作为|存在|主要|需要|重要|通过|经过|发达|占比|得到|公共|节约|集约|首都|系列|成为|目的|扩大|最高|提升为)$";
    JOINTS = "、|和|及|以及|与";
    JOINTS_EN = ",? and |, ";
    RESIDUE = "^(?:[值率量额性者费]|数$|数量|业(?:$|[^务态主])|化率|化水平|化程度|力$|度$|用地|主义|能力|水平|面积)";
    /// A list that goes on.
    OPEN_LIST = "(?:^|[^中高初同平上下优])等(?:[^级于次候]|$)";
    /// Words of a stretch of years before what they count.
    PERIOD = "^(?:在|从|自)?(?:[12][0-9]{3}年(?:起|开始|以来)|[“\"]?十[三四五六]五[”\"]?(?:规划)?(?:时期|期间)?|规划期内?|方案期内?|[12][0-9]{3}[-—–~～至][12][0-9]{3}年|(?:利用|用|经过|在)?[0-9一二三四五两]+(?:[-—–~～至][0-9]+)?年(?:左右)?的?(?:时间)?)(?:内|间)?$";
}

/// Units of measure by what is counted, where the document only says by how much percent it changes.
pub(super) const UNITS_OF_NAMES: [(&str, &str); 6] = [
    ("收入 产值 增加值 总值 投资 消费额 贷款 支出 投入 税收 营收 融资额 交易额 成交额 销售额 出口额", "亿元"),
    ("专利 商标 版权 著作权 案件 专利拥有 专利申请 专利授权 案件数", "件"),
    ("企业 机构 商户", "家"),
    ("人数 人才 人员 人口", "人"),
    ("起数", "起"),
    ("项目 园区 中心 平台", "个"),
];
/// What may stand behind them.
pub(super) const COUNTS: [&str; 4] = ["总数", "总量", "数量", "量"];

/// The words of a list.
pub(super) fn of(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

pub(super) fn finds(pattern: &Pattern, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

pub(super) fn found<'t>(pattern: &Pattern, text: &'t str) -> Option<&'t str> {
    pattern.as_ref()?.find(text).map(|found| found.as_str())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_is_one() {
        assert!(super::ALL.iter().all(|pattern| pattern.is_some()));
    }
}
