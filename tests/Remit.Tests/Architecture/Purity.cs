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
    public static IReadOnlyList<string> Violations(CompiledAssembly assembly, Func<TypeDefinition, bool> areToBeFree) =>
        [
            .. assembly
                .Uses.Where(use => areToBeFree(use.From) && IsMachinery(use.To))
                .Select(use => $"{use.Member} uses {use.To.FullName}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>True for what is kept in the database: it is, or descends from, a Kernel <c>IRow</c>.</summary>
    public static bool IsStored(TypeDefinition type)
    {
        for (var kind = type; kind is not null; kind = kind.BaseType?.Resolve())
        {
            if (kind.Interfaces.Select(implemented => implemented.InterfaceType).Any(IsRow))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRow(TypeReference type) =>
        type.Name == "IRow" && type.Namespace.EndsWith(".Kernel", StringComparison.Ordinal);

    private static bool IsMachinery(TypeReference type)
    {
        var name = CompiledAssembly.Outermost(type).Namespace;
        return Machinery.Any(machinery => name == machinery || name.StartsWith(machinery + ".", StringComparison.Ordinal));
    }
}
