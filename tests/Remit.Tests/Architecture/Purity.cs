using Mono.Cecil;

namespace Remit.Tests.Architecture;

/// <summary>What the domain does not know: where it is stored, and how it is served.</summary>
internal static class Purity
{
    private static readonly string[] Machinery =
    [
        "Microsoft.EntityFrameworkCore",
        "Microsoft.AspNetCore",
        "Microsoft.Data.Sqlite",
        "Npgsql",
    ];

    /// <summary>Every use of the database's or the web's machinery by the types that are to be free of it.</summary>
    public static IReadOnlyList<string> Violations(
        CompiledAssembly assembly,
        Func<TypeDefinition, bool> areToBeFree
    ) =>
        [
            .. assembly
                .Uses.Where(use => areToBeFree(use.From) && IsMachinery(use.To))
                .Select(use => $"{use.Member} uses {use.To.FullName}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The types that are kept in the database: those for which there is a mapping class
    /// (<c>IEntityTypeConfiguration&lt;T&gt;</c>) or a method that takes an <c>EntityTypeBuilder&lt;T&gt;</c>.</summary>
    public static IReadOnlySet<string> StoredTypes(CompiledAssembly assembly) =>
        assembly
            .Types.SelectMany(type => type.NestedTypes.Prepend(type))
            .SelectMany(type =>
                type.Interfaces.Select(implemented => implemented.InterfaceType)
                    .Concat(
                        type.Methods.SelectMany(method => method.Parameters)
                            .Select(parameter => parameter.ParameterType)
                    )
            )
            .OfType<GenericInstanceType>()
            .Where(type =>
                type.ElementType.Name is "IEntityTypeConfiguration`1" or "EntityTypeBuilder`1"
            )
            .Select(type => type.GenericArguments[0])
            .Where(type => type is not GenericParameter)
            .Select(type => type.FullName)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsMachinery(TypeReference type)
    {
        var name = CompiledAssembly.Outermost(type).Namespace;
        return Machinery.Any(machinery =>
            name == machinery || name.StartsWith(machinery + ".", StringComparison.Ordinal)
        );
    }
}
