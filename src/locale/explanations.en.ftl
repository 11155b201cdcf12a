# What each error and warning means and how to correct it, in English; read only when it is asked for.

invalid-encoding =
    fsip detects UTF-8, GB18030 (which includes GBK) and UTF-16. Here a byte is not valid in the encoding
    of the file, or a file that is not UTF-8 makes no sense as GB18030, such as Qu閎ec for Québec. The
    file is damaged, mixes encodings, or is in one that fsip does not detect, or --encoding names the
    wrong one. fsip does not guess, so that no text is garbled unnoticed.
    {""}
    Open the file in an editor, correct the place, and save the file as UTF-8 (in a spreadsheet as
    “CSV UTF-8”). Or name the encoding; it then holds for all files of the folder that are not UTF-8:
        fsip check --encoding windows-1252
toml-syntax =
    The files of the plan are written in TOML: a heading in square brackets, and below it lines of the
    form key = value. At this place a file breaks these rules and cannot be read. The rest of the plan
    is checked only once this is corrected.
    {""}
    Put texts in straight quotes, not curly or Chinese ones, and write years and numbers without quotes.
    A key has only plain letters, digits, - and _, and occurs once in its table. For example:
        title = "Work plan"
        base_year = 2020
unclosed-quote =
    A cell that starts with a quote continues to the next quote, across commas and line ends. Here the
    closing quote is missing, or it belongs to another row, so that the rows in between would become the
    text of one cell. Nothing of this file is read. A quote after a blank starts a cell for some programs
    and is part of the text for others.
    {""}
    Add the quote at the end of the cell, or remove the one at its start. A text of several lines, one
    of which has as many commas as a row, is read once its line breaks are removed. A quote that belongs
    to the text is written twice, and the cell itself is put in quotes:
        trademarks,2021,14566,"in the bulletin ""in force"""
missing-plan =
    Every plan has one [plan] with its title and its years. From it fsip knows which year is the base
    year and when the targets are due. No .toml file of the folder holds it, so nothing can be judged.
    {""}
    Write it into the plan.toml of the folder; or, if this is the wrong folder, name the right
    one with -p DIR:
    {"    ["}plan]
        title = "Work plan"
        base_year = 2020
        last_year = 2023
duplicate-plan =
    A folder holds one plan, and every file in it whose name ends in .toml is read. Two files have a
    {"["}plan], and it is not clear whose title and years count. Often one of them is a forgotten copy,
    such as plan-old.toml.
    {""}
    Keep the one that is right. Move the other file to another folder, or give it a name that does not
    end in .toml, such as plan-old.txt.
unknown-key =
    A table of the plan has a key that fsip does not know there. Usually it is misspelt or in the wrong
    table. This is an error because otherwise a part of the plan would be left out unnoticed.
    {""}
    Write the key as the message suggests, or move it to the table where it belongs: a table goes on up
    to the next heading in square brackets. A remark is written after a #. For example,
    instead of beter:
        better = "higher"   # more is good
missing-key =
    A table of the plan lacks something without which it cannot be used. An indicator without better,
    for example, does not say whether more of it is good or bad.
    {""}
    Add the key that the message names. These are required. In “require”, an indicator needs its “is”,
    and a milestone or a judged matter its title; numerator and denominator go together:
    {"    ["}plan]               title, base_year, last_year
    {"    ["}[plan.areas]]       id, name
    {"    ["}[plan.safeguards]]  title
    {"    ["}[unit]]             id, name
    {"    ["}[member]]           role, name
    {"    ["}[indicator]]        name, unit, better
    {"    ["}[target]]           require, or indicator with is or steps
    {"    ["}[task]]             id, title
    {"    ["}[work_item]]        id, year, matter, require
wrong-type =
    The key is known, but its value is of another type than it takes: a text where a number belongs, for
    example, or a single text where a list belongs. fsip does not guess what was meant.
    {""}
    Write texts in quotes, and years, numbers, true and false without. Write a list in square brackets,
    even if it has one entry only:
        base_year = 2020
        firm = false
        units = ["ipo"]
empty-text =
    The key is there, but its quotes hold nothing, or only blanks. An empty title cannot be
    shown, and an empty “is” cannot be judged.
    {""}
    Write the text. If there is nothing to say and the key is not required, remove the whole line,
    for example:
        definition = ""
invalid-choice =
    Some keys and columns take only certain words, spelt exactly and in lower case. This word is not one
    of them, and fsip does not guess which one was meant.
    {""}
    Choose one of the words that the message lists. TOML files take the English words only, CSV files
    also the Chinese ones. “allow” takes the codes of warnings; an error cannot be allowed. For example:
        kind       stock, flow, rate, ratio
        better     higher, lower
        quality    final (核定), provisional (初步), revised (修订), break (口径调整)
        state      done (完成), started (进行中), not-met (未达到)
invalid-year =
    A year belongs here, and this is not one. A year is a whole number from 1000 to 2999; anything else is
    treated as a typing error, because a value in the wrong year would give a wrong verdict.
    {""}
    Write four digits, such as 2021; tables may also say 2021年, or 2021-12-31 or 2021-01-01. Months, quarters and spans of years
    are not read, because a value always belongs to one whole year:
        trademarks,2021,14566
