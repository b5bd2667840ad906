using Remit.Intake;
using Remit.Kernel;

namespace Remit.Actions.Logs;

/// <summary>When something is due, as a log has it: a day only where that is certain, else the words.</summary>
/// <param name="Day">The day.</param>
/// <param name="Words">What the log writes, where it is no plain day.</param>
/// <param name="Doubt">Why a person should look; null where nothing is doubtful.</param>
/// <param name="WithoutYear">Whether the year was told from the meeting's date.</param>
public sealed record WrittenDue(DateOnly? Day, string? Words, string? Doubt = null, bool WithoutYear = false)
{
    /// <summary>Nothing was said.</summary>
    public static WrittenDue None { get; } = new(null, null);

    /// <summary>Reads what stands in a column of deadlines.</summary>
    /// <param name="written">"31/10", "end of October 2007", "next meeting".</param>
    /// <param name="raised">The day of the meeting at which it was agreed: what is due comes after it.</param>
    /// <param name="paper">The day of which the paper speaks: the nearest such day is meant.</param>
    public static WrittenDue Read(string written, DateOnly? raised, DateOnly? paper)
    {
        var text = OneLine.Of(written);
        if (LogWords.Shipped.SaysNothing(text))
            return None;
        var phrase = Without(Starts, text.TrimEnd('.', ',', ';'));
        var ofTheEnd = Without(Ends, phrase);
        var isEnd = ofTheEnd.Length < phrase.Length;
        if (WrittenDate.Read(ofTheEnd) is not { } date || (date.IsMonth && !isEnd))
            return new WrittenDue(null, text);
        var words = isEnd ? text : null;
        if (date.LastDay is not { } day)
            return InAYear(date, text, words, raised, paper);
        return new WrittenDue(
            day,
            words,
            date.IsOnAnotherWeekday ? $"“{text}” was taken as {LondonDate.Words(day)}, which is a {day.DayOfWeek}" : null
        );
    }

    private static readonly string[] Starts = ["due by ", "by ", "due ", "before the ", "before "];

    private static readonly string[] Ends = ["end of ", "end "];

    private static string Without(string[] starts, string text) =>
        Array.Find(starts, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is { } start
            ? text[start.Length..]
            : text;

    private static WrittenDue InAYear(WrittenDate date, string text, string? words, DateOnly? raised, DateOnly? paper)
    {
        // A day without a year can't be placed where nobody says of when the paper speaks.
        if ((raised ?? paper) is not { Year: > 1 and < 9999 } near)
            return new WrittenDue(null, text);
        var around = Enumerable.Range(near.Year - 1, 3).Select(date.In).OfType<DateOnly>().ToList();
        if (raised is not null)
            return around.Find(d => d >= near) is var after && after >= near
                ? new WrittenDue(after, words, WithoutYear: true)
                : new WrittenDue(null, text);
        if (around.Count == 0)
            return new WrittenDue(null, text);
        var nearest = around.OrderBy(d => Math.Abs(d.DayNumber - near.DayNumber)).ThenByDescending(d => d).First();
        return new WrittenDue(
            nearest,
            words,
            nearest < near ? $"“{text}” has no year, and was taken as {LondonDate.Words(nearest)}" : null,
            WithoutYear: true
        );
    }
}
