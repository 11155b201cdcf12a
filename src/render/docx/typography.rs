//! Fonts and sizes of each language, and text in them.

use maud::{Markup, html};

use crate::locale::Language;
use crate::render::visible;

pub(super) const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn xml(content: &Markup) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{}", content.0)
}

/// Fonts and sizes, in half points, and exact line heights, in twentieths of a point.
pub(super) struct Typography {
    pub(super) language: &'static str,
    /// Which font a sign gets that Chinese and Latin fonts have both: “ ” — …
    pub(super) hint: &'static str,
    /// Of Latin letters and digits; of headings.
    pub(super) latin: [&'static str; 2],
    /// 小标宋 二号.
    pub(super) title: Face,
    /// 仿宋 三号.
    pub(super) body: Face,
    /// 黑体 and 楷体 三号.
    pub(super) headings: [Face; 2],
    /// 仿宋 五号.
    pub(super) table: Face,
    /// 宋体 四号.
    pub(super) page_number: Face,
    /// Whether the first line of a paragraph is indented.
    pub(super) indents: bool,
    /// Between the number of an item and its text.
    pub(super) gap: &'static str,
}

pub(super) struct Face {
    pub(super) font: &'static str,
    pub(super) size: u32,
    pub(super) line: u32,
}

impl Typography {
    pub(super) fn of(language: Language) -> Self {
        let face = |font, size, line| Face { font, size, line };
        match language {
            Language::Chinese => Self {
                language: "zh-CN",
                hint: "eastAsia",
                latin: ["Times New Roman"; 2],
                title: face("方正小标宋简体", 44, 660),
                body: face("仿宋_GB2312", 32, 560),
                headings: [face("黑体", 32, 560), face("楷体_GB2312", 32, 560)],
                table: face("仿宋_GB2312", 21, 340),
                page_number: face("宋体", 28, 340),
                indents: true,
                gap: "",
            },
            Language::English => Self {
                language: "en-GB",
                hint: "default",
                latin: ["Times New Roman", "Arial"],
                title: face("黑体", 36, 480),
                body: face("宋体", 24, 360),
                headings: [face("黑体", 28, 400), face("黑体", 24, 360)],
                table: face("宋体", 19, 260),
                page_number: face("宋体", 22, 300),
                indents: false,
                gap: " ",
            },
        }
    }
}

/// Text with the language of its fonts; what a person has to write is grey.
pub(super) fn run(text: &str, is_blank: bool, style: &Typography) -> Markup {
    html! {
        w:r {
            w:rPr {
                w:rFonts w:hint=(style.hint) {}
                @if is_blank { w:color w:val="808080" {} }
            }
            w:t xml:space="preserve" { (visible(text)) }
        }
    }
}
