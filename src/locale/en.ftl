# Words and sentences of the program, in English. Every message is in zh-CN.ftl too, with the same arguments.

colon = :{ " " }
comma = ,{ " " }
semicolon = ;{ " " }
list-separator = ,{ " " }
level-error = error
level-warning = warning
level-help = help
related-here = the other one is here
error-prefix = error:{ " " }
did-you-mean = did you mean “{ $suggestion }”?
names-that-contain = contained in: { $names }
more-values = {" "}(and { $more } more of this indicator in this file)
more-alike = { $count } more of { $code } are not shown
warnings-alike = { $count } places
warnings-more = { $count } more
warnings-more-help = more: fsip explain { $code }
warnings-silence = silence: allow = ["{ $code }"] in [plan]
warnings-code = CODE
rows-passed-over = { $file }: { $count } rows of indicators that the plan does not have were skipped
file-read = read: { $file } ({ $encoding })
sheet-read = read: { $file } (sheet “{ $sheet }”)

## Statuses and flags

status-achieved = achieved
status-achieved-early = achieved early
status-on-track = on track
status-at-risk = at risk
status-behind = behind
status-regressing = regressing
status-missed = missed
status-pending = pending
status-awaiting-judgement = to be judged
status-insufficient-data = insufficient data
status-awaiting-data = awaiting data
status-no-data = no data

short-status-achieved = achieved
short-status-achieved-early = early
short-status-on-track = on track
short-status-at-risk = at risk
short-status-behind = behind
short-status-regressing = regressing
short-status-missed = missed
short-status-pending = not due
short-status-awaiting-judgement = unjudged
short-status-insufficient-data = needs data
short-status-awaiting-data = awaited
short-status-no-data = no data
counted-region = { $count } { $status }
counted-in-short = { $count } { $status }
time-passed = { $day ->
    [none] End of { $year }, { $passed } of { $all } years gone.
   *[other] { $day }; statistics up to { $year }, { $passed } of { $all } years gone.
    }
time-all-passed = { $day ->
    [none] End of { $year }, all { $all } years gone.
   *[other] { $day }; statistics up to { $year }, all { $all } years gone.
    }
time-before = { $day ->
    [none] End of { $year }, before the plan’s first year.
   *[other] { $day }; statistics up to { $year }, before the plan’s first year.
    }
screen-region = Region: { $region }.
screen-known-on = As known on { $day }.
screen-final-only = Final values only.
screen-method = Method: { $method }.
screen-only-area = Area: { $area }.
screen-only-list = Work items of { $year }.
screen-only-states = Status: { $states }.
counted-indicators = { $count } { $number ->
        [one] indicator
       *[many] indicators
    }
counted-regions = { $count } { $number ->
        [one] region
       *[many] regions
    }
screen-by-region = { $judged } in { $regions }, each by the same requirements as the whole area; worst region first.
methods-counted = { $extent ->
        [none] All methods give the same statuses.
        [one] The methods give different statuses for 1 requirement.
       *[many] The methods give different statuses for { $disagreeing } requirements.
    }
methods-folded = Listing the { $listed } that fall short or get different statuses.
screen-regions = Regions: { $counts }.
screen-regions-counted = { $counted }, counted over the { $regions } at the lowest level.
regions-folded = Listing the { $listed } of { $count } that are missed, regressing, behind or at risk (--all lists all)
regions-folded-some = { $short } of { $count } are missed, regressing, behind or at risk; listing { $listed } of them (--all lists all)
regions-folded-all = None of { $count } is missed, regressing, behind or at risk (--all lists all)
counted-more-regions = { $count } more { $number ->
        [one] region
       *[many] regions
    }
regions-left-out = { $regions } ({ $option } lists all)
regions-unknown = No data in { $regions }: { $names }
screen-targets = { $count } { $number ->
        [one] target
       *[many] targets
    }: { $counts }
screen-folded = { $count } targets; listing the { $listed } that are missed, regressing, behind or at risk.
screen-legend = { $count } targets: { $counts }
screen-area = { $name } ({ $count })  { $counts }
screen-no-area = No area
screen-no-targets = No target matches.
base-provisional = base value provisional
screen-so-many = { $number } targets
screen-required = required
screen-actual = actual
screen-so-far = so far
screen-needed = need/yr
screen-projected = est. when due
screen-projected-in = { $year } est.
screen-latest = latest
screen-awaiting = awaited: no value for { $years } yet; the latest value decides nothing
screen-not-recorded = not recorded
screen-indicator-and-unit = indicator
screen-a-year = a year
unit-behind-name = {" "}({ $unit })
screen-character = Character: { $character }.
screen-as-of = { $day ->
    [none] End of { $year }.
   *[other] { $day }; statistics up to { $year }.
    }
screen-unit = Unit: { $unit }.
screen-all-led = Led by { $unit }: all { $kinds }.
screen-requirement = indicator or milestone
screen-gap = gap
screen-lead = lead unit
screen-supports = supporting units
screen-supported = supp.
targets-led = targets led
tasks-led = tasks led
work-items-led = items led
duties-units = { $count } { $number ->
        [one] unit
       *[many] units
    }
duties-targets = { $count } { $number ->
        [one] target
       *[many] targets
    }
duties-tasks = { $count } { $number ->
        [one] key task or safeguard
       *[many] key tasks and safeguards
    }
duties-work-items = { $count } { $number ->
        [one] work item
       *[many] work items
    }
duties-parts = {" "}({ $leads } led, { $supports } supported)
units-none = No units.
units-folded = Listing the units with something missed, regressing, behind or at risk (--all lists all)
units-none-by-region = No unit has targets or work items that are judged by region.
units-idle = Units without a task: { $units }
unit-idle = This unit has no task.
units-count-both = Statuses count targets and work items, led or supported
units-count-targets = Statuses count targets, led or supported
units-count-work-items = Statuses count work items, led or supported
targets-without-unit = { $count } { $number ->
        [one] target names
       *[many] targets name
    } no unit
kinds-tasks = key tasks
kinds-safeguards = safeguards
kinds-work-items = work items
tasks-none = No key tasks, safeguards or work items.
tasks-counted = { $count } { $number ->
        [one] key task
       *[many] key tasks
    }
safeguards-counted = { $count } { $number ->
        [one] safeguard
       *[many] safeguards
    }
tasks-of-year = { $count } { $number ->
        [one] work item
       *[many] work items
    } of { $year }: { $counts }
tasks-of-year-none = No matching work items in { $year }
tasks-folded = Listing the { $listed } that are missed, regressing, behind or at risk.
tasks-folded-all = None is missed, regressing, behind or at risk.
tasks-legend = { $count } work items: { $counts }
other-tasks = Other tasks
other-work-items = Other work items
growth-of-regions = { $count } { $number ->
        [one] indicator
       *[many] indicators
    } with values in { $regions }, worst growth first; { $without } without (--all lists them)
growth-of-regions-all = { $count } { $number ->
        [one] indicator
       *[many] indicators
    } with values in { $regions }, worst growth first
growth-of-no-region = No indicator has a value of a region.
growth-folded = Listing the { $count } regions with the worst growth for each indicator (--all lists all)
growth-counts = { $count } { $number ->
        [one] indicator
       *[many] indicators
    } with values, { $without } without (--all lists them)
growth-counts-with = { $count } of { $all } indicators with values
growth-counts-all = { $count } { $number ->
        [one] indicator
       *[many] indicators
    }
growth-in-year = growth: { $year } on { $before }
growth-in-years = growth: latest value on the year before
average-in-years = a year: { $from }–{ $to }
average-from-year = a year: from { $from } to the latest value
average-of-each = a year: from the first value to the latest
growth-gap = , { $years } not interpolated
growth-gaps = , missing years not interpolated
required-by = { $day ->
    [none] { $asked } ({ $year })
   *[other] { $asked } (by { $day })
    }
required-by-bracketed = { $day ->
        [none] { $asked }, { $year }
       *[other] { $asked }, by { $day }
    }
required-judgement = by judgement
required-new-high = a new high
required-new-low = a new low
required-rising = rising
required-falling = falling
required-range = { $low } to { $high }
required-about = about { $level }
required-in-total = {" "}in total
required-a-year = /yr
required-a-year-by-total = /yr by total
required-since = {" "}on { $year }
required-every-year = {" "}every year
required-every-region = {" "}in every region
figure-in-total = { $figure }
figure-a-year = { $figure }/yr
figure-in-due-year = { $figure } ({ $year })
so-far-met = met
so-far-short = short
so-far-base = base only
remark-projected = at the current rate { $projected } in { $year }; needs { $needed } a year
remark-needed = needs { $needed } a year
mark-provisional = * provisional
mark-revised = r revised
mark-break = | break in the series
detail-reading = read as: { $figure }
detail-needed = need/yr { $figure }
detail-projected = est. { $figure }
detail-base = base { $figure } ({ $year })
detail-completion = completion { $figure }
detail-progress = way gone { $figure }
detail-time = time gone { $figure }
detail-pace = pace { $figure }
detail-lead = lead unit: { $units }
detail-supports = supporting units: { $units }
detail-matter = work item: { $words }
detail-standard = standard: { $words }
hint-explain = Details: { $command }
hint-verbose = More: { $command }
hint-all = All: { $command }
hint-region = One region: { $command }
hint-each-region = Each region: { $command }
hint-growth-counted = How many regions grow: { $command }
hint-regions-counted = Regions by target: { $command }
hint-record-region = Record a value of a region: { $command }
hint-help = All commands: fsip help
hint-done = Record a milestone: { $command }
explain-also = Also the { $kind } “{ $name }”: { $command }
hint-tasks = Key tasks and safeguards: { $command }
hint-unit = All that one unit is responsible for: { $command }
placeholder-value = VALUE
placeholder-date = DATE
hint-built-in = This is the built-in plan. Your own: fsip { $command } -p DIR

flag-stale = the latest value is for { $latest }, before the year of judgement
flag-provisional = provisional value
flag-target-year-value-missing = no value for the due year yet; the latest is for { $latest }
flag-base-missing = the base year has no value
flag-base-later = the base is later than the judged value
flag-base-fallback = another year is used as the base year
flag-base-stated = base value as stated in the plan
flag-base-zero = no growth rate from zero
flag-base-negative = no growth rate from a negative value or across a change of sign
flag-previous-year-missing = the year before has no value
flag-method-needs-one-sign = the method compares growth rates; base, value and goal must be of one sign
flag-method-needs-goal-not-zero = the method compares growth rates, and no growth rate leads to zero
flag-method-needs-two-years = the method needs a value after the base year
flag-method-needs-distance = the method needs a distance to the goal, but the base value is the goal
flag-method-needs-four-values = the method needs four values
flag-method-needs-level = the method needs a level to aim at, and this is a total or the growth of one year
flag-method-needs-number = the method has no rule for a direction without a number
flag-number-too-long = an exact number would take more than 10,000 bits
flag-gap = no value for { $years }
flag-break = the series has a break in between
flag-worsening = met, but moving in the wrong direction
flag-above-range = above the upper end of the range
flag-below-range = below the lower end of the range
flag-at-limit = exactly the limit, which does not count
flag-within-tolerance = met within the tolerance
flag-not-recorded = nothing recorded in the ledger
flag-started = started
flag-done-late = done on { $day }, after it was due
flag-done-later = recorded as done on { $day }, after the day of judgement
flag-regions-short = regions that fall short: { $count }
flag-regions-without-data = regions that cannot be judged yet: { $count }
flag-no-regions = it must hold in every region, but no region is known

## Reports

origin-built-in = Plan: built in (choose your own with -p DIR)
origin-folder = Plan: { $folder }
as-of = { $day ->
    [none] As of { $year }
   *[other] As of { $day }; statistics up to { $year }
    }
as-of-before-end = { $day ->
    [none] As of { $year }; the plan ends in { $last }
   *[other] As of { $day }; statistics up to { $year }; the plan ends in { $last }
    }
