using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Meetings.Partners;

/// <summary>Is this partner there, and at the right level?</summary>
[Needs("meetings.read")]
internal sealed class PartnerAttendancePage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    /// <summary>How many months it looks back: one of <see cref="PartnerAttendance.Choices"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "months")]
    public string? Asked { get; set; }

    public int Months { get; private set; } = PartnerAttendance.UsualMonths;

    public PartnerAttendance Attendance { get; private set; } = null!;

    public object Twin => Attendance;

    public Publication Publication => Attendance.Publication;

    public async Task<IActionResult> OnGet(string key)
    {
        Months =
            int.TryParse(Asked, out var months) && PartnerAttendance.Choices.Contains(months)
                ? months
                : PartnerAttendance.UsualMonths;
        if (await PartnerAttendance.Load(db, key, looking.AsAt, Months) is not { } attendance)
            return NotFound();
        Attendance = attendance;
        return Page();
    }
}
