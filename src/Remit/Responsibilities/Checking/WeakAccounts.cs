using Remit.Checks;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.Checking;

/// <summary>Accounts that nothing stands behind, and those that are past the day by which they were to be looked at again: RSP-03.</summary>
internal sealed class WeakAccounts() : RegisterCheck("RSP-03", "An account without evidence, or past its review")
{
    public override string Why => "An account that nothing shows, or that nobody has looked at since, can’t be stood behind.";

    public override string Source => "Registers of responsibilities; annual assurance test of the Director and the Lead Member.";

    public override SetUp SetUp => new(22, "What shows that each responsibility is met");

    protected override IEnumerable<Finding> Find(RegistersOn at)
    {
        var accounts = at
            .Rows.Where(r => !r.Row.LeadIn && r.Account is not null && r.Account.Rating != Rating.NotApplicable)
            .ToList();
        foreach (var rows in Together(accounts.Where(r => r.Evidence == 0 && !r.Account!.Nil), withAccounts: true))
            yield return new Finding(
                this,
                Severity.Note,
                $"{rows.Count.Counted("account", "accounts")} in “{rows[0].Register.Title}” {(rows.Count == 1 ? "names" : "name")} nothing that shows {(rows.Count == 1 ? "it" : "them")}: {Named([.. rows.Select(r => r.Name)])}.",
                "Name the record, document or outside source that shows it when you next record how it is met.",
                RestingOn(rows, withAccounts: true)
            )
            {
                IsNotRecorded = true,
                Fault = "no-evidence",
            };
        foreach (var rows in Together(accounts.Where(r => r.LacksADocument), withAccounts: true))
            yield return new Finding(
                this,
                Severity.Warning,
                $"{rows.Count.Counted("account", "accounts")} in “{rows[0].Register.Title}” {(rows.Count == 1 ? "names" : "name")} a document that is not here: {Named([.. rows.Select(r => r.Name)])}.",
                "Bring the files in again with the folder “attachments”, or attach the document when you next record how it is met.",
                RestingOn(rows, withAccounts: true)
            )
            {
                Fault = "document-not-here",
            };
        foreach (var rows in Together(accounts.Where(r => r.ReviewOn < at.Day), withAccounts: true))
            yield return new Finding(
                this,
                Severity.Warning,
                $"{rows.Count.Counted("account", "accounts")} in “{rows[0].Register.Title}” {(rows.Count == 1 ? "was" : "were")} to be looked at again: {Named([.. rows.OrderBy(r => r.ReviewOn).Select(r => $"{r.Name} by {LondonDate.Words(r.ReviewOn!.Value)}")])}.",
                "Look at each again, and record how it is met now; if nothing has changed, say so for today.",
                RestingOn(rows, withAccounts: true)
            )
            {
                Fault = "stale",
            };
    }
}
