using System.Globalization;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Planners;

/// <summary>
/// The tables of planners and calendars: a row for each report or each meeting, a column for each meeting with its items, a column or a
/// row for each body with its dates.
/// </summary>
internal sealed class PlannerTables(PlannerContext at)
{
    private const int LongestTitle = 300;

    public void Read(Table table)
    {
        var mapped = at.Proposal.Map(table);
        var isSaid = Enumerable
            .Range(0, mapped.Columns.Count)
            .Any(i => !string.IsNullOrEmpty(at.Proposal.Answers.Column(table.Number, i)));
        if (mapped.Has("item") && (mapped.Columns.Count(c => c is not null) > 1 || isSaid || at.IsUnderAMeeting))
            Planner(mapped);
        else if (IsByMeeting(mapped))
            ByMeeting(mapped);
        else if (mapped.Has("date"))
            Calendar(mapped);
        else if (!Grid(mapped))
            at.Proposal.Say(
                FindingKind.LeftOut,
                table.Place,
                $"the table with the columns {string.Join(", ", table.Header.Cells.Take(6).Select(c => $"“{LooseName.Short(c.Text)}”"))} holds neither reports nor dates of meetings. Say what its columns are if it does."
            );
    }

    private void Planner(MappedTable table)
    {
        at.Proposal.SayColumnsLeftOut(table);
        var (under, words, standing) = (at.Under, at.UnderWords, at.UnderStanding);
        Body? of = null;
        foreach (var row in table.Table.Rows)
        {
            if (row.Cells.All(c => c.IsBlank))
                continue;
            at.Proposal.Rows++;
            if (HeadingOf(table, row) is { } heading)
            {
                if (!at.GoUnder(heading.Text, heading.Place, of))
                {
                    if (at.Known(PlannerWords.WithoutWhatItIs(heading.Text)) is { } named)
                    {
                        of = named;
                        at.LeaveMeeting();
                    }
                    else
                        at.Proposal.Say(
                            FindingKind.LeftOut,
                            heading.Place,
                            $"the heading “{LooseName.Short(heading.Text)}”: it is neither a meeting nor a body. The reports below it were taken."
                        );
                }
                continue;
            }
            if (table.CellOf(row, "body") is { } bodyCell)
                of = at.Named(bodyCell.Text, bodyCell.Place) ?? of;
            if (table.CellOf(row, "date") is { } date && !at.GoUnder(date.Text, date.Place, of))
                (at.Under, at.UnderWords, at.UnderStanding) = (null, PlannerContext.Words(date.Text), false);
            if (at.Under is { } meeting)
                Describe(meeting, table, row);
            Items(table, row, of);
        }
        (at.Under, at.UnderWords, at.UnderStanding) = (under, words, standing);
    }

    private static Cell? HeadingOf(MappedTable table, TableRow row)
    {
        var filled = row.Cells.Where(c => !c.IsBlank).ToList();
        if (filled is not [var only])
            return null;
        if (row.Cells.Count == 1)
            return only;
        // An item of which nothing else is said is no heading, unless it reads as one.
        return ReferenceEquals(table.CellOf(row, "item"), only)
            ? StartsWithADay(only.Text) || PlannerWords.IsNotYetKnown(only.Text)
                ? only
                : null
            : table.IndexOf("date") >= 0 && ReferenceEquals(table.CellOf(row, "date"), only)
                ? only
                : StartsWithADay(only.Text)
                    ? only
                    : null;
    }

    private static bool StartsWithADay(string text)
    {
        var days = WrittenMoments.Read(text).Days;
        return days.Count > 0 && days[0].From == 0 && !days[0].IsShort && text.Length <= 150;
    }

    private void Describe(MeetingDraft meeting, MappedTable table, TableRow row)
    {
        if (meeting.Start is null && table.CellOf(row, "time") is { } time)
            TakeTime(meeting, time);
        meeting.Venue ??= table.CellOf(row, "venue") is { } venue ? PlannerContext.Words(venue.Text) : null;
        meeting.Kind ??= table.CellOf(row, "kind") is { } kind ? KindIn(kind.Text) : null;
    }

