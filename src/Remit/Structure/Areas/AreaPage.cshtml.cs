using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Areas;

/// <summary>Who works for the children of this place?</summary>
[Needs("structure.read")]
internal sealed class AreaPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public AreaView Area { get; private set; } = null!;

    public object Twin => new { Area };

    public async Task<IActionResult> OnGet(string key)
    {
        var day = looking.AsAt;
        var map = await AreaMap.Load(db, day, andKey: key);
        if (map.All.FirstOrDefault(a => a.Key == key) is not { } area)
            return NotFound();
        var own = await db.All<Partnership>().Select(p => p.Area).FirstOrDefaultAsync();
        var wider = map.UpFrom(area).ToList();
        var covering = (await CoveringBody.On(db, day)).Where(c => wider.Exists(w => w.Id == c.Area));
        var joint = await CoveringBody.JointWith(db, day, area.Id);
        var near = wider.Concat(map.Within(area)).Select(a => a.Id).ToHashSet();
        var serving = (await ServingOrganisation.On(db, day)).Where(s => map[s.Area] is not null).ToList();
        Area = new AreaView
        {
            Area = map.Node(area),
            IsOurs = area.Id == own,
            Life = area.Period == Period.Unbounded ? null : area.Period.ToString(),
            IsThere = area.Period.Covers(day),
            Wider = [.. wider.Skip(1).Reverse().Select(AreaMap.Named)],
            Inside = [.. map.Inside(area).Select(map.Node)],
            Bodies =
            [
                .. covering
                    .GroupBy(c => c.Body.Key, StringComparer.Ordinal)
                    .Select(body => Line(body.First().Body, wider.First(w => body.Any(c => c.Area == w.Id)))),
            ],
            JointBodies = [.. joint.Select(j => Line(j.Body, area))],
            Organisations =
            [
                .. serving
                    .GroupBy(s => s.Organisation.Key, StringComparer.Ordinal)
                    .Where(o => o.Any(s => near.Contains(s.Area)))
                    .Select(o => new AreaOrganisation(
                        new Named(o.Key, o.First().Organisation.Name),
                        o.First().Organisation.Kind,
                        [.. o.Select(s => AreaMap.Named(map[s.Area]!))]
                    )),
            ],
            Note = area.Note,
            TakenFrom = area.TakenFrom,
        };
        return Page();

        AreaBody Line(Body body, LocalArea through) =>
            new(
                new Named(body.Key, body.Name),
                body.Kind,
                body.StateOn(day),
                body.Outside,
                through == area ? null : AreaMap.Named(through)
            );
    }
}

/// <summary>An area on a date, as its page and its JSON show it.</summary>
internal sealed record AreaView
{
    public required AreaNode Area { get; init; }

    /// <summary>Whether it is the partnership's own area.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>When there is such an area, in words; null where no date is recorded.</summary>
    public string? Life { get; init; }
    public required bool IsThere { get; init; }

    /// <summary>The areas in which it lies, the widest first.</summary>
    public required IReadOnlyList<Named> Wider { get; init; }

    /// <summary>The areas that lie in it directly.</summary>
    public required IReadOnlyList<AreaNode> Inside { get; init; }

    /// <summary>The bodies that cover it, directly or through a wider area.</summary>
    public required IReadOnlyList<AreaBody> Bodies { get; init; }

    /// <summary>The bodies that its own partnership owns together with ours.</summary>
    public required IReadOnlyList<AreaBody> JointBodies { get; init; }

    /// <summary>The organisations that serve it, a wider area or one that lies in it.</summary>
    public required IReadOnlyList<AreaOrganisation> Organisations { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }
}

/// <summary>A body as the page of an area shows it.</summary>
/// <param name="Body">The body.</param>
/// <param name="Kind">What sort of body it is.</param>
/// <param name="State">Proposed or established.</param>
/// <param name="Outside">Whether it stands outside the partnership.</param>
/// <param name="Through">The wider area that it covers; null where it covers this one directly.</param>
internal sealed record AreaBody(Named Body, BodyKind Kind, BodyState State, bool Outside, Named? Through);

/// <summary>An organisation as the page of an area shows it, with every area that it serves.</summary>
internal sealed record AreaOrganisation(Named Organisation, OrganisationKind Kind, IReadOnlyList<Named> Serves);