method-linear = straight line (way gone ÷ time gone; for average growth, growth ÷ growth required)
method-statcan = statcan, Statistics Canada (growth a year ÷ growth required)
method-eurostat = eurostat, Eurostat (growth a year ÷ growth required)
method-destatis = destatis, Statistisches Bundesamt (gap projected from the last five steps ÷ gap today)
method-unsd = unsd, United Nations Statistics Division (share of the gap that growth will close)
thresholds-linear = on track from { $on_track }, at risk from { $at_risk }, behind from 0, else regressing
thresholds-statcan = substantial progress from 0.95, moderate from 0.6, limited from 0; for a direction without a number, from 1.5 %, 0.5 % and 0 % growth a year, lower near a natural limit
thresholds-eurostat = significant progress above 0.95, moderate above 0.6, insufficient from 0; for a direction without a number, above 1 %, above 0.1 % and from −1 % growth a year
thresholds-destatis = sun below 5 %, sun and cloud up to 20 %, then cloud, or storm in the wrong direction
thresholds-unsd = 3 from 0.95, 2 from 0.1, else 1
class-target-achieved = target achieved
class-substantial-progress = substantial progress
class-significant-progress = significant progress
class-moderate-progress = moderate progress
class-limited-progress = limited progress
class-no-progress = no progress
class-moderate-deterioration = moderate deterioration
class-significant-deterioration = significant deterioration
class-deterioration = deterioration
class-not-available = not available
class-sun = sun
class-sun-cloud = sun and cloud
class-cloud = cloud
class-storm = storm
class-3 = 3
class-2 = 2
class-1 = 1
disagreement = ≠
disagreement-note = ≠ the methods give different statuses
method-note = Pace: { $method }; { $thresholds }
summary-targets = Targets: { $counts }
summary-work-items = Work items: { $counts }
no-target-names-unit = No target names the unit { $unit }; see fsip tasks --unit { $unit }
growth-preface = Growth of the latest year on the year before, and average growth a year; for rates, in percentage points (pp)
too-long = too long
growth-too-long = { $name }: the exact value of { $years } would take more than 10,000 bits and is not computed
group-members = Leading group of { $count }: { $roles }.
group-none = The plan names no leading group.
group-role = { $count } { $role }
group-preface = The leading group
region-whole = whole area
in-region = { $name } ({ $region })
region-preface = Region: { $region }
by-region-preface = Each region is judged by the same requirements as the whole
regions-alone = There are values for { $regions }, but none for the whole area
regions-alone-beside = there are values for { $regions }, but none for the whole area
regions-counted = Only regions at the lowest level are counted
regions-only-whole = Not judged by region, since no indicator measures them: { $items }
regions-missing = { $name }, { $year }: no total for { $region }, since these have no value: { $missing }
standing-achieved = achieved
standing-on-track = on track
standing-behind = behind
standing-missed = missed
standing-no-data = no data
standing-note = Behind includes at risk and regressing; no data includes awaiting data, insufficient data and to be judged
safeguards = safeguard
heading-tasks = Key tasks and safeguards
heading-work-items = Work items
units-note = Counts are targets and work items that the unit leads or supports
kind-target = target
kind-indicator = indicator
kind-unit = unit
kind-task = task
kind-safeguard = safeguard
kind-work-item = work item
part-leads = leads
part-supports = supports

column-id = id
column-area = area
column-indicator = indicator
column-character = character
character-binding = binding
character-expected = expected
column-due = due
column-requirement = standard
column-base = base
column-latest = latest
column-growth = growth
column-actual = actual
column-completion = completion
column-pace = pace
column-needed = need/yr
column-projected = projected
column-status = status
column-class = class
column-disagreement = disagree
column-unit-of-measure = unit
column-average-growth = average
column-cumulative-growth = by total
column-average-growth-years = years
column-role = role
column-name = name
column-post = post
column-unit = unit
column-units = units
column-regions = regions
column-no = no
column-group = group
column-task = task
column-matter = matter
column-standard = standard in full
column-leads = leads
column-supports = supports
column-part = part
column-kind = kind

## Explanations

explain-name = name
explain-sentence = the plan says
explain-wording = wording
flow-event = “{ $word }” counts events: the yearly amounts add up
flow-yearly = read as a yearly amount: “{ $word }” in its name
flow-level = read as a yearly amount: no word such as “new” or “completed”
explain-flow = flow
explain-reading = read as
explain-place = defined at
explain-latest = latest value
explain-method = method
explain-ledger = ledger
explain-note = note
explain-due = { $day ->
    [none] { $year }
   *[other] { $day }
    }
explain-due-not-firm = { $day ->
    [none] { $year } (力争: not firm)
   *[other] { $day } (力争: not firm)
    }
explain-every-year = , in each year
explain-met-from = , met from { $level } on
explain-met-up-to = , met up to { $level }
explain-every-region = , in each region
explain-region = worst region
explain-thresholds = { " " }({ $thresholds })
explain-aliases = also called
explain-unit-of-measure = unit of measure
explain-better = better
explain-definition = definition
explain-computed = computed as
subject-separator = {" "}·
explain-subject-due = { $day ->
    [none] due { $year }
   *[other] due { $day }
    }
explain-subject-due-not-firm = { $day ->
    [none] due { $year } (力争: not firm)
   *[other] due { $day } (力争: not firm)
    }
explain-subject-as-of = { $day ->
    [none] end of { $year }
   *[other] { $day }, statistics up to { $year }
    }
explain-working = Working
explain-unjudged = not judged yet
explain-no-value = no value yet
explain-published = published { $date }
explain-or = or { $figure }
explain-at-this-rate = at the current rate
explain-years = { $first } to { $last }
explain-base = { $figure } in { $year }
explain-level = { $figure } required in { $year }
short-better-higher = higher is better
short-better-lower = lower is better
heading-inputs = Values and where they come from
inputs-of-parts = Regions below: { $regions }, with { $values } values ({ $qualities }); `--format json` and `--format csv` list each
inputs-missing = { $name }, { $year }: no value for { $missing }
heading-uses = Required by
heading-regions = By region
page-contents = Contents
page-all = all
page-filter = Filter by { $column }:
page-fine = { $count } other targets
page-above = See the table above.
page-axis = the axis does not start at 0
page-legend = Legend
front-attention = Needs attention
front-nothing = Nothing needs attention.
front-since = Compared with { $since }
front-year-before = the end of { $year }
front-unchanged = Nothing changed.
front-change = { $before } → { $now }
front-needed = { $amount } a year needed
front-projected = { $amount } expected when due
front-more = { $count } more in the table below.
chart-source = Source: { $source }
sheet-charts = Charts
sheet-about = About
step-computed = computed
step-figure = actual
step-parts = by its parts
step-verdict = verdict
step-latest-alone = latest value alone
step-failed-year = failed
step-known-total = known years
step-goal = required when due
step-goal-of-total = total required when due
step-completion = completion
step-progress = way gone
step-time-share = time gone
step-path-share = required by the path
step-pace = pace
step-average-growth = growth a year
step-required-growth = growth required
step-limit = scale near the limit
step-yearly-change = mean change a year
step-last-change = last change
step-total-of-base = total of the base
step-needed = needed a year
step-needed-growth = or growth a year
step-projected = projected
verdict-holds = holds
verdict-fails = does not hold
verdict-would-hold = holds as of { $year }; no verdict yet
verdict-would-fail = does not hold as of { $year }; no verdict yet
basis-value = value in { $due }
basis-total = total from { $base } to { $due }
basis-increase = value in { $due } minus value in { $base }
basis-points = percentage points from { $base } to { $due }
basis-growth = growth from { $base } to { $due }
basis-growth-since-base = growth from { $base } to { $due }
basis-average-growth = average growth a year from { $base } to { $due }
basis-cumulative-growth = average growth a year from { $base } to { $due }, by the total of the years (累计法)
basis-average-increase = average increase a year from { $base } to { $due }
basis-average-total = average of the years { $base } to { $due }
basis-value-yearly = value in each year from { $base } to { $due }
basis-increase-yearly = value minus value in the year before, each year from { $base } to { $due }
basis-points-yearly = percentage points against the year before, each year from { $base } to { $due }
basis-growth-yearly = growth on the year before, each year from { $base } to { $due }
basis-record-low = below every earlier known year, by { $due }
basis-record-high = above every earlier known year, by { $due }
basis-record-high-yearly = above every earlier known year, each year from { $base } to { $due }
basis-record-low-yearly = below every earlier known year, each year from { $base } to { $due }
basis-rising = rises from { $base } to { $due }
basis-rising-yearly = rises against the year before, each year from { $base } to { $due }
basis-falling-yearly = falls against the year before, each year from { $base } to { $due }
basis-falling = falls from { $base } to { $due }
kind-stock = stock: a level at the end of the year
kind-flow = flow: a yearly amount
kind-rate = rate: a percentage of a whole
kind-ratio = ratio: one quantity per so many of another
better-higher = higher
better-lower = lower
quality-final = final
quality-provisional = provisional
quality-revised = revised
quality-break = break
quality-unused = { $quality }, not used
ledger-done = done
ledger-started = started
ledger-not-met = not met
column-year = year
column-value = value
column-quality = quality
column-published = published
column-source = source
column-place = place

## Command line

help-usage = Usage:{ " " }
help-commands = Commands
help-options = Options
help-global-options = Global options
help-arguments = Arguments
command-fsip = Track a plan's targets from TOML and CSV files
command-status = Show the status of every target
command-growth = Show the values and growth of every indicator
command-tasks = Show key tasks, safeguards and work items with their units
command-units = Show what each responsible unit leads and supports, with statuses
command-group = Show the leading group
command-check = Check the files and the targets; the exit code is the result
command-audit = Compare what units and offices claim with the data
command-explain = Show how a status or figure came about, or what an error code means
command-report = Write the bulletin of a year as Word, HTML or Markdown, or a slip for each unit
command-export = Export everything: a workbook, a folder of CSV files, or JSON
command-form = Write a form for each unit to fill in, or list what is still missing
command-record = Record a value in the statistics
command-done = Record in the ledger that a milestone is done
command-init = Create a plan folder
command-import = Make a plan folder from an official document
command-source = Inspect a published table and print a [[source]] to start from
command-schema = Print the JSON Schema of the TOML files, for editors
page-format = The files of a plan folder, key by key
command-help = Print help for a command, or the page on the file format
examples-fsip =
    Examples:
      fsip status                     # the status of every target
      fsip init my-plan               # a plan folder of your own
      fsip status -p my-plan          # the status of its targets
      fsip help format                # the files of a plan folder, key by key
examples-status =
    Examples:
      fsip status
      fsip status --state missed,behind   # what falls short
      fsip status --unit agriculture      # what one unit is responsible for
      fsip status --as-of 2022            # as it stood at the end of a year
      fsip status -o status.xlsx          # as a workbook
examples-growth =
    Examples:
      fsip growth
      fsip growth --from 2020 --to 2022
      fsip growth --by region             # every region on its own
      fsip growth --by region --summary   # how many regions grow
examples-tasks =
    Examples:
      fsip tasks
      fsip tasks --year 2021 --unit court
examples-units =
    Examples:
      fsip units
      fsip units court                # all that one unit is responsible for
examples-group =
    Examples:
      fsip group
      fsip group -o group.csv         # for a spreadsheet
examples-check =
    Examples:
      fsip check                      # exit code 1 when a promise is missed
      fsip check --strict             # also when the files have warnings
      fsip check --as-of 2025 --format junit -o result.xml
      fsip check --by region          # in every region as well
examples-audit =
    Examples:
      fsip audit
      fsip audit --fail-on contradicted   # exit code 1 when one is
      fsip audit -o audit.xlsx            # as a workbook
examples-explain =
    Examples:
      fsip explain trademark-growth   # a target and how its status comes about
      fsip explain unit:court
      fsip explain invalid-number     # what an error means and how to fix it
examples-form =
    Examples:
      fsip form --year 2023 -o forms      # a workbook for each unit
      fsip form --year 2023 -o forms --unit court
      fsip form --year 2023 --missing     # what is still missing
examples-report =
    Examples:
      fsip report                     # Markdown, to read here
      fsip report -o report.docx      # Word, laid out as a bulletin
      fsip report -o report.html      # one page to send
      fsip report --each-unit -o slips    # a slip for each unit (Word)
      fsip report --since 2020 -o report.md
      fsip report --by region         # with a section for every region
examples-export =
    Examples:
      fsip export -o plan.xlsx        # one workbook
      fsip export -o tables           # a folder with a CSV file per table
      fsip export -o plan.json        # for programs
      fsip export --by region -o tables   # with a row for every region
examples-record =
    Examples:
      fsip record trademarks 2021 14566 --quality provisional --dry-run
      fsip record trademarks 2021 14566 --quality provisional
      fsip record population 2022 178.6万人 --source "Statistical bulletin"
      fsip record trademarks 2021 14566 --quality final --replace
examples-done =
    Examples:
      fsip done 2021-03 --on 2021-11-30 --dry-run
      fsip done 2021-03 --on 2021-11-30 --evidence "Minutes of the meeting"
      fsip done 2021-12-mechanism --on 2021-12-20 --state started
examples-init =
    Examples:
      fsip init my-plan               # a small plan with comments that explain it
      fsip init copy --from fushun    # a copy of the built-in plan
examples-import =
    Examples:
      fsip import plan.txt -o my-plan
      fsip import plan.txt -o other-plan --first-year 2021 --last-year 2025
examples-source =
    Examples:
      fsip source statistics.csv
examples-schema =
    Examples:
      fsip schema
      fsip schema -o plan.schema.json # beside the plan's files, for editors
examples-help =
    Examples:
      fsip help
      fsip help record
      fsip help format                # the files of a plan folder, key by key
