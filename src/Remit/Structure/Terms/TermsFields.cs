using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Structure.Terms;

/// <summary>
/// Reads the header of terms of reference into the fields of a version. What has no field, such as the paper's own version number and
/// its owner, is kept in the note as it stands, so that no word of the header is lost.
/// </summary>
internal sealed class TermsFields(Proposal proposal, NameMatching matching, TermsPaper paper, Body body)
{
    private readonly List<string> note = [];
    private TermsState? state;
    private DateOnly? agreedOn;
    private Id<Body>? agreedBy;
    private DateOnly? reviewOn;
    private DateOnly? from;
    private string? minute;
    private readonly List<HeaderRow> agreement = [];

    /// <summary>What a header says of a version; <c>IsStateSaid</c> where the state is not only what holds without an answer.</summary>
    public sealed record Header(
        TermsState State,
        bool IsStateSaid,
        Id<Body>? AgreedBy,
        DateOnly? AgreedOn,
        DateOnly? ReviewOn,
        DateOnly? From,
        string? Minute,
        string? Note
    );

    /// <summary>Reads it.</summary>
    /// <param name="parts">The parts that are taken: a review part that is a date and nothing else gives it, too.</param>
    /// <param name="said">The state that a person said.</param>
    public Header Read(IReadOnlyList<PaperPart> parts, TermsState? said)
    {
        foreach (var row in paper.Header.Where(r => r.Value != TermsWords.NotRecorded))
            Row(row);
        if (reviewOn is null)
            foreach (var part in parts.Where(p => p.Kinds.Contains("review", StringComparer.Ordinal)))
                if (
                    part.Blocks is [Paragraph { Level: null } only]
                    && Date(only.Text, only.Place, "review date", monthCounts: true) is { } day
                )
                    reviewOn ??= day;
        var isAgreed =
            (said ?? state) is TermsState.Agreed or TermsState.Superseded
            || (said is null && state is null && agreedOn is not null);
        var becomes = said ?? state ?? (isAgreed ? TermsState.Agreed : TermsState.Draft);
        if (said is null && state is null && isAgreed)
            proposal.Say(
                FindingKind.Doubtful,
                agreement[0].Place,
                "the terms were taken as agreed, because the paper gives the day."
            );
        if (!isAgreed && agreement.Count > 0)
        {
            foreach (var row in agreement)
            {
                Keep(row);
                proposal.Say(
                    FindingKind.Doubtful,
                    row.Place,
                    $"“{LooseName.Short($"{row.Label}: {row.Value}")}” is kept as a note, because the terms are {becomes.OnScreen().ToLowerInvariant()} and not agreed."
                );
            }
            (agreedOn, agreedBy, minute) = (null, null, null);
        }
        if (reviewOn < agreedOn)
        {
            proposal.Say(
                FindingKind.Doubtful,
                paper.Place,
                $"the review on {LondonDate.Words(reviewOn!.Value)} would come before the terms were agreed; it is kept as a note."
            );
            note.Add($"Review date: {LondonDate.Words(reviewOn.Value)}");
            reviewOn = null;
        }
        return new Header(
            becomes,
            said is not null || state is not null || isAgreed,
            agreedBy,
            agreedOn,
            reviewOn,
            from,
            minute,
            note.Count == 0 ? null : string.Join("; ", note) + "."
        );
    }

    private void Row(HeaderRow row)
    {
        switch (row.Key)
        {
            case "status" when StateOf(row.Value) is { } written && state is null:
                state = written;
                break;
            case "agreed-on" when agreedOn is null && Date(row.Value, row.Place, row.Label, monthCounts: false) is { } day:
                agreedOn = day;
                agreement.Add(row);
                break;
            case "agreed-by" or "agreed-on" when agreedBy is null && BodyOf(row) is { } by:
                agreedBy = by.Id;
                agreement.Add(row);
                break;
            case "review-on" when reviewOn is null && Date(row.Value, row.Place, row.Label, monthCounts: true) is { } day:
                reviewOn = day;
                break;
            case "from"
                when from is null && Date(row.Value, row.Place, row.Label, monthCounts: false) is { } day && !(day < body.From):
                from = day;
                break;
            case "minute" when minute is null && row.Value.Length > 0:
                minute = row.Value;
                agreement.Add(row);
                break;
            case "title":
                Keep(row);
                break;
            default:
                Keep(row);
                if (row.Key is "agreed-on" or "review-on" or "from" or "agreed-by" or "status" or null)
                    proposal.Say(
                        row.Key is null ? FindingKind.Unchanged : FindingKind.Doubtful,
                        row.Place,
                        row.Key is null
                            ? $"“{LooseName.Short($"{row.Label}: {row.Value}")}” of the header is kept as a note."
                            : $"“{LooseName.Short($"{row.Label}: {row.Value}")}” could not be read as {Expected(row.Key)}; it is kept as a note."
                    );
                break;
        }
    }

    private static string Expected(string key) =>
        key switch
        {
            "status" => "draft, proposed or agreed",
            "agreed-by" => "a recorded body",
            _ => "a day",
        };

    private void Keep(HeaderRow row) =>
        note.Add(
            row.Label.Length == 0 ? row.Value
            : row.Value.Length == 0 ? row.Label
            : $"{row.Label}: {row.Value}"
        );

    private Body? BodyOf(HeaderRow row)
    {
        if (row.Value.Length is < 2 or > 150 || WrittenDate.Read(row.Value)?.LastDay is not null)
            return null;
        var match = matching.Bodies.Find(row.Value);
        return match.Certainty == Certainty.Certain ? match.Best
            : match is { Certainty: Certainty.Doubtful, Candidates: [{ Likeness: >= 55 }, ..] }
                ? matching.Body(row.Value, row.Place).Record
            : null;
    }

    private DateOnly? Date(string written, FilePlace place, string label, bool monthCounts)
    {
        if (WrittenDate.Read(written) is not { LastDay: { } last } date)
            return null;
        if (!date.IsMonth && date.IsOnAnotherWeekday)
            proposal.Say(
                FindingKind.Doubtful,
                place,
                $"“{LooseName.Short($"{label}: {written}")}” was taken as {LondonDate.Words(last)}, which is a {last.DayOfWeek}."
            );
        if (!date.IsMonth)
            return last;
        if (!monthCounts)
            return null;
        proposal.Say(
            FindingKind.Doubtful,
            place,
            $"“{LooseName.Short($"{label}: {written}")}” is a month; its last day, {LondonDate.Words(last)}, was taken."
        );
        return last;
    }

    private static TermsState? StateOf(string written)
    {
        var words = LooseName.Words(written);
        return Has("superseded") || Has("withdrawn") || Has("obsolete") ? TermsState.Superseded
            : Has("draft") ? TermsState.Draft
            : Has("proposed") || Has("consultation") || Has("pending") || Has("awaiting") || Has("for") && !Has("agreed")
                ? TermsState.Proposed
            : Has("agreed")
            || Has("approved")
            || Has("final")
            || Has("ratified")
            || Has("adopted")
            || Has("signed")
            || Has("live")
            || Has("current")
                ? TermsState.Agreed
            : null;

        bool Has(string word) => words.Contains(word, StringComparer.Ordinal);
    }
}
