//! How texts are shown in a terminal: in which characters, how wide, in which colours.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

use super::fit::{Ellipsis, in_lines, together, width};
use crate::locale::Language;
use crate::model::Status;
use crate::render::cell::{Script, display, in_script};
use crate::render::visible::visible_line;
use crate::report::{Cell, Grid, GridCell, GridLine, Heading, Tone};

/// Blank cells between columns.
pub(super) const GAP: usize = 2;
/// The widest line of running text.
const READABLE: usize = 80;

/// What decides how texts are shown.
#[derive(Clone, Copy)]
pub(super) struct Drawn {
    pub(super) columns: usize,
    pub(super) script: Script,
    pub(super) language: Language,
}

impl Drawn {
    pub(super) fn ellipsis(self) -> Ellipsis {
        match self.script {
            Script::Unicode => Ellipsis("…"),
            Script::Ascii => Ellipsis("..."),
        }
    }

    pub(super) fn cut(self, text: &str, room: usize) -> String {
        self.ellipsis().cut(text, room)
    }

    /// Without what would steer the terminal.
    pub(super) fn safe(self, text: &str) -> String {
        in_script(&visible_line(text), self.script).into_owned()
    }

    pub(super) fn all_safe(self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.safe(text)).collect()
    }

    /// The widest line of running text.
    pub(super) fn readable(self) -> usize {
        self.columns.min(READABLE)
    }

    pub(super) fn heading(self, heading: &Heading, painter: Painter) -> Vec<String> {
        let (lead, text) = (self.safe(&heading.lead.text), self.safe(&heading.text));
        if lead.is_empty() {
            return vec![painter.bold(&self.cut(&text, self.columns))];
        }
        let painted = painter.paint(&lead, heading.lead.tone);
        if text.is_empty() {
            return vec![painted];
        }
        let start = width(&lead) + GAP;
        let lines = in_lines(&text, self.columns.saturating_sub(start)).into_iter().enumerate();
        let before = |number: usize| if number == 0 { painted.clone() + &blanks(GAP) } else { blanks(start) };
        lines.map(|(number, line)| before(number) + &painter.bold(&line)).collect()
    }

    pub(super) fn sentences(self, sentences: &[String]) -> Vec<String> {
        let sentences = self.all_safe(sentences);
        let between = match self.language {
            Language::Chinese => "",
            Language::English => " ",
        };
        let lines = together(&sentences, |_| between, self.columns);
        lines.iter().flat_map(|line| in_lines(line, self.columns)).collect()
    }

    fn safe_cell(self, cell: &mut GridCell) {
        let text = if cell.course.is_empty() {
            self.safe(&cell.text)
        } else {
            display(&Cell::Sparkline(cell.course.clone()), self.script)
        };
        (cell.text, cell.ending) = (text, self.safe(&cell.ending));
    }

    pub(super) fn safe_grid(self, grid: &Grid) -> Grid {
        let mut safe = grid.clone();
        safe.columns.iter_mut().for_each(|column| column.heading = self.safe(&column.heading));
        for line in &mut safe.lines {
            match line {
                GridLine::Heading(heading) => *heading = self.safe(heading),
                GridLine::Row(row) => {
                    row.cells.iter_mut().for_each(|cell| self.safe_cell(cell));
                    row.details.iter_mut().for_each(|detail| detail.text = self.safe(&detail.text));
                    let wordings = row.remark.iter_mut().flat_map(|remark| &mut remark.wordings);
                    wordings.for_each(|said| *said = self.safe(said));
                }
            }
        }
        safe
    }
}

pub(super) fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// Colours, where there are any.
#[derive(Clone, Copy)]
pub(super) struct Painter {
    pub(super) has_colour: bool,
}

impl Painter {
    pub(super) fn paint(self, text: &str, tone: Tone) -> String {
        match tone {
            Tone::Plain => text.to_owned(),
            Tone::Dim => self.dim(text),
            Tone::Status(status) => self.styled(text, style(status)),
        }
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.styled(text, Style::new().bold())
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.styled(text, Style::new().dimmed())
    }

    pub(super) fn styled(self, text: impl Display, style: Style) -> String {
        if self.has_colour { format!("{style}{text}{style:#}") } else { text.to_string() }
    }
}

pub(super) fn style(status: Status) -> Style {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match status {
        Status::Missed | Status::Regressing => colour(AnsiColor::Red).bold(),
        Status::Behind | Status::AtRisk => colour(AnsiColor::Yellow).bold(),
        Status::OnTrack | Status::Achieved | Status::AchievedEarly => colour(AnsiColor::Green),
        Status::AwaitingJudgement | Status::AwaitingData => colour(AnsiColor::Blue),
        Status::NoData | Status::InsufficientData | Status::Pending => Style::new().dimmed(),
    }
}
