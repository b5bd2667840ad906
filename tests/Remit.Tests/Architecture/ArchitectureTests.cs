using Mono.Cecil;
using Remit.Tests.Harness;

namespace Remit.Tests.Architecture;

/// <summary>The rules of the house, each over the real program and each shown to find a fault in the crooked one.</summary>
public sealed class ArchitectureTests(ArchitectureTests.Read read) : IClassFixture<ArchitectureTests.Read>
{
    /// <summary>Where ids enter.</summary>
    private const string IdSource = "Remit.Kernel.IdSource";

    private readonly CompiledAssembly remit = read.Remit;
    private readonly CompiledAssembly crooked = read.Crooked;

    [Fact]
    public void Every_use_across_folders_has_a_line_in_the_table() => None(Edges.Violations(remit));

    [Fact]
    public void A_use_that_points_back_is_found_with_its_member()
    {
        var found = Edges.Violations(crooked);
        found.Count(line => line.StartsWith("Kernel → Structure: ", StringComparison.Ordinal)).ShouldBe(1);
        found
            .Single(line => line.StartsWith("Kernel → Structure: ", StringComparison.Ordinal))
            .ShouldContain("Crooked.Kernel.Period/");
        found.ShouldContain("Cellar → Structure: Crooked.Cellar.Jar uses Crooked.Structure.Body");
        found.ShouldNotContain(line => line.StartsWith("Structure → Kernel", StringComparison.Ordinal));
        found.ShouldNotContain(line => line.StartsWith("Program", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_folder_has_a_line_in_the_table() => None(Edges.UnknownFolders(remit));

    [Fact]
    public void A_folder_without_a_line_is_found() => Edges.UnknownFolders(crooked).ShouldBe(["Cellar"]);

    [Fact]
    public void The_table_has_no_circle()
    {
        // Each folder may use only folders that stand above it.
        var above = new List<string>();
        foreach (var (folder, uses) in Edges.Allowed)
        {
            uses.Except(above).ShouldBeEmpty($"{folder} may use what stands below it in the table");
            above.Add(folder);
        }
    }

    [Fact]
    public void What_another_folder_uses_is_public() => None(Edges.UsesOfWhatIsNotOffered(remit));

    [Fact]
    public void A_use_of_what_is_internal_to_another_folder_is_found() =>
        Edges
            .UsesOfWhatIsNotOffered(crooked)
            .ShouldHaveSingleItem()
            .ShouldBe(
                "Structure → Kernel: System.Int32 Crooked.Structure.Body::Count() uses Crooked.Kernel.Hidden, which is internal"
            );

    [Fact]
    public void What_no_other_folder_uses_is_internal() => None(Offered.WithoutReason(remit, Edges.Capabilities, read.Tests));

    [Fact]
    public void A_public_type_without_a_reason_is_found() =>
        Offered.WithoutReason(crooked, Edges.Capabilities).ShouldBe(["Crooked.Structure.Line"]);

    [Fact]
    public void Kernel_and_Documents_know_neither_the_database_nor_the_web() =>
        None(Purity.Violations(remit, type => remit.FolderOf(type) is "Kernel" or "Documents"));

    [Fact]
    public void Stored_types_know_neither_the_database_nor_the_web() =>
        None(Purity.Violations(remit, type => InCapability(type) && Purity.IsStored(type)));

    [Fact]
    public void A_Kernel_type_that_knows_the_database_is_found() =>
        Purity
            .Violations(crooked, type => crooked.FolderOf(type) == "Kernel")
            .ShouldContain(line => line.EndsWith("uses Microsoft.EntityFrameworkCore.DbContext", StringComparison.Ordinal));

    [Fact]
    public void A_stored_type_that_knows_the_web_is_found()
    {
        crooked.Types.Where(Purity.IsStored).Select(type => type.Name).ShouldBe(["Record", "Body"], ignoreOrder: true);
        Purity
            .Violations(crooked, Purity.IsStored)
            .ShouldContain(line => line.EndsWith("uses Microsoft.AspNetCore.Http.HttpContext", StringComparison.Ordinal));
    }

    [Fact]
    public void No_banned_symbol_is_called_but_where_ids_enter() =>
        None(BannedSymbols.Calls(remit, BannedSymbols.Named(BannedFile), IdSource));

    [Fact]
    public void A_banned_call_is_found_in_whatever_it_is_compiled_to()
    {
        var found = BannedSymbols.Calls(crooked, BannedSymbols.Named(BannedFile), "Crooked.Kernel.IdSource");
        found.Count.ShouldBe(2);
        found.ShouldContain("System.DateTime Crooked.Structure.Line::When() calls System.DateTime.get_UtcNow");
        found.ShouldContain(line => line.EndsWith("MoveNext() calls System.Guid.NewGuid", StringComparison.Ordinal));
        BannedSymbols
            .Calls(crooked, BannedSymbols.Named(BannedFile))
            .ShouldContain("System.Guid Crooked.Kernel.IdSource::Next() calls System.Guid.CreateVersion7");
    }

    [Fact]
    public void The_banned_symbols_are_those_of_time_and_ids() =>
        BannedSymbols
            .Named(BannedFile)
            .ShouldBe(
                [
                    "System.DateTime::get_Now",
                    "System.DateTime::get_UtcNow",
                    "System.DateTime::get_Today",
                    "System.DateTimeOffset::get_Now",
                    "System.DateTimeOffset::get_UtcNow",
                    "System.Guid::NewGuid",
                    "System.Guid::CreateVersion7",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_banned_symbol_breaks_the_build_of_every_project() =>
        None(
            BannedSymbols.Unwired(
                Text("Directory.Build.props"),
                [
                    (".editorconfig", Text(".editorconfig")),
                    .. Directory
                        .EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
                        .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*.csproj", SearchOption.AllDirectories))
                        .Select(path => (path, File.ReadAllText(path))),
                ]
            )
        );

    [Fact]
    public void Each_way_to_unwire_the_banned_symbols_is_found()
    {
        BannedSymbols.Unwired("<Project />", []).Count.ShouldBe(3);
        BannedSymbols
            .Unwired(Text("Directory.Build.props"), [("one.csproj", "<NoWarn>RS0030</NoWarn>"), ("two.csproj", "<Project />")])
            .ShouldHaveSingleItem()
            .ShouldStartWith("one.csproj");
    }

    [Theory]
    [InlineData("/Kernel/Clock.cshtml", "Kernel → Structure")]
    [InlineData("/Web/_Layout.cshtml", "Web → Structure")]
    [InlineData("/Structure/Bodies/BodyPage.cshtml", null)]
    [InlineData("/_ViewStart.cshtml", null)]
    public void A_page_belongs_to_the_folder_that_its_file_lies_in(string path, string? violation)
    {
        using var house = new CompiledAssembly(HouseWithPage(path), "Remit");
        Edges.Violations(house).Select(line => line.Split(": ")[0]).ShouldBe(violation is null ? [] : [violation]);
    }

    /// <summary>An assembly with one body, and one page that shows it, as the Razor compiler leaves them.</summary>
    private static AssemblyDefinition HouseWithPage(string path)
    {
        var assembly = AssemblyDefinition.CreateAssembly(new("House", new Version(1, 0)), "House", ModuleKind.Dll);
        var module = assembly.MainModule;
        var body = new TypeDefinition("Remit.Structure", "Body", TypeAttributes.Public, module.TypeSystem.Object);
        var page = new TypeDefinition("AspNetCoreGeneratedDocument", "Page", TypeAttributes.NotPublic, module.TypeSystem.Object);
        page.Fields.Add(new FieldDefinition("shown", FieldAttributes.Private, body));
        module.Types.Add(body);
        module.Types.Add(page);

        var attribute = new TypeReference(
            "Microsoft.AspNetCore.Razor.Hosting",
            "RazorCompiledItemAttribute",
            module,
            module.TypeSystem.CoreLibrary
        );
        var type = new TypeReference("System", "Type", module, module.TypeSystem.CoreLibrary);
        var constructor = new MethodReference(".ctor", module.TypeSystem.Void, attribute) { HasThis = true };
        TypeReference[] parameters = [type, module.TypeSystem.String, module.TypeSystem.String];
        foreach (var parameter in parameters)
        {
            constructor.Parameters.Add(new ParameterDefinition(parameter));
        }

        var item = new CustomAttribute(constructor);
        item.ConstructorArguments.Add(new(type, page));
        item.ConstructorArguments.Add(new(module.TypeSystem.String, "mvc.1.0.razor-page"));
        item.ConstructorArguments.Add(new(module.TypeSystem.String, path));
        assembly.CustomAttributes.Add(item);
        return assembly;
    }

    private bool InCapability(TypeDefinition type) => Edges.Capabilities.Contains(remit.FolderOf(type)!);

    private static string BannedFile => Text("BannedSymbols.txt");

    private static string Text(string path) => File.ReadAllText(Repository.PathOf(path));

    private static void None(IReadOnlyList<string> violations) =>
        violations.ShouldBeEmpty($"\n{string.Join('\n', violations)}\n");

    /// <summary>The assemblies, read once for all rules.</summary>
    public sealed class Read : IDisposable
    {
        internal CompiledAssembly Remit { get; } = CompiledAssembly.Read(System.Reflection.Assembly.Load("Remit"), "Remit");

        internal CompiledAssembly Crooked { get; } = CompiledAssembly.Read(typeof(ArchitectureTests).Assembly, "Crooked");

        internal CompiledAssembly Tests { get; } = CompiledAssembly.Read(typeof(ArchitectureTests).Assembly, "Remit");

        public void Dispose()
        {
            Remit.Dispose();
            Crooked.Dispose();
            Tests.Dispose();
        }
    }
}
