using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Kernel;

namespace Remit.Actions.Logs;

/// <summary>An action in a sentence of minutes: "JS to circulate the paper by 31/10", "Chair of CDOP and Director: agree the form".</summary>
/// <param name="What">What is to be done.</param>
/// <param name="Owner">Who; null where the sentence does not say.</param>
/// <param name="Due">When.</param>
/// <param name="TookBefore">Whether the sentence only said who, and the text before it was taken.</param>
internal sealed partial record ActionLine(string What, WrittenOwner? Owner, WrittenDue Due, bool TookBefore)
{
    private const int LongestOwner = 100;

    /// <summary>Reads a sentence without its mark "ACTION:".</summary>
    /// <param name="text">On one line.</param>
    /// <param name="before">What stands before it, for one that only says who.</param>
    /// <param name="owners">Who is known.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="meeting">The day of the meeting.</param>
    public static ActionLine Read(string text, string? before, OwnerNames owners, FilePlace place, DateOnly? meeting)
    {
        var rest = text.Trim(' ', '[', ']');
        var saysMore = rest.Contains(": ", StringComparison.Ordinal) || rest.Contains(" to ", StringComparison.Ordinal);
        if (before is not null && !saysMore && owners.IsSomebody(rest))
            return new ActionLine(before, new WrittenOwner(rest, place), WrittenDue.None, TookBefore: true);
        string? who = null;
        foreach (var mark in new[] { ": ", " – ", " - " })
            if (who is null && Split(rest, mark) is var (left, right) && owners.IsSomebody(left))
                (who, rest) = (left, right);
        foreach (var mark in new[] { " to ", " will ", " agreed to ", " is to ", " are to ", " should " })
            if (who is null && Split(rest, mark) is var (left, right) && owners.IsSomebody(left))
                (who, rest) = (left, right);
        if (who is null && AtTheEnd().Match(rest) is { Success: true } last && owners.IsSomebody(last.Groups["who"].Value))
            (who, rest) = (last.Groups["who"].Value, rest[..last.Index].Trim());
        var due = WrittenDue.None;
        var by = rest.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        if (
            by > 0
            && rest.Length - by < 50
            && WrittenDue.Read(rest[(by + 4)..].TrimEnd('.', ')'), meeting, null) is { Day: not null } day
        )
            (due, rest) = (day, rest[..by]);
        return new ActionLine(Sentence(rest), who is null ? null : new WrittenOwner(who, place), due, TookBefore: false);
    }

    private static (string Left, string Right)? Split(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at is > 0 and <= LongestOwner && at + mark.Length < text.Length
            ? (text[..at], text[(at + mark.Length)..].Trim())
            : null;
    }

    private static string Sentence(string text)
    {
        var trimmed = text.Trim().TrimEnd('.', ';', ' ');
        return trimmed.Length == 0 ? text.Trim() : char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
    }

    [GeneratedRegex(@"[\[(](?<who>[^()\[\]]{2,80})[\])]\.?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AtTheEnd();
}

/// <summary>Finds the actions that stand in the text of minutes, marked "ACTION:" or listed under a heading "Actions".</summary>
internal static partial class ActionLines
{
    /// <summary>Whether the text of a document has a marked action.</summary>
    public static bool AreIn(Document document) =>
        document.Blocks.Any(b =>
            TextOf(b) is { Length: < 5000 } text && (AtTheStart().IsMatch(text) || AtTheEnd().IsMatch(text))
        );

    /// <summary>The actions with the number of their block, in order; and how many texts hold none.</summary>
    public static (IReadOnlyList<(int Block, ActionDraft Draft)> Found, int Without) Read(
        Document document,
        OwnerNames owners,
        DateOnly? meeting
    )
    {
        var found = new List<(int, ActionDraft)>();
        var (without, listed) = (0, false);
        string? before = null;
        for (var at = 0; at < document.Blocks.Count; at++)
        {
            var block = document.Blocks[at];
            if (block is Table)
                (listed, before) = (false, null);
            if (TextOf(block) is not { } text)
                continue;
            if (block is Paragraph { Level: not null } or Paragraph { Text.Length: < 40 } && IsHeading(text))
            {
                (listed, before) = (IsHeading(text), null);
                without++;
                continue;
            }
            if (block is Paragraph)
                listed = false;
            if (Draft(text, block, listed, before, owners, meeting) is { } draft)
                found.Add((at, draft));
            else
                without++;
            before = OneLine.Of(text);
        }
        return (found, without);
    }

    private static ActionDraft? Draft(string text, Block block, bool listed, string? before, OwnerNames owners, DateOnly? meeting)
    {
        if (text.Length > 5000)
            return null;
        var line = OneLine.Of(text);
        string? reference = null;
        var own = line;
        if (AtTheStart().Match(line) is { Success: true } start)
        {
            own = line[(start.Index + start.Length)..];
            reference = start.Groups["number"] is { Success: true } number ? number.Value : null;
            if (start.Groups["who"] is { Success: true } who)
                own = $"{who.Value}: {own}";
        }
        else if (AtTheEnd().Match(line) is { Success: true } end)
            (own, before) = (end.Groups["own"].Value, line[..end.Index].Trim(' ', '['));
        else if (!listed)
            return null;
        else
            before = null;
        if (LogWords.Shipped.SaysNothing(own))
            return null;
        var read = ActionLine.Read(own, before, owners, block.Place, meeting);
        return new ActionDraft
        {
            Place = block.Place,
            What = read.What,
            Reference = reference,
            Owner = read.Owner,
            Due = read.Due,
            Raised = meeting,
            Doubts = read.TookBefore
                ?
                [
                    $"it says only who; what they are to do was taken from the text before: “{Remit.Intake.LooseName.Short(read.What)}”",
                ]
                : [],
        };
    }

    private static bool IsHeading(string text) =>
        Remit.Intake.LooseName.Words(text) is { Count: > 0 and <= 4 } words
        && words.All(w =>
            Remit.Intake.LooseName.Singular(w)
                is "action"
                    or "point"
                    or "agreed"
                    or "summary"
                    or "of"
                    or "new"
                    or "list"
                    or "arising"
                    or "from"
                    or "meeting"
                    or "item"
                    or "1"
                    or "2"
        )
        && words.Any(w => Remit.Intake.LooseName.Singular(w) == "action");

    private static string? TextOf(Block block) =>
        block switch
        {
            Paragraph paragraph => paragraph.Text,
            ListItem item => item.Text,
            _ => null,
        };

    [GeneratedRegex(
        @"^\[?(?:ACTIONS?|Actions?|Agreed action|Action point|AGREED ACTION|ACTION POINT)(?: (?<number>[0-9][0-9./-]{0,11}))?(?: ?\((?<who>[^()]{2,60})\))? ?(?:[:–—]| - |-\s) *",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex AtTheStart();

    [GeneratedRegex(
        @"[.;)\]–\s]\s*\[?(?:ACTIONS?|Actions?) ?[:–—] *(?<own>[^:]{2,120}?)\]?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex AtTheEnd();
}
