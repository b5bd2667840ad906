using Mono.Cecil;

namespace Remit.Tests.Architecture;

/// <summary>
/// What <c>public</c> means in one assembly: offered to other folders. A public type of a capability needs a reason: another
/// folder uses it, it is a stored record (records are what a capability offers), the framework asks for it (page models, tag
/// helpers, view components), or it stands in the public signature of a type that has such a reason.
/// </summary>
internal static class Offered
{
    private static readonly string[] AskedFor = ["PageModel", "TagHelper", "ViewComponent", "DbContext", "Migration"];

    /// <summary>True when the type, and each that it is nested in, is public.</summary>
    public static bool IsPublic(TypeReference type) =>
        type.GetElementType().Resolve() is not { } definition || IsOpen(definition);

    /// <param name="capabilities">The folders to look at.</param>
    /// <param name="tests">Assemblies whose public signatures are a reason as well: xunit wants its test methods public.</param>
    public static IReadOnlyList<string> WithoutReason(
        CompiledAssembly assembly,
        IEnumerable<string> capabilities,
        params IEnumerable<CompiledAssembly> tests
    )
    {
        var folders = capabilities.ToHashSet(StringComparer.Ordinal);
        var candidates = assembly
            .Types.Where(type => type.IsPublic && folders.Contains(assembly.FolderOf(type)!))
            .ToDictionary(type => type.FullName, StringComparer.Ordinal);

        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([
            .. Edges.Across(assembly).Select(edge => Name(edge.Use.To)),
            .. candidates.Values.Where(type => IsAskedFor(type) || Purity.IsStored(type)).Select(type => type.FullName),
            .. tests.SelectMany(test => test.Types).SelectMany(PublicSignature).Select(Name),
        ]);
        while (waiting.TryDequeue(out var name))
        {
            if (candidates.TryGetValue(name, out var type) && reached.Add(name))
            {
                foreach (var part in PublicSignature(type))
                {
                    waiting.Enqueue(Name(part));
                }
            }
        }

        return [.. candidates.Keys.Except(reached).Order(StringComparer.Ordinal)];
    }

    private static string Name(TypeReference type) => CompiledAssembly.Outermost(type).FullName;

    private static bool IsOpen(TypeDefinition type) =>
        type.DeclaringType is null ? type.IsPublic : type.IsNestedPublic && IsOpen(type.DeclaringType);

    private static bool IsAskedFor(TypeDefinition type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.Resolve()?.BaseType)
        {
            if (AskedFor.Contains(parent.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TypeReference> PublicSignature(TypeDefinition type) =>
        type
            .Interfaces.Select(implemented => implemented.InterfaceType)
            .Append(type.BaseType)
            .Concat(type.Fields.Where(field => field.IsPublic || field.IsFamily).Select(field => field.FieldType))
            .Concat(
                type.Methods.Where(method => method.IsPublic || method.IsFamily)
                    .SelectMany(method =>
                        method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType)
                    )
            )
            .SelectMany(CompiledAssembly.Parts)
            .Concat(type.NestedTypes.Where(nested => nested.IsNestedPublic).SelectMany(PublicSignature));
}
