using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Programmes;

/// <summary>
/// What was said of an item stands: a newer statement follows it. It is said for a day that has come, and of an item that stands in its
/// programme. Only an erasure takes names out of it.
/// </summary>
internal sealed class ProgressStands(LondonClock clock) : IInvariant
{
    private static readonly string[] Said =
    [
        nameof(ProgressStatement.On),
        nameof(ProgressStatement.Status),
        nameof(ProgressStatement.DoneOn),
        nameof(ProgressStatement.Words),
        nameof(ProgressStatement.Ask),
        nameof(ProgressStatement.By),
        nameof(ProgressStatement.ByWords),
    ];

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        foreach (var (statement, before) in touched.Changed<ProgressStatement>())
            if (touched.Restated(statement, before, Said) is { } field)
                refusals.Add(
                    new Refusal(
                        "Progress is not overwritten",
                        $"What was said for {LondonDate.Words(before.GetValue<DateOnly>(nameof(ProgressStatement.On)))} stays. Record what is so now beside it.",
                        new RecordRef("progress-statement", statement.RowId),
                        Kebab.Of(field)
                    )
                );
        var statements = touched.Of<ProgressStatement>();
        refusals.AddRange(
            statements
                .Where(s => s.On > clock.Today)
                .Select(s => new Refusal(
                    "Progress is said for a day that has come",
                    $"{LondonDate.Words(s.On)} is still to come. Say how far it is today, or on an earlier day.",
                    new RecordRef("progress-statement", s.RowId),
                    "on"
                ))
        );
        var items = statements.Select(s => s.Item).Distinct().ToList();
        // What was said before an item was taken out still stands, and an erasure says nothing new.
        if (items.Count == 0 || touched.IsErasure)
            return refusals;
        var withdrawn = await db.All<ProgrammeItem>()
            .Where(i => items.Contains(i.Id) && i.Withdrawn)
            .ToDictionaryAsync(i => i.Id);
        refusals.AddRange(
            statements
                .Where(s => withdrawn.ContainsKey(s.Item))
                .Select(s => new Refusal(
                    "Progress is recorded of what stands in a programme",
                    $"“{withdrawn[s.Item].What}” was taken out of the programme again, so there is nothing to report of it.",
                    new RecordRef("progress-statement", s.RowId),
                    "status"
                ))
        );
        return refusals;
    }
}
