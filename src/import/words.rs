//! Words by which proposals are made, beside those of the grammar of requirements.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::model::with_plain_digit;

/// Words that are looked for together, parted by `|`: `^` and `$` are the ends of the text, `<` and `>` those of an English word, `#`
/// is any digit, `{a,b}` is either, and English is found in either case.
pub(super) struct WordList {
    list: &'static str,
    by_first: OnceLock<FxHashMap<char, Vec<String>>>,
}

impl WordList {
    /// Where the first of them stands from a place on.
    pub(super) fn find_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let by_first = self.by_first();
        let places = text.get(from..)?.char_indices().filter(|(_, sign)| by_first.contains_key(&plain(*sign)));
        places.map(|(at, _)| from + at).find_map(|at| Some(at..self.end_at(text, at)?))
    }

    /// Where the word ends that begins at a place.
    pub(super) fn end_at(&self, text: &str, at: usize) -> Option<usize> {
        let (before, behind) = text.split_at_checked(at)?;
        let words = self.by_first().get(&plain(behind.chars().next()?))?;
        words.iter().find_map(|marked| {
            let word = bare(marked);
            let mut rest = behind.chars();
            if !word.chars().all(|sign| rest.next().is_some_and(|other| plain(other) == plain(sign))) {
                return None;
            }
            let is_apart = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_ascii_alphanumeric());
            let (last, next) = (before.chars().next_back(), rest.clone().next());
            let begins = !marked.starts_with('^') || last.is_none();
            let begins = begins && (!marked.starts_with('<') || is_apart(last));
            let ends = !marked.ends_with('$') || word == "$" || next.is_none();
            let ends = ends && (!marked.ends_with('>') || is_apart(next));
            (begins && ends).then(|| text.len() - rest.as_str().len())
        })
    }

    /// Whether a text ends with one of them.
    pub(super) fn ends(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.end_at(text, at) == Some(text.len()))
    }

    fn by_first(&self) -> &FxHashMap<char, Vec<String>> {
        self.by_first.get_or_init(|| {
            let mut by_first: FxHashMap<char, Vec<String>> = FxHashMap::default();
            for marked in of(self.list).flat_map(spelled_out) {
                by_first.entry(bare(&marked).chars().next().map_or(' ', plain)).or_default().push(marked);
            }
            by_first
        })
    }
}

/// Each word that one with `{a,b}` stands for.
fn spelled_out(word: &str) -> Vec<String> {
    let parted = word.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (choices, behind))) = parted else { return vec![word.to_owned()] };
    let ends = spelled_out(behind);
    let each = |choice: &str| ends.iter().map(|end| format!("{before}{choice}{end}")).collect::<Vec<_>>();
    choices.split(',').flat_map(each).collect()
}

/// A word without its marks.
fn bare(marked: &str) -> &str {
    let word = marked.strip_prefix(['^', '<']).unwrap_or(marked);
    word.strip_suffix(['$', '>']).filter(|word| !word.is_empty()).unwrap_or(word)
}

/// A character as words are compared by it.
fn plain(sign: char) -> char {
    let sign = with_plain_digit(sign);
    if sign.is_ascii_digit() { '#' } else { sign.to_ascii_lowercase() }
}

