using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Papers;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Packs;

/// <summary>What is in the pack of this meeting, for whom, and what is left out?</summary>
[Needs("meetings.read")]
internal sealed class PackPage(Db db, Looking looking, PackPdf maker, PreviousVisit visit) : PageModel, IJsonTwin
{
    public PackContents Pack { get; private set; } = null!;

    public MeetingView Meeting => Pack.Meeting;

    /// <summary>Why there is no PDF here; null where there is.</summary>
    public string? WhyNoPdf { get; private set; }

    /// <summary>The editions that are offered, in words, with their addresses.</summary>
    internal IReadOnlyList<(string Words, PackEdition Edition, string? Since)> Editions { get; private set; } = [];

    private Id<Meeting> At { get; set; }

    public object Twin =>
        new
        {
            Meeting,
            Items = Pack.Parts.Select(p => new
            {
                p.Title,
                p.Line.Supplement,
                p.HasText,
                Papers = p.Papers.Select(x => Papers.PaperLine.CameWith(x, x.SupplementAt(At, p.Line.Supplement))),
            }),
            Pack.LeftOut,
            WhyNoPdf,
        };

    public async Task<IActionResult> OnGet(string body, string key)
    {
        if (await Calling.Calling.Find(db, body, key) is not { } found)
            return NotFound();
        At = found.Meeting.Id;
        Pack = await PackContents.Load(db, found, new PackEdition(), looking.AsAt);
        WhyNoPdf = maker.WhyNot;
        var isInside = looking.Viewer.Sight.Ceiling > Sensitivity.Public;
        var editions = new List<(string, PackEdition, string?)>();
        if (isInside)
            editions.Add(("All that you may see", new PackEdition(), null));
        if (isInside)
            editions.Add(
                (
                    "For the partnership: nothing that is restricted",
                    new PackEdition { Readers = PackEdition.ForThePartnership },
                    null
                )
            );
        editions.Add(("For the public", new PackEdition { Readers = PackEdition.ForThePublic }, null));
        editions.AddRange(
            Pack.Agenda.Supplements.Select(s => ($"Supplement {s}", new PackEdition { Supplement = s }, (string?)null))
        );
        if (looking.IsNow && await visit.Find() is { } last)
        {
            editions.Add(($"What is new since you were here ({LondonDate.Words(last)})", new PackEdition(), PackAsked.LastVisit));
        }
        Editions = editions;
        return Page();
    }
}
