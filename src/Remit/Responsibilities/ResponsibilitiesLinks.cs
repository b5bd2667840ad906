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
    public const string MapsRoot = $"{SourcesRoot}/maps";
    public const string ReopenedRoot = "/reopened";
    public const string CoverageRoot = "/coverage";
    public const string SightRoot = "/sight";
    public const string DutiesRoot = "/reporting-duties";
    public const string HollowWordsRoot = "/hollow-words";
    public const string SentRoot = "/sent-reports";
    public const string ConcernsRoot = "/concerns";

    /// <summary>All registers.</summary>
    public string Registers() => addresses.To(Root);

    /// <summary>A register, or those of its rows that are met so far.</summary>
    public string Register(string key, Fulfilment? rating = null) =>
        addresses.To(RegisterPath(key), ("rating", rating is { } asked ? Kebab.Of(asked) : null));

    /// <summary>A responsibility.</summary>
    public string Responsibility(string register, string key) => addresses.To(ResponsibilityPath(register, key));

    /// <summary>By which words an assertion is told from a fact.</summary>
    public string HollowWords() => addresses.To(HollowWordsRoot);

    /// <summary>Where a position is recorded or drafted; it has no past.</summary>
    public static string ToRecord(string register, string key) => $"{ResponsibilityPath(register, key)}/position";

    /// <summary>Where the holder takes a draft over, or sends it back.</summary>
    public static string ToDecide(string register, string key) => $"{ResponsibilityPath(register, key)}/draft";

    /// <summary>Where the holder signs off a register.</summary>
    public static string ToSignOff(string key) => $"{RegisterPath(key)}/sign-off";

    /// <summary>A sign-off's path, without dates.</summary>
    public static string SignOffPath(string register, string key) => $"{RegisterPath(register)}/sign-offs/{key}";

    /// <summary>The document of a piece of evidence.</summary>
    public static string Document(string register, string key, string position, string evidence) =>
        $"{ResponsibilityPath(register, key)}/positions/{position}/evidence/{evidence}/document";

    /// <summary>Where that is taken away.</summary>
    public static string ToTakeAway(string register, string key, string position, string evidence) =>
        $"{ResponsibilityPath(register, key)}/positions/{position}/evidence/{evidence}/take-away";

    /// <summary>Legislation and guidance.</summary>
    public string Sources() => addresses.To(SourcesRoot);

    /// <summary>The packs of legislation and guidance that ship with Remit.</summary>
    public string Packs() => addresses.To(PacksRoot);

    /// <summary>A source.</summary>
    public string Source(string key) => addresses.To(SourcePath(key));

    /// <summary>A provision, on the page of its source.</summary>
    public string Provision(string source, string key) => $"{Source(source)}#{ProvisionId(key)}";

    /// <summary>All maps from one source to a later one.</summary>
    public string Maps() => addresses.To(MapsRoot);

    /// <summary>A map, or those of its provisions that have an outcome or none: <c>changed</c>, <c>not-mapped</c>.</summary>
    public string Map(string key, string? outcome = null) => addresses.To(MapPath(key), ("outcome", outcome));

    /// <summary>Where a map says what became of a provision.</summary>
    public string MapProvision(string map, string provision) => addresses.To($"{MapPath(map)}/provisions/{provision}");

    /// <summary>What is done with a map: <c>same-numbers</c>, <c>use</c>, <c>take-back</c>.</summary>
    public string MapTask(string map, string task) => addresses.To($"{MapPath(map)}/{task}");

    /// <summary>Every reopened responsibility, or those of one holder (<c>post:director</c>).</summary>
    public string AllReopened(string? holder = null) => addresses.To(ReopenedRoot, ("holder", holder));

    /// <summary>What a responsibility was reopened for, and how that is settled.</summary>
    public string Reopened(string register, string key) => addresses.To(ReopenedPath(register, key));

    /// <summary>How far the law is covered: of all sources or one, and of all holders or one.</summary>
    public string Coverage(string? source = null, string? holder = null) =>
        addresses.To(CoverageRoot, ("source", source), ("holder", holder));

    /// <summary>The line of sight of a record: up to the law, down to what was done.</summary>
    public string Sight(string kind, string path) => addresses.To(SightPath(kind, path));

    /// <summary>Who reports to whom, or only the duties of one who reports or is reported to (<c>post:lead-member</c>).</summary>
    public string ReportingDuties(string? holder = null) => addresses.To(DutiesRoot, ("holder", holder));

    /// <summary>A map's path, without dates.</summary>
    public static string MapPath(string key) => $"{MapsRoot}/{key}";

    /// <summary>The path where a reopened responsibility is settled, without dates.</summary>
    public static string ReopenedPath(string register, string key) => $"{ResponsibilityPath(register, key)}/reopened";

    /// <summary>The path of the form that settles it.</summary>
    public static string SettlePath(string register, string key) => $"{ReopenedPath(register, key)}/settle";

    /// <summary>The path of a record's line of sight, without dates.</summary>
    public static string SightPath(string kind, string path) => $"{SightRoot}/{kind}/{path}";

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