    private static string KindIn(string text) => PlannerWords.KindOf(text) ?? PlannerContext.Words(text).ToLowerInvariant();

    private void TakeTime(MeetingDraft meeting, Cell cell)
    {
        if (WrittenMoments.Read(cell.Text).Times is not [var times, ..])
        {
            if (!PlannerWords.IsNotYetKnown(cell.Text))
                at.Proposal.Say(
                    FindingKind.LeftOut,
                    cell.Place,
                    $"“{LooseName.Short(cell.Text)}” is no time such as 2pm to 4pm."
                );
            return;
        }
        (meeting.Start, meeting.End) = (times.Start, times.End);
        if (times.IsGuessed)
            at.Proposal.Say(
                FindingKind.Doubtful,
                cell.Place,
                $"“{LooseName.Short(cell.Text)}” was taken as {LondonTime.Words(times.Start)}."
            );
    }

    private void Items(MappedTable table, TableRow row, Body? of)
    {
        if (table.CellOf(row, "item") is not { } cell)
        {
            if (row.Cells.Any(c => !c.IsBlank) && table.CellOf(row, "date") is null)
                at.Proposal.Say(FindingKind.LeftOut, row.Place, "a row without a report.");
            return;
        }
        var lines = cell.Lines.Select(l => l.Text).Where(l => l.Length > 0).ToList();
        var isList = lines.Count > 1 && lines.TrueForAll(l => ListMark.TryRead(l, out _, out _));
        var hasMore = new[] { "lead", "purpose", "due" }.Any(c => table.CellOf(row, c) is not null);
        var titles = isList || (lines.Count > 1 && !hasMore) ? lines : [lines[0]];
        var notes = new List<string>();
        if (titles.Count == 1 && lines.Count > 1)
            notes.Add(string.Join('\n', lines.Skip(1)));
        if (table.CellOf(row, "note") is { } note)
            notes.Add(note.Text);
        var meeting = at.Under;
        var body = of ?? meeting?.Body ?? at.Body();
        if (body is null)
            return;
        if (meeting is not null && meeting.Body != body)
            meeting = null;
        var due = table.CellOf(row, "due");
        var (day, words) = due is null ? (null, null) : DueOf(due, meeting?.Day);
        foreach (var title in titles)
            Item(
                title,
                cell.Place,
                body,
                meeting,
                new ReportDraft
                {
                    Title = "",
                    Place = cell.Place,
                    Body = body,
                    Lead = table.CellOf(row, "lead")?.Text,
                    LeadPlace = table.CellOf(row, "lead")?.Place,
                    Due = day,
                    DueWords = words,
                    Standing =
                        at.UnderStanding || (table.CellOf(row, "standing") is { } standing && PlannerWords.IsYes(standing.Text)),
                    Note = notes.Count == 0 ? null : string.Join('\n', notes),
                },
                table.CellOf(row, "purpose")
            );
    }

    /// <summary>One report, with what its own words say beside its title: "(for decision)".</summary>
    public void Item(
        string written,
        FilePlace place,
        Body body,
        MeetingDraft? meeting,
        ReportDraft draft,
        Cell? purposeCell = null
    )
    {
        var title = ListMark.TryRead(written, out _, out var start) ? written[start..] : written;
        title = PlannerContext.Words(title.Length > LongestTitle * 4 ? title[..(LongestTitle * 4)] : title).Trim(' ', ';', ',');
        if (PlannerWords.SaysNothing(title) || PlannerWords.IsNotYetKnown(title))
        {
            at.Proposal.Say(FindingKind.LeftOut, place, $"“{LooseName.Short(written)}” names no report.");
            return;
        }
        var note = draft.Note;
        var asked = purposeCell?.Text;
        if (asked is null && title.EndsWith(')') && title.LastIndexOf('(') is > 0 and var open)
        {
            var inside = title[(open + 1)..^1];
            if (
                inside.StartsWith("for ", StringComparison.OrdinalIgnoreCase)
                || inside.StartsWith("to ", StringComparison.OrdinalIgnoreCase)
            )
                if (inside.Length <= 40 && PlannerWords.PurposeOf(inside, out _) is not null)
                    (asked, title) = (inside, title[..open].TrimEnd());
        }
        var purpose = asked is null ? null : PlannerWords.PurposeOf(asked, out var several);
        if (asked is not null)
        {
            PlannerWords.PurposeOf(asked, out several);
            if (purpose is null)
            {
                note = note is null
                    ? $"Purpose: {PlannerContext.Words(asked)}"
                    : $"{note}\nPurpose: {PlannerContext.Words(asked)}";
                at.Proposal.Say(
                    FindingKind.Doubtful,
                    purposeCell?.Place ?? place,
                    $"“{LooseName.Short(asked)}” does not say what the report asks for; it was kept as a note."
                );
            }
            else if (several)
                at.Proposal.Say(
                    FindingKind.Doubtful,
                    purposeCell?.Place ?? place,
                    $"“{LooseName.Short(asked)}” asks for several things; it was taken as “{purpose.Value.OnScreen()}”."
                );
        }
        at.Reports.Add(
            draft with
            {
                Title = title,
                Place = place,
                Body = body,
                Meeting = meeting,
                MeetingWords = meeting is null ? at.UnderWords : null,
                Purpose = purpose,
                Standing = draft.Standing || at.UnderStanding,
                Note = note,
            }
        );
    }

