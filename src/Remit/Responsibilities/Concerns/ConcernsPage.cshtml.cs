using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Concerns;

/// <summary>I am worried about something: where do I go?</summary>
[Needs("concerns.read")]
internal sealed class ConcernsPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    /// <summary>Where somebody who is worried about a child turns.</summary>
    public IReadOnlyList<ContactView> Contacts { get; private set; } = [];
    public IReadOnlyList<ArrangementView> Arrangements { get; private set; } = [];

    /// <summary>Whether whoever looks keeps the records, and looks at today.</summary>
    public bool MayWrite { get; private set; }

    public object Twin => new { Contacts, Arrangements };

    public async Task OnGet()
    {
        var day = looking.AsAt;
        Contacts = await db.All<SafeguardingContact>()
            .On(day)
            .OrderBy(c => c.Order)
            .ThenBy(c => c.Title)
            .ThenBy(c => c.Key)
            .Select(c => new ContactView(c.Key, c.Title, c.About, c.Telephone, c.Hours, c.Email, c.Address))
            .ToListAsync();
        var found = await db.All<ConcernArrangement>()
            .On(day)
            .OrderBy(a => a.Title)
            .ThenBy(a => a.Key)
            .Select(a => new
            {
                Arrangement = a,
                Counts = db.All<ConcernCount>()
                    .Where(c => c.Arrangement == a.Id && c.LastDay <= day)
                    .OrderByDescending(c => c.LastDay)
                    .ToList(),
            })
            .ToListAsync();
        var names = await Mentions.Load(db, found.Select(f => f.Arrangement.AnsweredBy));
        Arrangements =
        [
            .. found.Select(f =>
                ArrangementView.Of(f.Arrangement, f.Counts, names, day) with
                {
                    MayKeep = looking.IsNow && MayKeep(looking.Viewer, f.Arrangement),
                }
            ),
        ];
        MayWrite =
            looking.IsNow
            && Enum.GetValues<Sensitivity>()
                .Any(s => looking.Viewer.MayEverywhere(ConcernPolicy.Section.Capability, s, Verb.Write));
    }

    /// <summary>Whether somebody keeps an arrangement and its counts: who answers for it, and whoever keeps the records.</summary>
    private static bool MayKeep(Viewer viewer, ConcernArrangement arrangement) =>
        viewer.May(
            ConcernPolicy.Section.Capability,
            arrangement.Sensitivity,
            arrangement.Sensitivity == Sensitivity.Public ? Verb.Publish : Verb.Write,
            new[] { (RecordRef?)new RecordRef("concern-arrangement", arrangement.RowId), arrangement.AnsweredBy }
                .OfType<RecordRef>()
                .ToHashSet()
        );
}

/// <summary>Where somebody who is worried about a child turns.</summary>
internal sealed record ContactView(
    string Key,
    string Title,
    string? About,
    string? Telephone,
    string? Hours,
    string? Email,
    string? Address
);

/// <summary>A way to raise concerns on a day.</summary>
internal sealed record ArrangementView
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public string? About { get; init; }
    public string? ForWhom { get; init; }
    public Mention? AnsweredBy { get; init; }
    public string? Words { get; init; }
    public string? Address { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Whether it was to be looked at again before the day.</summary>
    public required bool IsReviewOverdue { get; init; }

    /// <summary>How many were raised and settled, the newest days first.</summary>
    public required IReadOnlyList<CountLine> Counts { get; init; }

    /// <summary>Whether whoever looks keeps it and its counts, and looks at today.</summary>
    internal bool MayKeep { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    public static ArrangementView Of(
        ConcernArrangement arrangement,
        IReadOnlyList<ConcernCount> counts,
        Mentions names,
        DateOnly day
    ) =>
        new()
        {
            Key = arrangement.Key,
            Title = arrangement.Title,
            About = arrangement.About,
            ForWhom = arrangement.ForWhom,
            AnsweredBy = names[arrangement.AnsweredBy],
            Words = arrangement.Words,
            Address = arrangement.Address,
            ReviewOn = arrangement.ReviewOn,
            IsReviewOverdue = arrangement.ReviewOn < day,
            Counts =
            [
                .. counts.Select(c => new CountLine(
                    c.Key,
                    c.FirstDay,
                    c.LastDay,
                    c.OpenBefore,
                    c.Raised,
                    c.Settled,
                    c.OpenAfter
                )),
            ],
            Note = arrangement.Note,
            TakenFrom = arrangement.TakenFrom,
        };
}

/// <summary>How many concerns were raised and settled in some days.</summary>
internal sealed record CountLine(
    string Key,
    DateOnly FirstDay,
    DateOnly LastDay,
    int OpenBefore,
    int Raised,
    int Settled,
    int OpenAfter
);
