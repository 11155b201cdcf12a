//! 统计值: what was measured.

use super::{Number, PartialDate};

named! {
    /// How firm a value is.
    pub enum Quality: "quality" {
        /// 核定: final.
        Final = "final",
        /// 初步: may still be revised.
        Provisional = "provisional",
        /// 修订: replaces an earlier value.
        Revised = "revised",
        /// 口径调整: counted anew from this year on; not comparable with the years before.
        Break = "break",
    }
}

/// One value of an indicator in one year and region, as it was published once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation<'a> {
    /// In the indicator's unit of measure.
    pub value: Number,
    /// How firm it is.
    pub quality: Quality,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// Who published it.
    pub source: Option<&'a str>,
    /// Whatever else should be known of it.
    pub note: Option<&'a str>,
    /// Where it was read, which tells it from all others.
    pub origin: Origin,
}

/// Where a value was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Which of the files.
    pub file: u32,
    /// In how many bytes its cell is written.
    pub length: u16,
    /// From which byte on.
    pub start: u32,
}

#[cfg(test)]
mod tests {
    use super::Quality;

    #[test]
    fn scripts_write_the_name_of_a_quality() {
        let qualities = [Quality::Final, Quality::Provisional, Quality::Revised, Quality::Break];
        assert_eq!(qualities.map(Quality::name), ["final", "provisional", "revised", "break"]);
        for quality in qualities {
            assert_eq!(serde_json::to_value(quality).unwrap(), quality.name());
        }
    }
}
