using Remit.Checks;

namespace Remit.Responsibilities.Checking;

/// <summary>
/// Praise or process with no date, number, document or record behind it: RSP-05. Judged by words that a partnership can change; it quotes
/// them, and changes no rating.
/// </summary>
internal sealed class AssertionWithoutFact() : RegisterCheck("RSP-05", "An assertion without a fact")
{
    public override string Why => "“Well established and effective” is no evidence: a reader asks what shows it.";

    public override string Source => "Mission: evidence that decays. The words can be changed: “Hollow words”.";

    protected override IEnumerable<Finding> Find(RegistersOn at) =>
        from row in at.Rows
        where row.Evidence == 0 && row.Account is { Nil: false, Rating: not Registers.Rating.NotApplicable }
        let quoted = at.Phrases.JudgedIn(row.Account!.Text)
        where quoted.Count > 0
        select new Finding(
            this,
            Severity.Note,
            $"The account of {row.Name} says {Quoted(quoted)}, and names no date, number, document or record.",
            "Say what shows it: when, how many, by which decision; or name a record or document as evidence.",
            [row.Found, row.FoundPosition, row.FoundRegister]
        );

    private static string Quoted(IReadOnlyList<string> words) =>
        words.Count == 1 ? $"“{words[0]}”" : string.Join(", ", words.SkipLast(1).Select(w => $"“{w}”")) + $" and “{words[^1]}”";
}