arg-help = Print help
arg-topic = Command, or `format` for the files of a plan folder
arg-version = Print version
arg-plan = Folder of the plan [also: FSIP_PLAN; default: the nearest folder with a plan.toml, else the built-in plan]
arg-as-of = Judge at the end of this year, or on this day (YYYY-MM-DD) by the statistics of the years before [default: the latest year with a value]
arg-known-on = Use the plan, the ledger and the statistics as they were known on this day (YYYY-MM-DD); also --published-by
arg-final-only = Ignore provisional values
arg-method = Method of pace: { $values } (all of them side by side, only for status)
arg-encoding = Encoding of files that are not UTF-8: gbk, gb18030, utf-16le, utf-16be, windows-1252, big5, shift_jis, euc-kr [default: detected per file]
arg-decimal = Decimal sign of the statistics: , or . [default: detected; an error if ambiguous]
arg-lang = Language: zh or en [also: FSIP_LANG; default: the system’s]
arg-format = { $values } (junit and github only for check) [default: table, or by the extension of FILE]
arg-output = Write to this file, whole or not at all
arg-color = Colour: auto, always or never [default: auto]
arg-ascii = Use ASCII signs only [also: FSIP_ASCII=1]
arg-quiet = Print data only, no messages
arg-verbose = Show the files that were read, every warning, and how wordings were read
arg-area = Only targets of this area (id or name)
arg-unit = Only what this unit is responsible for (id or name)
arg-state = Only these statuses, separated by commas: missed,behind,no_data …
arg-from = From this year
arg-to = Up to this year
arg-by = region: each region separately
arg-all = List everything in a terminal, even if it is long
arg-summary = With --by region: count the regions by status
arg-cumulative = Also show average growth by the total of the years (累计法)
arg-year = Only work items of this year
arg-fail-on = Statuses that fail the check, separated by commas [default: missed,due_unknown; due_unknown: due, but cannot be judged]
arg-audit-fail-on = Results that fail the audit, separated by commas: { $values }
arg-strict = Also fail on warnings
arg-character = Only targets of this character: { $values }
arg-only = Fail only on targets of this character: { $values }
arg-not-firm = Also fail on targets that are not firm (力争)
arg-explained = Id or name; also indicator:ID, target:ID, work-item:ID, unit:ID, or an error code
arg-form-year = Year to report
arg-each-unit = Write a supervision slip for each unit (Word) into the folder of -o
arg-missing = List what is still missing instead of writing forms
arg-list-year = Year of the responsibility list [default: the year of judgement]
arg-since = Report the changes since an earlier copy of the folder, a day (YYYY-MM-DD) or the end of a year
arg-indicator = Id, name or alias of the indicator
arg-of-year = Year of the value
arg-value = Value, with or without a unit of measure: 14566, 14,566, 90%, 0.8亿元
arg-region = Region, if the value is for a part of the area
arg-only-region = This region instead of the whole area (id, name or alias)
arg-quality = final (核定), provisional (初步), revised (修订) or break (口径调整)
arg-published = Date of publication: 2022-01-20, 2022-01 or 2022
arg-source = Publisher of the value
arg-note = Remark
arg-replace = Replace an existing value
arg-file = Statistics file to write to, if there are several
arg-dry-run = Show what would be written without writing it
arg-matter = Id of the milestone or judged matter, or of a work item that has only one
arg-on = Day on which it was done (YYYY-MM-DD)
arg-progress-state = done (完成), started (进行中) or not-met (未达到) [default: done]
arg-evidence = Evidence, such as a document
arg-table = Table to look at: .csv, .tsv, .txt or .xlsx
arg-sheet = Sheet of a workbook [default: the first one that is shown]
arg-document = Document: .docx, .html, .md or .txt
arg-base-year = Year from which growth is counted [default: the year before the first]
arg-first-year = First year of the plan, if the title does not give it
arg-last-year = Last year of the plan, if the title does not give it
arg-directory = Folder to create
arg-template = Copy this plan: fushun (the built-in plan) or school (an English sample)
arg-force = Also replace files that were not written by an export, but never files of a plan

usage-missing-value = missing value for { $argument }
usage-invalid-choice = invalid value “{ $value }” for { $argument }; possible values: { $valid }
usage-invalid-value = invalid value “{ $value }” for { $argument }
usage-invalid-moment = invalid value “{ $value }” for { $argument }; expected a year or a day: 2022, 2022-07-31
usage-unknown-argument = unexpected argument “{ $argument }”
usage-unknown-command = unknown command “{ $command }”
usage-conflict = { $argument } cannot be used with { $prior }
usage-twice = { $option ->
        [known-on] --known-on and --published-by are one option: give one date
       *[other] { $argument } is given more than once
    }
usage-unused = { $argument } has no effect with { $prior }
usage-missing-argument = missing argument { $argument }
usage-invalid-utf8 = an argument is not valid UTF-8
usage-invalid-date = invalid date “{ $value }”; expected YYYY-MM-DD
usage-wrong = invalid combination of arguments
usage-more = For more information, try fsip{ $command } --help
unknown-state = unknown status “{ $name }”; possible values: { $known }
unknown-state-near = unknown status “{ $name }”; did you mean “{ $suggestion }”? Possible values: { $known }
unknown-id = no target, work item, indicator, unit or error code is called “{ $name }”
no-parts = the plan has no regions; declare them with [[region]], or name them in a column “region” of the statistics
unknown-format = unknown format “{ $format }”; possible values: { $known }
folder-missing = there is no folder { $folder }; create a plan there with fsip init { $folder }
folder-without-plan = no plan in { $folder }: it has no *.toml file
not-a-file = { $file }: not a file
file-too-large = { $file }: larger than 2 GiB
system-not-found = No such file or directory
system-permission-denied = Permission denied
system-is-a-directory = Is a directory
system-not-a-directory = Not a directory
system-storage-full = No space left on device
system-read-only = Read-only file system
system-already-exists = File exists
system-invalid-name = File name too long
system-quota-exceeded = Disk quota exceeded
system-busy = Device or resource busy

## Checks

column-shortfall = required / actual
column-lead = lead
heading-failures = Fails the check
heading-shortfalls = Falls short
heading-not-known = Cannot be judged
suite-files = files
suite-target = targets
suite-work-item = work items
requirement-words = { $name } ({ $wording }): { $figure }
unknown-figure = no figure
figure-in-year = { $figure } ({ $year })
known-total = known years total { $total }
heading-readings = How the wordings were read
check-passes = check passed (fails on: { $statuses })
check-fails = check failed: { $reasons }
check-failing = { $count } { $status }
check-strict = { $warnings } (--strict)
check-broken = check failed: { $errors } in the files; nothing was judged
counted-errors = { $count } { $number ->
        [one] error
       *[many] errors
    }
counted-warnings = { $count } { $number ->
        [one] warning
       *[many] warnings
    }
check-as-of-statistics = As of { $year }, the latest data
check-as-of-ledger = As of { $year }, the latest entry in the ledger
check-as-of-base-year = As of { $year }, the base year; there are no data yet
check-as-of-base-year-alone = As of { $year }, the base year
check-due-later = { $later } due later { $number ->
        [one] is
       *[many] are
    } not checked
counted-targets = { $count } { $number ->
        [one] target
       *[many] targets
    }
counted-work-items = { $count } { $number ->
        [one] work item
       *[many] work items
    }
and = { " " }and{ " " }
due-unknown = due but cannot be judged
warnings-found = { $warnings }: { $command }
format-for-checks = format { $format } is only available for fsip check
all-methods-for-status = --method all is only available for fsip status without --by region

## The check in a terminal

full-stop = .
gap-short = { $amount } short
gap-above = { $amount } over
gap-at-limit = exactly the limit
gap-failed-in = missed in { $years }
asked-in-year = { $year } { $level }
asked-then = {" "}(required then: { $asked })
gap-fell = fell by { $amount }
gap-rose = rose by { $amount }
gap-unchanged = unchanged since { $year }
check-year = { $day ->
    [none] End of { $year }: { $due }.
   *[other] { $day }, statistics up to { $year }: { $due }.
    }
check-year-of-statistics = End of { $year } (the latest data): { $due }.
check-year-of-ledger = End of { $year } (the latest entry in the ledger): { $due }.
check-year-of-base = End of { $year } (the base year; no data yet): { $due }.
check-year-of-base-alone = End of { $year } (the base year): { $due }.
check-nothing = no targets and no work items
check-due-targets = { $extent ->
        [none] none
       *[other] { $due }
    } of { $count } { $number ->
        [one] target
       *[many] targets
    } due
check-due-work-items = { $extent ->
        [none] none
       *[other] { $due }
    } of { $count } { $number ->
        [one] work item
       *[many] work items
    } due
check-warnings-counted = { $number ->
        [one] 1 warning in the files: -v shows it, --strict fails on it.
       *[many] { $count } warnings in the files: -v shows them, --strict fails on them.
    }
check-group = { $status }: { $count }
check-group-missed = { $status }: { $count }
check-group-due-unknown = due but cannot be judged: { $count }
check-failed-of = { $count } { $status }
check-failed-of-missed = { $count } { $status }
check-failed-of-due-unknown = { $count } due but cannot be judged
check-failed-of-warnings = { $number ->
        [one] 1 warning
       *[many] { $count } warnings
    } in the files (--strict)
check-besides-warnings = { $number ->
        [one] ; 1 warning
       *[many] ; { $count } warnings
    } in the files
check-failed = check failed: { $reasons }{ $besides }
check-passed = check passed{ $only }: { $counts }
check-only-character = {" "}(only { $character } targets count, no others and no work items)
check-only = {" "}(fails on: { $statuses })
check-due = { $count } due ({ $counts })
check-none-due = nothing due
check-not-due = { $count } not yet due ({ $counts })
check-left-out = { $count } more (-v lists each)
reason-awaited = no value for { $year } yet
reason-unjudged = not judged yet
reason-not-recorded = not recorded
reason-no-value = no value for { $year }
hint-not-due = Not yet due: { $command }
hint-missed-only = Missed only: { $command }

## The bulletin

bulletin-title = { $day ->
    [none] { $title }: status at the end of { $year }
   *[other] { $title }: status on { $day }, with statistics up to { $year }
    }
bulletin-title-region = { $day ->
    [none] { $title }: status in { $region } at the end of { $year }
   *[other] { $title }: status in { $region } on { $day }, with statistics up to { $year }
    }
bulletin-heading = { $number }. { $title }
bulletin-subheading = ({ $number }) { $title }
bulletin-heading-overview = Overview
bulletin-heading-progress = Progress
bulletin-heading-problems = Problems
bulletin-heading-demands = Next steps
bulletin-heading-achieved = Achieved and on track
bulletin-heading-lagging = Behind or missed
bulletin-heading-unverified = Not recorded in the ledger, to be verified
bulletin-heading-no-data = No data yet
bulletin-heading-awaiting-data = Awaiting data
bulletin-heading-insufficient-data = Not enough data to judge
bulletin-heading-to-be-judged = To be judged by a person
bulletin-heading-targets = The targets in figures
bulletin-heading-years = The targets over the years
bulletin-heading-work-list = The responsibility list of { $year }
bulletin-heading-units = By unit
bulletin-heading-since = Changes
bulletin-heading-methods = Methods and sources
bulletin-heading-regions = By region
bulletin-preface = This bulletin reports on “{ $title }” (the plan).
bulletin-blank-recipient = 〔recipient〕
bulletin-blank-signature = 〔signature〕
bulletin-blank-date = 〔date〕
bulletin-blank-demands = 〔deadlines, units still to be named, other requests〕
bulletin-targets = { $day ->
    [none] At the end of { $year }, with { $time } of the plan’s time ({ $first }–{ $last }) passed, the targets stand as follows, { $count } in all: { $counts }{ $see }.
   *[other] On { $day }, with statistics up to { $year } and { $time } of the plan’s time ({ $first }–{ $last }) passed, the targets stand as follows, { $count } in all: { $counts }{ $see }.
    }
bulletin-work-items = Work items of the responsibility list of { $year }, { $count } in all: { $counts }{ $see }.
bulletin-overdue = Work items of other lists that are due and not achieved or not known, { $count } in all: { $counts }.
bulletin-of-these-unverified = Targets and work items among them without a ledger entry, to be verified: { $count }.
bulletin-data-date = { $published ->
    [none] Data up to { $year }.
   *[other] Data up to { $year }, the latest published on { $published }.
    }
bulletin-no-statistics = There are no statistics yet; nothing is counted as achieved without them.
bulletin-see-annex = {" "}(Annex { $number })
bulletin-none = None.
bulletin-unassigned = Targets for which the plan names no unit: { $count }{ $see }.
bulletin-achieved = { $said }. Status: { $status }{ $list }.
bulletin-lagging = { $said }. Status: { $status }{ $list }.{ $lead }
bulletin-open = { $said }{ $list }.{ $lead }
bulletin-lead = {" "}Lead: { $lead }.
bulletin-of-list = { $number ->
    [none] {" "}(list of { $year })
   *[other] {" "}(list of { $year }, no. { $number })
    }
