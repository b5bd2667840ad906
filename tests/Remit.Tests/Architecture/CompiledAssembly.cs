using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Remit.Tests.Architecture;

/// <summary>A use of one type by another, as compiled.</summary>
/// <param name="From">The type that uses, its outermost type if it is nested.</param>
/// <param name="Member">The member in which it is used, or the type's own name for its bases and attributes.</param>
/// <param name="To">The type used.</param>
internal sealed record Use(TypeDefinition From, string Member, TypeReference To);

/// <summary>
/// What an assembly's own types use, read from its IL: bases, attributes, signatures and every instruction. The folder of
/// a type is the segment of its namespace after the root (<c>Remit.Kernel</c> lies in Kernel); a type of the root itself,
/// or of none, is the Program; a Razor page or view belongs to the folder that its file lies in.
/// </summary>
internal sealed class CompiledAssembly : IDisposable
{
    /// <summary>The folder of what lies at the root.</summary>
    public const string Program = "Program";

    private readonly AssemblyDefinition assembly;
    private readonly string root;
    private readonly Dictionary<string, string> razorFolders;

    /// <param name="root">The namespace below which the folders are: <c>Remit</c>.</param>
    public CompiledAssembly(AssemblyDefinition assembly, string root)
    {
        this.assembly = assembly;
        this.root = root;
        razorFolders = assembly
            .CustomAttributes.Where(attribute => attribute.AttributeType.Name == "RazorCompiledItemAttribute")
            .ToDictionary(
                attribute => ((TypeReference)attribute.ConstructorArguments[0].Value).FullName,
                attribute => FirstFolder((string)attribute.ConstructorArguments[2].Value),
                StringComparer.Ordinal
            );
        Types = [.. assembly.MainModule.Types.Where(type => FolderOf(type) is not null)];
        Uses = [.. Types.SelectMany(UsesOf)];
    }

    public static CompiledAssembly Read(System.Reflection.Assembly assembly, string root) =>
        new(AssemblyDefinition.ReadAssembly(assembly.Location), root);

    /// <summary>The outermost types that lie in a folder.</summary>
    public IReadOnlyList<TypeDefinition> Types { get; }

    /// <summary>Every use of a type by one of <see cref="Types"/>, of this assembly's types and of others'.</summary>
    public IReadOnlyList<Use> Uses { get; }

    /// <summary>The folder of one of this assembly's types; null for what is another's, or what the compiler adds.</summary>
    public string? FolderOf(TypeReference type)
    {
        var outermost = Outermost(type);
        if (outermost.Scope != assembly.MainModule)
        {
            return null;
        }

        if (razorFolders.TryGetValue(outermost.FullName, out var folder))
        {
            return folder;
        }

        if (outermost.Namespace.Length == 0)
        {
            return outermost.Name == Program ? Program : null;
        }

        var segments = outermost.Namespace.Split('.');
        return segments[0] != root ? null
            : segments.Length == 1 ? Program
            : segments[1];
    }

    public void Dispose() => assembly.Dispose();

    internal static TypeReference Outermost(TypeReference type)
    {
        var element = type.GetElementType();
        while (element.DeclaringType is not null)
        {
            element = element.DeclaringType.GetElementType();
        }

        return element;
    }

    private static string FirstFolder(string path) => path.TrimStart('/').Split('/') is [var first, _, ..] ? first : Program;

    private static IEnumerable<Use> UsesOf(TypeDefinition outermost) =>
        WithNested(outermost)
            .SelectMany(UsesInside)
            .SelectMany(use => Parts(use.Type).Select(part => (use.Member, Type: part)))
            .DistinctBy(use => (use.Member, use.Type.FullName))
            .Select(use => new Use(outermost, use.Member, use.Type));

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<(string Member, TypeReference? Type)> UsesInside(TypeDefinition type)
    {
        IEnumerable<TypeReference?> ofType =
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. Attributes(type),
            .. Constraints(type),
        ];
        return
        [
            .. ofType.Select(used => (type.FullName, used)),
            .. type.Fields.SelectMany(field =>
                Attributes(field).Prepend(field.FieldType).Select(used => (field.FullName, (TypeReference?)used))
            ),
            .. type.Properties.SelectMany(property =>
                Attributes(property).Prepend(property.PropertyType).Select(used => (property.FullName, (TypeReference?)used))
            ),
            .. type.Methods.SelectMany(method => UsedBy(method).Select(used => (method.FullName, used))),
        ];
    }

    private static IEnumerable<TypeReference?> UsedBy(MethodDefinition method)
    {
        IEnumerable<TypeReference?> used =
        [
            .. Signature(method),
            .. Attributes(method),
            .. method.Parameters.SelectMany(Attributes),
            .. Constraints(method),
        ];
        return !method.HasBody
            ? used
            :
            [
                .. used,
                .. method.Body.Variables.Select(variable => variable.VariableType),
                .. method.Body.ExceptionHandlers.Select(handler => handler.CatchType),
                .. method.Body.Instructions.SelectMany(UsedBy),
            ];
    }

    private static IEnumerable<TypeReference?> UsedBy(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod method => [method.DeclaringType, .. Signature(method), .. method.GenericArguments],
            MethodReference method => [method.DeclaringType, .. Signature(method)],
            _ => [],
        };

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType);

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute
                .ConstructorArguments.Concat(attribute.Fields.Concat(attribute.Properties).Select(named => named.Argument))
                .Select(argument => argument.Value)
                .OfType<TypeReference>()
                .Prepend(attribute.AttributeType)
        );

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    /// <summary>A type and what it is made of: <c>List&lt;Body[]&gt;</c> uses List and Body.</summary>
    internal static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType),
            IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
            TypeSpecification made => Parts(made.ElementType),
            _ => [type],
        };
}
