using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>When is the next report due, and which were sent?</summary>
[Needs("responsibilities.read")]
internal sealed class DutyPage(Db db, Looking looking, IHeldMeetings held) : PageModel, IJsonTwin
{
    public DutyLine Duty { get; private set; } = null!;
    public IReadOnlyList<SentLine> Reports { get; private set; } = [];

    /// <summary>When it holds, in words; null where no dates are recorded.</summary>
    public string? Holds { get; private set; }

    /// <summary>"Saved on 3 September 2007 by Maria Chen", of the draft that waits; null for none, and for who may not send it.</summary>
    public string? Draft { get; private set; }

    /// <summary>Whether whoever looks may send its report, and looks at today.</summary>
    public bool MaySend { get; private set; }

    public object Twin =>
        new
        {
            Duty,
            Holds,
            Reports,
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await DutyOn.Find(db, key, looking.AsAt) is not { } found)
            return NotFound();
        var on = (await DutyOn.WithMeetings([found], db, held, looking.AsAt))[0];
        var names = await Mentions.Load(db, [on.Duty.FromHolder, on.Duty.ToHolder]);
        Duty = DutyLine.Of(on, names, looking.AsAt);
        Reports = on.Reports;
        Holds = on.Duty.Period == Period.Unbounded ? null : on.Duty.Period.ToString();
        MaySend = looking.IsNow && Sending.May(looking.Viewer, on.Duty);
        Draft = MaySend ? on.DraftInWords : null;
        return Page();
    }
}