invalid-date =
    A date belongs here, and this is not one, or the calendar has no such day. The date of
    publication decides which of two values counts, and the date in progress.csv whether a
    milestone was done in time.
    {""}
    Write year, month and day, as in 2021-11-30, 2021/11/30 or 2021年11月30日. The column “published”
    may also hold only the month (2021-11, 2021年11月) or the year (2021, 2021年); in progress.csv the
    day is required.
year-order =
    Two years contradict one another. Either the plan would start before its base year or end before it
    starts, or a target would be due before the plan starts, or the base year of a requirement is not
    earlier than the year in which it is due, so that there is no time for a change.
    {""}
    Correct the year that is wrong. The base year of the plan is no later than its first year, and the
    first year no later than its last. A base year of a single requirement (base = 2020, or “since 2020”
    in its “is”) is before the year in which the requirement is due:
        base_year = 2020
        first_year = 2021
        last_year = 2023
invalid-number =
    A number belongs here, and this is something else: words, a range, or digits that can be read in
    more than one way, such as 1,45, which is a number only with a decimal comma. 1.22E+05 is what a spreadsheet displays when a column is too narrow:
    the other digits are lost. 007 is a code, or the end of a number that was split in two. fsip does not
    guess: a number read wrong gives a wrong verdict.
    {""}
    Write 14566, "14,566", 90% or 0.8亿元, with or without the indicator's unit of measure. Words such as
    “about” go into the column “note”, and “provisional” goes into the column “quality”. If there is
    no value, leave the cell empty or write -; this never counts as 0. For example:
        indicator,year,value,quality
        trademarks,2021,14566,provisional
ambiguous-number =
    The number can be read in two ways, which the message shows; fsip takes neither.
    {""}
    In a file with semicolons, 1.234 and 1,234 may be a little more than one, or more than a thousand.
    Name the decimal sign; it applies to all statistics:
        fsip check --decimal ,
    Without quotes, the comma of 3,000 separates two cells. Put the number in quotes, or leave the comma
    out; if these are two cells, put the second in quotes:
        trademarks,2021,"3,000"
        trademarks,2021,3,"000"
    For an indicator in %, 0.9 may be 0.9 % or the fraction that a spreadsheet stores for 90 %. Without %
    it is read only where it lies nearer to the last known value than its hundredfold. Write the sign,
    or a column unit:
        satisfied,2021,90%
    400万 of an indicator in 万千瓦 may be 400万千瓦 or 400万瓦. Write the unit of measure after it.
key-without-effect =
    This key changes nothing. “tolerance” counts only where the requirement says “about” or 左右, and a step of
    “path” only between the base year and the year in which the requirement is due, where no rate of growth is
    asked for. A sum of the plan's years has no “base”.
    {""}
    Say in the requirement what is meant, or take the key out. For example:
        is = "about 150"
        tolerance = 5
number-out-of-range =
    This is a number, but it is out of range here. “tolerance”, “per”, “on_track” and
    “at_risk” are above 0, and “at_risk” is not above “on_track”; “on_track” is at most 2, for 95 % is 0.95;
    “tolerance” is in percent and at least 0.25, for 5 % is 5; “no” and “decimals” are not below 0;
    and from a base year to the year that is due there are at most 200 years.
    {""}
    Choose a number within the range that the message shows. For example:
    {"    ["}plan.thresholds]
        on_track = 0.95
        at_risk = 0.60
blank-in-id =
    An id starts or ends with a blank, a tab or a line break. It cannot be seen, so the id would be written
    without it elsewhere, in a requirement, a CSV file or on the command line, and would not be found.
    {""}
    Write the id without it:
        id = "patents"
duplicate-id =
    Two entries of the same kind, such as two targets or two work items, have the same id. A reference
    to it could mean either of them. Often an entry was copied and its id was left as it was.
    {""}
    Give one of them another id, and check whether something refers to it. A target and a task may have
    the same id; an indicator's id must not be the name of another indicator either. For work items it
    helps to start with the year:
        id = "2022-01"
duplicate-name =
    An indicator, a region, a unit or an area is found by its id, its name or an alias. Here one of these is
    that of another one already, so that a row of the statistics, or an option, could mean either of them.
    {""}
    Give each a name of its own that says the difference, or remove the alias where it does
    not belong. For example, what is in force at the end of a year, and what was added in a year:
        name = "国内注册商标总数"
        name = "商标注册量"
unknown-indicator =
    A requirement, a row of the statistics, or a numerator or denominator names an indicator that the
    plan does not have. The requirement could not be judged, and the value would be lost.
    {""}
    Write the id, the name or an alias exactly as it stands at [[indicator]], with the same small and
    capital letters. If the statistics use another name, add it there as an alias; if the indicator is
    missing, add it. If the indicator itself has an error, correct that first. An alias looks like this:
        aliases = ["国内有效注册商标总量"]
unknown-unit =
    A target, task, safeguard, work item or member of the leading group names a unit that the plan does
    not have. It would not be known who is responsible.
    {""}
    Write the id of the unit, not its name; if the unit is missing, add it to organization.toml:
    {"    ["}[unit]]
        id = "science"
        name = "Municipal Bureau of Science and Technology"