macro_rules! words {
    ($($(#[$note:meta])* $name:ident = $list:expr;)*) => {
        $($(#[$note])* pub(super) static $name: WordList = WordList { list: $list, by_first: OnceLock::new() };)*
    };
}

words! {
    /// English words behind which a number of four digits is a year.
    BEFORE_YEARS = "from $|in $|since $|with $|by $|of $|between $|the $|to $|than $|below $|until $";
    /// Counting words and units of measure, the longer before those that they begin with.
    UNIT = "个百分点|百分点|个工作日|工作日|个行政村|吨标准煤|标准箱|标箱|人次|万人次|平方公里|平方千米|平方米|立方米|微克|毫克|千瓦时|千瓦|千米|公里|公顷|公斤|千克|斤|小时|分钟|美元|欧元|港元|床位|元|\
        %|％|‰|倍|家|个|件|块|项|人|名|户|座|所|处|张|台|套|辆|艘|册|本|篇|部|场次|场|次|期|起|宗|笔|只|头|株|吨|亩|米|升|天|岁|条|间|门|支|批次|批|款|对|分|瓦|位";
    PER_UNIT = "人|户|元|平方米|立方米|平方公里|公里|亩|公顷|天|年|辆";
    ENGLISH_UNIT = "km²|km>|kg>|kilograms>|grams>|micrograms>|tons>|metres>|meters>|TWh>|ha>|hectares>|acres>|tonnes>|miles>|kilometres>|litres>|GWh>|MWh>|kWh>|GW>|MW>|kW>|per cent>|percent>|percentage points>|percentage point>|points>|point>";
    /// Words behind which a number is somebody's age, or a name.
    AGED = "<{scope,type,level,tier,stage,phase,grade,class,category,band,zone,line,part,chapter,article,option}$|<aged$|<ages$|<age$|<aged {over,under,between,from}$|<{age,ages} of$|<{children,people,adults,women,men,girls,boys,those,persons,residents,pupils,\
        infants,students,patients} {under,over,above,below}$";
    /// Words behind which a number of years says for how long.
    SPAN = "<over $|<next $|<past $|<last $|<for $";
    /// Words behind which a number says of what something is, and not how much it should be.
    ATTRIBUTE = "<on $|<at $|<in $|<for $|<across $|<among $|<with $|<of the $|<within $";
    /// What is said of whom, in a sentence of which the subject is counted.
    PREDICATE = "<will>|<should>|<shall>|<must>|<can>|<is>|<are>|<was>|<were>|<has>|<have>";
    /// What many do.
    DEED = "<use>|<reach>|<receive>|<achieve>|<meet>|<live>|<complete>|<attend>|<feel>|<say>|<report>|<rate>|<take>|<own>|<travel>|<arrive>|<pass>|<gain>|<hold>|<get>|<make>|<go>|\
        <participate>|<benefit>|<survive>|<speak>|<read>|<walk>|<cycle>|<start>|<finish>|<enter>|<enrol>|<stay>|<know>|<believe>|<agree>|<score>|<come>|<run>|<find>|<leave>|<need>|<work>|<vote>|<recommend>|<wait>|<have>|\
        <wear>|<give>|<spend>|<buy>|<eat>|<drink>|<ride>|<drive>|<play>|<learn>|<earn>|<pay>|<trust>|<choose>|<apply>|<adopt>|<follow>|<separate>|<compost>|<recycle>|\
        <contribute>|<engage>|<show>|<move>|<return>|<remain>|<continue>|<die>|<smoke>|<suffer>|<lack>|<miss>|<fail>|<drop>|<join>|<subscribe>";
    /// Words behind which a number is that of a part of a year.
    PART_OF_YEAR = "每月$|每周$|每天$|每日$|每季$|每季度$|每半年$";
    /// Words after which an English sentence says something beside what it asks for.
    ASIDE = ", {as,with,while,including,through,so,which,up from,down from,such as,particularly,especially,thereby,in line,in order,where,who,to} ";
    /// Words that begin a clause and are no verb that asks for something.
    NO_VERB = "^{some,all,nearly,almost,another,every,each,only,just,these,those,the,our,an,a,up,both,any,most,of,in,by,and,or,to}$";
    /// What a number behind a colon is said of.
    MEASURE = "率$|量$|额$|数$|比重$|比例$|占比$|面积$|收入$|满意度$|投资$|规模$|强度$|浓度$|长度$|里程$|密度$|水平$|PM10$|PM2.5$";
    ENGLISH_BASE = "<from>|<compared>|<than in>|<since>|<below>|<above>|<against>|<relative>|<level>|<levels>|<up>|<down>";
    /// Names that only with another one are names.
    NO_NAME = "^{open,hold,run,offer,provide,support,help,install,launch,host,start,set up,establish,complete,create,introduce}$|\
        ^{国家,省部,省,市,县,区,镇,乡,村}级{,以上}$|^{总量,总数,数量,总额,规模,总规模,增速,增幅,降幅,增长率,下降率,压缩率,比例,比重}$";
    /// Names whose first character is no word of a requirement.
    BEGINS_NAME = "^再生|^再就业|^再利用|^再制造|^再担保|^新能源|^新型|^新兴|^新生|^新农|^新材料|^新一代|^新时代|^新闻|^新质|^新媒体|^新业态|^新经济|^共享|^共同|^共青|^共建|^在校|^在册|\
        ^在职|^在岗|^在园|^在建|^在线|^要素|^为民|^年度|^年轻|^将军";
    RESIDUE = "^值|^率|^量|^额|^性|^者|^费|^数$|^数量|^化率|^化水平|^化程度|^用地|^主义|^能力|^水平|^面积|^力$|^度$";
    /// What each region or unit must reach.
    EACH = "^各{县,区,市,乡,镇,街,地,村}|^每{个,县,区,市,乡,镇,街}|^全部|^所有|各{县,区,市,乡,镇,县区,乡镇}{至少,均,都}|\
        每{县,区,市,乡,镇,街}{至少,均,都}|每个{县,区,市,乡,镇,街}{至少,均,都}";
    /// How often, behind all that a clause lists.
    EACH_YEAR = "each year$|every year$|a year$|per year$|annually$";
    /// What parts what is counted from what is said of it.
    BEHIND_NOUN = "<in>|<of>|<at>|<for>|<with>|<to>|<on>|<from>|<by>|<into>|<who>|<that>|<aged>|<should>|<within>|<through>|<during>|<across>|<back>|<each>";
    LEADS_YEARS = "<by $|<in $|, $";
    PAST = "截至|截止|已经|已达|已有|已建|去年|上一年|过去|^目前$|^当前$|^近年来|<last year>|<{in,over} the {past,last}>";
    AIM = "力争|争取|原则上|预计|aim to|aim for|aiming";
    BREAKTHROUGH = "有{,较大,明显,重大,新,新的}突破|取得{,较大,明显,重大,新,新的,实质性,历史性,关键,关键性}突破|实现{,新,新的,重大,历史性,零的}突破|\
        前{#,##,###,一,二,三,四,五,六,七,八,九,十,二十,三十,五十}{位,名}";
    /// Something that is there or not: a document, a system, a body.
    MADE = "^建立健全|^建立|^设立|^制定|^出台|^印发|^编制|^发布|^建成|^成立|^启动|^完成|^修订|^组建|^召开|^publish>|^establish>|^set up>|^adopt>|^launch>|\
        ^open>|^complete>|^draft>|^create>|^introduce>|^approve>";
    /// The same in a list of what is to be done in a year.
    DONE = "^组织|^开展|^推进|^推动|^实施|^建设|^举办|^形成|^健全|^完善|^落实|^提交|^上线|^开通|^召开|^签订|^挂牌";
    HALF_MADE = "基本|初步|进一步|更加|逐步|不断|持续|日益|一批|若干";
    /// A requirement without a number.
    UNNUMBERED = "翻番|翻一番|翻二番|翻两番|翻三番|翻四番|实现新突破|有新突破|新突破|再创历史新高|再创新高|创历史新高|创新高|<double>|<doubled>|<triple>|<halve>|<halved>|<eliminate>|<eradicate>";
    /// Names of what is counted for so many of another.
    RATIO = "人均|户均|地均|每百|每千|每万|每亩|每平|^单位|单位GDP|单位增加值|单位产值|单位产品|单位面积|^万元|^亿元|强度|密度|浓度|<per>";
    SHARE = "率$|比重$|比例$|占比$|满意度$|水平$|rate$|^share|proportion|percentage|coverage$";
    TOTAL = "总数$|总量$|拥有量$|保有量$|存量$|存栏$|总规模$|库存$|^number of|^total";
    YEARLY = "额$|收入$|产值$|增加值$|总值$|产量$|申请量$|授权量$|登记量$|成交$|投资$|消费$|消费总量$|投入$|营收$|贷款$|人次$|吞吐量$|起数$|死亡人数$|用水量$|能耗$|排放量$|诊疗量$|\
        支出$|税收$|GDP$|spending$|revenue$|income$|output$|sales$|exports$|energy use$|water use$|consumption$|deaths$|\
        emissions$|visits$";
    /// Names of what should be less.
    BAD = "死|亡|伤|灾|违|非法|僵尸|落后|复发|坏账|发病|患病|感染率|投诉|差评|事故|能耗|耗能|排放|失业|贫困|返贫|辍学|犯罪|案发|发案|信访|上访|超标|污染|负担|成本|时限|时间|时长|积压|隐患|漏损|空置|流失|不合格|不良|债务|\
        负债|碳强度|浓度|PM2|耗水|用水|用时|耗时|等候|等待|排队|拥堵|逾期|超期|超时|延误|闲置|损耗|浪费|赤字|纠纷|失信|停电|欠费|欠薪|杠杆|发生率|发生数|缺陷|缺勤|缺课|短缺|误诊|\
        误差|疾病|病害|感染|致残|早产|贫血|抑郁|自杀|溺水|劣|黑臭|臭氧|噪声|异味|油烟|扬尘|火点|填埋|排污|弃水|弃风|弃光|损失|亏损|破产|倒闭|烂尾|停工|停产|停水|爆管|堵塞|内涝|\
        积水|废品|次品|败诉|改判|上诉|再犯|吸毒|涉毒|诈骗|盗窃|离职|延期|超支|超载|超限|恩格尔|基尼|差距|施用量|农药|化肥|煤炭消费|二氧化|氮氧|需氧量|氨氮|总磷|水耗|电耗|物耗|油耗|煤耗|消耗|\
        荒漠|沙化|石漠|退化|撂荒|抛荒|裸露|周期|时延|跑动次数|办理环节|审批环节|申报材料|证明事项|缺口|拖欠|差错|错误|退货|近视|肥胖|吸烟|mortalit|death|unemploy|\
        crime|emission|leak|complaint|waiting|poverty|error|vacan|accident|injur|delay|landfill|obes|smok|suicide|\
        pollut|drop-out|dropout|absen|backlog|debt|homeless|casualt|loss|wait|queue|overdue|unresolv|fail|fatal|fraud|\
        theft|violen|deficit|congest|shortage|infect|illness|disease|<time>|<times>|waste|<lost>|<rejected>|cost|stillb|stroke|cancer|\
        diabet|addict|overdos|burglar|robber|assault|harass|bully|bulli|truan|bankrupt|insolv|arrear|evict|litter|\
        nois|flood|spill|outage|interrupt|inequal|<gap>|defect|reject|<miss|no-show|noshow|<late|breach|violat|\
        incident|collision|crash|<fires>|drown|depriv|hunger|malnutr|stunt|anemia|anaemia|pregnan|carbon|pesticid|\
        sewage|erosion|deforest";
    /// What a name that should be more holds.
    GOOD_KIND = "新能源|绿色|清洁|再生|达到或好于|达到或优于|非化石|优质|优良|装配式|高标准|节能|高新技术|示范|良种|membership|coverage|access|literacy|attendance|satisf|renewable|vaccinat|rating|recycl|employment|\
        readers|members|users|visitors|students|pupils|volunteers|subscribers|passengers|apprentices|graduates|\
        <specialists|<jobs>|<homes>|<trees|<businesses|<patents|graduat|retention|<enrol|<attain|<complet|<protected|<electric>|<trained|<qualified|participation|life expectancy|<efficien|\
        <organic|<affordable|<accessib|<connected|<insulated|woodland|canopy|cycling|walking|broadband|<bike|wetland|biodivers|volunteer|<productivity";
    /// How such a name ends, but for the words that it is measured.
    GOOD = "可办|受理|通客车|通邮|蓄积|产业|探访|配备|认证|认定|调解|培训|改造|开放|履约|准点|完好|普及|合格|达标|满意|满意度|知晓|参保|入学|入园|升学|巩固|签约|签订|接种|医学检查|健康检查|安检|抽检|供水|供气|供热|通达|绿地|绿道|植被|湿地|保护|城镇化|机械化|电气化|自动化|数控化|数字化|\
        信息化|智能化|标准化|规范化|规模化|绿化|资源化|现代化|国产化|一体化|教育年限|动力|自给|保障|分担|网办|通办|共享|公开|普惠|成功|满足|建设|入住|更换|转化|贡献|收入|产值|增加值|总值|投资|\
        零售|消费品|进出口|出口|外资|利润|税收|营收|销售|交易|成交|产量|产能|能力|吞吐|货运|客运|周转|游客|旅游|接待|专利|商标|版权|成果|品牌|标准|人才|技师|医师|医生|护士|教师|工程师|经费|支出|\
        投入|企业|公司|主体|机构|园区|基地|平台|中心|项目|集群|空间|孵化器|学校|幼儿园|学位|托位|床位|图书|馆|公园|公厕|道路|公路|里程|铁路|地铁|轨道|机场|航线|港口|车位|泊位|桩|基站|光网|宽带|\
        用户|算力|机架|装机|发电|储能|管网|灌溉|农田|粮食|耕地|造林|寿命|素养|锻炼|志愿者|组织|社工|试点|站|村|社区|生产率|持证|适配|使用|应用|联网|接入|拥有|供养|服务站";
    /// What was not done, whatever would cure it.
    UNDONE = "未办|未检|未完|未达|未按|未结|未整改|未处|未回|未解|未落实|未覆盖|未通过|未纳入|未缴|未治|未审|未签|未还|未修|逾期|超期|超时|<without>|<no>|<not>|<lack>|<never>|<unanswered|<unresolved|<untreated|\
        <unclosed|<unpaid|<unmet|<unrecycled|<unprevented|<unfilled|<unsolved";
    /// Units of measure of what should not take long, and names that count them.
    DURATION = "^个工作日$|^工作日$|^天$|^小时$|^分钟$|^day$|^days$|^hour$|^hours$|^minute$|^minutes$|^week$|^weeks$|^month$|^months$";
    COUNTS_TIME = "天数|时数|days of|days with|^number of days";
    /// What in a name shows that it was torn out of a sentence: references, other figures, ends of clauses.
    UNCLEAN = "{spends,covers,provides,uses} as|^or>|^and>|^{is,are,will,has,have}>|^including>|^that>|^增加值|^（|^(|{较,比,与}{上年,上一年,去年,基期,同期,规划,往年,“,\",‘,#}|较$|#个$|#个{和,及,、,与}$|#{, }{%,％,‰,百分点,个百分点,percent}|#{, }per cent|\
        上半年|下半年|季度|年{底,末,内,累计,总计,共}|{今,明,后,来,去,当,次}年|①|②|③|④|⑤|⑥|⑦|⑧|⑨|⑩|⑪|⑫|⑬|⑭|⑮|⑯|⑰|⑱|⑲|⑳|累计|分别|每年|逐年|<annually>|<{each,every} {year,month,week,day,season,spring,summer,autumn,winter,term}>|^with>|\
        ^以{上,下,内,后,来}|^之{前,后}|^后|^左右|^其中|每{月,季,周,天,日,两年,三年}|^上年|^未来|^过去|^近{两,三,五}年|五”{期间,时期}|要补|提$|^after>|^within>|^last |^past |^{底,末}前|{、,和,及,与}#|€|$|£|¥|<{by,from,than,per,between} #|<{compared,respectively}>|\
        <{from,to,by,of,per,than,with,between,below,above,at,in,for,and,or,the,twice}$";
    /// Since when something changes.
    SINCE = "较|比|同|年均|每年|由|从|from|since|compared|year";
    /// What is done against it.
    CURE = "服务|办结|处置|治理|化解|整改|解决|控制率|达标|减排|下降率|下降量|降低率|降低量|减少率|减少量|压减|修复|处理|回复|答复|防治|管理|筛查|覆盖|检测|监测|利用|无害化|回收|处罚|结案|查处|整治|消除|\
        淘汰|关停|帮扶|脱贫|救助|就业|预防|预警|保险|防灾|减灾|救灾|消毒|戒毒|禁毒|反诈|修复|康复|改良|诊疗|防控|报告率|安置|recycl|reduction|resolved|answer|treat|\
        clos|reply|prevent|cessation|neutral|zero-emission|zero emission|emission-free|on time|compost";
    /// Verbs in names of what somebody gets done.
    ACHIEVED = "新增|新建|净增|拥有|受让|获批|获得|通过|转化|开展|创建|设置|参加|参与|完成|实现|建成|入选|<have>|<has>";
    /// What is new in a year.
    NEWLY = "^新增|^净增|^新建|^新改建|^新扩建";
    ENDS_IN_MEASURE = "比率$|总数$|总量$|总额$|总规模$|率$|量$|额$|数$|值$|比重$|比例$|占比$|面积$|收入$|人数$|起数$|满意度$|投资$|规模$";
    /// What may not be torn from the character before it.
    TORN = "人均$|户均$|地均$|平均$|自由$|各自$|来自$|行为$|作为$|存在$|主要$|需要$|重要$|通过$|经过$|发达$|占比$|得到$|公共$|节约$|集约$|首都$|系列$|成为$|目的$|扩大$|最高$";
    /// Headings of columns of responsibility lists.
    UNIT_COLUMN = "责任单位|牵头单位|责任部门|牵头部门|负责单位|主责单位|承办单位|实施单位";
    SUPPORT_COLUMN = "配合|协办|参与|参加|协同|support|partner";
    ANSWER_COLUMN = "责任|牵头|主责|负责|承办|主办|实施单位|落实单位|lead|responsible|owner";
    NAMES_UNITS = "单位|部门|主体|机构|lead|responsible|support|owner";
    DEADLINE_COLUMN = "时限|时间|期限|deadline|due|日期";
    STANDARD_COLUMN = "标准|目标|成效|成果|指标|standard|target|deliverable|measure|output|goal";
    MATTER_COLUMN = "任务|事项|内容|措施|举措|项目|工作|matter|task|action|activity|work";
    JOINTS = "、|和|及|以及|与";
    JOINTS_EN = ", and | and |, ";
}

/// Units of measure by what is counted, where the document only says by how much percent it changes.
pub(super) const UNITS_OF_NAMES: [(&str, &str); 5] = [
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

/// Whether less of what is called so is better, as far as the name tells.
pub(super) fn is_bad(name: &str) -> bool {
    finds(&UNDONE, name) || finds(&BAD, name) && !finds(&CURE, name)
}

pub(super) fn finds(words: &WordList, text: &str) -> bool {
    words.find_from(text, 0).is_some()
}

pub(super) fn found<'t>(words: &WordList, text: &'t str) -> Option<&'t str> {
    text.get(words.find_from(text, 0)?)
}
