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
    public const string HollowWordsRoot = "/hollow-words";

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

    /// <summary>Who reports to whom, or only the duties of one who reports or is reported to (<c>post:lead-member</c>).</summary>
    public string ReportingDuties(string? holder = null) => addresses.To(DutiesRoot, ("holder", holder));

    /// <summary>A responsibility's path, without dates.</summary>
    public static string ResponsibilityPath(string register, string key) => $"{Root}/{register}/{key}";

    /// <summary>A register's path, without dates.</summary>
    public static string RegisterPath(string key) => $"{Root}/{key}";

    /// <summary>A source's path, without dates.</summary>
    public static string SourcePath(string key) => $"{SourcesRoot}/{key}";

    /// <summary>The id of a provision's row.</summary>
    public static string ProvisionId(string key) => $"provision-{key}";
}
