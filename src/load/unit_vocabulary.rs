//! The words and signs of lines about units of measure.

/// What stands before 单位 where an organisation follows.
pub(super) const ORGANISATION_LABELS: &[&str] = &[
    "填报", "编制", "制表", "责任", "主管", "报送", "填表", "上报", "牵头", "配合", "发布", "提供", "承办", "协办",
    "主办", "实施", "建设", "参与", "成员",
];

/// How the names of organisations end.
pub(super) const ORGANISATION_ENDS: &[&str] = &["局", "委", "办", "部", "厅", "院", "会", "中心", "公司", "政府"];

pub(super) const ENGLISH_ORGANISATION_LABELS: &[&str] = &[
    "reporting",
    "responsible",
    "lead",
    "leading",
    "supporting",
    "business",
    "compiling",
    "statistical",
    "administrative",
    "organisational",
    "organizational",
    "executive",
    "submitting",
    "issuing",
];

pub(super) const ENGLISH_ORGANISATION_ENDS: &[&str] = &[
    "office",
    "bureau",
    "department",
    "ministry",
    "committee",
    "commission",
    "centre",
    "center",
    "company",
    "government",
    "agency",
    "authority",
    "institute",
    "division",
    "council",
];

/// Units of measure that tables of statistics have, without multipliers.
pub(super) const COMMON: &[&str] = &[
    "元",
    "美元",
    "欧元",
    "港元",
    "日元",
    "人",
    "人次",
    "户",
    "家",
    "个",
    "件",
    "项",
    "座",
    "张",
    "台",
    "套",
    "辆",
    "艘",
    "册",
    "篇",
    "场",
    "起",
    "宗",
    "笔",
    "只",
    "头",
    "株",
    "吨",
    "吨标准煤",
    "公斤",
    "千克",
    "斤",
    "公顷",
    "亩",
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "米",
    "公里",
    "千米",
    "千瓦",
    "千瓦时",
    "瓦",
    "升",
    "小时",
    "天",
    "岁",
    "张床位",
    "标箱",
    "标准箱",
    "%",
    "％",
    "‰",
    "百分点",
    "个百分点",
    "kW",
    "kWh",
    "MW",
    "GWh",
    "km",
    "ha",
    "km²",
];

/// English words that multiply.
pub(super) const ENGLISH_SCALES: &[&str] = &[
    "ten",
    "hundred",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "trillions",
    "k",
    "10k",
    "mn",
    "mln",
    "bn",
    "mil",
    "mio",
    "bil",
    "mrd",
    "tsd",
    "thsd",
    "thous",
    "'000",
];

/// English words that are only ever units of measure.
pub(super) const ENGLISH_UNITS: &[&str] = &[
    "yuan",
    "rmb",
    "cny",
    "usd",
    "us$",
    "eur",
    "euro",
    "euros",
    "dollar",
    "dollars",
    "gbp",
    "pounds",
    "yen",
    "percent",
    "percentage",
    "percentages",
    "kt",
    "tonne",
    "tonnes",
    "tons",
    "kilogram",
    "kilograms",
    "kg",
    "hectare",
    "hectares",
    "kilometre",
    "kilometres",
    "kilometers",
    "persons",
    "households",
    "points",
    "kwh",
    "mwh",
    "gwh",
    "twh",
    "gj",
    "tj",
    "mw",
    "gw",
    "kw",
    "watt",
    "kilowatt",
    "megawatt",
    "gigawatt",
    "terawatt",
    "km",
    "km²",
    "m²",
    "m³",
    "‰",
];

/// Words between those: gigawatt hours, tonnes per year.
pub(super) const ENGLISH_FILLERS: &[&str] =
    &["of", "per", "hour", "hours", "year", "square", "cubic", "metric", "us", "current", "constant", "prices"];

pub(super) const PER_THOUSAND_WORDS: &[&str] =
    &["per 1000", "per 1,000", "per 1 000", "per thousand", "per mille", "per mil", "permille"];

/// What stands before a unit of measure in a sentence of Chinese: 均为万元, 以人民币万元列示.
pub(super) const BEFORE_UNITS: &[char] = &['以', '按', '用', '为', '是', '系'];

/// What stands behind it.
pub(super) const BEHIND_UNITS: &[&str] =
    &["计", "列", "表示", "填", "反映", "为", "作", "统计", "汇总", "核算", "折算", "编报"];

/// What may stand beside a unit of measure without making it another one.
pub(super) const REMARKS: &[&str] = &["现价", "当年价", "当年价格", "年末", "年底", "全年", "人民币"];

/// What stands before a unit of measure in English, at the start of a word.
pub(super) const ENGLISH_BEFORE_UNITS: &[&str] = &["in ", "are ", "is ", "unit ", "units "];

/// A sign as it is most often written: the colons and brackets of other input methods, and the traditional forms of the
/// characters of units of measure.
pub(super) fn folded(sign: char) -> char {
    match sign {
        '∶' | '﹕' | '︓' | '꞉' | '：' => ':',
        '＝' => '=',
        '[' | '［' | '【' | '〔' | '〖' | '{' | '｛' => '(',
        ']' | '］' | '】' | '〕' | '〗' | '}' | '｝' => ')',
        '–' | '—' | '－' | '−' | '―' => '-',
        '單' => '单',
        '萬' => '万',
        '億' => '亿',
        '噸' => '吨',
        '戶' => '户',
        '個' => '个',
        '畝' => '亩',
        '頃' => '顷',
        '幣' => '币',
        '圓' => '元',
        '歐' => '欧',
        '張' => '张',
        '臺' => '台',
        '輛' => '辆',
        '標' => '标',
        '準' => '准',
        '歲' => '岁',
        '時' => '时',
        '點' => '点',
        '為' => '为',
        '計' => '计',
        '報' => '报',
        '編' => '编',
        '責' => '责',
        '辦' => '办',
        '廳' => '厅',
        '會' => '会',
        other => other,
    }
}
