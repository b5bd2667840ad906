using Remit.Checks;
using Remit.Web;

namespace Remit.Responsibilities.Checking;

/// <summary>Responsibilities of which nobody said how they are met, or with a dash: RSP-02.</summary>
internal sealed class NothingSaid() : RegisterCheck("RSP-02", "A responsibility without an account of how it is met")
{
    public override string Why => "What nobody has said anything about may be met or not: nobody can stand behind it.";

    public override string Source => "Registers of responsibilities: the column “Action taken”.";

    public override SetUp SetUp => new(21, "How each responsibility is met");

    protected override IEnumerable<Finding> Find(RegistersOn at) =>
        from rows in Together(
            at.Rows.Where(r => !r.Row.LeadIn && r.Account is null && r.Position?.Rating != Registers.Rating.NotApplicable)
        )
        select new Finding(
            this,
            Severity.Warning,
            $"{rows.Count.Counted("responsibility", "responsibilities")} in “{rows[0].Register.Title}” {(rows.Count == 1 ? "has" : "have")} no account of how {(rows.Count == 1 ? "it is" : "they are")} met: {Named([.. rows.Select(r => r.Name)])}.",
            "Record what has been done, with its date and what shows it. If there is nothing, say so: that is an account, too.",
            RestingOn(rows)
        )
        {
            IsNotRecorded = true,
        };
}
