using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Arrangements;
using Remit.Structure.Bodies;
using Remit.Structure.Chart;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Web;

namespace Remit.Structure.Partnerships;

/// <summary>What is this partnership?</summary>
[Needs("structure.read")]
internal class PartnershipPage(
    Db db,
    Looking looking,
    StructureLinks links,
    Intake.IntakeLinks imports,
    IEnumerable<FirstStep> firstSteps,
    Offers offers,
    Panels panels
) : PageModel, IJsonTwin
{
    /// <summary>The path of the page, without dates.</summary>
    public virtual string Path => "/partnership";

    protected Looking Looking => looking;

    public DateOnly Today => looking.Today;

    public PartnershipView? Partnership { get; private set; }

    public PartnershipCounts? Counts { get; private set; }

    public StructureChart? Chart { get; private set; }

    /// <summary>Whether nothing is recorded but, perhaps, what the partnership is called and who looks after it.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>What whoever looks can do first.</summary>
    public IReadOnlyList<FirstStep> FirstSteps => [.. firstSteps.OrderBy(s => s.Order).Where(s => offers.Has(s.Href, looking))];

    /// <summary>Whether whoever looks may bring papers in, so that the command which brings a folder in is told to them.</summary>
    public bool MayBringFolderIn => offers.Has(imports.New(), looking);

    /// <summary>What other capabilities say of the whole.</summary>
    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    /// <summary>Whether those who publish the arrangements are to be told that it is time to.</summary>
    public bool IsTimeToPublish =>
        looking.IsNow
        && looking.Viewer.May(PublishPage.Permission)
        && (Partnership?.LastPublished is not { } last || Arranged.IsOld(last, looking.Today));

    public virtual object Twin =>
        new
        {
            Partnership,
            Counts,
            Panels = Panels.ToDictionary(p => p.Name, p => p.Model, StringComparer.Ordinal),
        };

    public virtual async Task OnGet()
    {
        var day = looking.AsAt;
        var known = await db.All<Partnership>()
            .Select(p => new
            {
                View = new PartnershipView(
                    p.Name,
                    db.All<LocalArea>().Where(a => a.Id == p.Area).Select(a => new Named(a.Key, a.Name)).FirstOrDefault(),
                    p.About,
                    p.TakenFrom,
                    db.All<Edition>().Where(e => e.Sensitivity == Sensitivity.Public).Max(e => (DateOnly?)e.On)
                ),
                IsBegun = db.All<Body>().Any() || db.All<Post>().Any(),
                Organisations = db.All<Organisation>().On(day).Count(),
                People = db.All<Person>().On(day).Count(),
                Posts = db.All<Post>().On(day).Count(),
            })
            .FirstOrDefaultAsync();
        Partnership = known?.View;
        // Papers can have brought bodies in before anybody said what the partnership is called.
        var found =
            known is null ? await Recorded(db.All<Body>(), day) ?? await Recorded(db.All<Post>(), day)
            : known.IsBegun ? new RecordedCounts(known.Organisations, known.People, known.Posts)
            : new RecordedCounts(0, 0, 0);
        if (found is null)
            return;
        var seats = await Seats.Load(db, day, body: null);
        var map = await StructureMap.Load(db, day, seats: seats);
        var places = seats.Where(day, _ => true);
        Counts = new PartnershipCounts(
            map.Nodes.Count(n => n is { IsPost: false, Outside: false }),
            map.Nodes.Count(n => n is { IsPost: false, Outside: false, State: BodyState.Proposed }),
            places.Count,
            places.Count(p => p.Seat.State == SeatState.Vacant),
            places.Count(p => p.Seat.State == SeatState.NotRecorded),
            places.Count(p => p.Seat.Interim),
            found.Organisations,
            found.People,
            found.Posts
        );
        IsEmpty = map.Nodes.Count == 0 && Counts is { Organisations: 0, Posts: 0 };
        var chart = StructureChart.Small(map, links);
        Chart = chart.Shows.Count == 0 ? null : chart;
        Panels = await panels.Of(new RecordRef("partnership", Guid.Empty));
    }

    /// <summary>Null where there is nothing of the kind that is asked by.</summary>
    private Task<RecordedCounts?> Recorded<T>(IQueryable<T> any, DateOnly day) =>
        any.Select(_ => new RecordedCounts(
                db.All<Organisation>().On(day).Count(),
                db.All<Person>().On(day).Count(),
                db.All<Post>().On(day).Count()
            ))
            .FirstOrDefaultAsync();
}

/// <summary>How many are recorded that stand beside the bodies.</summary>
internal sealed record RecordedCounts(int Organisations, int People, int Posts);

/// <summary>The partnership as its page shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Area">Its area.</param>
/// <param name="About">What it is for.</param>
/// <param name="TakenFrom">The place in the papers.</param>
/// <param name="LastPublished">The day on which its arrangements were last published; null for never.</param>
internal sealed record PartnershipView(string Name, Named? Area, string? About, string? TakenFrom, DateOnly? LastPublished);

/// <summary>What is recorded, in numbers: each is what the list behind it shows.</summary>
internal sealed record PartnershipCounts(
    int Bodies,
    int Proposed,
    int Places,
    int Vacant,
    int NotRecorded,
    int Interim,
    int Organisations,
    int People,
    int Posts
);
