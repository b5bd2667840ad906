using System.Text.RegularExpressions;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Planners;

/// <summary>The words of planners and calendars, from the data file <c>names.yaml</c> beside this class.</summary>
internal static partial class PlannerWords
{
    internal const string Resource = "Remit.Meetings.Planners.names.yaml";

    private static readonly Dictionary<string, ReportPurpose> Purposes = LoadPurposes();

    /// <summary>What a report asks for; null where no word of it says so. Several are told in <paramref name="several"/>.</summary>
    public static ReportPurpose? PurposeOf(string text, out bool several)
    {
        var found = LooseName
            .Plain(text)
            .Split([' ', ',', '/', ';', '.', '(', ')', '&', '+', '–', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Purposes.TryGetValue(word, out var purpose) ? purpose : (ReportPurpose?)null)
            .OfType<ReportPurpose>()
            .Distinct()
            .ToList();
        several = found.Count > 1;
        return found.Count == 0 ? null : found.MaxBy(Strength);
    }

    /// <summary>"tbc", "to be scheduled", "date to be confirmed", "unscheduled": it is not known when.</summary>
    public static bool IsNotYetKnown(string text) => NotYetKnown().IsMatch(text);

    /// <summary>"every second Wednesday", "monthly", "first Monday of the month": how often, and not when.</summary>
    public static bool IsPattern(string text) => Pattern().IsMatch(text);

    /// <summary>Whether a heading says that dates of meetings follow.</summary>
    public static bool SpeaksOfMeetings(string text) => OfMeetings().IsMatch(text);

    /// <summary>Whether a title is that of a planner or a calendar.</summary>
    public static bool IsTitleOfAPlanner(string text) => PlannerTitle().IsMatch(text);

    public static bool IsStanding(string text) => Standing().IsMatch(text);

    /// <summary>"-", "none", "no items": nothing to be heard.</summary>
    public static bool SaysNothing(string text) => Nothing().IsMatch(text);

    public static bool IsYes(string text) =>
        LooseName.Plain(text) is "yes" or "y" or "true" or "x" or "✓" or "standing" or "standing item";

    public static bool IsCancelled(string text) => CancelledMeeting().IsMatch(text);

    public static bool IsVirtual(string text) => OnLine().IsMatch(text);

    /// <summary>What sort of meeting a phrase names: "annual meeting" → "annual"; null where it names none.</summary>
    public static string? KindOf(string phrase)
    {
        var match = KindOfMeeting().Match(phrase);
        return match.Success ? match.Groups["kind"].Value.Trim().ToLowerInvariant() : null;
    }

    /// <summary>A title without what says that it is a planner, and without years: "Forward plan of the Executive 2024/25" → "Executive".</summary>
    public static string WithoutWhatItIs(string title)
    {
        var text = WhatItIs().Replace(title, " ");
        text = Years().Replace(text, " ").Trim(' ', '-', '–', '—', ':', ',', '.', '|', '(', ')');
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var start in new[] { "of the ", "for the ", "of ", "for ", "the " })
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                text = text[start.Length..];
        return text;
    }

    private static int Strength(ReportPurpose purpose) =>
        purpose switch
        {
            ReportPurpose.Note => 0,
            ReportPurpose.Discuss => 1,
            ReportPurpose.Amend => 2,
            ReportPurpose.Agree => 3,
            ReportPurpose.Recommend => 4,
        };

    private static Dictionary<string, ReportPurpose> LoadPurposes() =>
        WordsFile
            .Load<Words>(Resource)
            .Purposes.SelectMany(p => p.Value.Select(word => (Word: word, Purpose: Kebab.Read<ReportPurpose>(p.Key))))
            .ToDictionary(p => p.Word, p => p.Purpose, StringComparer.Ordinal);

    private sealed class Words
    {
        public Dictionary<string, List<string>> Purposes { get; set; } = [];
    }

    private const RegexOptions Loosely = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        """^\W*(?:(?:date|dates|time|venue)s?\s+)?(?:tbc|tba|tbd|to be (?:confirmed|arranged|scheduled|determined|agreed|announced|set|decided|allocated|placed)|not (?:yet )?(?:scheduled|placed|confirmed|allocated|known)|unscheduled|unallocated|no date(?: yet)?|date not set|(?:items? )?(?:to be|awaiting) schedul\w+|future (?:items?|meetings?)|pending|later)\W*$""",
        Loosely
    )]
    private static partial Regex NotYetKnown();

    [GeneratedRegex(
        """\b(?:every|each|monthly|bi-?monthly|weekly|fortnightly|quarterly|termly|half[- ]termly|yearly|annually|twice a|once a|six[- ]weekly|\d+[- ]weekly|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:mon|tues|wednes|thurs|fri)day|(?:mon|tues|wednes|thurs|fri)days)\b""",
        Loosely
    )]
    private static partial Regex Pattern();

    [GeneratedRegex("""\b(?:meetings?|calendar|schedule of|dates? (?:for|of|in)|dates|diary|forward plan(?:ner)?)\b""", Loosely)]
    private static partial Regex OfMeetings();

    [GeneratedRegex(
        """\b(?:forward (?:work )?(?:plan(?:ner)?|programme)|work (?:plan|programme)|agenda plan(?:ner)?|planner|calendar of meetings|meetings? calendar|schedule of meetings|meetings? schedule|dates of (?:future )?meetings|meeting dates|business planner)\b""",
        Loosely
    )]
    private static partial Regex PlannerTitle();

    [GeneratedRegex("""\b(?:standing|regular|recurring) (?:agenda )?items?\b|^\W*standing\W*$""", Loosely)]
    private static partial Regex Standing();

    [GeneratedRegex("""^\W*(?:none|nil|n/?a|no items?(?: yet)?|nothing|no meeting|no reports?)?\W*$""", Loosely)]
    private static partial Regex Nothing();

    [GeneratedRegex("""\b(?:cancelled|canceled|called off|will not take place|not taking place)\b""", Loosely)]
    private static partial Regex CancelledMeeting();

    [GeneratedRegex("""\b(?:virtual(?:ly)?|on-?line|teams|zoom|hybrid|remote(?:ly)?|video ?conference|webex|skype)\b""", Loosely)]
    private static partial Regex OnLine();

    [GeneratedRegex(
        """^\W*(?<kind>annual(?: general)?|agm|egm|extraordinary|special|additional|extra|development(?: day| session)?|away[- ]?day|workshop|joint|informal|inaugural|shadow|emergency|budget|briefing(?: session)?|seminar)(?: meeting)?\W*$""",
        Loosely
    )]
    private static partial Regex KindOfMeeting();

    [GeneratedRegex(
        """\b(?:forward (?:work )?(?:plan(?:ner)?|programme)|work (?:plan|programme)|agenda plan(?:ner)?|planner|(?:calendar|schedule|dates|timetable|list) of (?:future |forthcoming |coming )?meetings?|meetings? (?:calendar|schedule|dates)|business planner|future meetings|(?:date of )?next meetings?|meetings? of|meetings|meeting dates|dates?|calendar|schedule|forthcoming|draft)\b""",
        Loosely
    )]
    private static partial Regex WhatItIs();

    [GeneratedRegex("""\b(?:19|20)\d\d(?:\s*[/–-]\s*(?:(?:19|20)?\d\d))?\b""", Loosely)]
    private static partial Regex Years();
}
