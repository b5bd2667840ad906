using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Web.Publishing;

namespace Remit.Meetings.Partners;

/// <summary>How partners' places were taken up, for the command line.</summary>
internal static class PartnerExports
{
    public static IReadOnlyList<ExportVerb> All { get; } =
    [
        new ExportVerb(
            "attendance",
            "Take out how an organisation's places were taken up at meetings of the last year",
            Attendance
        )
        {
            Keys = ["ORGANISATION"],
            Known = async db => await db.All<Organisation>().OrderBy(o => o.Key).Select(o => o.Key).ToListAsync(),
        },
    ];

    private static async Task<Publication?> Attendance(Db db, DateOnly day, IReadOnlyList<string> keys) =>
        await PartnerAttendance.Load(db, keys[0], day, PartnerAttendance.UsualMonths) is { } attendance
            ? attendance.Publication with
            {
                Issuer = await db.PartnershipName(),
            }
            : null;
}
