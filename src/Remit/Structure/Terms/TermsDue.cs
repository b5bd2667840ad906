using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>Agreed terms of reference that are to be looked at again.</summary>
/// <param name="Body">Whose they are.</param>
/// <param name="Version">Their version.</param>
/// <param name="ReviewOn">By which day.</param>
/// <param name="IsOverdue">Whether that day has passed.</param>
internal sealed record TermsDue(Named Body, string Version, DateOnly ReviewOn, bool IsOverdue)
{
    /// <summary>How many months ahead somebody is reminded.</summary>
    public const int MonthsAhead = 2;

    internal Id<Body> Of { get; init; }

    /// <summary>"to be looked at again by 1 April 2008", "was to be looked at again by 1 April 2008".</summary>
    public string InWords() => $"{(IsOverdue ? "were" : "are")} to be looked at again by {LondonDate.Words(ReviewOn)}";

    /// <summary>Whether terms with this review date are due on a day.</summary>
    public static bool IsDue(TermsState state, DateOnly? reviewOn, DateOnly day) =>
        state == TermsState.Agreed && reviewOn <= (day.MonthsLater(MonthsAhead) ?? DateOnly.MaxValue);

    /// <summary>Those that hold on a day and are due within some months of it, the earliest first: one query.</summary>
    public static async Task<IReadOnlyList<TermsDue>> On(Db db, DateOnly day, int months = MonthsAhead)
    {
        var last = day.MonthsLater(months) ?? DateOnly.MaxValue;
        var rows = await (
            from terms in db.All<TermsOfReference>().On(day)
            where terms.State == TermsState.Agreed && terms.ReviewOn <= last
            join body in db.All<Body>().On(day) on terms.Body equals body.Id
            orderby terms.ReviewOn, body.Name
            select new
            {
                body.Id,
                body.Key,
                body.Name,
                Version = terms.Key,
                terms.ReviewOn,
            }
        ).ToListAsync();
        return
        [
            .. rows.Select(r => new TermsDue(new Named(r.Key, r.Name), r.Version, r.ReviewOn!.Value, r.ReviewOn < day)
            {
                Of = r.Id,
            }),
        ];
    }

    /// <summary>Those whose review is for whoever looks to see to: they may write them. One query, and none for most people.</summary>
    public static async Task<IReadOnlyList<TermsDue>> For(Looking looking) =>
        looking.Viewer.May("terms.write")
            ?
            [
                .. (await On(looking.Db, looking.AsAt)).Where(t =>
                    looking.Viewer.May(
                        "terms",
                        Sensitivity.Partnership,
                        Verb.Write,
                        new HashSet<RecordRef> { new("body", t.Of.Value) }
                    )
                ),
            ]
            : [];
}