bulletin-owed = { $unit } ({ $count }): { $what }.
bulletin-no-unit = No unit named by the plan
bulletin-unit-with-count = { $unit } ({ $count })
bulletin-ask-measures = Propose measures for what is behind or missed: { $units }.
bulletin-ask-records = Verify what was done and record it in the ledger: { $units }.
bulletin-ask-data = Verify and record the missing data: { $units }.
bulletin-annex = Annex { $number }
bulletin-annex-entry = { $place ->
   *[any] Annex { $number }: { $title }
    }
bulletin-part-of = { $text } ({ $name })
bulletin-done-late = missed, done late
bulletin-unverified = not recorded, to be verified
bulletin-no-figure = no data
bulletin-named = { $name }: { $said }
bulletin-figure = { $firmness ->
    [provisional] { $value } in { $year } (provisional)
   *[firm] { $value } in { $year }
    }
bulletin-year-awaited = no figure for { $year } yet; latest:{" "}
bulletin-year = { $year }
bulletin-year-before = { $year }
bulletin-moved = { $way ->
    [count-up] , { $amount } more than in { $since }
    [count-down] , { $amount } less than in { $since }
    [rate-up] , up { $amount } since { $since }
    [rate-down] , down { $amount } since { $since }
    [level-up] , up { $amount } since { $since }
    [level-down] , down { $amount } since { $since }
    [growth-up] , up { $amount } since { $since }
    [growth-down] , down { $amount } since { $since }
   *[same] , the same as in { $since }
    }
bulletin-growth = { $way ->
    [growth-up] , up { $amount } since { $since }
    [growth-down] , down { $amount } since { $since }
   *[same] , the same as in { $since }
    }
bulletin-average = { $way ->
    [count-up] , { $amount } more a year
    [count-down] , { $amount } less a year
    [rate-up] , up { $amount } a year
    [rate-down] , down { $amount } a year
    [growth-up] , up { $amount } a year
    [growth-down] , down { $amount } a year
   *[same] , the same as in { $since }
    }
bulletin-total = , { $amount } in all
bulletin-average-total = , { $amount } a year
bulletin-required = {" "}(required: { $wording })
bulletin-goal = the target of { $level }
bulletin-goal-total = the target of { $level } in all
bulletin-goal-growth = the target of { $level } growth
bulletin-goal-growth-since-base = the target of { $level } growth since the base year
bulletin-goal-average-growth = the target of { $level } a year
bulletin-reaches = , which reaches { $goal }
bulletin-above = , { $amount } above { $goal }
bulletin-below = , { $amount } below { $goal }
bulletin-too-high = , { $amount } over { $goal }
bulletin-too-low = , { $amount } short of { $goal }
bulletin-short = , { $amount } short of { $goal }
bulletin-projection = { $outlook ->
    [short] ; at the current rate about { $projected } in { $year }, which misses the target
   *[open] ; at the current rate about { $projected } in { $year }
    }
points-suffix = {" "}pp
percentage-points = percentage points
bulletin-compared-total = , { $total } in all from { $first } to { $last }, average growth by that total { $actual }
distance-short = , { $amount } short
distance-above = , { $amount } over
distance-short-of-total = , { $amount } short of a total of { $goal }
distance-above-total = , { $amount } over a total of { $goal }
distance-at-limit = , exactly the limit, which does not count
distance-failed-in = , did not hold in { $years }
distance-fell = , fell by { $amount } since { $year }
distance-rose = , rose by { $amount } since { $year }
distance-unchanged = , unchanged since { $year }
need-more = { $number ->
    [one] ; { $amount } more needed in the year left
   *[many] ; { $amount } more needed a year in the { $years } years left
    }
need-more-points = { $number ->
    [one] ; must rise by { $amount } in the year left
   *[many] ; must rise by { $amount } a year in the { $years } years left
    }
need-growth = { $number ->
    [one] ; must grow by { $amount } in the year left
   *[many] ; must grow by { $amount } a year in the { $years } years left
    }
need-less = { $number ->
    [one] ; must fall by { $amount } in the year left
   *[many] ; must fall by { $amount } a year in the { $years } years left
    }
need-each-year = { $number ->
    [one] ; { $amount } needed in the year left
   *[many] ; { $amount } a year needed in the { $years } years left
    }
need-at-most = { $number ->
    [one] ; at most { $amount } in the year left
   *[many] ; at most { $amount } a year in the { $years } years left
    }
name-after-year = { $name } (after { $year })
bulletin-no-pace = no pace can be computed
bulletin-since = Compared with { $since }:
bulletin-unchanged = Nothing has changed compared with { $since }.
bulletin-absent = not in the plan
bulletin-change = { $text }: from “{ $before }” to “{ $now }”.
bulletin-revision = { $name }, { $year }: revised from { $before } to { $now }.
bulletin-figure-changed = { $name }, { $year }: { $differences }.
bulletin-record = Ledger, { $id }: { $state } { $before } → { $now }.
bulletin-withdrawn = { $name }, { $year }: { $before } is no longer there.
bulletin-exact = Verdicts compare exact figures; only the display is rounded. Unpublished figures count as “no data”, never as achieved.
bulletin-source = { $source } (figures: { $count })
bulletin-bars = Targets and work items of each unit by status
counted-with-share = { $count } { $status } ({ $share })
column-count = items
column-stand = now
column-supports-of = supported by
column-slip-matter = matter
column-slip-standard = standard
column-slip-due = due
column-slip-answer = what was done
column-slip-receipt = received by
slip-title = Supervision slip
slip-preface = { $day ->
    [none] At the end of { $year }, your unit has open items of “{ $title }” that are behind, missed or still to be verified: { $count } ({ $led } led, { $supported } supported). Please fill in what was done and sign.
   *[other] On { $day }, with statistics up to { $year }, your unit has open items of “{ $title }” that are behind, missed or still to be verified: { $count } ({ $led } led, { $supported } supported). Please fill in what was done and sign.
    }
slip-due = { $day ->
    [none] end of { $year }
   *[other] { $day }
    }
chart-total = { $name }: total
legend-values = values
legend-total = total so far
legend-path = path to the target
legend-target = target
legend-projection = at the current rate
numeral-1 = 1
numeral-2 = 2
numeral-3 = 3
numeral-4 = 4
numeral-5 = 5
numeral-6 = 6
numeral-7 = 7
numeral-8 = 8
numeral-9 = 9
numeral-10 = 10
numeral-11 = 11
numeral-12 = 12
source-no-header = { $file } is not a table: no line at its top has two cells
source-no-header-on-sheet = the sheet “{ $name }” of { $file } is not a table: no line at its top has two cells
source-no-text = { $file } is not a table: it contains characters that are not text
source-no-table = { $file } is not a table: a [[source]] reads .csv, .tsv, .txt and .xlsx
source-is-form = { $file } is a form, which needs no [[source]]: put it into the folder “statistics” of the plan
source-no-sheets = { $file } has no sheets; leave out --sheet
source-sheets = other sheets of the workbook: { $sheets }; choose one with --sheet
source-copy = a [[source]] only reads files in the plan's folder: copy the file there
source-counts = # { $rows } rows, { $columns } columns
source-indicator = the id of the indicator, if the whole file is about one
source-unit = unit = false if the column says nothing about the values
source-values = the id of the indicator for each column of values; remove the others
source-year-of = which year of a period counts: "first" or "last"
source-no-value = cells that stand for a missing value
source-decimal = the file has decimal commas
source-where = the rows that count; the others are parts of these, or something else
source-lost = these conditions leave no row for { $lost } of { $values } values: check which rows count
source-twice = { $count } values still have more than one row: fsip check names them
source-region = the regions: { $cells }
source-one-region = if one of them is the whole of the plan, write instead: where = { $where } and region = "total"
source-flags = { $heading } looks like flags: { $cells }; to read them, add quality = { $heading } to columns, and say what each means: qualities = {"{"} { $flag } = "…" {"}"} (final, provisional, revised or break)
source-remarks = { $heading } looks like remarks; to keep them, add note = { $heading } to columns
source-more = { $count } more
schema-is-json = the schema is always JSON; omit --format
export-needs-output = missing -o: FILE.xlsx, FILE.json, FILE.html, or a folder for CSV files
form-needs-output = missing -o: a folder for the forms; or --missing for a list
form-year-outside-plan = the plan requires no figures for { $year }; it runs from { $first } to { $last }
form-nothing-owed = nothing is missing for { $year }; no form was written
since-year-unknown = --since { $year }: the year must be between { $first }, the base year, and { $last }, the year of judgement
slips-need-output = missing -o: a folder for the slips
slips-are-word = slips are written as Word files only (docx)
slips-nothing-open = nothing is behind, missed or to be verified; no slips were written
form-exists = { $file } already exists with other content and may have been filled in; choose another folder, or move the file
form-without-unit = { $file } lists the items without a responsible unit
form-unassigned = no unit
form-title = { $plan }: form for { $year }, { $unit }
form-how-to-fill = Fill in the yellow cells only. Leave a cell empty when there is no value yet.
form-how-to-return = Send the workbook back as .xlsx; its rows are recognised by hidden keys, so keep column A.
form-measure = unit of measure
form-sentence = what the plan says
form-known = last known values
form-known-last = last known
form-known-when = as of
form-only-whole = Milestones and judged matters are reported for the whole area only.
form-value = value of { $year }
form-matter = milestone or judged matter
form-kind = kind
form-milestone = milestone
form-judged = to be judged
form-recorded = last recorded
form-date = date
form-evidence = evidence
form-enter-value = A number in the unit of measure of this row. A percentage as 90 or 90%, not as 0.9. Empty when there is no value yet.
form-enter-source = Who publishes the value, and where
form-enter-note = Anything else worth knowing about the value
form-enter-date = The day, such as 2023-06-30
form-enter-state = done, started or not-met
form-enter-evidence = The document or page that shows it
form-target = target
form-reason = reason
form-enter-claim = The unit’s own assessment of the target at the end of the year; it is compared with the data
form-enter-reason = The basis of the assessment
form-unusual = Please check
form-owed = { $count } { $number ->
        [one] entry
       *[many] entries
    } missing
form-owed-of-year = { $count } for { $year }.
sheet-form = Form
heading-targets = Targets
heading-growth = Growth
heading-units = Units
heading-statistics = Statistics
file-observations = exported-statistics
column-bar = { "" }
column-course = course
regions-note = Growing: the latest value up to the year of judgement is above that of the year before, even from zero or below, but not across a break
regions-note-from = Growing: the latest value from { $from } up to the year of judgement is above that of the year before, even from zero or below, but not across a break
regions-standing-note = Behind includes at risk and regressing; awaiting: the value of the due year is not published yet; no data includes insufficient data. For indicators without a requirement, it counts the regions without a value
regions-preface = Regions at the lowest level: { $count }
column-growing = growing
column-awaiting = awaiting
column-failures = fails
column-target = target
column-region = region
column-note = note

## Writing

flag-failed-in = did not hold in { $years }
output-is-read = { $file } belongs to the plan; write to another file
output-is-foreign = { $file } was not written by fsip export, or was changed since; choose another folder, or add --force to replace it
output-holds-plan = { $folder } holds a plan or its statistics; choose another folder
files-not-read = not read: { $files } (statistics belong in statistics.csv or statistics.xlsx, or in the folder statistics)
region-is-new = “{ $name }” had no value before; did you mean “{ $suggestion }”?
replace-keeps = quality, source and note of the row were kept; check whether they still apply
unknown-topic = unknown command or topic “{ $name }”; possible values: { $known }
no-such-unit = no unit is called “{ $name }”
workbook-long-text = a cell of a workbook holds at most { $most } characters; export CSV instead, with fsip export -o DIR or --format csv
workbook-too-many-rows = a sheet of a workbook holds at most { $most } rows; export CSV instead, with fsip export -o DIR or --format csv
office-in-terminal = a workbook or Word file cannot be printed to a terminal; add -o FILE.xlsx or -o FILE.docx
no-value-between = no values in these years; there are values for { $years }
years-in-reverse = { $from } is after { $to }
no-list-of-year = no work items for { $year }; there are lists for { $years }
none = none
explain-not-used = not used
growth-parts = { $name }: numerator { $numerator }, denominator { $denominator }
refused-output = record and done write to the plan; -o and --format do not apply
refused-empty = the value is empty
refused-undated = “{ $name }” has a value for { $year } without a date of publication already ({ $value } { $unit }); { $given } was not written
    {"  "}--> { $place }  { $row }
    {"   "}= a typing error: add --replace
    {"   "}= a later revision: give the old value a date of publication first
