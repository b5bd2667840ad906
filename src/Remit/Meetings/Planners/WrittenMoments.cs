namespace Remit.Meetings.Planners;

/// <summary>
/// The days and times in a text, as people in England write them: "Wed 12th Sept 2007", "12.9.07", "5, 12 and 19 March", "2pm–4pm",
/// "10 til 12". Reads the text once, by its words and figures; never throws.
/// </summary>
/// <param name="Days">The days in the order of the text; months alone among them.</param>
/// <param name="Times">The times in the order of the text.</param>
internal sealed record WrittenMoments(IReadOnlyList<WrittenDay> Days, IReadOnlyList<WrittenTimes> Times)
{
    private const int Longest = 4000;

    /// <summary>Reads the first 4,000 letters of a text.</summary>
    public static WrittenMoments Read(string text)
    {
        var tokens = new MomentTokens(text.Length > Longest ? text[..Longest] : text);
        // What figures with their marks say is certain, and is taken before a part of it looks like a time.
        var days = new DaysInText(tokens);
        days.FindFigures();
        var times = TimesInText.Of(tokens);
        days.FindMonths();
        days.FindShort();
        return new WrittenMoments([.. days.Found.OrderBy(d => d.From)], times);
    }
}
