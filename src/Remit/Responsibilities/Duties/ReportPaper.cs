using Remit.Documents.Writing;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>A report as a paper that can be sent.</summary>
internal static class ReportPaper
{
    /// <summary>As the records have it.</summary>
    public static Publication Of(PreparedReport report, DateOnly day) =>
        new(report.Title)
        {
            Kind = "Report",
            Parts = MarkdownParts.Of(ReportText.Whole(report, _ => null, day)),
            Sheets = [],
        };

    /// <summary>As it was sent.</summary>
    public static Publication Of(SentReport report) =>
        new(report.Title)
        {
            Kind = "Report",
            Shows = $"Sent on {report.On.InWords()}",
            Parts = MarkdownParts.Of(report.Text ?? "That this report was sent is recorded; its text is kept elsewhere."),
            Sheets = [],
        };
}