written-at = recorded in { $place }
undo-delete-file = Undo: delete { $file }
undo-delete-line = Undo: delete line { $line } of { $file }
undo-put-back = Undo: put the old line back into { $file }
recorded-value = { $name }: { $value } in { $year }
recorded-compared = , { $change } on { $year } ({ $value })
recorded-was = was { $status }
recorded-older = published on { $date }, it is not used: the value published on { $later } is
recorded-without-target = No target or work item uses it.
nothing-to-write = already recorded; nothing written
cells-guarded = { $count } cells begin like a formula and got an apostrophe, so that a spreadsheet reads them as text
init-created = created { $folder }
init-file-plan = title, years, indicators, targets
init-file-organization = leading group and responsible units
init-file-regions = regions
init-file-indicators = indicators: unit of measure, definition, direction
init-file-targets = targets and what completes them
init-file-tasks = key tasks and safeguards
init-file-worklist = work items of each year
init-file-statistics = values
init-file-progress = ledger: which milestones are done
init-file-schema = completion and checks in editors
init-next = Next
init-fill-in = Put your own plan into plan.toml and its values into statistics.csv (comments show how).
init-check = check the files
init-record = add a value
init-status = see its status
init-record-arguments = INDICATOR YEAR VALUE
written-of-built-in = This is about the built-in plan; for your own add -p DIR.
file-written = written: { $file }
tables-written = written: { $count } tables in { $folder }
refused-built-in = the built-in plan is read-only; copy it with fsip init DIR --from fushun, then add -p DIR
refused-taken = { $file } already exists; choose an empty folder
refused-indicator = no indicator is called “{ $name }”
refused-indicator-near = no indicator is called “{ $name }”; did you mean “{ $suggestion }”?
refused-matter = no milestone or judged matter is called “{ $id }”, and no target or work item that has one
refused-matter-near = no milestone or judged matter is called “{ $id }”; did you mean “{ $suggestion }”?
refused-matters = { $id } has several milestones; name one of them: { $matters }
refused-standing = “{ $name }” has a value for { $year } already ({ $value } { $unit }); { $given } was not written
    {"  "}--> { $place }  { $row }
    {"   "}= a typing error: add --replace
    {"   "}= a later revision: add --published DATE (the old value stays)
refused-vintages = there are several values for { $year }; say which one with --published DATE
refused-year = the file has no column for { $year }
refused-wide = “{ $column }” would apply to every year of the row; edit the file itself
refused-file = { $detail ->
        [declared] { $file } is read by a [[source]] and is never changed; omit --file, or name another file
        [form] { $file } is a form, to be filled in with a spreadsheet; omit --file, or name another file
        [table] fsip does not write into the table of { $file }; write the value there yourself, or name another file with --file
        [other] { $file } is not a statistics file
       *[unknown] no statistics file is called “{ $file }”
    }
refused-workbook = { $file } is a workbook, which fsip does not change; { $detail ->
        [replace] change { $place } in a spreadsheet
        [ledger] add the row in a spreadsheet, or create progress.csv with the line “{ $header }”, into which fsip then writes
       *[add] add --file { $csv } to write the value into { $csv }
    }
refused-files = the plan has several statistics files; choose one with --file: { $files }
refused-published = { $year } already has the value { $value }, in a file that is read by a [[source]] and never changed
    {"  "}--> { $place }
    {"   "}= a later revision: write published = "DATE" into the [[source]], and add --published DATE here
refused-form = fsip does not write into this table: correct the value at { $place }
refused-no-file = the row was not found in the file
refused-encoding = “{ $character }” does not exist in the encoding of the file; save the file as UTF-8 first
refused-ambiguous = with this row, the encoding of { $file } would be ambiguous; save the file as UTF-8 with a byte order mark first
refused-changed = { $file } changed while it was read; try again
refused-broken = nothing written: with this row, the files have errors
refused-other-value = nothing was written: the file would then be read as { $detail ->
    [none] no value
   *[other] { $read } { $unit }
 }, not as the { $value } that was given; write it with the decimal sign of the file and with its unit of measure, { $unit }
refused-no-locks = { $folder } cannot be locked, so two writers could overwrite each other; nothing was written. Use a local copy, or edit the file
refused-held = another fsip has held { $folder } for ten seconds; nothing written, try again
waiting-for-lock = waiting for another fsip to finish writing to { $folder } …
refused-hidden = { $code } is a control or invisible character and is not written

## What can be wrong in the files

invalid-encoding = { $detail ->
        [implausible] unknown encoding: not UTF-8, and as { $encoding } it reads “{ $found }”
        [zero] unknown encoding: byte { $byte } is zero, as in UTF-16, but neither of its byte orders is recognizable
       *[malformed] byte { $byte } of the file is not valid { $encoding }
    }
    .help = save the file as UTF-8, or name its encoding with --encoding: { $known }
    .declared = name its encoding in its [[source]], such as encoding = "windows-1252"; there are: { $known }
toml-syntax = invalid TOML: { $detail ->
        [duplicate] duplicate key or table
        [unquoted] a string without quotes
        [key] a character that is not allowed in a key
        [no-value] a key without a value
        [backslash] an invalid character after a backslash
        [quotes] a string that does not end, or has a character that is not allowed
        [behind] unexpected text after the value
        [comma] a missing comma
        [unclosed] a bracket that is never closed
       *[other] { $message }
    }
    .help = { $detail ->
        [duplicate] the same name is defined above; keep one of them
        [unquoted] put the text in straight quotes: "…"
        [key] a key has only letters A-Z, digits, - and _; names in Chinese are values: id = "专利"
        [no-value] write key = value, with an ASCII equals sign
        [backslash] write a backslash twice, or put the text in single quotes: '…'
        [quotes] start and end the text with the same straight quote, on one line; curly quotes “…” may stand inside
        [behind] nothing may follow the value on its line; look for an extra quote or a missing line break
        [comma] put a comma between the entries
        [unclosed] close the bracket
       *[other] look for a missing quote, bracket or equals sign on this line
    }
unclosed-quote = { $detail ->
        [open] this quote is never closed
        [blank] a quote after a blank can begin a quoted cell or be part of the text
        [text] the cell opened by this quote ends on line { $line }, where text follows the closing quote
        [cells] the cell opened by this quote contains other cells
       *[row] the cell opened by this quote contains whole rows, down to line { $line }
    }
    .help = { $detail ->
        [blank] remove the blank before the quote, or the quote
        [row] close the quote in the same cell, or remove it; if the lines belong to one text, remove its line breaks
       *[other] close the quote in the same cell, or remove it; write a quote inside a cell twice
    }
missing-plan = no file has a [plan] table
    .help = write [plan] with title, base_year and last_year
duplicate-plan = duplicate [plan]
unknown-key = unknown key “{ $key }”
    .help = expected one of: { $known }
missing-key = missing key “{ $key }”
wrong-type = this is { $found ->
        [string] a text
        [integer] a whole number
        [float] a number
        [boolean] true or false
        [datetime] a date
        [array] a list
       *[other] a table
    }, but { $expected ->
        [text] a text in quotes
        [integer] a whole number
        [number] a number
        [boolean] true or false
        [day] a day such as 2021-06-30
        [moment] a year, or a day such as 2021-06-30
        [list] a list of texts
        [tables] a list of tables ([[name]] or [{"{"} … {"}"}])
       *[table] a table
    } belongs here
empty-text = “{ $key }” is empty
invalid-choice = { $detail ->
        [error] “{ $found }” is an error; only warnings can be allowed
       *[word] invalid value “{ $found }”
    }
    .help = expected one of: { $choices }
    .declared = say what it means in its [[source]]: qualities = {"{"} { $written } = "provisional" {"}"}, or "final", "revised", "break"
invalid-year = { $detail ->
        [day] “{ $found }” is a day within a year, not a year
        [part] “{ $found }” is a part of a year
        [first] on “{ $found }” a level is that of the end of the year before, or of that year
        [ends] “{ $found }” and a day at the other end of a year stand for years
        [either] “{ $found }” can be a month, or several years
       *[other] “{ $found }” is not a year
    }
    .help = { $detail ->
        [day] write the year alone; only 1 January and 31 December stand for their year
        [years] for a financial year or a period, say in a [[source]] which year counts: year_of = "first" or "last"
        [part] statistics are by year: give the figure of the whole year
        [first] write the year alone
        [ends] write the years alone: from 31 December to 1 January is a day
        [either] write the year alone; for several years, say in a [[source]] which one counts: year_of = "first" or "last"
        [minguo] write { $year } if it is a year of the Republic of China, or 民國 before it
       *[other] write four digits from 1000 to 2999, such as 2021
    }
    .declared = { $detail ->
        [years] add to its [[source]] which year of the period counts: year_of = "first" or "last"
        [part] statistics are by year: take a file that has whole years
        [either] months are not read; for several years, its [[source]] needs year_of = "first" or "last", and the file another period as long that cannot be a month, such as 2011-13
        [minguo] if it is { $year } in the calendar of the Republic of China, copy the rows into a file of your own with that year
        [flag] say in its [[source]] what stands behind the year: qualities = {"{"} { $flag } = "provisional" {"}"}, or "final", "revised", "break"
       *[other] fsip never changes the file of a [[source]]: have the publisher correct it, or exclude the row with “where”
    }
invalid-date = “{ $found }” is not a date
    .help = write 2021-11-30, or for a publication also 2021-11 or 2021
year-order = { $detail ->
        [base] the base year { $earlier } is not before the due year { $later }
        [list] { $later } is before { $earlier }, the year of the list
        [measured] { $later } is after { $earlier }, the year of the list; only figures of that year are judged
        [due] the due year { $later } is before { $earlier }, the first year of the plan
        [late] { $later } is after { $earlier }, when this is due
        [over] { $later } was over when this was approved ({ $earlier })
       *[order] { $later } cannot come before { $earlier }
    }
invalid-number = { $detail ->
        [long] “{ $found }” has too many digits
        [exponent] “{ $found }” is how a spreadsheet displays a number; digits may be lost
        [zero] “{ $found }” has a leading zero
        [comma] “{ $found }” is a number only with a decimal comma
       *[plain] “{ $found }” is not a plain number
    }
    .help = { $detail ->
        [exponent] format the column as a number in the spreadsheet and save again, or write out all digits
        [comma] write { $one } if that is meant; if all statistics have decimal commas, add --decimal ,
        [zero] remove the zero; check for a number that was split in two, or a code in the wrong column
       *[plain] write digits such as 14566, 14,566 or 0.8亿元, without words, signs or powers; a cell without a value stays empty
    }
    .declared = { $detail ->
        [comma] if the file has decimal commas, add to its [[source]]: decimal = ","
        [plain] if it means that there is no value, add to its [[source]]: no_value = [{ $written }]
        [flag] say in its [[source]] what stands behind the number: qualities = {"{"} { $flag } = "provisional" {"}"}, or "final", "revised", "break"
        [digits] name another column of values in its [[source]]: columns = {"{"} value = "…" {"}"}; or leave out the row with “where”; if it means that there is no value: no_value = [{ $written }]
       *[other] fsip never changes the file of a [[source]]: have the publisher correct it, or exclude the row with “where”
    }
ambiguous-number = { $detail ->
        [decimal] “{ $found }” in a file with semicolons can mean { $one } or { $other }
        [dash] “{ $found }” can mean the number { $one }, or the dash { $other } for no value
        [decimals] “{ $found }” without quotes can mean { $one }, or { $other } beside “{ $rest }”
        [thousands] “{ $found }” without quotes can mean { $one }, or { $other } beside “{ $rest }”
        [surplus] in a row with more cells than the header, these two can mean { $one }, or { $other } beside “{ $rest }”
        [step] “{ $found }” without % can mean { $one } % or { $other } %
        [fraction] “{ $found }” without % can mean { $one } % or { $other } %
       *[multiplier] “{ $found }” can mean { $one } or { $other }
    }
    .help = { $detail ->
        [decimal] name the decimal sign of all statistics: --decimal , makes it { $one }, --decimal . makes it { $other }
        [dash] write { $one }, or leave the cell empty
        [decimals] write { $one }; if these are two cells, quote the second: "{ $rest }"
        [thousands] write { $one } or "{ $found }"; if these are two cells, quote the second: "{ $rest }"
        [surplus] write { $one } or "{ $found }"; if these are two cells, remove the surplus comma from the row
        [step] write "{ $one }%" or "{ $other }%", with the quotes
        [fraction] write { $one }% or { $other }%
       *[multiplier] write the number with its unit of measure: { $one } or { $other }
    }
    .declared = { $detail ->
        [decimal] name the decimal sign in its [[source]]: decimal = "," makes it { $one }, decimal = "." makes it { $other }
        [fraction] if the numbers of the file are percentages, add to its [[source]]: unit = "%"
       *[other] fsip never changes the file of a [[source]]: have the publisher correct it, or exclude the row with “where”
    }
key-without-effect = { $detail ->
        [tolerance] tolerance has no effect here: the requirement does not say “about” or 左右
        [base] this base year has no effect: a sum of the plan's years begins in { $year }
        [rate] the path has no effect: the pace of this requirement is one rate of growth by another
        [early] the step of { $year } has no effect: the way begins at the end of { $edge }
       *[path] the step of { $year } has no effect: the requirement is due in { $edge }
    }
    .help = { $detail ->
        [tolerance] write “about” before the number, or remove the key
        [rate] remove the path, or write the level that is to be reached
        [base] remove the key: a sum counts all of the plan's years
       *[path] check the year, or remove the step
    }
number-out-of-range = number out of range
    .help = possible: { $range }
blank-in-id = the id “{ $found }” begins or ends with a blank
    .help = remove the blank
