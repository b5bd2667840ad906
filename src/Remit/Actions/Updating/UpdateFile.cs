using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Listing;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions.Updating;

/// <summary>What a line of a file says of an action that is not recorded yet.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Action">The action.</param>
/// <param name="Update">What it says.</param>
internal sealed record UpdateLine(int Line, ActionItem Action, ActionUpdate Update);

/// <summary>
/// A CSV file with the columns of <c>export actions</c>, filled in by somebody who works in a spreadsheet. What is no different from what is
/// recorded says nothing; of the columns only those are read that an owner may write.
/// </summary>
internal sealed class UpdateFile
{
    private readonly List<string> problems = [];

    /// <summary>What it says, line by line.</summary>
    public IReadOnlyList<UpdateLine> Lines { get; private set; } = [];

    /// <summary>What can't be read, each with its line.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Reads a file against what is recorded.</summary>
    public static async Task<UpdateFile> Read(Db db, string text, DateOnly today)
    {
        var file = new UpdateFile();
        var rows = CsvText.Read(
            text,
            ',',
            (line, _, wrong) => file.problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {wrong}"))
        );
        var header = rows.Count == 0 ? [] : rows[0].Select(c => c.Text.Trim()).ToList();
        if (!header.Contains(ActionsPaper.Key))
        {
            file.problems.Add(
                $"The file has no column “{ActionsPaper.Key}”. Take the actions out by “remit export actions --format csv”, fill that file in, and give it here."
            );
            return file;
        }
        var actions = (await db.Actions(today)).ToDictionary(a => a.Action.Key, StringComparer.Ordinal);
        var lines = new List<UpdateLine>();
        foreach (var row in rows.Skip(1).Where(r => r.Any(c => c.Text.Trim().Length > 0)))
        {
            string? Cell(string name) =>
                header.IndexOf(name) is >= 0 and var at && at < row.Count ? Texts.OrNull(row[at].Text) : null;
            if (file.LineOf(row[0].Line, Cell, actions, today) is { Update.IsEmpty: false } line)
                lines.Add(line);
        }
        foreach (var twice in lines.GroupBy(l => l.Action.Key).Where(g => g.Count() > 1))
            file.Refuse(twice.Last().Line, $"the action “{twice.Key}” stands in the file more than once. Leave one line of it.");
        file.Lines = lines;
        return file;
    }

    private UpdateLine? LineOf(int line, Func<string, string?> cell, Dictionary<string, FoundAction> actions, DateOnly today)
    {
        if (cell(ActionsPaper.Key) is not { } key)
            return null;
        if (!actions.TryGetValue(key, out var found))
        {
            Refuse(line, $"there is no action “{key}” that stands today.");
            return null;
        }
        var action = found.Action;
        var words = Changed(cell(ActionsPaper.Said), found.Newest?.Words);
        var saidOn = Day(line, ActionsPaper.SaidOn, cell(ActionsPaper.SaidOn));
        return new UpdateLine(
            line,
            action,
            new ActionUpdate
            {
                Words = words,
                On = saidOn == found.Newest?.On ? null : saidOn,
                Due = DueOf(line, cell(ActionsPaper.Due), action),
                WhyMoved = cell(ActionsPaper.WhyMoved),
                Becomes = StatusOf(line, cell(ActionsPaper.Status), action),
                DoneOn =
                    Day(line, ActionsPaper.DoneOn, cell(ActionsPaper.DoneOn)) is { } done && done != action.DoneOn ? done : null,
                Proof = action.Status == ActionStatus.Open ? Changed(cell(ActionsPaper.Proof), action.Proof) : null,
                Reason = Changed(cell(ActionsPaper.Reason), action.Reason),
            }
        );
    }

    private ActionStatus? StatusOf(int line, string? written, ActionItem action)
    {
        if (written is null || string.Equals(written, action.Status.OnScreen(), StringComparison.OrdinalIgnoreCase))
            return null;
        if (action.Status == ActionStatus.Open && written.Equals("Overdue", StringComparison.OrdinalIgnoreCase))
            return null;
        if (
            Enum.GetValues<ActionStatus>().Where(s => s.OnScreen().Equals(written, StringComparison.OrdinalIgnoreCase)).ToList()
            is not [var status]
        )
        {
            Refuse(line, $"“{written.Shortened(40)}” is no status. Expected Open, Done or Withdrawn.");
            return null;
        }
        if (action.Status != ActionStatus.Open)
        {
            Refuse(
                line,
                $"the action is {action.Status.OnScreen().ToLowerInvariant()}. Open it again by “remit actions reopen {action.Key}” before it is changed."
            );
            return null;
        }
        return status;
    }

    private DateOnly? DueOf(int line, string? written, ActionItem action)
    {
        // What stands there for an action without a date is no date.
        if (written is null || written == action.DueWords || OneLine.Of(written) == OneLine.Of(action.DueWords ?? "No date yet"))
            return null;
        return Day(line, ActionsPaper.Due, written) is { } day && day != action.Due ? day : null;
    }

    private DateOnly? Day(int line, string column, string? written)
    {
        if (written is null)
            return null;
        if (LondonDate.TryParse(written, out var day))
            return day;
        if (Intake.WrittenDate.Read(written)?.LastDay is { } read && !Intake.WrittenDate.Read(written)!.IsMonth)
            return read;
        Refuse(line, $"“{written.Shortened(40)}” is no day ({column}). Expected a date such as 2007-09-03 or 3 September 2007.");
        return null;
    }

    private static string? Changed(string? written, string? recorded) =>
        written is null || OneLine.Of(written) == OneLine.Of(recorded ?? "") ? null : written;

    private void Refuse(int line, string why) => problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {why}"));
}