    /// <summary>"30/8" is the last such day before the meeting; words stay words.</summary>
    private (DateOnly? Day, string? Words) DueOf(Cell cell, DateOnly? meeting)
    {
        var text = PlannerContext.Words(cell.Text);
        if (PlannerWords.SaysNothing(text))
            return (null, null);
        if (WrittenMoments.Read(text).Days is not [{ Day: { } day } written])
            return (null, text);
        if (written.Year is { } year)
            return PlannerYears.Day(year, written.Month, day) is { } whole ? (whole, Rest(text, written)) : (null, text);
        var found =
            meeting is { } before
                ? new[] { before.Year, before.Year - 1 }
                    .Select(y => PlannerYears.Day(y, written.Month, day))
                    .FirstOrDefault(d => d <= before)
            : at.Years.Of(day, written.Month, written.Weekday, out _) is { } guessed
                ? PlannerYears.Day(guessed, written.Month, day)
            : null;
        if (found is { } due && written.Weekday is { } weekday && weekday != due.DayOfWeek)
            at.Proposal.Say(
                FindingKind.Doubtful,
                cell.Place,
                $"It says {weekday}, and {LondonDate.Words(due)} is a {due.DayOfWeek}; the date was taken."
            );
        return found is null ? (null, text) : (found, Rest(text, written));
    }

    private static string? Rest(string text, WrittenDay written) =>
        (text[..written.From] + text[Math.Min(written.To, text.Length)..]).Any(char.IsLetter) ? text : null;

    /// <summary>Whether the header names meetings and the cells below name what they are to hear.</summary>
    private bool IsByMeeting(MappedTable table)
    {
        if (table.Has("date"))
            return false;
        var headed = Headed(table);
        if (headed.Count == 0)
            return false;
        var cells = table
            .Table.Rows.SelectMany(r => headed.Where(c => c < r.Cells.Count).Select(c => r.Cells[c].Text))
            .Where(t => t.Length > 0)
            .ToList();
        var dated = cells.Count(StartsWithADayOrNumber);
        return cells.Count > 0 && dated * 2 < cells.Count && headed.Any(c => WholeDay(table.Table.Header.Cells[c].Text));
    }

    private static bool StartsWithADayOrNumber(string text) =>
        StartsWithADay(text) || (text.Length <= 12 && text.Any(char.IsAsciiDigit)) || PlannerWords.IsNotYetKnown(text);

    private static List<int> Headed(MappedTable table) =>
        [
            .. Enumerable
                .Range(0, table.Table.Header.Cells.Count)
                .Where(c =>
                    StartsWithADay(table.Table.Header.Cells[c].Text)
                    || PlannerWords.IsNotYetKnown(table.Table.Header.Cells[c].Text)
                ),
        ];

    private static bool WholeDay(string text) => WrittenMoments.Read(text).Days.Any(d => d.Day is not null);