duplicate-id = duplicate id “{ $name }”{ $origin ->
        [name] , which follows from this name
        [subject] , which follows from the indicator or milestone of this target
       *[written] {""}
    }
    .help = { $origin ->
        [written] give one of them an id of its own
       *[other] give one of them an id of its own: id = "{ $name }-2"
    }
    .related = { $first ->
        [name] first, where it follows from this name
        [subject] first, where it follows from the indicator or milestone of this target
       *[written] first defined here
    }
duplicate-name = duplicate name “{ $name }”
    .related = first defined here
unknown-indicator = no indicator is called “{ $name }”
    .help = write the id, name or an alias of an indicator
    .declared = if the plan does without it, add to its [[source]]: only_known = true; else add the name to “aliases” of the indicator
unknown-unit = no unit is called “{ $name }”
    .help = write the id of a [[unit]]
unknown-area = no area is called “{ $name }”
    .help = write the id of one of [[plan.areas]]
unknown-task = no task is called “{ $name }”
    .help = write the id of a [[task]]
unknown-region = no region is called “{ $name }”
    .help = write the id, name or an alias of a [[region]]; for the whole, leave it empty
    .declared = add the name to “aliases” of a [[region]]; to leave out its rows, say in the [[source]] with “where” which rows count
circular-region = the region “{ $name }” is a part of itself
    .help = a region directly below the whole has no parent
too-many-levels = the region “{ $name }” is more than { $levels } levels below the whole area
    .help = check the parent of this region and of those above it
total-among-parts = { $indicator }: “{ $name }” has { $value } in { $year }{ $detail ->
        [name] , which would be added to the other regions, although its name says that it is not one of them
        [alike] , which would be added to a region whose name differs only in blanks, case or width
       *[sum] , as much as all other regions together
    }
    .help = { $detail ->
        [alike] write the names in the same way if they mean one region; if they are two, declare the regions in [[region]] tables
       *[other] if it is the total of the others, write total in the column “region”; if it is one of them, declare the regions in [[region]] tables; else remove the row
    }
unknown-matter = no milestone or judged matter is called “{ $name }”
    .help = write the id that follows milestone = or judged = in a requirement
invalid-claim = { $detail ->
        [id] no target, work item or milestone is called “{ $found }”
        [several] “{ $found }” is the id of more than one part of the plan
        [year] { $found } is not a year of the plan, which runs from { $first } to { $last }
        [indicators] “{ $name }” has several indicators, and { $found } does not say which one
        [unmeasured] “{ $name }” has no indicator, so { $found } cannot be a value of it
        [signed] { $found } can be the value { $value }, or { $value } more than before
       *[second] the same unit claims both “{ $other }” and “{ $found }” for “{ $name }” in the same year
    }
    .help = { $detail ->
        [id] write the id of a target or work item, or the one that follows milestone = or judged =
        [several] write { $known }
        [year] correct the year, or remove the row
        [indicators] claim a status, or record the values in the statistics; the indicators are { $known }
        [unmeasured] claim a status, such as achieved or missed
        [signed] claim the value of the year, without a sign
       *[second] remove one of the two, or give the correction a later date
    }
    .related = the other one
circular-fraction = this indicator is computed from itself
unclear-fraction = the units of measure do not say how { $numerator } ÷ { $denominator } becomes { $unit }
    .help = add `per`, by which numerator ÷ denominator is multiplied: 10000 for a value per 10,000, 1 for the quotient itself
too-many-parts = the indicator is computed from more than { $most } others
    .help = record the values of an intermediate indicator, and remove its numerator and denominator
too-many-tables = more than { $most } tables of this kind
    .help = split the plan into several folders
requirement-shape = { $found ->
        [both] a target has either “indicator” with “is” or “steps”, or “require”
       *[other] a requirement is one of: an indicator with “is”, a milestone, or a judged matter
    }
    .help = for example {"{"} indicator = "trademarks", is = "年均增长10%以上" {"}"}
wording-unknown = this part was not understood
    .help = for example: ≥ 150 · > 80% · total ≥ 20 · increase ≥ 2000 · growth since 2020 ≥ 50% · average growth ≥ 6% · record high · rising · 1..2 · ≈ 2000
wording-number = { $detail ->
        [percent] growth needs a percentage
        [unmeasured] no number to compare the indicator with
       *[number] this requirement does not say how much
    }
    .help = { $detail ->
        [unmeasured] write the number that the plan gives, for example at least 150; if it gives none, use one of the entries above
       *[number] for example ≥ 150, or average growth ≥ 6%
    }
wording-contradiction = { $detail ->
        [amended] “is” and “steps” need the target's own “indicator”, which is missing or replaced by “require”
        [steps] “steps” already gives what is required and when; “is” or “due” would repeat it
        [regions] “base_value” is for the whole area, but “every_region” judges its parts
        [range] the low end of this range is above its high end
        [years] “{ $found }” is not the period from { $base } to { $due }
        [due] the wording is due in { $found }, the requirement in { $due }
        [base] the wording counts from { $found }, “base” says { $base }
        [path] a total cannot fall from { $before } to { $found } in { $year }
        [each-year] “{ $found }” is not a figure of each year, which every_year = true asks for
       *[words] “{ $found }” contradicts the rest of the wording
    }
    .help = { $detail ->
        [amended] write all requirements as “require”
        [regions] remove one of them
        [steps] keep “steps”, or write one requirement per entry of “require”
        [years] the period starts in the base year and ends in the due year
        [due] change “due” or the wording; all wordings of one target are due in the same year
        [path] write what all years up to { $year } make together
        [each-year] remove every_year, or write “every year” in the wording
       *[words] write one requirement per entry of “require”
    }
wording-ambiguous = “{ $found }” can be read in { $count } ways
wording-several = more than one requirement in one wording
    .help = write an entry of “require” for each, with its own indicator; what is due in another year goes into another target
choice-written = { $meaning }: write “{ $wording }”
choice-due-year = the value of { $due }
choice-in-year = the amount of { $due }
choice-total = the total from { $first } to { $due }
choice-every-year = each year from { $first } to { $due }
choice-yearly-mean = the yearly mean from { $first } to { $due }
choice-additional = that many more than in { $base }
choice-all-there-are = the number in { $due }: set kind = "stock" for the indicator
choice-growth-since-base = change since { $base }
choice-average-growth = average change a year
choice-year-on-year = change in { $due } over the year before
choice-growth-every-year = change in each year over the year before
choice-increase-since-base = difference from { $base }
choice-average-increase = average difference a year
choice-increase-every-year = difference of each year from the year before
choice-increase-in-due-year = difference of { $due } from the year before
choice-cumulative-new = the total from { $first } to { $due }
choice-points = percentage points
choice-relative = change of the percentage relative to itself
choice-rise = a rise
choice-fall = a fall
choice-reduction = a reduction by that much
choice-lower-limit = for a lower limit, write “or more” instead
choice-keep-due = keep the year of the wording as due = { $due }
choice-at-least = a lower limit
choice-at-most = an upper limit
choice-percent = the number is a percentage
choice-between = any value between the two numbers
choice-hundredfold = the number is a fraction of 1
choice-rising-every-year = in each year compared with the year before
choice-rising-since-base = in { $due } compared with { $base }
choice-first = the first requirement
choice-second = the second, as an entry of its own
choice-steps = as steps of a target, each with its year
choice-milestone = for a yes/no milestone
choice-judged = for a matter that a person judges
choice-aim = the second, in a target of its own with firm = false
kind-needed = { $detail ->
        [regions] “{ $name }” has values of regions, but no “kind” to say whether they add up
        [year] a yearly list judges only figures of its own year, and “{ $name }” has no “kind” to say whether its values are such figures
       *[wording] this means one thing for a level and another for a yearly amount, and “{ $name }” has no “kind”
    }
    .help = add to the indicator kind = "stock" (a level at the end of the year) or "flow" (a yearly amount){ $detail ->
        [regions] ; for a score or an index that does not add up, "ratio"
       *[other] {""}
    }
    .related = the indicator
wording-kind = { $detail ->
        [flow] only an indicator of kind "flow" has a total over years
        [average] only average growth a year can be averaged one way or another
        [comparison] “{ $found }” is not a comparison with a year of the indicator
        [part-of-year] “{ $found }” is not a year
        [mean] only an indicator of kind "flow" has a yearly mean
       *[rate] only an indicator in % moves by percentage points
    }
    .help = { $detail ->
        [average] leave “average” out, or ask for average growth: average growth ≥ 6%
        [part-of-year] values are yearly: write the number of a year (every year 24), or declare the monthly figure as an indicator; write the due day beside the wording: due = 2022-06-30
        [comparison] compare with a year (since 2020), or declare the difference as an indicator and write its level
        [flow] a stock is a level at the end of the year; if these are yearly amounts, set kind = "flow"
        [mean] a stock has a level at the end of each year; if these are yearly amounts, set kind = "flow"
       *[rate] write the increase in the unit of the indicator, or give it the unit %
    }
wrong-unit-of-measure = { $detail ->
        [above] the unit of measure is “{ $expected }”, but a line or heading above says “{ $found }”
       *[own] the unit of measure is “{ $expected }”, not “{ $found }”
    }
    .help = { $detail ->
        [above] name the unit of each row in a column “unit”, or write it after the value
        [column] convert the value to “{ $expected }”, or correct the unit of the row or of the indicator
       *[own] write the value in “{ $expected }”, or correct the unit of the indicator
    }
    .declared = { $detail ->
        [above] if the numbers are in “{ $expected }”, add to its [[source]]: unit = "{ $expected }"; else correct the unit of the indicator
        [column] if the column says nothing about the values, write in the [[source]] columns = {"{"} unit = false {"}"}; else correct the unit of the indicator
       *[own] if “{ $found }” is a flag, say in the [[source]] what it means: qualities = {"{"} { $written } = "provisional" {"}"}, or "final", "revised", "break"; else correct the unit of the indicator
    }
missing-column = the column { $name } is missing
    .declared = { $column ->
        [indicator] name the heading of the indicators in its [[source]]: columns = {"{"} indicator = "…" {"}"}; or, if the file is about one, its id: indicator = "…"
        [value] name the heading in its [[source]]: columns = {"{"} value = "…" {"}"}; or several columns of values: values = {"{"} "…" = "indicator" {"}"}
       *[other] name the heading in its [[source]]: columns = {"{"} { $column } = "…" {"}"}
    }
unknown-column = there is no column “{ $name }”
    .help = expected one of: { $known }
duplicate-column = { $detail ->
        [values] a second column of values for the indicator “{ $name }”
       *[heading] duplicate column “{ $name }”
    }
    .help = { $detail ->
        [values] keep one of the two, or declare an indicator of its own for this column
       *[heading] keep one of the two
    }
    .declared = which of the two is meant cannot be said in a [[source]]: have one of them renamed where the file is published
    .related = the first
extra-cell = { $detail ->
        [joined] “{ $found }” is a whole row in one cell
        [shifted] the number { $found } stands under “{ $name }”, and the last year of the row is empty
       *[unheaded] “{ $found }” has no heading
    }
    .help = { $detail ->
        [joined] separate its cells as in the header, and remove quotes around the whole row
        [shifted] if a cell is missing, add an empty one; if not, put { $found } in quotes
       *[unheaded] name the column, or put a value with a comma in quotes: "14,566"
    }
    .declared = { $detail ->
        [joined] its cells are parted by another sign than those of the header: have the publisher correct it, or copy the rows into a file of your own
        [shifted] if a cell is missing, have the publisher correct it, or exclude the row with “where”
       *[unheaded] it may be another value of the same year: copy the columns that count into a file with one line of headings
    }
empty-cell = “{ $name }” is empty
duplicate-value = a second value for the same indicator, region and year
    .help = { $detail ->
        [columns] if the first row counts, write in the [[source]] where = { $found }
       *[rows] give both a different date of publication: the later counts
    }
source-file = { $detail ->
        [outside] “{ $found }” is outside the plan's folder
        [extension] “{ $found }” is not a table
        [claimed] another [[source]] already reads “{ $found }”
        [sheet] “{ $found }” has no sheets
       *[none] there is no file “{ $found }”
    }
    .help = { $detail ->
        [outside] copy the file into the plan's folder
        [extension] save it as .csv, .tsv, .txt or .xlsx
        [claimed] read all that you need from a file with one [[source]]
        [sheet] remove the key “sheet”
       *[none] write the path from the plan's folder, for example statistics/2021.csv; * stands for any name
    }
unknown-heading = the file has no column “{ $name }”
    .help = its columns: { $known }
    .related = the header
unmet-condition = { $detail ->
        [only-known] none of the { $count } rows names an indicator of the plan, and only_known skips all others
        [together] no row that meets the conditions before has this in the column “{ $name }”
        [alike] this row has { $found }, and { $known } counts
       *[alone] no row has this in the column “{ $name }”
    }
    .help = { $detail ->
        [only-known] add a name from this column to the “aliases” of an indicator, or correct columns.indicator
        [together] cells of the rows that meet them: { $known }
        [alike] if it counts as well, name both: [{ $known }, { $found }]
       *[alone] cells of the column: { $known }
    }
    .related = the column
