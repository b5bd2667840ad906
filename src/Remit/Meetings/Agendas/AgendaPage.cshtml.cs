using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Meetings.Agendas;

/// <summary>What is on the agenda of this meeting, in which order, when, and by whose papers?</summary>
[Needs("meetings.read")]
internal sealed class AgendaPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public MeetingView Meeting { get; private set; } = null!;

    public AgendaView Agenda { get; private set; } = null!;

    /// <summary>Whether whoever looks makes it.</summary>
    internal bool MayEdit { get; private set; }

    public object Twin => new { Meeting, Agenda };

    public bool HasTable => true;

    public Publication Publication => AgendaPaper.Of(Meeting, Agenda);

    public async Task<IActionResult> OnGet(string body, string key)
    {
        if (await Calling.Calling.Find(db, body, key) is not { } found)
            return NotFound();
        Meeting = MeetingView.Of(found.Meeting, new Named(found.Body.Key, found.Body.Name), looking.AsAt);
        (Agenda, _, _) = await AgendaView.Load(db, found.Meeting);
        MayEdit =
            looking.IsNow
            && looking.Viewer.May(
                "meetings",
                found.Meeting.Sensitivity,
                Verb.Write,
                new HashSet<RecordRef> { new("meeting", found.Meeting.RowId), new("body", found.Body.RowId) }
            );
        return Page();
    }
}