unknown-area =
    A target names an area that the plan does not have, so the target could not be listed under its
    area.
    {""}
    Write the id of the area as it stands at [[plan.areas]], not its name, or add the area there. If the
    plan has no areas, remove the line from the target. For example:
    {"    ["}[plan.areas]]
        id = "creation"
        name = "Creation"
unknown-task =
    A work item names a key task that the plan does not have, so the work item could not be
    listed under its task.
    {""}
    Write the id of the task as it stands at [[task]], not its title, or add the task there. If the work
    item belongs to no task, remove the line. For example:
        task = "ip-operation"
unknown-region =
    A row of the statistics, or a region as its parent, names a region that the plan does not have. The
    plan declares its regions, so another name is probably a mistake, and its value would be
    missing in the sum.
    {""}
    Write the id, the name or an alias exactly as it stands at [[region]], or add the other way to write
    it there as an alias. A value of the whole area has nothing in this column, or 全市, 全省, 全国, 合计:
        id = "xinbin"
        name = "新宾满族自治县"
        aliases = ["新宾县"]
total-among-parts =
    The plan declares no regions, so every name in the column “region” is a part of the whole, and the
    parts are added. One of them has as much as all others together in every year in which all have a
    value, or a name such as “subtotal”, “average”, “of which” or “World”. That is either the total of the
    others, which would then count twice, or a region that happens to be as large, or to be called so.
    {""}
    If it is the total, write “total” or “合计” in its place, or nothing. If it is a part like the
    others, declare the regions, each in its own table; then nothing else is taken for one:
    {"    [[region]]"}
        id = "north"
        name = "Northern counties"
unknown-matter =
    A row of progress.csv has an id that is neither a milestone nor a judged matter of any requirement.
    What the row records would have no effect.
    {""}
    Write the id that follows “milestone” or “judged” in “require”, not the id of the target or
    work item. For example, the requirement and its row in progress.csv:
        require = [{"{"} milestone = "policy-draft", title = "The policy is drafted" {"}"}]
        policy-draft,2021-11-30,done
invalid-claim =
    A claim says how a part of the plan stands at the end of a year, and cannot be compared with the data: its
    id is unknown or not unique, its year is not a year of the plan, its figure has no indicator or several, or
    the same unit claims something else in another row that is not dated earlier or later.
    {""}
    Write the id of a target or work item, a year of the plan, and the words of a status or a value of the only
    indicator. Where an id stands for more than one thing, say which:
        id,year,claimed,by
        work-item:2021-01,2021,achieved,court
circular-fraction =
    An indicator with a numerator and a denominator is computed from two other indicators. Here the way
    through these leads back to the indicator itself, so it could never be computed.
    {""}
    Look at the numerator and denominator of this indicator and of those from which it is computed; one
    of them names the wrong indicator. A rate, for example, is computed from two counts:
        id = "closure-rate"
        numerator = "cases-closed"
        denominator = "cases"
unclear-fraction =
    An indicator with a numerator and a denominator is numerator ÷ denominator × `per`. Without `per` the
    units of measure say it: 件/万人 of 件 and 人 is per 10,000, 元/人 of 亿元 and 万人 too, and % of two counts
    of the same is per 100. Here what is counted, or what it is counted by, is another than that of the
    parts, and any number would be a guess.
    {""}
    Write the number, or give the three indicators units of measure that belong together:
        unit = "件/万人"
        numerator = "patents"
        denominator = "households"
        per = 10000
circular-region =
    A region with a parent is a part of that region. Here the way from parent to parent leads back to the
    region itself, so its values would be a part of themselves.
    {""}
    Look at the parent of this region and of those above it; one of them names the wrong region. A region
    directly below the whole has no parent:
        id = "fushun"
        name = "抚顺市"
too-many-levels =
    From this region to the whole there are more levels than any government has: nation, province, city,
    county, township, village. A parent that names the neighbour instead of the region above makes such a
    chain.
    {""}
    Each region names the one directly above it; regions at the same level have the same parent:
        id = "hill"
        name = "山区"
        parent = "north"
too-many-parts =
    An indicator is a numerator over a denominator, which may be computed themselves. This one is
    computed from more than two hundred others. No real statistic is, and computing it would take very long
    and give a number of thousands of digits.
    {""}
    Record the values of an indicator in between, and remove its numerator and denominator.
too-many-tables =
    A plan has more than ten thousand targets, work items, indicators, tasks, units or members. Nobody reads a
    report of so many, and the file was probably written by a program that repeats itself. Regions do not
    count: there may be one for each village.
    {""}
    Make a folder for each part of the plan, and choose one with -p.
requirement-shape =
    An entry of “require” is one of three things: an indicator with the words that say what it must be;
    a milestone, which is done or not; or a judged matter, about which a person decides. This entry is
    none of them or more than one, or the list has no entry, so it is not clear what should be judged.
    {""}
    Write one entry for each condition; all of them must hold. For example:
        require = [
    {"      {"} indicator = "trademarks", is = "average growth >= 10%" {"}"},
    {"      {"} milestone = "policy-draft", title = "The policy is drafted" {"}"},
    {"      {"} judged = "gi-benefit", title = "A major breakthrough is made" {"}"},
        ]
