using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Responsibilities.Duties;

/// <summary>Keeps what somebody wrote into a report until it is sent. Nobody writes over words that they did not see.</summary>
internal sealed class Drafting(Store store, LondonClock clock)
{
    /// <summary>That somebody else saved words meanwhile.</summary>
    public static Refusal SeenAnother { get; } =
        new(
            "Nobody writes over what they did not see",
            "Somebody else saved a draft of this report after you opened the page. Both texts stand below: make one of them."
        );

    /// <summary>Keeps a draft; empty words give it up.</summary>
    /// <param name="viewer">Who writes.</param>
    /// <param name="duty">The key of the duty.</param>
    /// <param name="change">What becomes of the words that are saved now.</param>
    /// <param name="since">The first day of the report, where it was chosen.</param>
    /// <param name="upTo">The last day, where it was chosen.</param>
    /// <param name="seen">The words that were seen, as they are kept; "" for none, null for whoever takes them as they are.</param>
    /// <returns>The words as they are kept; null where none are left.</returns>
    public async Task<Result<string?>> Save(
        Viewer viewer,
        string duty,
        Func<IReadOnlyDictionary<string, string>, IEnumerable<KeyValuePair<string, string>>> change,
        DateOnly? since,
        DateOnly? upTo,
        string? seen = null
    )
    {
        await using var db = store.Write(viewer.Sight);
        if (await DutyOn.Find(db, duty, clock.Today) is not { } on)
            return Result<string?>.Refused([new Refusal("A report is sent by a duty", $"There is no reporting duty “{duty}”.")]);
        var draft = await db.Set<ReportDraft>().FirstOrDefaultAsync(d => d.Duty == on.Duty.Id);
        if (seen is not null && seen != (draft?.Words ?? ""))
            return Result<string?>.Refused([SeenAnother]);
        var words = DraftWords.Write(change(DraftWords.Read(draft?.Words)));
        if (draft is null && words is null)
            return Result<string?>.Done(null);
        var (days, upToNow) = ReportDays.Chosen(on, since, upTo, clock.Today);
        if (draft is not null && draft.Words == words && draft.Since == days && draft.UpTo == upToNow)
            return Result<string?>.Done(words);
        if (draft is null)
        {
            var keys = await TakenKeys(db);
            draft = new ReportDraft
            {
                Id = store.Ids.Next<ReportDraft>(),
                Key = FreeKeys.For(duty, keys),
                Duty = on.Duty.Id,
                Order = keys.Count,
            };
            db.Add(draft);
        }
        if (words is null)
            draft.Empty();
        else
        {
            (draft.Since, draft.UpTo, draft.Words, draft.SavedOn) = (days, upToNow, words, clock.Today);
            draft.By = viewer.Person is { } person ? new Id<Person>(person) : null;
            draft.ByWords = viewer.Person is null ? viewer.Name : null;
            await Close(db, on, draft);
        }
        var what = words is null ? "Gave up the draft of a report" : "Saved the draft of a report";
        var result = await db.Commit(viewer.Change($"{what}: {on.Duty.About}"));
        return result.IsRefused ? Result<string?>.Refused([.. result.Refusals]) : Result<string?>.Done(words);
    }

    /// <summary>A draft is as closed as the report that it is of.</summary>
    private async Task Close(Db db, DutyOn on, ReportDraft draft)
    {
        var (since, upTo) = ReportDays.Of(
            on,
            draft.Since is { } from ? LondonDate.Iso(from) : null,
            draft.UpTo is { } to ? LondonDate.Iso(to) : null,
            clock.Today,
            new Web.PageFrame()
        );
        var report = await PreparedReport.Load(db, on, since, upTo);
        (draft.Sensitivity, draft.RestrictedTo) = Sending.Kept(on.Duty, report.IsRestricted);
    }

    private static async Task<HashSet<string>> TakenKeys(Db db)
    {
        using var everything = db.LookingAtEverything();
        return [.. await db.All<ReportDraft>().Select(r => r.Key).ToListAsync()];
    }
}
