using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>
/// The number of a published item is for good: papers, packs and minutes name it. Nothing else gets it, what it stands for stays, and what is
/// withdrawn stays withdrawn.
/// </summary>
internal sealed class PublishedNumbersStand : IInvariant
{
    internal const string Rule = "A published number stands";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        foreach (var (now, before) in touched.Changed<AgendaItem>())
        {
            if (before.GetValue<int?>(nameof(AgendaItem.Number)) is not { } number)
                continue;
            var what =
                now.Number != number ? "its number"
                : now.Supplement != before.GetValue<int?>(nameof(AgendaItem.Supplement)) ? "the supplement with which it came"
                : now.Report != before.GetValue<Id<ForwardPlanner.Report>?>(nameof(AgendaItem.Report))
                    ? "the report that it hears"
                : now.WithdrawnOn is null && before.GetValue<DateOnly?>(nameof(AgendaItem.WithdrawnOn)) is not null
                    ? "that it is withdrawn"
                : null;
            if (what is not null)
                refusals.Add(
                    Of(
                        now,
                        $"“{now.Title}” is published as item {number}, and {what} stays. Withdraw it and add another, which comes with a supplement."
                    )
                );
        }
        foreach (var (now, before) in touched.Changed<Meeting>())
            if (before.GetValue<int?>(nameof(Meeting.LastSupplement)) is { } last && (now.LastSupplement ?? 0) < last)
                refusals.Add(
                    new Refusal(
                        Rule,
                        $"Supplement {last} to the agenda of {now.Date.InWords()} is published: the last supplement can’t be an earlier one.",
                        new RecordRef(Meeting.Shape.Kind, now.RowId),
                        "last-supplement"
                    )
                );
        var items = touched.Of<AgendaItem>().Where(i => i.Number is not null).ToList();
        if (items.Count == 0)
            return refusals;
        var meetings = items.Select(i => i.Meeting).Distinct().ToList();
        var all = await db.All<AgendaItem>().Where(i => meetings.Contains(i.Meeting) && i.Number != null).ToListAsync();
        foreach (var twice in all.GroupBy(i => (i.Meeting, i.Number)).Where(g => g.Count() > 1))
            refusals.Add(
                Of(
                    items.Find(i => twice.Any(t => t.Id == i.Id)) ?? twice.First(),
                    $"Two items would be number {twice.Key.Number}: {Texts.Listed(twice.Select(t => $"“{t.Title}”"))}. Look at the agenda again, then publish."
                )
            );
        return refusals;
    }

    private static Refusal Of(AgendaItem item, string message) =>
        new(Rule, message, new RecordRef(AgendaItem.Shape.Kind, item.RowId), "number");
}