    private void ByMeeting(MappedTable table)
    {
        var (under, words, standing) = (at.Under, at.UnderWords, at.UnderStanding);
        var headings = new Dictionary<int, (MeetingDraft? Meeting, string? Words)>();
        foreach (var column in Headed(table))
        {
            var header = table.Table.Header.Cells[column];
            at.GoUnder(header.Text, header.Place);
            headings[column] = (at.Under, at.UnderWords);
            table.ReadAs[column] = "what this meeting is to hear";
        }
        if (!headings.ContainsKey(0))
            table.ReadAs[0] = "what stands in the row";
        foreach (var row in table.Table.Rows)
        {
            if (row.Cells.All(c => c.IsBlank))
                continue;
            at.Proposal.Rows++;
            var label = row.Cells.Count > 1 && !headings.ContainsKey(0) ? row.Cells[0].Text : "";
            for (var column = 0; column < row.Cells.Count; column++)
            {
                var cell = row.Cells[column];
                if (cell.IsBlank || !headings.TryGetValue(column, out var heading))
                    continue;
                (at.Under, at.UnderWords, at.UnderStanding) = (heading.Meeting, heading.Words, PlannerWords.IsStanding(label));
                if (heading.Meeting is { } meeting && IsAbout(label, "paper", "deadline", "dispatch"))
                    TakePapersDue(meeting, cell);
                else if (heading.Meeting is { } timed && IsAbout(label, "time"))
                    TakeTime(timed, cell);
                else if (heading.Meeting is { } placed && IsAbout(label, "venue", "location", "place"))
                    placed.Venue ??= PlannerContext.Words(cell.Text);
                else if ((heading.Meeting?.Body ?? at.Body()) is { } body)
                    foreach (var line in cell.Lines.Where(l => l.Text.Length > 0))
                        Item(
                            line.Text,
                            cell.Place,
                            body,
                            heading.Meeting,
                            new ReportDraft
                            {
                                Title = "",
                                Place = cell.Place,
                                Body = body,
                                Note = label.Length > 0 && !PlannerWords.IsStanding(label) ? PlannerContext.Words(label) : null,
                            }
                        );
            }
        }
        (at.Under, at.UnderWords, at.UnderStanding) = (under, words, standing);
    }

