//! Texts in Chinese and English.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

const CHINESE: &str = include_str!("zh-CN.ftl");
const ENGLISH: &str = include_str!("en.ftl");
const CHINESE_EXPLANATIONS: &str = include_str!("explanations.zh-CN.ftl");
const ENGLISH_EXPLANATIONS: &str = include_str!("explanations.en.ftl");

/// A language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language of a name such as `zh`, `en` or `zh_CN.UTF-8`.
    pub fn from_name(name: &str) -> Option<Self> {
        let primary = name.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// All texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language.
    pub fn new(language: Language) -> Self {
        let (tag, text) = match language {
            Language::Chinese => ("zh-CN", CHINESE),
            Language::English => ("en", ENGLISH),
        };
        Self::of(language, tag, text)
    }

    /// What an error or warning means and how to mend it, when its code is known. These texts are long and are read
    /// only here, so that every other run starts quickly.
    pub fn explanation(&self, code: &str) -> Option<String> {
        let (tag, text) = match self.language {
            Language::Chinese => ("zh-CN", CHINESE_EXPLANATIONS),
            Language::English => ("en", ENGLISH_EXPLANATIONS),
        };
        Self::of(self.language, tag, text).find(code, &[])
    }

    fn of(language: Language, tag: &str, text: &str) -> Self {
        // A text that does not parse is left out; the tests find it.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
        let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        // Marks around arguments would be visible in terminals.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The language of the texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of that name.
    pub fn get(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// The text of that name with its arguments; `name.attribute` for an attribute. The name itself when there is none.
    pub fn format(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        self.find(id, arguments).unwrap_or_else(|| id.to_owned())
    }

    /// The text of that name, when there is one.
    pub fn find(&self, id: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(message, part)| (message, Some(part)));
        let message = self.bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut named = FluentArgs::new();
        for (name, value) in arguments {
            named.set(*name, Cow::Borrowed(*value));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&named), &mut errors).into_owned())
    }

    /// The plan's own words, or the English ones for an English reader where there are any.
    pub fn pick<'t>(&self, own: &'t str, english: Option<&'t str>) -> &'t str {
        match self.language {
            Language::Chinese => own,
            Language::English => english.unwrap_or(own),
        }
    }
}
