//! What the headings of published files say of their columns.

/// How publishers call columns of regions, without capital letters and what is neither letter nor digit.
const REGIONS: [&str; 38] = [
    "area",
    "areaname",
    "city",
    "country",
    "countryname",
    "countryorarea",
    "county",
    "department",
    "district",
    "entity",
    "geo",
    "geoarea",
    "geoareaname",
    "geographicarea",
    "geography",
    "geographyname",
    "jurisdiction",
    "location",
    "locationname",
    "municipality",
    "province",
    "refarea",
    "referencearea",
    "regionname",
    "territory",
    "territoryname",
    "区县",
    "区域",
    "县区",
    "各地区",
    "国家",
    "国家地区",
    "地区名称",
    "城市",
    "省",
    "省份",
    "省市",
    "行政区划",
];
/// Words in the headings of columns that say something of the value beside them.
const ASIDE_WORDS: [&str; 22] = [
    "anmerkung",
    "anmerkungen",
    "bemerkung",
    "bemerkungen",
    "comment",
    "commentaire",
    "comments",
    "flag",
    "flags",
    "footnote",
    "footnotes",
    "nota",
    "notas",
    "note",
    "notes",
    "observaciones",
    "remark",
    "remarks",
    "remarque",
    "remarques",
    "symbol",
    "symbols",
];
const CHINESE_ASIDES: [&str; 9] = ["备注", "附注", "脚注", "注释", "说明", "标记", "标志", "符号", "数据状态"];
/// Which status is that of a value, and of no person.
const STATUS_OF_VALUE: [&str; 6] = ["conf", "confidentiality", "data", "obs", "observation", "value"];

/// The heading in small letters, without what is neither letter nor digit.
pub(super) fn squeezed(heading: &str) -> String {
    heading.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

pub(super) fn names_regions(heading: &str) -> bool {
    REGIONS.contains(&squeezed(heading).as_str())
}

/// Whether a heading is that of flags or remarks.
pub(super) fn is_aside(heading: &str) -> bool {
    let small = heading.to_lowercase();
    let words: Vec<&str> = small.split(|sign: char| !sign.is_alphanumeric()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let squeezed = squeezed(heading);
    let is_status = words.contains(&"status") && (squeezed == "status" || has(&STATUS_OF_VALUE));
    let is_chinese = squeezed == "注" || CHINESE_ASIDES.iter().any(|word| squeezed.contains(word));
    has(&ASIDE_WORDS) || is_status || is_chinese
}

/// Whether one of the words of a heading is known, in any case.
pub(super) fn has_word(heading: &str, known: &[&str]) -> bool {
    heading.to_lowercase().split(|sign: char| !sign.is_alphanumeric()).any(|word| known.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{is_aside, names_regions};

    #[test]
    fn flags_and_remarks_are_told_from_parts_by_their_headings() {
        for heading in
            ["COMMENT_OBS_0", "Flag Codes", "OBS_STATUS", "Status", "备 注", "数据说明", "Foot note", "CONF_STATUS"]
        {
            assert!(is_aside(heading), "{heading}");
        }
        for heading in ["Marital status", "Employment status", "Sex", "Notebooks", "OBS_VALUE", "状况", "注册类型"]
        {
            assert!(!is_aside(heading), "{heading}");
        }
    }

    #[test]
    fn headings_of_regions_are_known_in_any_writing() {
        assert!(
            ["Entity", "REF_AREA", "RefArea", "Country or Area", "地区名称", "省 份"].into_iter().all(names_regions)
        );
        assert!(!["Sex", "Country Code", "Age", "Unit"].into_iter().any(names_regions));
    }
}
