using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>The addresses of what is done with a report.</summary>
internal sealed class PapersLinks(Addresses addresses)
{
    private const string Root = MeetingsLinks.Planner;

    public static string Report(string key) => $"{Root}/{key}";

    public static string Write(string key) => $"{Root}/{key}/write";

    public static string HandIn(string key) => $"{Root}/{key}/hand-in";

    public static string Clear(string key) => $"{Root}/{key}/clear";

    /// <summary>One of <see cref="ReportStep"/>.</summary>
    public static string Step(string key, ReportStep step) =>
        $"{Root}/{key}/step?{StepPage.StepKey}={step.ToString().ToLowerInvariant()}";

    public static string RecallPaper(string key, string paper) => $"{Root}/{key}/papers/{paper}/recall";

    /// <summary>The bytes of a paper.</summary>
    public string File(string key, string paper) => addresses.To($"{Root}/{key}/papers/{paper}");

    /// <summary>The path of a body's headings for reports, without dates.</summary>
    public static string TemplateOf(string body) => $"/bodies/{body}/report-template";

    /// <summary>The headings of a body's reports.</summary>
    public string BodyTemplate(string body) => addresses.To(TemplateOf(body));

    /// <summary>A Word file with them.</summary>
    public string TemplateFileOf(string body) => addresses.To($"{TemplateOf(body)}/word");

    /// <summary>A Word file to write the report in.</summary>
    public string Template(string key) => addresses.To($"{Root}/{key}/template");
}