unit-column-passed-over = { $detail ->
        [scale] the values may be multiples: the column “{ $name }” says “{ $found }”
       *[unit] the column “{ $name }” may give the unit of measure
    }
    .help = { $detail ->
        [scale] say in the [[source]] in which unit of measure the numbers are as they stand, such as unit = "thousand people"
       *[unit] if it does, add unit = "{ $name }" to columns; if not, add unit = false
    }
mixed-series = { $detail ->
        [other] the column “{ $name }” says “{ $found }”, which is another one than the [[source]] says
       *[column] rows of one series differ in the column “{ $name }”: { $found } here, { $first } in an earlier row
    }
    .help = { $detail ->
        [other] name the column in columns, or name in where the rows that are to be read
       *[column] add the rows that are to be read to where: where = {"{"} { $heading } = { $first } {"}"}; a list takes several cells
    }
    .related = the earlier row
foreign-form = { $detail ->
        [version] this is a form of a version that cannot be read
        [year] this form does not say which year it is for
        [columns] this form has lost the names of its columns
        [lost-keys] this form has lost its hidden first column, by which its rows are known
        [lost-names] this form has lost its hidden row, by which its columns are known
        [lost-both] this is a form without its hidden first column and row, by which it is read
        [column] this form has two columns “{ $found }”
        [sheet] the sheet “{ $found }” is a form, and only the sheet “{ $name }” is read
       *[plan] this is a form of another plan
    }
    .help = { $detail ->
        [columns] the hidden row with the mark also names the columns; write the form again with fsip form, and copy the answers into it
        [column] keep one of them
        [sheet] save that sheet as a workbook of its own, or make it the first of this one
        [plan] forms of this plan begin with “{ $expected }”; if only its title has changed, write the old one into [plan] as id = "…"; else remove the file, or write the form again with fsip form
        [version] forms of this plan begin with “{ $expected }”; remove the file, or write the form again with fsip form
        [year] forms of this plan begin with “{ $expected }”; remove the file, or write the form again with fsip form
       *[other] write the form again with fsip form, and copy the answers into it or have it filled in again; save it whole, with its hidden column and rows
    }
misplaced-answer = “{ $found }” is not in the cell for the answer, which is empty, and is not read
    .help = if it is the answer to “{ $key }”, move it into the column of the answers
unmatched-form-row = { $detail ->
        [unmarked] no row above the key “{ $found }” says which form it belongs to, so its row is not read
        [ledger] the ledger has another entry for “{ $key }” on the same day
        [keyless] “{ $found }” has no key, so it is not clear what it answers
        [key] “{ $found }” is not the key of a value, such as “indicator|region|2023”
        [second] a second answer for “{ $key }”, and it differs
        [year] the form is for { $expected }, but “{ $found }” is for another year
        [name] the key says “{ $key }”, the row says “{ $found }” instead of “{ $expected }”
        [title] the key says “{ $key }”, the row says “{ $found }” instead of “{ $expected }”
        [region] the key says “{ $key }”, but the region of the row is “{ $found }”
       *[measure] the unit of measure is “{ $found }”; that of “{ $key }” is “{ $expected }”
    }
    .help = { $detail ->
        [keyless] put the answer into the row of the form that asks for it
        [key] write the form again with fsip form, and copy the answers into it
        [second] keep the right one, and empty the other
        [ledger] keep the right one: remove the row from the ledger, or empty that of the form
        [unmarked] restore the hidden row “{ $mark }” above it, or write the form again with fsip form and copy the answers into it
       *[other] an answer counts only where key and row agree; restore the row as it was sent out
    }
mixed-forms = the column “{ $name }” does not belong in a table with a column for each year
    .help = write either year and value, or a column for each year such as 2020 and 2021
amendment-unknown-id = { $detail ->
        [target] no target has the id “{ $name }”
        [work_item] no work item has the id “{ $name }”
        [elsewhere] { $table ->
            [target] “{ $name }” is a target, not a work item
           *[work_item] “{ $name }” is a work item, not a target
        }
        [since] “{ $name }” is a target only since { $day }
       *[removed] “{ $name }” was removed on { $day }
    }
    .help = { $detail ->
        [elsewhere] write the table as `[[amendment.{ $table }]]`
        [since] the amendment must be approved later, or the target says what holds since that day
        [removed] to promise it again, write a new target with “since”
       *[other] an amendment changes what the tables of the plan promised first
    }
    .related = { $detail ->
        [since] its first day
       *[removed] removed here
    }
amendment-twice = { $key ->
        [removed] what is removed on { $day } is not changed on the same day
       *[other] “{ $key }” is changed a second time on { $day }
    }
    .help = keep the one that was approved
    .related = first changed here
amendment-changes-nothing = { $detail ->
        [empty] this amendment changes no target and no work item
       *[same] this changes nothing: all is as it was
    }
    .help = { $detail ->
        [empty] add [[amendment.target]] or [[amendment.work_item]] with an id and the keys that change
       *[same] keep the first promise in the table of the plan, and write here only what changes
    }
amendment-before-plan = { $day } is before the first day of the plan, { $year }-01-01
    .help = write what changes before the plan begins into its own tables
spreadsheet-error = “{ $found }” is a spreadsheet's error, not a { $detail ->
        [words] text
       *[number] number
    }
    .help = correct the formula in the spreadsheet, or leave the cell empty when there is no value
    .declared = { $detail ->
        [words] fsip never changes the file of a [[source]]: have the publisher correct it, or exclude the row with “where”
       *[number] if it means that there is no value, add to its [[source]]: no_value = [{ $written }]
    }
unreadable-workbook = { $detail ->
        [format] workbooks of this kind are not read
        [encrypted] the workbook is encrypted
        [old] the workbook is in the old format .xls, whatever its name says
        [encrypted-or-old] the workbook is encrypted, or in the old format .xls
        [page] the file is a web page or XML, not a workbook, whatever its name says
        [not-packed] the file is not a workbook, whatever its name says
        [not-workbook] the file is a package, but not an .xlsx workbook
        [large] the workbook is too large once it is unpacked
        [chart] the sheet “{ $name }” is a chart
        [picture] the sheet “{ $name }” has only a picture or a chart, no cells
        [sheet] the workbook has no sheet “{ $name }”; it has: { $known }
       *[damaged] the workbook is damaged or incomplete
    }
    .help = { $detail ->
        [encrypted] remove the password and save it as .xlsx
        [large] save only the sheet with the data, as .xlsx or as CSV
        [chart] make the sheet with the data the first one
        [picture] make the sheet with the data the first one, or enter the figures in cells
        [sheet] write the name as the workbook has it
        [damaged] open it in a spreadsheet and save it again as .xlsx
       *[format] open it in a spreadsheet and save it as .xlsx
    }
unclear-cell = { $detail ->
        [formula] the formula in this cell was never calculated
        [early] a number was typed into this cell, which is formatted as a date and shows { $found }
        [year] { $one } was typed into a cell that is formatted as a date and shows { $other }
        [hidden] this cell holds { $found } and does not show it
        [marked] “{ $found }” is superscript, subscript or struck through, in part or as a whole
        [date] this cell is formatted as a date, so what it holds is not a number
       *[merged] a merged cell gives several values the same “{ $found }”
    }
    .help = { $detail ->
        [formula] open the workbook in a spreadsheet, let it calculate, and save it
        [early] write the day that is meant, such as 2023-10-01
        [year] give the cell the format General and write the year that is meant
        [hidden] give the cell the format General and check whether it is in the right unit of measure
        [marked] write footnote marks into another cell, delete what does not count, and remove the formatting
        [date] give the cell the format General and write the number
       *[merged] unmerge the cell and write each value into its own cell
    }
    .declared = fsip never changes the file of a [[source]]: have the publisher correct it, or exclude the row with “where”
data-above-header = this row of data is above the header, so it is not read
    .help = move it below the header, or move the header to the first line
second-header = a second header or title in the same file
    .help = delete the line if the columns are the same, or put the rows below it into a file of their own
    .declared = headings on two lines, and two tables in one file, are not read: copy the columns that count into a file with one line of headings
unclear-unit-of-measure = { $detail ->
        [several] the table has several units of measure: { $found }
        [below] a unit of measure below the table is not read: { $found }
        [some] some columns are in “{ $found }”, and the column “{ $name }” does not say its unit of measure
       *[unknown] no indicator of the plan is measured in “{ $found }”
    }
    .help = { $detail ->
        [several] name the unit of each row in a column “unit”
        [below] move the line above the header, or name the unit in a column “unit”
        [some] name the unit in the heading of each column, or in none of them and in a column “unit”
       *[unknown] write one of { $known }, and nothing beside it; if it names an organisation, label it 填报单位 or “reporting unit”
    }
    .declared = { $detail ->
        [several] name the column with the unit of each row in its [[source]]: columns = {"{"} unit = "…" {"}"}
        [below] say in its [[source]] in which unit the values are: unit = "…"
       *[unknown] say in its [[source]] in which unit the values are: unit = "…", one of { $known }
    }
file-not-read = this file looks like one of the plan, but is not read
    .help = put it where it is read: as statistics.csv or .xlsx in the plan's folder, or as any .csv or .xlsx file directly in the folder “statistics”; the ledger as progress.csv, claims as claims.csv
    .many = { $count } files look like some of the plan, but are not read
sheet-not-read = { $detail ->
        [hidden] only the sheet “{ $name }” is read; hidden sheets hold something, too: { $found }
       *[visible] only the sheet “{ $name }” is read; other sheets hold something, too: { $found }
    }
    .help = save a sheet with statistics as a file of its own in the folder “statistics”
hidden-sheet = { $detail ->
        [rows] rows of the sheet “{ $name }” are read although they are hidden: { $count }, from row { $first } on
        [columns] columns of the sheet “{ $name }” are read although they are hidden: { $count }, from { $first } on
       *[sheet] the sheet “{ $name }” is read although it is hidden
    }
    .help = show the sheet, or delete it if it is not meant to be read
not-data = this line is not read: { $detail ->
        [total] it is a total
        [above] it is above the header
       *[remark] it is a remark beside the data
    }
unreachable-total = the steps lead to { $sum }, but { $level } is promised
    .help = correct the steps up to { $years }, or the promise
contradicting-increase = { $level } minus the increase of { $increase } is { $difference }, but the value of { $year } is { $base }
    .help = one of the three figures is wrong, or they count different things
indicator-without-target = no target or work item uses the indicator “{ $name }”
    .help = add a target, or remove the indicator if nobody needs it
    .many = { $count } indicators that no target or work item uses
derived-id-used = the id “{ $id }” is used elsewhere, but it is derived from the name “{ $name }” and changes with it
    .help = write id = "{ $id }" below this [[indicator]], or refer to it by its name
    .related = first used here
due-contradicts-text = the text says { $year }, but the target is due in { $due }
    .help = write due = { $year }, or correct the text; a target without “due” is due in the last year of the plan
firmness-not-stated = “{ $word }” is not a firm promise, but the target does not set “firm”
    .help = write firm = false if it is only aimed at, or firm = true if it is promised
proposed = { $number ->
        [one] a proposal of fsip import is still open in this file
       *[many] { $count } proposals of fsip import are still open in this file, the first here
    }
    .help = compare it with the document, correct what is wrong, and delete the line that marks it
wording-and-text = the wording says { $number }, but “{ $name }” says { $found }
    .help = correct the one that is wrong; { $number } is judged
stated-base-differs = the plan starts from { $stated }, the statistics of { $year } say { $known }
    .help = correct the wording, the statistics or their year, or name the year of the wording's figure
bound-contradicts-better = { $wanted ->
        [higher] the requirement wants “{ $name }” higher, but lower is better
       *[lower] the requirement wants “{ $name }” lower, but higher is better
    }
    .help = { $judged ->
        [record] it is judged as the best value so far, which is the lowest; write “new record”, or correct “better”
       *[written] the requirement is judged as written; correct the indicator's “better”, or the wording
    }
growth-from-current-prices = growth of “{ $name }” is computed from amounts at current prices
    .help = growth is published at constant prices: declare the published rate as an indicator (unit = "%", kind = "ratio") and ask for its value; if the amounts are at constant prices, say “constant prices” in the definition
    .many = growth of { $count } indicators is computed from amounts at current prices
tenfold-jump = { $value } is { $detail ->
        [tiny] less than a thousandth of
       *[times] { $times } times
    } the { $before } of { $year }
    .help = look for a missing or superfluous digit, or another unit of measure; mark a new definition with the quality “break”
tenfold-value = { $value } is exactly { $detail ->
        [ten] ten times
       *[tenth] a tenth of
    } the value of { $year }, { $before }
    .help = check for an extra or a missing zero; if the definition changed, set the quality to “break”
