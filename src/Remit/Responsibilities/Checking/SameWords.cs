using System.Text.RegularExpressions;
using Remit.Checks;
using Remit.Intake;
using Remit.Kernel;
using Remit.Web;
using Finding = Remit.Checks.Finding;

namespace Remit.Responsibilities.Checking;

/// <summary>The same words given for different duties: RSP-04.</summary>
internal sealed partial class SameWords() : RegisterCheck("RSP-04", "The same words for different responsibilities")
{
    private const int Longest = 120;

    public override string Why => "One account for several duties mostly says of none how it is met.";

    public override string Source => "Registers of responsibilities: the same cell repeated for different rows.";

    protected override IEnumerable<Finding> Find(RegistersOn at)
    {
        var said = at
            .Rows.Where(r =>
                !r.Row.LeadIn && r.Account is { Nil: false } account && !ElsewhereOrAbove().IsMatch(account.Text.Trim())
            )
            .GroupBy(r => (r.Register.Id, Words: string.Join(' ', LooseName.Words(r.Account!.Text))))
            .Where(g => g.Key.Words.Length > 0);
        foreach (var same in said)
        {
            // Closed rows stand apart, so that nobody is told of what they may not see.
            foreach (
                var rows in Together(same, withAccounts: true)
                    .Where(g => g.Select(r => r.Row.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
            )
                yield return new Finding(
                    this,
                    Severity.Note,
                    $"{rows.Count.Counted("responsibility", "responsibilities")} in “{rows[0].Register.Title}” have the same account, “{OneLine.Of(rows[0].Account!.Text).Shortened(Longest)}”: {Named([.. rows.Select(r => r.Name)])}.",
                    "Say of each what was done about it. Where one thing does meet several, accept this as it is.",
                    RestingOn(rows, withAccounts: true)
                );
        }
    }

    /// <summary>What only points elsewhere says the same in many rows, and rightly.</summary>
    [GeneratedRegex(
        @"^(?:(?:the\s+)?[\w’'() -]{0,60}\breports?\s+to\b|see\b|as\s+(?:above|for|in|at)\b|ditto\b|cf\.?\s|refer(?:s)?\s+to\b|covered\s+(?:by|under|in)\b|(?:paragraph|section)\s)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ElsewhereOrAbove();
}
