using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>Terms of reference as the paper that they are: the text, and at its end who sits on the body, how quorum is worked out and how it decides.</summary>
internal static class TermsPublication
{
    /// <summary>How the heading begins under which stands what is recorded beside the text.</summary>
    public const string Appendix = "As recorded on";

    public static Publication Of(TermsView terms, DateOnly day) =>
        new($"{terms.Body.Name}: terms of reference")
        {
            Kind = $"Version {terms.Version}",
            Parts =
            [
                .. Facts(terms),
                .. terms.Parts.SelectMany(part =>
                    (
                        part.Heading is null
                            ? []
                            : new Part[] { new Heading(1, part.Heading) { IsNumbered = !HasNumbers(terms) } }
                    ).Concat(MarkdownParts.Of(part.Text, part.Heading is null ? 1 : 2))
                ),
                .. Recorded(terms, day),
            ],
            Sheets = [],
        };

    /// <summary>Whether the headings count the parts themselves.</summary>
    private static bool HasNumbers(TermsView terms) =>
        terms.Parts.Any(p => p.Heading is not null && TermsWords.FigureOf(p.Heading) is not null);

    // Labels that the intake of terms knows: a paper that was handed out is read in again as what it is.
    private static IEnumerable<Part> Facts(TermsView terms)
    {
        yield return Prose.Fact("Status", terms.State.OnScreen());
        if (terms.State is TermsState.Agreed or TermsState.Superseded)
        {
            yield return Prose.Fact("Agreed by", terms.AgreedBy?.Name ?? TermsWords.NotRecorded);
            yield return Prose.Fact("Agreed on", terms.AgreedOn?.InWords() ?? TermsWords.NotRecorded);
            if (terms.Minute is { } minute)
                yield return Prose.Fact("Minute", minute);
            if (terms.From is { } from && from != terms.AgreedOn)
                yield return Prose.Fact("In force from", from.InWords());
        }
        else if (terms.ProposedTo is { } to)
            yield return Prose.Fact("Put to", to.Name + (terms.ProposedOn is { } on ? $", {on.InWords()}" : ""));
        if (terms.ReviewOn is { } review)
            yield return Prose.Fact("Review by", review.InWords());
    }

    private static IEnumerable<Part> Recorded(TermsView terms, DateOnly day)
    {
        var decides = terms.Record.Deciding();
        if (
            terms.Members.Count == 0
            && terms.Quorum.State == QuorumState.NotRecorded
            && !decides.IsStated
            && terms.MostToNote is null
        )
            yield break;
        yield return new Heading(1, $"{Appendix} {day.InWords()}");
        if (terms.Quorum.State != QuorumState.NotRecorded)
            yield return Prose.Fact("Quorum", $"{terms.Quorum.Words}.");
        if (decides.IsStated)
            yield return Prose.Fact("How it decides", decides.InWords);
        if (terms.MostToNote is { } most)
            yield return Prose.Fact("Reports only to be noted", ToNote.InWords(most));
        if (terms.Members.Count > 0)
            yield return new Grid(
                [new("Member", 3), new("Held by", 3), new("Organisation", 3)],
                [
                    .. terms.Members.Select(seat => new SheetRow(
                        seat.Role == PlaceRole.Member ? seat.Title : WithRole(seat),
                        Holder(seat),
                        seat.FilledBy?.Name
                    )),
                ]
            )
            {
                Caption = "Members",
                IsWide = false,
            };
    }

    private static string WithRole(Seat seat)
    {
        var role = seat.RoleInWords();
        return seat.Title.Contains(role, StringComparison.OrdinalIgnoreCase)
            ? seat.Title
            : $"{seat.Title} ({role.ToLowerInvariant()})";
    }

    private static string Holder(Seat seat) =>
        seat.State switch
        {
            SeatState.Vacant => "Vacant",
            SeatState.NotRecorded => "Not recorded",
            SeatState.Appointed or SeatState.ExOfficio => string.Join(", ", seat.Holders.Select(h => h.Name))
                + (seat.Interim ? " (interim)" : ""),
        };
}
