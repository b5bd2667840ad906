using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mono.Cecil;

namespace Remit.Tests.Architecture;

/// <summary>
/// The symbols of <c>BannedSymbols.txt</c>. The analyser breaks the build on them; these checks see that it is wired, and
/// that no call got past it (by a suppression, or by an overload that the file does not name).
/// </summary>
internal static partial class BannedSymbols
{
    /// <summary>Names a banned member as the IL does: <c>System.DateTime::get_Now</c>, whatever its parameters.</summary>
    /// <param name="text">The file's lines: <c>P:System.DateTime.Now;why</c>.</param>
    public static IReadOnlySet<string> Named(string text) =>
        Line()
            .Matches(text)
            .Select(line =>
                $"{line.Groups["type"].Value}::{(line.Groups["kind"].Value == "P" ? "get_" : "")}{line.Groups["member"].Value}"
            )
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Every call of a banned member.</summary>
    /// <param name="excused">The full names of the types that may: they are where it enters.</param>
    public static IReadOnlyList<string> Calls(
        CompiledAssembly assembly,
        IReadOnlySet<string> banned,
        params IEnumerable<string> excused
    ) =>
        [
            .. from type in assembly.Types
            where !excused.Contains(type.FullName)
            from inside in WithNested(type)
            from method in inside.Methods
            where method.HasBody
            from called in method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>()
            where banned.Contains($"{called.DeclaringType.FullName}::{called.Name}")
            select $"{method.FullName} calls {called.DeclaringType.FullName}.{called.Name}",
        ];

    /// <summary>What is missing for the analyser to break the build of every project; empty when all is there.</summary>
    /// <param name="shared">The text of <c>Directory.Build.props</c>.</param>
    /// <param name="others">Path and text of the project and settings files that could undo it.</param>
    public static IReadOnlyList<string> Unwired(string shared, IEnumerable<(string Path, string Text)> others)
    {
        var elements = XDocument.Parse(shared).Descendants().ToList();
        bool Has(string element, string attribute, string ending) =>
            elements.Any(found =>
                found.Name.LocalName == element
                && found.Attribute(attribute)?.Value.EndsWith(ending, StringComparison.Ordinal) == true
            );

        List<string> missing = [];
        if (!Has("PackageReference", "Include", "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
        {
            missing.Add("Directory.Build.props does not reference Microsoft.CodeAnalysis.BannedApiAnalyzers.");
        }

        if (!Has("AdditionalFiles", "Include", "BannedSymbols.txt"))
        {
            missing.Add("Directory.Build.props does not give BannedSymbols.txt to the analyser (AdditionalFiles).");
        }

        if (!elements.Any(found => found.Name.LocalName == "TreatWarningsAsErrors" && found.Value == "true"))
        {
            missing.Add("Directory.Build.props does not treat warnings as errors.");
        }

        missing.AddRange(
            others
                .Append(("Directory.Build.props", shared))
                .Where(file =>
                    file.Item2.Contains("RS0030", StringComparison.Ordinal)
                    || file.Item2.Contains("<TreatWarningsAsErrors>false", StringComparison.Ordinal)
                )
                .Select(file => $"{file.Item1} turns the banned symbols' rule (RS0030) or warnings as errors off.")
        );
        return missing;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    [GeneratedRegex(@"^(?<kind>[PM]):(?<type>[\w.]+)\.(?<member>\w+)(\([^)]*\))?(;|\s*$)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