    private static bool IsAbout(string label, params ReadOnlySpan<string> words)
    {
        if (label.Length is 0 or > 40)
            return false;
        foreach (var word in words)
            if (label.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private void TakePapersDue(MeetingDraft meeting, Cell cell)
    {
        var (day, words) = DueOf(cell, meeting.Day);
        if (day is null)
            at.Proposal.Say(
                FindingKind.LeftOut,
                cell.Place,
                $"“{LooseName.Short(words ?? cell.Text)}” is no day on which papers are due."
            );
        else if (day > meeting.Day)
            at.Proposal.Say(
                FindingKind.LeftOut,
                cell.Place,
                $"papers would be due on {LondonDate.Words(day.Value)}, after the meeting on {LondonDate.Words(meeting.Day)}."
            );
        else
            meeting.PapersDue ??= day;
    }

    private void Calendar(MappedTable table)
    {
        at.Proposal.SayColumnsLeftOut(table);
        Body? of = null;
        foreach (var row in table.Table.Rows)
        {
            if (row.Cells.All(c => c.IsBlank))
                continue;
            at.Proposal.Rows++;
            if (row.Cells.Count == 1)
            {
                at.Years = at.Years.Under(row.Cells[0].Text);
                of = at.Known(PlannerWords.WithoutWhatItIs(row.Cells[0].Text)) ?? of;
                continue;
            }
            var kind = default(string);
            if (table.CellOf(row, "body") is { } bodyCell)
            {
                // "Meeting: Annual" beside a date tells the sort of meeting, not whose it is.
                kind = PlannerWords.KindOf(bodyCell.Text);
                if (kind is null && (of = at.Named(bodyCell.Text, bodyCell.Place)) is null)
                    continue;
            }
            if (table.CellOf(row, "date") is not { } date)
            {
                at.Proposal.Say(FindingKind.LeftOut, row.Place, "a row without a date.");
                continue;
            }
            foreach (var meeting in Dates(date, date.Text, at.Years, of))
            {
                Describe(meeting, table, row);
                meeting.Kind ??= kind;
                if (table.CellOf(row, "due") is { } due)
                    TakePapersDue(meeting, due);
                if (table.CellOf(row, "note") is { } note)
                    meeting.Note ??= PlannerContext.Words(note.Text);
            }
        }
    }

    /// <summary>The meetings that a cell names; what names none is said.</summary>
    private List<MeetingDraft> Dates(Cell cell, string text, PlannerYears years, Body? of)
    {
        var found = new List<MeetingDraft>();
        foreach (var line in text.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var phrase = at.Read(line, cell.Place, years);
            if (phrase.Occasions.Count == 0)
            {
                if (phrase.LeftOut.Count == 0 && !PlannerWords.SaysNothing(line))
                    at.Proposal.Say(FindingKind.LeftOut, cell.Place, WhyNoDay(line, phrase));
                continue;
            }
            if ((of ?? at.Body()) is { } body)
                found.AddRange(phrase.Occasions.Select(o => at.Meeting(body, o, cell.Place)));
        }
        return found;
    }

    public static string WhyNoDay(string text, MeetingPhrase phrase) =>
        phrase.Month is not null ? $"“{LooseName.Short(text)}” names no day, so no meeting is recorded."
        : PlannerWords.IsNotYetKnown(text) ? $"“{LooseName.Short(text)}”: there is no date yet."
        : PlannerWords.IsPattern(text) ? $"“{LooseName.Short(text)}” says how often, and not when: a pattern is no date."
        : $"“{LooseName.Short(text)}” holds no date.";

    private bool Grid(MappedTable table)
    {
        var header = table.Table.Header.Cells;
        var columns = Enumerable.Range(0, header.Count).Where(c => IsColumnOfABody(table, c)).ToList();
        if (columns.Count > 0)
        {
            var bodies = columns.ToDictionary(c => c, c => BodyOfColumn(header[c]));
            ReadGrid(table, (_, column) => bodies[column], hintsInRows: true, skip: c => bodies.GetValueOrDefault(c) is null);
            at.Proposal.SayColumnsLeftOut(table);
            for (var column = 0; column < header.Count; column++)
                if (table.Columns[column] is not null && !table.ReadAs.ContainsKey(column) && table.Filled(column) > 0)
                    at.Proposal.Say(
                        FindingKind.LeftOut,
                        header[column].Place,
                        $"the column “{LooseName.Short(header[column].Text)}”: of a table of dates by body only the dates are taken."
                    );
            return true;
        }
        var dated = table.Table.Rows.Count(r => r.Cells.Skip(1).Any(c => HasDays(c.Text, "")) || HintedDays(table, r));
        if (dated == 0 || dated * 2 < table.Table.Rows.Count)
            return false;
        var named = Math.Max(0, table.IndexOf("body"));
        var rowsAreBodies =
            table.Has("body") || table.Table.Rows.Any(r => r.Cells.Count > named && at.IsBody(r.Cells[named].Text));
        if (rowsAreBodies)
        {
            Body? above = null;
            ReadGrid(
                table,
                (row, _) =>
                    row.Cells[named].IsBlank
                        ? row.Cells[named].GoesOnFromAbove
                            ? above
                            : null
                        : above = at.Named(row.Cells[named].Text, row.Cells[named].Place),
                hintsInRows: false,
                skip: c => c == named
            );
            return true;
        }
        ReadGrid(table, (_, _) => null, hintsInRows: true, skip: _ => false);
        return true;
    }

    /// <summary>Whether a column is headed by a board or group and holds days.</summary>
    private bool IsColumnOfABody(MappedTable table, int column)
    {
        var header = table.Table.Header.Cells[column].Text;
        return (at.IsBody(PlannerWords.WithoutWhatItIs(header)) || at.IsBody(header))
            && table.Table.Rows.Any(r => column < r.Cells.Count && HasDays(r.Cells[column].Text, r.Cells[0].Text));
    }

    private Body? BodyOfColumn(Cell header)
    {
        var plain = PlannerWords.WithoutWhatItIs(header.Text);
        return at.Known(header.Text) ?? at.Named(plain.Length > 1 ? plain : header.Text, header.Place);
    }

    private static bool HasDays(string text, string hint) =>
        WrittenMoments.Read(text).Days.Any(d => d.Day is not null)
        || (hint.Length > 0 && MonthHint(hint) is not null && IsDayAlone(text));

    private static bool HintedDays(MappedTable table, TableRow row) =>
        Enumerable
            .Range(1, Math.Max(0, Math.Min(row.Cells.Count, table.Table.Header.Cells.Count) - 1))
            .Any(c => MonthHint(table.Table.Header.Cells[c].Text) is not null && IsDayAlone(row.Cells[c].Text));

    private void ReadGrid(MappedTable table, Func<TableRow, int, Body?> bodyOf, bool hintsInRows, Func<int, bool> skip)
    {
        var header = table.Table.Header.Cells;
        SayReadAs(table, hintsInRows, skip);
        foreach (var row in table.Table.Rows)
        {
            if (row.Cells.All(c => c.IsBlank))
                continue;
            at.Proposal.Rows++;
            if (row.Cells.Count == 1)
            {
                at.Years = at.Years.Under(row.Cells[0].Text);
                continue;
            }
            var (label, asked, body) = (row.Cells[0].Text, false, default(Body));
            for (var column = 0; column < Math.Min(row.Cells.Count, header.Count); column++)
            {
                var cell = row.Cells[column];
                if (skip(column) || cell.IsBlank)
                    continue;
                if (hintsInRows && column == 0 && (MonthHint(cell.Text) is not null || !HasDays(cell.Text, "")))
                    continue;
                if (!asked || hintsInRows)
                    (body, asked) = (bodyOf(row, column), true);
                if (body is null && !hintsInRows)
                    break;
                var years = at.Years.Under(header[column].Text);
                if (hintsInRows)
                    years = years.Under(label);
                var hint = MonthHint(header[column].Text) ?? (hintsInRows ? MonthHint(label) : null);
                Dates(cell, WithMonth(cell.Text, hint), years, body);
            }
        }
    }

    private static void SayReadAs(MappedTable table, bool hintsInRows, Func<int, bool> skip)
    {
        for (var column = 0; column < table.Columns.Count; column++)
            if (!skip(column))
                table.ReadAs[column] =
                    hintsInRows && column == 0 && table.Table.Rows.All(r => !HasDays(r.Cells[0].Text, ""))
                        ? "the month or year of the dates"
                        : "dates of meetings";
            else if (!hintsInRows)
                table.ReadAs[column] = "the board or group of the dates";
            else if (column == 0)
                table.ReadAs[column] = "the month or year of the dates";
    }

    /// <summary>"September 2024" of a header or a row's first cell, where it names a month and no day.</summary>
    private static string? MonthHint(string text) =>
        text.Length <= 40 && WrittenMoments.Read(text).Days is [{ Day: null } month]
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{CultureInfo.GetCultureInfo("en-GB").DateTimeFormat.GetMonthName(month.Month)}{(month.Year is { } year ? $" {year}" : "")}"
            )
            : null;

    private static bool IsDayAlone(string text) => LeadingDay(text) is { } end && (text.Length <= 24 || end < 12);

    /// <summary>Where the day of "12th", "Thu 12", "12 (2pm)" ends; null where the text begins otherwise.</summary>
    private static int? LeadingDay(string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is ' ' or ',' or '.'))
            at++;
        var word = text[..at].Trim(' ', ',', '.').ToLowerInvariant();
        if (word.Length > 0 && WrittenDate.WeekdayOf(word) is null)
            return null;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        if (
            at - start is 0 or > 2
            || !int.TryParse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture, out var day)
            || day is 0 or > 31
        )
            return null;
        if (at + 2 <= text.Length && text.Substring(at, 2).ToLowerInvariant() is "st" or "nd" or "rd" or "th")
            at += 2;
        return at < text.Length && (text[at] is ':' or '.' or '/' || char.IsLetterOrDigit(text[at])) ? null : at;
    }

    private static string WithMonth(string text, string? month)
    {
        if (month is null)
            return text;
        return string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                    LeadingDay(line) is { } end && WrittenMoments.Read(line).Days.All(d => d.Day is null)
                        ? $"{line[..end]} {month}{line[end..]}"
                        : line
                )
        );
    }
}
