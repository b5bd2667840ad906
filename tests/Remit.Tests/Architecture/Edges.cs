namespace Remit.Tests.Architecture;

/// <summary>
/// Which folder may use which. A line that joins two capabilities is a reviewed decision, with an ADR; what must flow the
/// other way goes through a plug-in point in Kernel.
/// </summary>
internal static class Edges
{
    private static readonly string[] Ground = ["Kernel", "Data", "Documents", "Web"];

    /// <summary>A line for each folder: what it may use beside itself.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed = new Dictionary<
        string,
        IReadOnlyList<string>
    >(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Data"] = ["Kernel"],
        ["Documents"] = ["Kernel"],
        ["Web"] = ["Kernel", "Data", "Documents"],
        ["Ledger"] = Ground,
        ["History"] = Ground,
        ["Search"] = Ground,
        ["Intake"] = Ground,
        ["Editing"] = Ground,
        ["Checks"] = Ground,
        ["Mail"] = Ground,
        ["Structure"] = [.. Ground, "Editing", "Intake", "Search", "Checks"],
        ["Actions"] = [.. Ground, "Editing", "Intake", "Structure", "Checks"],
        ["Meetings"] = [.. Ground, "Editing", "Intake", "Search", "Checks", "Mail", "Structure"],
        ["Responsibilities"] = [.. Ground, "Editing", "Intake", "Search", "Checks", "Structure", "Actions"],
        ["Decisions"] =
        [
            .. Ground,
            "Editing",
            "Search",
            "Checks",
            "Mail",
            "Structure",
            "Actions",
            "Meetings",
            "Responsibilities",
        ],
        ["Minutes"] = [.. Ground, "Editing", "Checks", "Mail", "Structure", "Actions", "Meetings", "Decisions"],
        ["Access"] = [.. Ground, "Structure", "Mail"],
        ["Reminders"] = [.. Ground, "Editing", "Structure", "Actions", "Mail"],
        ["Public"] = [.. Ground, "Search", "Structure", "Actions", "Meetings", "Decisions", "Minutes"],
        ["Portable"] = [.. Ground, "Structure", "Actions", "Responsibilities"],
    };

    /// <summary>The folders that build on the ground, each a part of the domain or a view of all of it.</summary>
    public static IEnumerable<string> Capabilities => Allowed.Keys.Except(Ground);

    /// <summary>Every use across folders that has no line, one to a line of text: from → to, and the member.</summary>
    public static IReadOnlyList<string> Violations(CompiledAssembly assembly) =>
        [
            .. Across(assembly)
                .Where(edge => edge.From != CompiledAssembly.Program)
                .Where(edge => !Allowed.TryGetValue(edge.From, out var to) || !to.Contains(edge.To))
                .Select(edge => $"{edge.From} → {edge.To}: {edge.Use.Member} uses {edge.Use.To.FullName}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Every use of another folder's type that this folder does not offer (it is not public). The Program, which
    /// starts everything, may use what it likes.</summary>
    public static IReadOnlyList<string> UsesOfWhatIsNotOffered(CompiledAssembly assembly) =>
        [
            .. Across(assembly)
                .Where(edge => edge.From != CompiledAssembly.Program && !Offered.IsPublic(edge.Use.To))
                .Select(edge => $"{edge.From} → {edge.To}: {edge.Use.Member} uses {edge.Use.To.FullName}, which is internal")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Folders that have types and no line.</summary>
    public static IReadOnlyList<string> UnknownFolders(CompiledAssembly assembly) =>
        [
            .. assembly
                .Types.Select(type => assembly.FolderOf(type)!)
                .Where(folder => folder != CompiledAssembly.Program && !Allowed.ContainsKey(folder))
                .Distinct(),
        ];

    internal static IEnumerable<(string From, string To, Use Use)> Across(CompiledAssembly assembly) =>
        from use in assembly.Uses
        let source = assembly.FolderOf(use.From)
        let target = assembly.FolderOf(use.To)
        where target is not null && source != target
        select (source, target, use);
}
