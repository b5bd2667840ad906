using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Meetings.Calling;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Meetings.Attending;

/// <summary>
/// Who was there? A line for each place, kept line by line: only what this person changed is written, and where somebody else changed the same line
/// meanwhile both are shown and the other lines are kept.
/// </summary>
[Needs("meetings.write"), OnlyNow]
internal sealed class RecordAttendancePage(Store store, Viewer viewer, LondonClock clock) : MeetingTask(store, viewer, clock)
{
    private const int Blank = 3;
    private const int Tries = 3;

    public MeetingDay Held { get; private set; } = null!;

    public IReadOnlyList<AttendanceLine> Lines { get; private set; } = [];

    /// <summary>Why nothing can be recorded; null where it can.</summary>
    public string? NotPossible { get; private set; }

    /// <summary>Whether the meeting is still to come: only apologies are recorded.</summary>
    public bool IsAhead { get; private set; }

    /// <summary>Whether there is a quorum, as far as it is saved, in sentences.</summary>
    public IReadOnlyList<string> QuorumByNow =>
        !Held.IsRecorded ? []
        : AttendanceView.Of(Held, Today).QuorumInRuns is [var only] ? [only.Conclusion]
        : [.. AttendanceView.Of(Held, Today).QuorumInRuns.Select(r => r.InShort)];

    /// <summary>How many lines were kept while others wait.</summary>
    public int Kept { get; private set; }

