using System.Globalization;
using Remit.Documents;
using Remit.Intake;
using Remit.Structure.Matching;

namespace Remit.Structure.Terms;

/// <summary>A part that is taken over.</summary>
/// <param name="Part">The part, as what a person said it is.</param>
/// <param name="IsTextOnly">Whether nothing but its text is taken: no member, purpose or rule that it gives.</param>
internal sealed record TakenPart(PaperPart Part, bool IsTextOnly);

/// <summary>
/// Offers the parts of terms of reference in one list, each as what its heading names. Only what stands before the first heading is
/// asked about: that can be the words of a cover.
/// </summary>
/// <param name="proposal">Is told.</param>
/// <param name="paper">The paper.</param>
/// <param name="prefix">What tells the answers apart from those about other terms of reference in the file.</param>
/// <param name="isRecorded">Whether all of the text is recorded: then its members are looked at only where a person says so.</param>
internal sealed class TermsParts(Proposal proposal, TermsPaper paper, string prefix, bool isRecorded)
{
    private const string Take = "take";
    private const string TextOnly = "text";
    private const string As = "as-";
    private const int MostOffered = 60;

    /// <summary>What more than its text is taken from.</summary>
    private static readonly string[] SayMore = ["purpose", "membership", "quorum", "review"];

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    /// <summary>The parts that are taken over, in their order.</summary>
    public IReadOnlyList<TakenPart> Taken()
    {
        if (paper.Parts.Count > MostOffered)
            proposal.Say(
                FindingKind.Doubtful,
                paper.Place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{paper.Parts.Count} headings are more than terms of reference have; all of the text is taken, and no part is offered for itself."
                )
            );
        return [.. paper.Parts.Select(Taken).OfType<TakenPart>()];
    }

    private TakenPart? Taken(PaperPart part)
    {
        proposal.Rows++;
        var answer =
            paper.Parts.Count > MostOffered ? Take
            : part.Heading is null ? Asked(part)
            : proposal.Offer(Offered(part, part.Heading));
        if (answer == NameMatching.LeaveOut)
        {
            var shown = part.Heading is { } heading
                ? $"the part “{LooseName.Short(heading)}”"
                : "what stands before the first heading";
            proposal.Say(FindingKind.LeftOut, part.Place, $"{shown}, as you said.");
            return null;
        }
        return answer.StartsWith(As, StringComparison.Ordinal)
            ? new TakenPart(part with { Kinds = [answer[As.Length..]] }, false)
            : new TakenPart(part, answer == TextOnly);
    }

    private string Asked(PaperPart part) =>
        proposal.Ask(
            new Question(
                KeyOf("before the first heading"),
                part.Place,
                "Record what stands before the first heading?",
                [new Choice(Take, "Record it"), new Choice(NameMatching.LeaveOut, "Leave it out")],
                Take
            )
        ) ?? Take;

    private Offer Offered(PaperPart part, string heading)
    {
        var hasMembers = part.Members.Count > 0;
        var isList = part.Blocks.Any(b => b is ListItem or Table);
        var choices = new List<Choice> { new(Take, InWords(part, hasMembers)) };
        if (hasMembers || part.Kinds.Any(SayMore.Contains))
            choices.Add(new Choice(TextOnly, "Taken over as text only"));
        choices.AddRange(
            SayMore
                .Where(kind => !part.Kinds.Contains(kind, StringComparer.Ordinal) && (isList || kind != "membership"))
                .Select(kind => new Choice(As + kind, $"Taken over as {Name(kind)}"))
        );
        choices.Add(new Choice(NameMatching.LeaveOut, "Left out"));
        var usual = isRecorded && hasMembers ? TextOnly : Take;
        return new Offer(KeyOf(TermsWords.Bare(heading)), part.Place, LooseName.Short(heading), choices, usual);
    }

    private static string InWords(PaperPart part, bool hasMembers) =>
        hasMembers ? "Taken over with its members"
        : part.Kinds.Count == 0 ? "Taken over under its heading"
        : $"Taken over as {string.Join(" and ", part.Kinds.Select(Name))}";

    private static string Name(string kind) => char.ToUpperInvariant(kind[0]) + kind[1..].Replace('-', ' ');

    private string KeyOf(string name)
    {
        var start = NameMatching.KeyOf("part", prefix + name);
        var key = start;
        for (var n = 2; !keys.Add(key); n++)
            key = string.Create(CultureInfo.InvariantCulture, $"{start}-{n}");
        return key;
    }
}