wording-unknown =
    fsip reads every word of “is”. It does not understand the underlined part and does not skip it, because a
    word that is left out could change what was promised.
    {""}
    Write only the number and what it must be; `fsip help format` lists all forms. The plan's whole sentence
    belongs in “text”, or in “standard” for a work item. Where the plan names neither a number nor a
    direction, a person has to judge:
    {"    {"} indicator = "trademarks", is = "average growth >= 10%" {"}"}
    {"    {"} judged = "gi-benefit", title = "A major breakthrough is made" {"}"}
wording-number =
    The wording needs a number and has none, or the number lacks what makes it clear: “growth of
    6” may mean 6 % or 6 pieces.
    {""}
    Add the number as the plan has it. Growth takes a percent sign. An increase is in the indicator's
    unit of measure; for an indicator in % it is written in points. Where the plan names only a
    direction, “rising” is enough. For example:
        is = "average growth >= 6%"
        is = "increase >= 2000"
        is = "+2 points"
wording-contradiction =
    Two parts of “is” do not go together, for example “at most” and “or more” at the same
    number, “about” beside “more than”, or a range whose low end is above its high end. Only one
    of them can be meant.
    {""}
    Keep the part that the plan means, and write a range from the low end to the high end. A range asks
    for its easier end; “between” asks for both. A number of years or a period must be that of the
    requirement, and a due year in the wording that of “due”. For example:
        is = "10..20"
        is = "between 10 and 20"
wording-ambiguous =
    The words of “is” can be read in more than one way for this indicator over these years, and the
    readings lead to different verdicts. fsip does not choose. The message lists every reading with the
    words that say only that. Take the one that the plan means. Three examples, for 2021 to 2025:
    {""}
    “reach 20” of new homes, which add up over the years:
        is = "20 in total"
        is = "20 in the year"
        is = "20 every year"
    “grow by 20%”, without a word about the years:
        is = "grow by 20% since 2020"
        is = "grow by 20% a year on average"
        is = "grow by 20% over the year before"
    “increase by 5%” of an indicator in %:
        is = "increase by 5 points"
        is = "increase by 5% in relative terms since 2020"
    {""}
    Section 7 of docs/format.md has the table of all forms.
wording-several =
    One “is” holds one requirement. This one has two numbers that are not a range, such as two figures
    joined by “and”, or a promise and a higher figure that is only aimed at.
    {""}
    Write an entry of “require” for each, with the indicator it is about. What is only aimed at goes into
    a target of its own with firm = false, so that it does not fail a check:
        require = [{"{"} indicator = "coverage", is = "at least 80%" {"}"}]
    and, in a second target,
        firm = false
        require = [{"{"} indicator = "coverage", is = "at least 85%" {"}"}]
kind-needed =
    The indicator has no “kind”, and something depends on it. A stock is a level at the end of a year, such
    as firms in a town; a flow is a yearly amount, such as books lent. “500 people” asks of a stock that
    there are so many when it is due, and of a flow how many come together over the years. Values of regions
    can be added up for stocks and flows, but not for rates or ratios.
    {""}
    Add the kind to the indicator. It may be left out only where nothing depends on it, as with “reach 500”;
    % is always a rate, and one thing for so many of another, such as 件/万人, a ratio:
        kind = "flow"
wording-kind =
    These words do not suit the kind of the indicator. Only a flow, which is counted anew in each year,
    has a total over years; a stock, such as what is in force at the end of the year, holds the earlier
    years already. Only an indicator in % moves by percentage points. Only average growth a year can be
    averaged one way or another, with “average”. A comparison needs a year of the indicator itself: a
    projection, “business as usual” or the national average is none.
    {""}
    Choose words that suit: for a stock the value itself, for a count an increase. If the words are
    right, check “kind” and “unit” of the indicator. For example, instead of “total 150”
    and “+20 points”:
        is = "at least 150"
        is = "increase >= 20"
wrong-unit-of-measure =
    The number is in another unit of measure than the one that belongs here, for example in 家 where the
    indicator counts 件. fsip converts 万 and 亿, but it cannot turn one thing into another. A unit in a
    line above the table is that of every number without one of its own.
    {""}
    Write the number in the unit of measure that the message names, or correct the “unit” of the
    indicator. Growth is always in %. For an indicator in 万元 both of these are right and mean the same:
        8000万元
        0.8亿元
missing-column =
    The header of the file lacks a column without which its rows cannot be understood, so no row of
    the file is read.
    {""}
    Add the column. The header stands within the first ten lines, and its cells are separated by commas,
    semicolons or tabs. The statistics need “indicator”, “year” and “value”, or “indicator” and a column
    for each year; progress.csv needs “id”, “date” and “state”:
        indicator,year,value
        indicator,2020,2021,2022
        id,date,state
unknown-column =
    A heading names a column that fsip does not know. This is an error because otherwise the cells below
    it would be left out unnoticed.
    {""}
    Write the heading as the message lists it, in English or Chinese. Put what is only a remark into the
    column “note”, or remove the column from the file. The cells below the heading are reported as
    extra-cell until it is corrected. For example:
        indicator,year,value,region,quality,published,source,note
