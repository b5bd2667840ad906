using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Terms;

/// <summary>What did we agree that this body may do?</summary>
[Needs("structure.read")]
internal sealed class TermsPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public TermsView Terms { get; private set; } = null!;

    public object Twin => new { Terms };

    public Publication Publication => TermsPublication.Of(Terms, looking.AsAt);

    /// <summary>What can be done with this version next, for whoever looks; the likeliest first.</summary>
    public IReadOnlyList<TermsTask> Tasks { get; private set; } = [];

    public bool HasTable => false;

    public async Task<IActionResult> OnGet(string key, string version)
    {
        if (await TermsView.Load(db, key, version, looking.AsAt, looking.Today) is not { } terms)
            return NotFound();
        (Terms, Tasks) = (terms, looking.IsNow ? TermsTask.Of(looking.Viewer, terms.Record) : []);
        return Page();
    }
}

/// <summary>A version of terms of reference, as its page and its JSON show it.</summary>
internal sealed record TermsView
{
    internal TermsOfReference Record { get; init; } = null!;
    internal IReadOnlyList<Seat> Members { get; init; } = [];
    public required Named Body { get; init; }

    /// <summary>The bodies above that body, the highest first.</summary>
    public required IReadOnlyList<Named> Above { get; init; }
    public required string Version { get; init; }
    public required TermsState State { get; init; }
    public Named? AgreedBy { get; init; }
    public DateOnly? AgreedOn { get; init; }

    /// <summary>Where the minutes say so.</summary>
    public string? Minute { get; init; }

    /// <summary>The body to which they were put.</summary>
    public Named? ProposedTo { get; init; }
    public DateOnly? ProposedOn { get; init; }

    /// <summary>The first day on which they hold; null where it is not recorded.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Whether the day by which they were to be looked at again has passed.</summary>
    public required bool IsReviewOverdue { get; init; }

    /// <summary>When they hold, in words.</summary>
    public required string Holds { get; init; }
    public required IReadOnlyList<TermsPart> Parts { get; init; }

    /// <summary>What they ask for before a meeting may decide, counted on the day at which the page looks.</summary>
    public required QuorumView Quorum { get; init; }

    /// <summary>How they have decisions taken; null where they do not state it.</summary>
    public WayOfDeciding? DecidesBy { get; init; }

    /// <summary>Who settles a vote that ties; null where they do not state it.</summary>
    public WhoCasts? CastingVote { get; init; }

    /// <summary>Both in sentences.</summary>
    public required string HowItDecides { get; init; }

    /// <summary>How many reports that are only to be noted a meeting takes; null where they do not state it.</summary>
    public int? MostToNote { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>The body's other versions, the newest first.</summary>
    public required IReadOnlyList<TermsLine> Others { get; init; }

    /// <summary>A version of a body's terms, the newest where none is named; null where there is none that the viewer may see. Five queries at most.</summary>
    internal static async Task<TermsView?> Load(Db db, string key, string? version, DateOnly day, DateOnly today)
    {
        var found = await (
            from body in db.All<Body>()
            where body.Key == key
            select new
            {
                Body = body,
                Versions = (
                    from terms in db.All<TermsOfReference>().KnownBy(day)
                    where terms.Body == body.Id
                    join b in db.All<Body>() on terms.AgreedBy equals b.Id into agreeing
                    from agreed in agreeing.DefaultIfEmpty()
                    orderby terms.Order descending
                    select new { Terms = terms, AgreedBy = agreed == null ? null : new Named(agreed.Key, agreed.Name) }
                ).ToList(),
            }
        ).FirstOrDefaultAsync();
        if (found?.Versions.FirstOrDefault(v => version is null || v.Terms.Key == version) is not { } chosen)
            return null;
        var quorums = await Quorums.Load(db, found.Body.Id);
        var seats = await Seats.Load(db, day, found.Body.Id);
        var lines = await BodyLines.Load(db, new RecordRef("body", found.Body.RowId), day);
        var put = chosen.Terms.ProposedTo?.Id;
        return new TermsView
        {
            Record = chosen.Terms,
            Members = seats.Of(found.Body.Id),
            ProposedTo = put is null
                ? null
                : await db.All<Body>()
                    .Where(b => b.Id == new Id<Body>(put.Value))
                    .Select(b => new Named(b.Key, b.Name))
                    .FirstOrDefaultAsync(),
            ProposedOn = chosen.Terms.ProposedOn,
            Minute = chosen.Terms.Minute,
            From = chosen.Terms.From,
            Body = new Named(found.Body.Key, found.Body.Name),
            Above = lines.Above,
            Version = chosen.Terms.Key,
            State = chosen.Terms.State,
            AgreedBy = chosen.AgreedBy,
            AgreedOn = chosen.Terms.AgreedOn,
            ReviewOn = chosen.Terms.ReviewOn,
            IsReviewOverdue = chosen.Terms.State == TermsState.Agreed && chosen.Terms.ReviewOn < day,
            Holds = chosen.Terms.Period.ToString(),
            Parts = chosen.Terms.Parts(),
            Quorum = QuorumView.Of(quorums.Of(chosen.Terms.Key), seats.Of(found.Body.Id), day, today),
            DecidesBy = chosen.Terms.DecidesBy,
            CastingVote = chosen.Terms.CastingVote,
            HowItDecides = chosen.Terms.Deciding().InWords,
            MostToNote = chosen.Terms.MostToNote,
            Note = chosen.Terms.Note,
            TakenFrom = chosen.Terms.TakenFrom,
            Others =
            [
                .. found
                    .Versions.Where(v => v != chosen)
                    .Select(v => new TermsLine(
                        v.Terms.Key,
                        v.Terms.State,
                        v.AgreedBy,
                        v.Terms.AgreedOn,
                        v.Terms.ReviewOn,
                        v.Terms.From,
                        v.Terms.Until
                    )),
            ],
        };
    }
}

/// <summary>Something that can be done with a version of terms of reference.</summary>
/// <param name="Name">In its address.</param>
/// <param name="Words">On its button.</param>
internal sealed record TermsTask(string Name, string Words)
{
    /// <summary>What somebody may do with a version where it is on its way.</summary>
    public static IReadOnlyList<TermsTask> Of(Viewer viewer, TermsOfReference terms)
    {
        if (
            terms.State is not (TermsState.Draft or TermsState.Proposed)
            || !viewer.May("terms", terms.Sensitivity, Verb.Write, Belongs(terms))
        )
            return [];
        var tasks = new List<TermsTask> { new("edit", "Write"), new("quorum", "Quorum") };
        if (terms.State == TermsState.Draft)
            tasks.Add(new TermsTask("propose", "Propose"));
        if (TermsPath.MayAgree(viewer, terms))
            tasks.Add(new TermsTask("agree", "Record that they were agreed"));
        tasks.Add(new TermsTask("withdraw", "Withdraw"));
        return tasks;
    }

    /// <summary>The bodies to which a version belongs.</summary>
    public static IReadOnlySet<RecordRef> Belongs(TermsOfReference terms)
    {
        var bodies = new HashSet<RecordRef> { new("body", terms.Body.Value) };
        if (terms.ProposedTo is { } to)
            bodies.Add(to);
        if (terms.AgreedBy is { } by)
            bodies.Add(new RecordRef("body", by.Value));
        return bodies;
    }
}
