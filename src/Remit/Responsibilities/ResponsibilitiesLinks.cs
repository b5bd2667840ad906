using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities;

/// <summary>The addresses of the responsibilities' pages.</summary>
internal sealed class ResponsibilitiesLinks(Addresses addresses)
{
    public const string Root = "/registers";
    public const string SourcesRoot = "/sources";
    public const string PacksRoot = $"{SourcesRoot}/packs";
    public const string DutiesRoot = "/reporting-duties";
    public const string SentRoot = "/sent-reports";
    public const string ConcernsRoot = "/concerns";

    /// <summary>All registers.</summary>
    public string Registers() => addresses.To(Root);

    /// <summary>A register, or those of its rows that are met so far.</summary>
    public string Register(string key, Fulfilment? rating = null) =>
        addresses.To(RegisterPath(key), ("rating", rating is { } asked ? Kebab.Of(asked) : null));

    /// <summary>A responsibility.</summary>
    public string Responsibility(string register, string key) => addresses.To(ResponsibilityPath(register, key));

    /// <summary>Legislation and guidance.</summary>
    public string Sources() => addresses.To(SourcesRoot);

    /// <summary>The packs of legislation and guidance that ship with Remit.</summary>
    public string Packs() => addresses.To(PacksRoot);

    /// <summary>A source.</summary>
    public string Source(string key) => addresses.To(SourcePath(key));

    /// <summary>A provision, on the page of its source.</summary>
    public string Provision(string source, string key) => $"{Source(source)}#{ProvisionId(key)}";

    /// <summary>Who reports to whom, or only the duties of one who reports or is reported to (<c>post:lead-member</c>).</summary>
    public string ReportingDuties(string? holder = null) => addresses.To(DutiesRoot, ("holder", holder));

    /// <summary>A reporting duty, with its reports.</summary>
    public string Duty(string key) => addresses.To(DutyPath(key));

    /// <summary>The report that a duty asks for, as the records have it.</summary>
    public string PreparedReport(string key) => addresses.To($"{DutyPath(key)}/report");

    /// <summary>A register on one page.</summary>
    public string RegisterSummary(string key) => addresses.To($"{RegisterPath(key)}/summary");

    /// <summary>How concerns are raised, and where a concern about a child belongs.</summary>
    public string Concerns() => addresses.To(ConcernsRoot);

    /// <summary>Where the report of a duty is sent, with what it says.</summary>
    public static string Send(string key) => $"{DutyPath(key)}/send";

    /// <summary>A duty's path, without dates.</summary>
    public static string DutyPath(string key) => $"{DutiesRoot}/{key}";

    /// <summary>A report as it was sent, which is the same on every date.</summary>
    public static string SentReportPath(string key) => $"{SentRoot}/{key}";

    /// <summary>A responsibility's path, without dates.</summary>
    public static string ResponsibilityPath(string register, string key) => $"{Root}/{register}/{key}";

    /// <summary>A register's path, without dates.</summary>
    public static string RegisterPath(string key) => $"{Root}/{key}";

    /// <summary>A source's path, without dates.</summary>
    public static string SourcePath(string key) => $"{SourcesRoot}/{key}";

    /// <summary>The id of a provision's row.</summary>
    public static string ProvisionId(string key) => $"provision-{key}";
}