duplicate-column =
    Two headings mean the same column, for example “source” and “来源”, or 2021 and 2021年. It would not be
    clear which of the two cells counts.
    {""}
    Keep one of the two columns. If both hold something that is needed, put it together in one cell, or
    put the second into the column “note”.
extra-cell =
    A cell holds something, but the column has no heading that fsip knows, so it would be lost. Usually
    a comma inside a number or a text has cut one cell in two. Or one cell holds a whole row, separated
    by another sign than the cells of the header, or in quotes as a whole.
    {""}
    Put the cell with the comma in quotes, or remove the comma. If the cell is meant as it is, give
    its column a heading; if the heading is reported as unknown-column, correct that first. For example,
    instead of trademarks,2021,14,566:
        trademarks,2021,"14,566"
empty-cell =
    The row lacks its indicator or its year, or in progress.csv its id, date or state, so it is not
    clear what the rest of the row is about. Often cells were merged in a spreadsheet: only the first of
    them keeps its text.
    {""}
    Fill the cell in every row, even where it says the same as in the row above, or remove the row.
    Only the value may be empty, which means that there is none, as in the second of these rows:
        trademarks,2021,14566
        trademarks,2022,
duplicate-value =
    The same indicator, region and year has two values, and their dates of publication do not tell which
    is the later one. It would not be known which of them counts. The two may stand in different files.
    {""}
    If one of the rows is superfluous, remove it. If the value was published again, write the date of
    publication in both rows, for example 2022-01 and 2022-04 in the column “published”: the later one
    counts. If the rows are about different places, name these in the column “region”.
foreign-form =
    A cell that begins with “fsip-form/” makes a file a form, and says of which plan, year and unit. A form
    of another plan is not read into this one, nor one whose mark or columns are not understood: what was
    filled in would be lost, or counted as something else.
    {""}
    Remove the file, or write the form again and copy the answers into it:
        fsip form --year 2023 -o forms
misplaced-answer =
    In a row of a form the cell for the answer is empty, and a number stands in another cell of the row: in
    the column of sources or remarks, over the value that was known before, or beside the form. Only the
    cell for the answer is read.
    {""}
    Move the number into the column of the answers, if it is the answer. For example:
        patents||2023  Patents in force  …  2022: 1,000  |  1,120
unmatched-form-row =
    Each row of a form has a hidden key, such as patents|north|2023. An answer counts only where the key, the
    name, the region and the unit of measure agree: pasting rows over others, or sorting only some of the
    columns, changes what a number means.
    {""}
    Restore the row as it was sent out, or put the answer where it belongs. An answer without a key cannot
    be assigned, nor can a key without the hidden row above it that begins with “fsip-form/”; two answers
    with the same key must be the same. What a form and the ledger say of the same day must agree, too.
mixed-forms =
    Statistics have one of two forms: each row holds one value, with the columns “year” and “value”;
    or each row holds several years, with a column for each. This header has both, so a value would
    have two places.
    {""}
    Keep the form that the file has, and take the other columns out. The two forms look like this:
        indicator,year,value
        indicator,2020,2021,2022
amendment-unknown-id =
    An amendment changes a target or work item that the plan does not have, has only since a later day, or
    has no longer.
    {""}
    The tables of the plan keep what was promised first; an amendment names it by its id:
        {"["}[amendment]]
        approved = 2022-12-20
        authority = "City council"
        reason = "Funds were cut"
        {"["}[amendment.target]]
        id = "patents"
        is = "at least 53"
amendment-twice =
    Two amendments of the same day change one thing, or one removes what the other changes. Which of them
    holds cannot be decided, because amendments apply in the order of their days.
    {""}
    Keep the one that was approved, or correct the day of the other.
amendment-changes-nothing =
    An amendment names a target or work item and leaves it as it was, or names none. As a rule the number
    was changed in the table of the plan itself, so that the first promise is lost.
    {""}
    Put the first promise back into the table of the plan, and write into the amendment what it became.
amendment-before-plan =
    An amendment, or the “since” of a target, is of a day before the first year of the plan. There was no
    promise yet that could be changed.
    {""}
    Correct the day, or write what holds from the beginning into the tables of the plan.
spreadsheet-error =
    The spreadsheet could not compute this cell and wrote an error into it, such as #N/A, #REF! or
    #DIV/0!, which then came into the file. This is no number, and it does not mean “no value” either,
    for a value may have been lost.
    {""}
    Correct the formula in the spreadsheet and save the file again, or write the number itself into the
    cell. If there is no value, leave the cell empty.
unreadable-workbook =
    fsip reads workbooks in the format .xlsx, as Excel, WPS and LibreOffice save them. This file is
    another kind of workbook, is encrypted or damaged, is something else under the name of a workbook, or
    its first sheet has no cells. Nothing of it is read.
    {""}
    Open it in a spreadsheet and save it as “Excel workbook (.xlsx)” without a password, with the data on
    the first sheet. Macros are never run, and links to other files are never followed. CSV does as well:
        statistics.csv
unclear-cell =
    What this cell shows, and what the workbook stores for it, are two things, and fsip does not guess
    which one counts: a formula that no spreadsheet has calculated yet; a year typed into a cell for
    dates, which shows 1905 for 2021; a number shown in thousands, with other digits, or not at all; a
    footnote mark in superscript, or something struck through; a date where a value belongs; one merged
    cell in the place of several values.
    {""}
    Give the cell the format General, write the number itself, and save the workbook. Text that is merged
    over several rows, such as the name of an indicator, is read for each of them.
