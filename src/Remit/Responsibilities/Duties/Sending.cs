using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Responsibilities.Duties;

/// <summary>What somebody sends: the report of some days with their own words, as they saw it.</summary>
internal sealed record ReportToSend
{
    public required Id<ReportMade> Id { get; init; }
    public required string Duty { get; init; }
    public required DateOnly Since { get; init; }
    public required DateOnly UpTo { get; init; }
    public required DateOnly SentOn { get; init; }

    /// <summary>The due day that it answers.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Their own words by the part's key.</summary>
    public required Func<string, string?> Own { get; init; }

    /// <summary>The mark of what the records said when it was read; null for whoever takes it as it is.</summary>
    public string? Seen { get; init; }

    public string? Reference { get; init; }

    /// <summary>Whether it was sent in another form, whose text is kept elsewhere.</summary>
    public bool IsKeptElsewhere { get; init; }
}

/// <summary>Records that a report was sent, with the text that it had: the text that somebody saw, and their words in it.</summary>
internal sealed class Sending(Store store, LondonClock clock)
{
    /// <summary>Whether somebody may record that a duty's report was sent.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="duty">The duty.</param>
    /// <param name="isRestricted">Whether something restricted is in its text.</param>
    public static bool May(Viewer viewer, ReportingDuty duty, bool isRestricted = false) =>
        viewer.May(
            ReportMadePolicy.Section.Capability,
            Kept(duty, isRestricted).Sensitivity,
            Verb.Write,
            new HashSet<RecordRef> { new("reporting-duty", duty.RowId), duty.FromHolder, duty.ToHolder }
        );

    /// <summary>
    /// Records it. A form that is sent twice counts once; who saw another text than would be kept, or did not see that somebody else recorded
    /// a report meanwhile, is refused.
    /// </summary>
    public async Task<Result<string>> Send(ReportToSend sent, Viewer viewer)
    {
        await using var db = store.Write(viewer.Sight);
        if (await KeyOf(db, sent.Id) is { } done)
            return Result<string>.Done(done);
        if (await DutyOn.Find(db, sent.Duty, clock.Today) is not { } on)
            return Refused(new Refusal("A report is sent by a duty", $"There is no reporting duty “{sent.Duty}”."));
        if (sent.Since > sent.UpTo)
            return Refused(
                new Refusal(
                    "A report does not end before it starts",
                    $"{LondonDate.Words(sent.UpTo)} comes before {LondonDate.Words(sent.Since)}. Change one of them.",
                    Field: "until"
                )
            );
        var report = await PreparedReport.Load(db, on, sent.Since, sent.UpTo);
        if (sent.Seen is not null && sent.Seen != MarkOf(on, report))
            return await KeyOf(db, sent.Id) is { } first ? Result<string>.Done(first) : Refused(SeenAnother);
        var keys = await TakenKeys(db);
        var kept = Kept(on.Duty, report.IsRestricted && !sent.IsKeptElsewhere);
        var made = new ReportMade
        {
            Id = sent.Id,
            Key = FreeKeys.For(Slug.From($"{sent.Duty} {LondonDate.Iso(sent.SentOn)}"), keys),
            Duty = on.Duty.Id,
            Title = on.Duty.About,
            Since = sent.Since,
            UpTo = sent.UpTo,
            SentOn = sent.SentOn,
            Due = sent.Due,
            By = viewer.Person is { } person ? new Id<Person>(person) : null,
            ByWords = viewer.Person is null ? viewer.Name : null,
            Reference = sent.Reference,
            Text = sent.IsKeptElsewhere ? null : ReportText.Whole(report, sent.Own, sent.SentOn),
            Sensitivity = kept.Sensitivity,
            RestrictedTo = kept.RestrictedTo,
            Order = keys.Count,
        };
        db.Add(made);
        (await db.Set<ReportDraft>().FirstOrDefaultAsync(d => d.Duty == on.Duty.Id && d.Words != null))?.Empty();
        var result = await db.Commit(viewer.Change($"Recorded that a report was sent: {on.Duty.About}"));
        if (!result.IsRefused)
            return Result<string>.Done(made.Key);
        // The same form was sent at the same time, and was faster.
        return await KeyOf(db, sent.Id) is { } twin ? Result<string>.Done(twin) : Result<string>.Refused([.. result.Refusals]);
    }

    /// <summary>The key of a report that a form has recorded already; null where it has not.</summary>
    public async Task<string?> Find(Id<ReportMade> id)
    {
        await using var db = store.Read(Sight.Everything);
        return await KeyOf(db, id);
    }

    /// <summary>By this a form says what the records and the draft said, and which reports were recorded, when it was read.</summary>
    public static string MarkOf(DutyOn on, PreparedReport report) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\u001e',
                        [
                            ReportText.Whole(report, _ => null, report.UpTo),
                            on.Draft?.Words ?? "",
                            .. on.Reports.Select(r => r.Key),
                        ]
                    )
                )
            )
        );

    /// <summary>That the report is not the one that was read.</summary>
    public static Refusal SeenAnother { get; } =
        new(
            "What is sent was read before",
            "Something was recorded after you opened this page, and the report is another now: it stands below, with your own words. Read it again, then record it as sent."
        );

    /// <summary>How open a report is: as its duty at most, never public by itself, and closed as far as what went into it.</summary>
    public static (Sensitivity Sensitivity, string? RestrictedTo) Kept(ReportingDuty duty, bool isRestricted) =>
        duty.Sensitivity == Sensitivity.Restricted ? (Sensitivity.Restricted, duty.RestrictedTo)
        : isRestricted ? (Sensitivity.Restricted, ReportReaders.Of(duty).Body)
        : (Sensitivity.Partnership, null);

    private static async Task<HashSet<string>> TakenKeys(Db db)
    {
        using var everything = db.LookingAtEverything();
        return [.. await db.All<ReportMade>().Select(r => r.Key).ToListAsync()];
    }

    private static Result<string> Refused(Refusal refusal) => Result<string>.Refused([refusal]);

    private static Task<string?> KeyOf(Db db, Id<ReportMade> id) =>
        db.All<ReportMade>().Where(r => r.Id == id).Select(r => (string?)r.Key).FirstOrDefaultAsync();
}