total-not-formed = no total for “{ $name }” { $extent ->
        [one] in { $year }
       *[several] in { $years } years, the latest { $year }
    }: { $lack ->
        [regions] only “{ $regions }” has a value, and the plan does not declare which regions there are
       *[values] no value from { $regions }{ $rest ->
            [none] {""}
           *[some] {" "}and { $others } more
        }
    }
    .help = { $lack ->
        [regions] declare the regions in [[region]] tables; leave the region empty if the value is that of the whole
       *[values] add the missing values, or the total itself as a row without a region
    }
sum-of-parts-differs = the value is { $value }, but the parts of this region together make { $sum }
    .help = the value itself is used; check whether a part is wrong, or is counted in another way
kind-contradicts-unit = values in this unit of measure cannot be added up, as this kind does
    .help = write kind = "{ $kind }", or leave it out
zero-denominator = the denominator is 0 in { $year }: nothing can be computed
    .help = check the value, or leave it out as long as it is not known
computed-value-differs = the value is { $value }, but numerator and denominator give { $computed } in { $year }
    .help = the computed value is used; check which of the three is wrong, or remove the row
rate-out-of-range = a rate of { $value } % is outside 0 to 100
    .help = check the sign, and numerator and denominator; what may exceed its whole has the kind "ratio"
idle-unit = the unit “{ $name }” is responsible for nothing
    .help = name it at a target, task, safeguard or work item, or remove it
    .many = { $count } units that are responsible for nothing
amendment-after-plan = { $day } is after the last day of the plan, { $year }-12-31
    .help = by then everything that the plan promises is due
year-outside-plan = { $year } is outside the years of the plan, { $first } to { $last }
    .help = check whether the year is right
future-value = { $year } is after { $as_of }, the year of judgement
    .help = the value is not used; check whether the year is right
period-too-long = more than { $longest } years from the base year { $base } to { $due }
    .help = check the two years
empty-file = the file is empty
    .help = write at least the names of the columns in its first line: { $known }
too-many-columns = the header has more than { $most } columns
    .help = delete the empty columns on the right; a spreadsheet saves them when they were formatted once
cell-too-long = this cell has more than { $most } characters
    .help = check for a stray quote before it, or shorten the text
missing-header = no line of the file names its columns
    .help = { $detail ->
        [comma] the cells are separated by the wide comma ，; write an ASCII comma: { $known }
       *[none] write the names in the first line: { $known }
    }

## Completion and manual pages

command-completions = Print a completion script for a shell
command-man = Write the manual pages in both languages
examples-completions =
    Examples:
      fsip completions bash -o fsip.bash
      fsip completions zsh -o _fsip       # into a folder of $fpath
      fsip completions fish -o fsip.fish
examples-man =
    Examples:
      fsip man share/man                  # then: man share/man/man1/fsip.1
arg-shell = bash, zsh, fish or powershell
arg-manual-directory = Folder for manual pages, such as ~/.local/share/man
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-manual = fsip Manual
man-about =
    fsip reads an official plan from TOML files and its yearly statistics from CSV files in one folder, and shows
    the status of every target of the plan. Every figure can be traced to a line of a file.
    Without a plan folder it shows the built-in plan.
man-see-also =
    SEE ALSO
    fsip(1)
man-environment =
    ENVIRONMENT
    FSIP_PLAN   the folder of the plan, instead of -p
    FSIP_LANG   the language, zh or en, instead of --lang
    FSIP_ASCII  with 1: signs and pictures of ASCII only
    NO_COLOR    with any value: no colours
man-exit-codes =
    EXIT STATUS
    0  fine; only fsip check looks at statuses
    1  fsip check found what --fail-on names, or warnings with --strict
    2  the command line is wrong, or a file cannot be read or written
    3  the files of the plan have errors

## Claims

audit-none = There are no claims; write them into claims.csv (id, year, claimed, by, date, source).
audit-claims = { $count } { $number ->
        [one] claim
       *[many] claims
    }
audit-counts = { $claims }: { $confirmed } confirmed, { $contradicted } contradicted, { $not_checkable } not checkable
audit-claimed = self-assessment
audit-claim-place = claimed in
audit-subject = target or work item
audit-by = by
audit-result = result
audit-found = by the data
audit-evidence = data in
audit-more = { $amount } more was claimed
audit-less = { $amount } less was claimed
claim-confirmed = confirmed
claim-contradicted = contradicted
claim-not-checkable = not checkable
obstacle-no-data = there is no value
obstacle-awaiting-data = the value of the due year is not known yet
obstacle-insufficient-data = there are too few values
obstacle-awaiting-judgement = a person has to judge it
obstacle-not-recorded = there is no entry in the ledger
obstacle-not-due = it is not due yet
obstacle-no-pace = there is no figure for its progress
obstacle-not-promised = it was promised later
obstacle-removed = it was removed, and was not due before
obstacle-two-readings = the figure may be that of { $year } ({ $value }) or the total up to { $year } ({ $total })
audit-was-right = confirmed by what was known on { $day }
## Amendments

difference = { $aspect } { $before } → { $now }
difference-due = { $day ->
        [none] { $year }
       *[day] { $day }
    }
difference-side-due = due { $side }
difference-without = without { $side }
difference-side = { $aspect } { $side }
difference-text = “{ $text }”
difference-translation = “{ $text }” (“{ $translation }”)
difference-list = { $number ->
        [none] { $year }
       *[other] { $year }, no. { $number }
    }
firm-yes = firm
firm-no = not firm
aspect-requirement = requirement
aspect-due = due
aspect-base = base
aspect-path = path
aspect-method = method
aspect-limit = natural limit
aspect-firm = firmness
aspect-character = character
aspect-text = text
aspect-standard = standard
aspect-units = units
aspect-base-year = base year
aspect-first-year = first year
aspect-last-year = last year
aspect-thresholds = thresholds of pace
aspect-unit-of-measure = unit of measure
aspect-kind = kind
aspect-better = direction
aspect-computed = computation
aspect-since = promised since
aspect-area = area
aspect-list = place in its list
aspect-task = key task
aspect-bulletin = bulletin
aspect-members = leading group
aspect-safeguards = safeguards
aspect-allowed = allowed warnings
aspect-reading = reading of the file
aspect-name = name
aspect-short-name = short name
aspect-aliases = other names
aspect-parent = region above
aspect-definition = definition
aspect-decimals = decimal places
aspect-authority = authority of the amendment
aspect-reason = reason of the amendment
aspect-document = document of the amendment
aspect-published = date of publication
aspect-quality = quality
aspect-source = source
aspect-note = note
aspect-added = added
aspect-removed = removed
aspect-amendment = amendment
amended-differs = { $status } as amended ({ $now }, { $day }); { $first_status ->
        [missed] the first promise { $before } was missed
       *[other] { $first } by the first promise { $before }
    }
amended-alike = { $status } as amended ({ $now }, { $day }), and by the first promise { $before }
first-number = of { $before }
first-more = ({ $before })
amended-words = amended ({ $what }, { $day })
amended-back = back to the first promise
amended-removed = removed on { $day }, when it was { $last }; { $first_status ->
        [missed] the first promise of { $before } was missed
        [no_data] of the first promise of { $before } nothing is known
       *[other] by the first promise of { $before } it is { $first }
    }
amended-removed-step = removed
amended-step = { $changes }; { $authority }{ $document }: { $reason }
amended-document = {" "}({ $document })
amended-late = { $day }, after it was due
difference-step = { $year }: { $level }
difference-base = { $year } ({ $value })
amended-mark = {" "}(amended)
full-stop-between = {". "}
amended-later = Not in force yet: amended { $days }
amended-since = added on { $day }
status-removed = removed ({ $status })
column-amended = amended
column-first-promise = first promise
column-first-status = status by the first promise
explain-first-promise = first promise
explain-verdicts = both verdicts
bulletin-heading-amended = Amended
bulletin-amended = { $text }: { $verdicts }
legend-first = first promise
plan-change = { $difference } ({ $by })
plan-change-unapproved = changed without an amendment
plan-change-amended = amended { $day }, { $authority }
plan-change-since = since { $day }
bulletin-change-beside = { $change } – beside it: { $changes }
plan-subject = The plan
plan-area = Area { $name }
plan-unit = Unit { $name }
plan-region = Region { $name }
plan-indicator = Indicator { $name }
plan-task = Key task { $name }
plan-source = Source { $name }
not-yet-promised = “{ $id }” is promised only since { $day }; judge a later date with --as-of

## What fsip import infers

import-note-separator = ; {""}
import-note-kind = kind = { $kind } ({ $word })
import-note-kind-accepted = kind = { $kind } (the wording can be read only with it)
import-note-better = better = { $better } ({ $word })
import-note-unit = the unit of measure follows from the name ({ $word })
import-note-unknown-unit = the document names no unit of measure
import-note-split = one of several indicators that the sentence lists
import-note-cut-out = the name of the indicator and the wording are taken from the sentence
import-note-verb = “{ $word }” is taken from the preceding clause
import-note-each-year = every year ({ $word })
import-note-of-year = the amount of the year alone, not a total
import-note-day-of-step = the step due on { $word } is judged by the figure of its year
import-note-since = since the base year ({ $word })
import-note-aim = firm = false ({ $word })
import-note-milestone = done or not done
import-note-readings = it may be { $readings }
import-reading-separator = , or {""}
import-note-part = the meaning of “{ $word }” is not read
import-note-judged = judged by a person: { $word }
import-reason-no-number = nothing in it can be counted
import-reason-past = it is about the past
import-reason-no-direction = no word says which direction is good
import-reason-unreadable = fsip does not read the wording as one requirement
import-reason-several-indicators = several indicators, and one number
import-reason-uneven-list = not as many names as numbers
import-reason-each = each region or unit must reach it
import-reason-no-indicator = it is not clear what the number counts
import-reason-year-before-plan = its year is before the plan
import-reason-unclear-name = the sentence does not yield a clean name
import-reason-other-year = its year is not that of the list
import-reason-unmeasured = no number says when it is reached

## fsip import

import-file-head = imported from { $file } by fsip; delete each line “{ $mark } …” once you have checked what it says
import-left-head = Not imported from { $file }
import-place-paragraph = paragraph { $paragraph }
import-place-row = table { $table }, row { $row }
import-units = {" "}({ $units })
import-other-cell = { $heading }: { $text }
import-guess-title = the title (the document has none; this is the name of its file)
import-guess-base-year = base_year (the year before the first)
import-guess-years = first_year and last_year are not those that the title names ({ $years })
import-guess-unit = a unit (it follows a label of units)
import-guess-alias = aliases (they look like other names of the same unit)
import-guess-member-unit = unit (it follows from the post alone)
import-guess-list-year = year (the list names none; this is the first of the plan)
import-guess-deadline = a matter of its year (the task says by when it is done)
import-guess-merged = a blank cell of this row is read as merged with the cell above
import-left-before-title = Above the title
import-left-section = Parts that a plan does not have: principles, steps, background, signatures
import-left-annex = Annexes that are neither a list of work nor a leading group
import-left-table = Tables without a column of responsible units or of indicators
import-left-row = Rows of lists without a work item
import-left-note = Notes between the units
import-left-counted = Numbers in tasks and safeguards, of which no target is made
import-left-footnote = Footnotes
import-left-picture = Pictures
import-left-text-box = Text boxes
import-left-deleted = Deleted, struck through or hidden text
import-table-taken = copied
import-table-proposed = proposed
import-table-left = not understood
import-count-areas = areas
import-count-tasks = tasks
import-count-safeguards = safeguards
import-count-units = units
import-count-members = members of the leading group
import-count-work-items = work items
import-count-indicators = indicators
import-count-targets = targets
import-count-requirements = requirements of work items
import-count-sentences = sentences of goals and standards (not-understood.md)
import-count-left-out = other paragraphs (not-understood.md)
import-next-check = list the open proposals
import-needs-output = name the new folder: fsip import DOCUMENT -o DIR
import-taken = { $folder } exists already and is not empty; choose another folder
import-nothing = { $file } has no goals, no tasks and no list of work; sections are recognised by titles such as “Goals”, “Key tasks” and “Safeguards”
import-no-years = the title of { $file } does not give the years of the plan; add { $options }
import-year-order = the years are not in order: base { $base }, first { $first }, last { $last }
import-refused-pdf = { $file } is a PDF, which fsip cannot read; open it in Word and save it as .docx
import-refused-rich-text = { $file } is rich text (RTF); open it in Word and save it as .docx
import-refused-old = { $file } is in the format of Word before 2007; save it as .docx
import-refused-encrypted = { $file } needs a password; save it without one
import-refused-encrypted-or-old = { $file } needs a password, or is older than .docx; save it as .docx without a password
import-refused-not-packed = { $file } is not a Word document; save it as .docx, or name it .txt if it is plain text
import-refused-other = { $file } is not a Word document but another kind of package; save the document as .docx
import-refused-damaged = { $file } is damaged; open it in Word and save it again
import-refused-large = { $file } is too large once it is unpacked
import-refused-encoding = byte { $byte } of { $file } is not valid { $encoding }; name its encoding with --encoding
