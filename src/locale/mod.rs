//! Texts in Chinese and English.

use std::borrow::Cow;
use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use memchr::{memchr_iter, memmem};
use unic_langid::LanguageIdentifier;

const CHINESE: &str = include_str!("zh-CN.ftl");
const ENGLISH: &str = include_str!("en.ftl");
const CHINESE_EXPLANATIONS: &str = include_str!("explanations.zh-CN.ftl");
const ENGLISH_EXPLANATIONS: &str = include_str!("explanations.en.ftl");
const CHINESE_TABLES: &str = include_str!("tables.zh-CN.ftl");
const ENGLISH_TABLES: &str = include_str!("tables.en.ftl");
const CHINESE_FORMAT: &str = include_str!("../../docs/format.zh-CN.md");
const ENGLISH_FORMAT: &str = include_str!("../../docs/format.md");

/// The topics that have a page of their own.
pub const PAGES: [&str; 1] = ["format"];

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
    file: &'static str,
    /// Texts that were asked for; a run needs a few of hundreds.
    read: RefCell<FluentBundle<FluentResource>>,
}

impl Texts {
    /// The texts of a language.
    pub fn new(language: Language) -> Self {
        match language {
            Language::Chinese => Self::of(language, CHINESE),
            Language::English => Self::of(language, ENGLISH),
        }
    }

    /// What editors show of the tables of a plan's files, and of their keys.
    pub fn of_tables(language: Language) -> Self {
        match language {
            Language::Chinese => Self::of(language, CHINESE_TABLES),
            Language::English => Self::of(language, ENGLISH_TABLES),
        }
    }

    /// What an error or warning means and how to mend it, when its code is known.
    pub fn explanation(&self, code: &str) -> Option<String> {
        let explanations = match self.language {
            Language::Chinese => CHINESE_EXPLANATIONS,
            Language::English => ENGLISH_EXPLANATIONS,
        };
        Self::of(self.language, explanations).find(code, &[])
    }

    /// The page on one of [`PAGES`], in Markdown.
    pub fn page(&self, topic: &str) -> Option<&'static str> {
        match (topic, self.language) {
            ("format", Language::Chinese) => Some(CHINESE_FORMAT),
            ("format", Language::English) => Some(ENGLISH_FORMAT),
            _ => None,
        }
    }

    fn of(language: Language, file: &'static str) -> Self {
        let tag = match language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        };
        let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut read = FluentBundle::new(vec![locale]);
        // Marks around arguments would be visible in terminals.
        read.set_use_isolating(false);
        Self { language, file, read: RefCell::new(read) }
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
        let found = self.find(id, arguments);
        debug_assert!(found.is_some(), "write the text `{id}` into the catalogues of src/locale, {:?}", self.language);
        found.unwrap_or_else(|| id.to_owned())
    }

    /// The same with arguments that were put together for it.
    pub fn format_owned(&self, id: &str, arguments: &[(&str, String)]) -> String {
        let arguments: Vec<(&str, &str)> = arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.format(id, &arguments)
    }

    /// The text of that name, when there is one.
    pub fn find(&self, id: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(message, part)| (message, Some(part)));
        let mut read = self.read.borrow_mut();
        if !read.has_message(message) {
            // A text that does not parse is left out; the tests find it.
            let text = FluentResource::try_new(lines_of(message, self.file)?.to_owned());
            read.add_resource_overriding(text.unwrap_or_else(|(partial, _)| partial));
        }
        let message = read.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut named = FluentArgs::new();
        for (name, value) in arguments {
            named.set(*name, Cow::Borrowed(*value));
        }
        let mut errors = Vec::new();
        Some(read.format_pattern(pattern, Some(&named), &mut errors).into_owned())
    }

    /// Some texts with one of the catalogue between them, such as `list-separator`.
    pub fn joined<T: AsRef<str>>(&self, separator: &str, texts: impl IntoIterator<Item = T>) -> String {
        let mut texts = texts.into_iter();
        let mut joined = texts.next().map(|first| first.as_ref().to_owned()).unwrap_or_default();
        let separator = self.get(separator);
        texts.for_each(|text| joined.extend([&separator, text.as_ref()]));
        joined
    }

    /// The plan's own words, or the English ones for an English reader where there are any.
    pub fn pick<'t>(&self, own: &'t str, english: Option<&'t str>) -> &'t str {
        match self.language {
            Language::Chinese => own,
            Language::English => english.unwrap_or(own),
        }
    }
}

/// The lines of a message: from its name to the line before the next name or heading.
fn lines_of<'t>(message: &str, file: &'t str) -> Option<&'t str> {
    let start = memmem::find(file.as_bytes(), format!("\n{message} =").as_bytes())? + 1;
    let message = file.get(start..)?;
    let is_next = |at: &usize| message.as_bytes().get(at + 1).is_some_and(|byte| !byte.is_ascii_whitespace());
    let end = memchr_iter(b'\n', message.as_bytes()).find(is_next).unwrap_or(message.len());
    message.get(..end)
}

#[cfg(test)]
mod tests {
    use super::{CHINESE, CHINESE_EXPLANATIONS, ENGLISH, ENGLISH_EXPLANATIONS, lines_of};

    /// What is said of wordings: their messages with all that can be meant, and their explanations.
    fn of_wordings(files: [&'static str; 2]) -> Vec<&'static str> {
        let name = |line: &'static str| line.split_once(" =").map(|(name, _)| name);
        let is_of_wordings = |name: &&str| name.starts_with("wording-") || name.starts_with("choice-");
        let texts = files.map(|file| {
            let names = file.lines().filter_map(name).filter(is_of_wordings);
            names.filter_map(|name| lines_of(name, file)).collect::<Vec<_>>()
        });
        texts.concat()
    }

    #[test]
    fn help_on_wordings_gives_examples_in_its_own_language() {
        let english = of_wordings([ENGLISH, ENGLISH_EXPLANATIONS]);
        assert!(english.len() > 40);
        for text in english {
            assert!(!text.contains(|character: char| character >= '\u{2E80}'), "{text}");
        }
        for text in of_wordings([CHINESE, CHINESE_EXPLANATIONS]) {
            // Names of keys, and commands in back quotes, are the same in both.
            let prose: String = text.split('`').step_by(2).collect();
            let words: Vec<&str> = prose.split(' ').collect();
            let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let phrase = words.windows(2).find(|pair| pair.iter().all(|word| is_word(word)));
            assert_eq!(phrase, None, "{text}");
        }
    }
}