    /// <summary>The items that can be chosen, with the one that is saved, which may be withdrawn by now.</summary>
    public IReadOnlyList<SelectOption> ItemsWith(string saved) =>
        [
            .. Held
                .Items.Where(i => i.WithdrawnOn is null || i.Key == saved)
                .Select(i => new SelectOption(i.Title.Shortened(60), i.Key)),
        ];

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        await Load(db);
        foreach (var line in Lines)
            Show(line, line.Saved);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var typed = Answers.Of(Request.Form);
        var kept = 0;
        var change = 0L;
        for (var attempt = 1; ; attempt++)
        {
            await using var db = Store.Write(Viewer.Sight);
            if (await Find(db) is { } refused)
                return refused;
            await Load(db);
            if (NotPossible is not null)
            {
                ModelState.AddModelError("", NotPossible);
                return Page();
            }
            AddNewLines(typed);
            var (written, clashes, wrong) = await Write(db, typed);
            if (wrong.Count == 0 && written.Count > 0)
            {
                var result = await db.Commit(
                    Viewer.Change($"Recorded who was at the meeting of {Body.Name} on {Meeting.Date.InWords()}")
                );
                // Somebody was faster: what they saved is held against what was typed here, line by line.
                if (
                    result.IsRefused
                    && attempt < Tries
                    && result.Refusals.All(r => r.Rule is Commits.NobodysChangeIsLost or "A key names one record")
                )
                    continue;
                if (!result.IsRefused)
                {
                    (kept, change) = (written.Count, result.Value.Number);
                    foreach (var after in HttpContext.RequestServices.GetServices<IAfterAttendance>())
                        await after.Settle(Store, Meeting.Id, (Viewer.Name, Viewer.Capacity));
                }
                wrong.AddRange(result.Refusals.Select(r => (LineOf(r, written), r.Message)));
            }
            if (clashes.Count == 0 && wrong.Count == 0)
                return Redirect($"{Address}/attendance?{EditLinks.SavedKey}={change.ToString(CultureInfo.InvariantCulture)}");
            await ShowAgain(typed, kept, clashes, wrong);
            return Page();
        }
    }

    private async Task ShowAgain(
        Answers typed,
        int kept,
        List<(AttendanceLine Line, LineState Typed)> clashes,
        List<(AttendanceLine? Line, string Message)> wrong
    )
    {
        Kept = kept;
        if (kept > 0)
        {
            await using var db = Store.Read(Viewer.Sight);
            await Load(db);
            AddNewLines(typed);
        }
        Answers = typed;
        foreach (var line in Lines)
        {
            var state = Typed(line, typed);
            // What nobody changed here is shown as it is by now, and what is kept has its new mark.
            if (state is null || state.Mark == typed[$"{line.Name}-mark"] || state.Mark == line.Saved.Mark)
                Show(line, line.Saved);
            else if (clashes.Exists(c => c.Line.Name == line.Name))
                Answers[$"{line.Name}-mark"] = line.Saved.Mark;
        }
        foreach (var (line, state) in clashes)
            ModelState.AddModelError(
                $"{line.Name}-as",
                $"{TitleOf(line)}: somebody else recorded “{line.Saved.InWords(line, Held)}” while you had this page open. You chose “{state.InWords(line, Held)}”. Save again to keep yours, or choose theirs"
            );
        foreach (var (line, message) in wrong)
            ModelState.AddModelError(line is null ? "" : $"{line.Name}-as", message);
        if (clashes.Count > 0)
            Response.StatusCode = StatusCodes.Status409Conflict;
    }

    private async Task<(
        List<(AttendanceLine Line, LineState State)> Written,
        List<(AttendanceLine Line, LineState Typed)> Clashes,
        List<(AttendanceLine? Line, string Message)> Wrong
    )> Write(Db db, Answers typed)
    {
        var book = new AttendanceBook(db, Store.Ids, Held);
        var written = new List<(AttendanceLine, LineState)>();
        var clashes = new List<(AttendanceLine, LineState)>();
        var wrong = new List<(AttendanceLine?, string)>();
        foreach (var line in Lines)
        {
            if (Typed(line, typed) is not { } state || state.As.Length == 0)
                continue;
            var opened = typed[$"{line.Name}-mark"];
            if (state.Mark == opened || state.Mark == line.Saved.Mark)
                continue;
            if (line.Saved.Mark != opened)
            {
                clashes.Add((line, state));
                continue;
            }
            wrong.AddRange((await book.Set(line, state)).Select(r => ((AttendanceLine?)line, r.Message)));
            written.Add((line, state));
        }
        return (written, clashes, wrong);
    }

    private static AttendanceLine? LineOf(Refusal refusal, List<(AttendanceLine Line, LineState State)> written) =>
        refusal.Record is { Kind: "attendance" } record
            ? written.Select(w => w.Line).FirstOrDefault(l => l.Who?.Attendance.RowId == record.Id)
                ?? written.Select(w => w.Line).FirstOrDefault(l => l.Who is null)
            : null;

    private async Task Load(Db db)
    {
        Held = (await MeetingDays.Load(db, [Meeting.Id]))[Meeting.Id];
        Lines = AttendanceLine.Of(Held, await AttendanceLine.Deputies(db, Held));
        IsAhead = AttendanceStands.IsToCome(Meeting, Today);
        NotPossible = IsAhead ? null : AttendanceStands.IsNotThere(Meeting, Today)?.Message;
        Lines = IsAhead
            ? [.. Lines.Where(l => l.Seat is not null).Select(OnlyApologies)]
            : [.. Lines, .. Enumerable.Range(0, Blank).Select(n => NewLine(n, Store.Ids.Next()))];
    }

    private static AttendanceLine OnlyApologies(AttendanceLine line) =>
        line with
        {
            Choices =
            [
                .. line.Choices.Where(c =>
                    c.Value.Length == 0 || c.Value == line.Saved.Choice || c.Value.Split(':')[0] == Kebab.Of(AttendedAs.Apologies)
                ),
            ],
        };

    /// <summary>The blank lines have the ids that went out with the form, so that what comes twice is added once.</summary>
    private void AddNewLines(Answers typed) =>
        Lines = IsAhead
            ? Lines
            :
            [
                .. Lines.Where(l => l.NewId is null),
                .. Enumerable
                    .Range(0, Blank)
                    .Select(n =>
                        (n, Id: Guid.TryParseExact(typed[$"n-{n}-id"], "D", out var id) && id.Version == 7 ? id : (Guid?)null)
                    )
                    .Where(n => Lines.All(l => l.Who is null || l.Who.Attendance.RowId != n.Id))
                    .Select(n => NewLine(n.n, n.Id ?? Store.Ids.Next())),
            ];

    private static AttendanceLine NewLine(int n, Guid id) =>
        new($"n-{n.ToString(CultureInfo.InvariantCulture)}", null, LineState.Nothing, null, [("In attendance", "in-attendance")])
        {
            NewId = id,
        };

    private static LineState? Typed(AttendanceLine line, Answers typed)
    {
        if (!typed.Has($"{line.Name}-came") && !typed.Has($"{line.Name}-as"))
            return null;
        var choice = typed[$"{line.Name}-as"].Split(':', 2);
        var name = typed[$"{line.Name}-name"].Trim();
        if (line.NewId is not null)
            return name.Length == 0 ? LineState.Nothing : State("in-attendance", name);
        return line.Seat is null ? State(choice[0], name) : State(choice[0], choice.Length > 1 ? choice[1] : "");

        LineState State(string how, string who) =>
            how is "" or "apologies" or "absent"
                ? new LineState(how, how.Length == 0 ? "" : who, "", "", false)
                : new LineState(
                    how,
                    who,
                    typed[$"{line.Name}-came"],
                    typed[$"{line.Name}-left"],
                    typed[$"{line.Name}-chair"] == "yes"
                );
    }

    private void Show(AttendanceLine line, LineState state)
    {
        Answers[$"{line.Name}-as"] = line.Seat is null ? state.As : state.Choice;
        Answers[$"{line.Name}-name"] = line.Seat is null ? state.Who : "";
        Answers[$"{line.Name}-came"] = state.Came;
        Answers[$"{line.Name}-left"] = state.Left;
        Answers[$"{line.Name}-chair"] = state.Chaired ? "yes" : "";
        Answers[$"{line.Name}-mark"] = state.Mark;
    }

    private static string TitleOf(AttendanceLine line) => line.Seat?.Title ?? line.Saved.Who;
}