data-above-header =
    This line is above the header, and under the header's columns it holds an indicator of the plan, a
    year and a number. Lines above the header are titles and are not read, so its value would be missing.
    This happens when files are concatenated.
    {""}
    Move the row below the header, or the header to the first line:
        indicator,year,value
        trademarks,2021,14566
second-header =
    Below the first header another line names the columns, or says of the rows below it what no column says:
    指标：X, region: X. Two files were joined into one, and the rows below may be of something else.
    {""}
    Delete the line when the columns are the same. Otherwise put the rows below it, with the line itself,
    into a file of their own in the folder “statistics”:
        statistics/2021.csv
        statistics/2022.csv
unclear-unit-of-measure =
    A line above or below the table, or a heading, names a unit of measure. It would apply to all numbers
    of the table that have none of their own, but it names several units, or one that no indicator of the
    plan has, or it is below the table. Numbers read in the wrong unit would be wrong by powers of ten, so
    nothing is judged.
    {""}
    Write one unit above the header, with or without a multiplier; with several, add a column:
        indicator,unit,2020,2021
        financing,万元,5000,8000
    Other words for a unit, such as “millions of euros”, are not converted: write that of the indicator.
    A line that names an organisation is recognised by its label: 填报单位, 编制单位, 制表单位, 责任单位, 主管单位,
    “reporting unit” or “responsible unit”:
        填报单位：统计科
source-file =
    A [[source]] names files that are not there, that are outside of the plan's folder, perhaps behind a
    link, that are no tables, or that another [[source]] reads already. What a plan says must be in its
    folder, and each file is read in one way.
    {""}
    Write the path from the plan's folder. * stands for any name, ** for any folders:
        {"[["}source]]
        file = "statistics/oecd/*.csv"
unknown-heading =
    A [[source]] names a column by its heading, under columns, values or where, and the file has none of
    that name. The heading must be written as in the file, with capital letters and spaces.
    {""}
    Copy the heading from the file. “fsip source FILE” lists the headings of a file and prints a [[source]]
    to start from.
unmet-condition =
    A [[source]] says with “where” which rows of a file count, and no row of the file has what a condition
    asks for, or none has it together with the other conditions. The file would be read without giving a
    single value.
    {""}
    Write the cell as the file has it; the message names the most frequent cells of the column. "" is an
    empty cell, and a list stands for any of its cells:
        where = {"{"} Sex = "", Age = ["Total", "_T"] {"}"}
unit-column-passed-over =
    A file that a [[source]] names has a column that may give the unit of measure or a power of ten, and
    nothing says what it means. Numbers read in the wrong unit would be wrong by powers of ten, so such a
    column is never passed over in silence.
    {""}
    If the column gives the unit, name it. If the numbers are in the indicator's unit whatever it says,
    say that there is none:
        columns = {"{"} year = "TIME", value = "Value", unit = false {"}"}
    {""}
    Where a column of powers of ten says anything but 1, say in which unit the numbers are as they stand:
        unit = "thousand people"
mixed-series =
    A [[source]] reads rows of several years as one series of an indicator, and a column of which it says
    nothing shows that they are of different things: of another region, sex, frequency or kind, or of another
    indicator or region of the plan than the [[source]] names. Their growth would be a comparison of two things.
    {""}
    Say which rows count, or name the column if it holds the region, a remark, the source or the quality:
        where = {"{"} SEX = "T" {"}"}
    {""}
    If all of them are of one series, list the cells:
        where = {"{"} Series = ["old name", "new name"] {"}"}
file-not-read =
    This file or folder is named like statistics or is in the folder “statistics”, but fsip does not read
    it. fsip reads statistics.csv and statistics.xlsx in the plan's folder, and every .csv and .xlsx file
    directly in the folder “statistics”; it reads no subfolders. The ledger is progress.csv, and claims
    are claims.csv: “progress (1).csv” is neither.
    {""}
    Move the file there; rename what is not statistics:
        statistics/2021.csv
sheet-not-read =
    fsip reads one sheet of a workbook: the first that is not hidden. Other sheets of this one hold
    something, too, and are not read. They are named so that no value is lost unnoticed.
    {""}
    If they hold statistics, save each sheet as a file of its own:
        statistics/2022.xlsx
hidden-sheet =
    The sheet that is read is hidden in the workbook, so that nobody who opens it sees these figures. It
    is read because the workbook has no other, or because a source asks for it.
    {""}
    Show the sheet in the spreadsheet. If it is not meant to be read, delete it.
    {""}
    So it is with hidden rows and columns: a filter only hides the other rows, and fsip reads them. Delete
    what is not meant to be read.
not-data =
    This line is not read, because it looks like what a spreadsheet puts around its data: a total, a remark
    alone in the first cell, or a line above the header. A total is left out so that nothing counts
    twice. The line is shown so that no value is lost unnoticed.
    {""}
    If the line is not a value, nothing needs to be done; if you remove it, the warning goes away. If it is
    a value, move it below the header and give it an indicator and a year:
        trademarks,2021,14566
