using Remit.Checks;
using Remit.Kernel;

namespace Remit.Responsibilities.Checking;

/// <summary>A check of the registers: all of them look at what is read once.</summary>
internal abstract class RegisterCheck(string code, string title) : Check(code, title)
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public sealed override async Task<IReadOnlyList<Finding>> Run(CheckRun run) => [.. Find(await run.Once(RegistersOn.Load))];

    /// <summary>What it finds.</summary>
    protected abstract IEnumerable<Finding> Find(RegistersOn at);

    /// <summary>
    /// Rows of one register together, so that a register on its first day is one line and not a wall. Closed rows stand apart: whoever may
    /// not see them is still told of the others.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="withAccounts">Whether what is said of them rests on their accounts, too.</param>
    protected static IEnumerable<IReadOnlyList<RowOn>> Together(IEnumerable<RowOn> rows, bool withAccounts = false) =>
        rows.GroupBy(r => (r.Register.Id, Closed(r.Row), Closed(withAccounts ? r.Position : null)))
            .Select(g => (IReadOnlyList<RowOn>)[.. g]);

    /// <summary>What a finding of rows rests on: the register, the rows, and their accounts where it speaks of these.</summary>
    protected static IReadOnlyList<FoundRecord> RestingOn(IReadOnlyList<RowOn> rows, bool withAccounts = false) =>
        [
            .. rows.Select(r => r.FoundRegister)
                .Concat(
                    rows.SelectMany(r => withAccounts && r.Position is not null ? new[] { r.Found, r.FoundPosition } : [r.Found])
                )
                .DistinctBy(r => r.Ref),
        ];

    /// <summary>"A; B; and 3 more".</summary>
    protected static string Named(IReadOnlyCollection<string> names) =>
        string.Join("; ", names.Take(MostNamed)) + (names.Count > MostNamed ? $"; and {names.Count - MostNamed:N0} more" : "");

    private static (Sensitivity, string?)? Closed(Record? record) =>
        record is null ? null : (record.Sensitivity, record.RestrictedTo);
}
