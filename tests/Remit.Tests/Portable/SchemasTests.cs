using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using Remit.Portable;
using Remit.Tests.Harness;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Remit.Tests.Portable;

public class SchemasTests
{
    private static readonly IReadOnlyDictionary<string, string> Made = new PortableSchemas(Composition.Shapes()).Files();

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["partnership.yaml"] = "partnership",
        ["organisations"] = "organisation",
        ["bodies"] = "body",
        ["posts"] = "post",
        ["registers"] = "register",
        ["sources"] = "source",
    };

    [Fact]
    public void What_is_published_is_what_the_shapes_say()
    {
        var folder = Repository.PathOf("docs/schemas");
        var published = Directory
            .EnumerateFiles(folder)
            .ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText, StringComparer.Ordinal);
        published.Keys.Order(StringComparer.Ordinal).ShouldBe(Made.Keys, "write them anew: ./remit schemas docs/schemas");
        foreach (var (name, text) in Made)
            (published[name] == text).ShouldBeTrue($"write {name} anew: ./remit schemas docs/schemas");
    }

    [Fact]
    public async Task Every_file_of_the_sample_fits_its_schema()
    {
        var checkedFiles = 0;
        foreach (var (path, text) in PortableCase.Sample().Texts.Where(f => f.Key.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            (await Faults(Kinds[path.Split('/')[0]], text)).ShouldBeEmpty(path);
            checkedFiles++;
        }
        checkedFiles.ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData("body", "kind: board\n")]
    [InlineData("body", "name:\nkind: board\n")]
    [InlineData("body", "name: \" \"\nkind: board\n")]
    [InlineData("body", "name: X\nkind: bord\n")]
    [InlineData("body", "name: X\nkind: board\npurpos: Y\n")]
    [InlineData("body", "name: X\nkind: board\nfrom: 3/9/2007\n")]
    [InlineData("body", "name: X\nkind: board\nages: old\n")]
    [InlineData("body", "name: X\nkind: board\noutside: \"yes\"\n")]
    [InlineData("body", "name: X\nkind: board\nestablished:\n  since: 2007-01-01\n")]
    [InlineData("body", "name: X\nkind: board\nplaces:\n  The chair:\n    title: C\n    role: chair\n")]
    [InlineData("body", "name: X\nkind: board\nplaces:\n  chair:\n    role: chair\n")]
    [InlineData(
        "body",
        "name: X\nkind: board\nplaces:\n  chair:\n    title: C\n    role: chair\n    powers:\n      p:\n        wat: x\n"
    )]
    [InlineData("body", "name: X\nkind: board\nlines:\n  l:\n    kind: works-with\n    to: body:board\n")]
    [InlineData("register", "title: X\nholder: lead-member\n")]
    [InlineData("register", "title: X\nresponsibilities:\n  a:\n    text: A\n    provisions: cypp\n")]
    [InlineData("partnership", "name: X\n")]
    [InlineData("partnership", "format: remit/2\nname: X\n")]
    [InlineData("source", "- a list\n")]
    public async Task A_file_that_an_import_refuses_does_not_fit(string kind, string text)
    {
        (await Faults(kind, text)).ShouldNotBeEmpty();

        await using var partnership = await PortableCase.WithTheSample(Databases.Sqlite);
        var path = kind == "partnership" ? "partnership.yaml" : $"{Kinds.Single(k => k.Value == kind).Key}/x.yaml";
        (await partnership.Import(PortableCase.Files((path, text)), rehearse: true)).Problems.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("body", "name: X\nkind: board\npurpose:\nuntil:\nplaces:\nestablished: {}\n")]
    [InlineData(
        "register",
        "title: X\nresponsibilities:\n  a:\n    number: \"5.6\"\n    text: A\n    provisions:\n      - cypp\n"
    )]
    public async Task A_file_that_an_import_takes_fits(string kind, string text) => (await Faults(kind, text)).ShouldBeEmpty();

    private static async Task<IReadOnlyList<string>> Faults(string kind, string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(Made[$"{kind}.schema.json"]);
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var json = Json(stream.Documents[0].RootNode)?.ToJsonString() ?? "null";
        return [.. schema.Validate(json).Select(fault => fault.ToString())];
    }

    /// <summary>As any reader of YAML 1.2 sees it, and not as ours does: an unquoted number is a number.</summary>
    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => new JsonObject(
                mapping.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
            YamlScalarNode { Style: not ScalarStyle.Plain } scalar => scalar.Value,
            YamlScalarNode { Value: null or "" or "~" or "null" } => null,
            YamlScalarNode { Value: "true" or "false" } scalar => scalar.Value == "true",
            YamlScalarNode scalar when double.TryParse(scalar.Value, CultureInfo.InvariantCulture, out var number) => number,
            YamlScalarNode scalar => scalar.Value,
            _ => throw new NotSupportedException(),
        };
}