unreachable-total =
    The yearly steps of a path, or the work items of all years together, end short of what the target
    promises (above it, where lower is better). Even if every step is met, the target is missed.
    {""}
    Compare the steps and the target with the plan, and correct what was written wrongly. If the plan
    itself says so, leave it; the files can be judged. A step of a path is what should be reached by the
    end of its year, for a total all years so far together:
        is = "total >= 20"
        path = {"{"} 2021 = 5, 2023 = 20 {"}"}
contradicting-increase =
    A target or work item promises both a value and an increase of the same indicator. The value less
    the increase should be about the base value, but the statistics have another one. At least 19000 and
    about 2000 more, for example, mean that there were about 17000 before.
    {""}
    Check the three figures. If each is right, they probably count different things: ask those who wrote the
    plan, and say in the indicator's definition what is counted. The files can be judged all the same.
indicator-without-target =
    No target or work item uses this indicator, and no indicator that they use is computed from it. Perhaps a target was forgotten, or it names another indicator than was meant.
    {""}
    Name the indicator in a requirement, or remove it if nobody needs it. If it is there for
    information only, leave it; fsip growth shows it. For example:
        require = [{"{"} indicator = "trademarks", is = "average growth >= 10%" {"}"}]
derived-id-used =
    The indicator has no “id” of its own, so its id follows from its name: “Books lent” is “books-lent”. A
    requirement, a numerator or denominator, or a row of the statistics refers to it by that id. Correcting
    the name changes the id as well, and these references would then refer to nothing.
    {""}
    Write the id down at the indicator; then the name may change. Or refer to it by its name. For example:
        id = "books-lent"
due-contradicts-text =
    The sentence of the target names a due year (到2025年, by 2030), and the target is due in another one. A
    target without “due” is due in the last year of the plan. Years of comparison (较2020年, since 2020) and
    years before the plan do not count, and a sentence that names the due year among others is fine.
    {""}
    Write the year of the sentence as “due”, or correct the sentence:
        text = "到2025年专利达到150件"
        due = 2025
firmness-not-stated =
    The sentence of the target aims at something without promising it (力争, 争取, 原则上, aim to, strive
    to, endeavour to), and the target has no “firm”. Without it a target counts as promised, and fsip check
    fails when it is missed.
    {""}
    Say which it is:
        firm = false        # judged and shown, but fails no check
        firm = true         # promised all the same
proposed =
    fsip import copies what a document states, and proposes the rest: indicators with their kind, which
    direction is good, requirements, due years. Above each proposal, a line that begins with “# proposed:”
    says what was inferred and from which word. The warning counts these lines in each file.
    {""}
    Compare the table with the sentence above it, correct what is wrong, and delete the line:
        # proposed: kind = stock (总数); better = higher (以上)
    Or leave the lines and do without the warning:
        allow = ["proposed"]        # in [plan]
wording-and-text =
    The wording of a requirement has a number that the sentence of its target or work item does not have,
    although the sentence has others of the same kind. One of the two was changed or mistyped. Multipliers are
    converted: 90,000 and 90 thousand are the same. Nothing is said where the sentence has no such number, and of
    years. The wording is judged.
    {""}
    Correct one of the two:
        text = "Reach 90 enterprises"
        is = "at least 90"
stated-base-differs =
    The plan names the value from which it starts (from 45% to 60%, or “base_value”), and the statistics say
    something else of that year. Without a year in the wording the base year is meant. The figures are counted
    from the statistics, but one of the two may be wrong, or of another definition.
    {""}
    Correct the wording or the statistics, or name the year:
        is = "from 45% in 2019 to 60%"
bound-contradicts-better =
    The requirement sets an upper limit for an indicator of which more is better, or a lower limit for one
    of which less is better. Usually “better” is wrong, or the comparison is the wrong way round: 不低于 and
    “at least” are lower limits, 不超过 and “at most” upper ones. An item with both a lower and an upper
    limit of one indicator is fine. The requirement is judged as written.
    {""}
    Correct one of the two:
        better = "lower"
        require = [{"{"} indicator = "energy", is = "at most 620" {"}"}]
growth-from-current-prices =
    The requirement asks for growth, and the indicator holds amounts of money. Growth of gross domestic
    product, value added, investment and residents' income is published at constant prices; growth computed
    from amounts at the prices of each year is another figure. From 134.9 to 140.19 trillion yuan China's
    gross domestic product grew by 3.9 % in one year; the published growth is 5 %.
    {""}
    Declare the published rate as an indicator of its own, and ask for its value:
    {"    [[indicator]]"}
        id = "gdp-growth"
        name = "地区生产总值增速"
        unit = "%"
        kind = "ratio"
        better = "higher"
        require = [{"{"} indicator = "gdp-growth", is = "每年达到5%以上" {"}"}]
    If the amounts are at constant prices already, say so in the indicator's “definition” (不变价, constant
    prices). If the plan means growth at current prices, allow the warning in [plan]:
        allow = ["growth-from-current-prices"]
tenfold-jump =
    The value is more than ten times the one before it, or less than a tenth of it. Such a jump is
    seldom real; mostly a digit is missing or too many, or the value is in another unit of measure.
    {""}
    Compare the value with its source and correct it if it is wrong. If from this year on something else
    is counted, write break (口径调整) in the column “quality” of this row; growth is then not computed
    across it. If the jump is real, leave it.
tenfold-value =
    The value is exactly ten times the one before it, or exactly a tenth of it. This is rare; usually there
    is a zero too many or too few.
    {""}
    Compare the value with its source and correct it if it is wrong. If the definition changes in this
    year, write break (口径调整) in the column “quality” of this row. If the value is right, leave it.
total-not-formed =
    Some regions have a value for the year, and others do not. A total of only some of them would look like
    a fall, so none is formed, and targets for the whole area cannot be judged by it. Where the plan declares
    no regions, the only one that has values is not the whole when other years have a value of the whole:
    there may be more regions.
    {""}
    Add the values of the regions that the message names; 0 where there is nothing to count. If the total
    itself is known, write it in a row of its own whose region is empty:
        trademarks,2021,14566
sum-of-parts-differs =
    A region, or the whole, reports a value of its own, and every region directly below it has one too.
    Added up they should be the same, and they are not. The region's own value is used; the sum would
    only count if it had none.
    {""}
    Compare the values with their sources. A part may be wrong or may be missing a unit of measure, a
    place may be counted twice, or the whole may count something that belongs to no part, such as what is
    registered with the province. If each figure is right, leave them, and say in the indicator's
    definition what the whole counts beside its parts.
kind-contradicts-unit =
    Values of a stock or a flow are added up over regions, and those of a flow over years, too. The unit of
    measure is a share or so much of one thing for another, of which a sum means nothing: 50 % here and
    60 % there are not 110 %.
    {""}
    What is in % or ‰ is a rate, and what has “/” in its unit of measure a ratio; without “kind” it is so by
    itself:
        unit = "件/万人"
        kind = "ratio"
zero-denominator =
    The indicator is computed, and its denominator is 0 in a year. There is no value for that year then, and
    a target that is due in it awaits data.
    {""}
    A 0 is often what a form or a formula leaves for what is not known yet. Leave the cell empty, or correct
    the value:
        indicator,year,value
        cases,2021,120
computed-value-differs =
    The indicator is computed from its numerator and denominator, and both have a value for the year. The
    value that was published for the indicator itself is another one, also when rounded. The computed
    value is used.
    {""}
    Compare the three numbers with their sources. If the published value is the one that counts, leave
    “numerator” and “denominator” out of the indicator.
rate-out-of-range =
    The indicator is a rate, a part of a whole in percent, and such a part is never below 0 or above
    100. The value is wrong, or the indicator is no rate.
    {""}
    Check whether numerator and denominator were mixed up, and whether the value was written in %. If
    more than 100 is possible, for example in a comparison with another year, the indicator is a ratio:
        kind = "ratio"
idle-unit =
    No target, task, safeguard or work item names this unit, and no member of the leading group belongs
    to it. Perhaps it was forgotten somewhere, or the unit no longer exists.
    {""}
    Add its id where the unit is responsible for something, or remove the unit from the plan. The first unit of
    a list leads, the others support:
        units = ["ipo", "science"]
amendment-after-plan =
    An amendment, or the “since” of a target, is of a day after the last year of the plan, when everything
    is due. It changes verdicts that were reached before.
    {""}
    Correct the day if it is wrong. Otherwise leave it: reports show the first promise beside it.
year-outside-plan =
    The value is of a year after the plan's last year, or of a year before every base year that is
    needed, so nothing in the plan uses it; or a day of the ledger is before the base year or after the last
    one. Perhaps the year is a typing error. Such a row never moves the year that is judged.
    {""}
    Correct the year if it is wrong. If the value is right, leave it; fsip growth shows it.
future-value =
    The value is of a later year than the one that is judged, which was chosen with --as-of. Only values
    up to that year count, so this one is not used.
    {""}
    If the earlier year is meant, nothing needs to be done. If the year in the file is wrong, correct
    it. If the newest values should count, leave --as-of out: then the latest year with a value that a
    requirement asks for is judged.
period-too-long =
    There are more years between the base year and the due year than any plan has. Growth over so many
    years has no meaning, so one of the two years is probably a typing error.
    {""}
    Correct the year. The base year is in [plan], at a requirement as base = 2020, or in its wording.
empty-file =
    The file is there and holds nothing, so not even the names of its columns are known.
    {""}
    Write the names of the columns into the first line, or delete the file:
        indicator,year,value,quality,source
too-many-columns =
    The header has more columns than a spreadsheet can hold. Usually they are empty: a format that was set
    for whole rows makes a spreadsheet save commas up to its last column. Or a file written by a program
    has lost its line ends.
    {""}
    Delete the empty columns, or check how the file was written.
cell-too-long =
    A cell has more than ten thousand characters. No name, note or source is that long: usually a stray
    quote takes in the lines up to the next one, or the file has lost its line ends.
    {""}
    Check the start of the cell for a stray quote.
missing-header =
    Cells are found by the names of their columns, and none of the first lines of this file names them.
    Nothing in it can be read.
    {""}
    Write the names into the first line, separated by an ASCII comma, a semicolon or a tab:
        indicator,year,value,quality,source
