using FsCheck;
using FsCheck.Fluent;
using Remit.Documents;
using Remit.Kernel;
using Remit.Portable;

namespace Remit.Tests.Portable;

/// <summary>Whatever a text holds, it is read back from YAML and from CSV as it was written.</summary>
public class WrittenFormTests
{
    internal static readonly string[] Hostile =
    [
        "yes",
        "No",
        "on",
        "y",
        "null",
        "~",
        "true",
        "1e3",
        "0x1F",
        "0o17",
        "1_000",
        "12:30:45",
        "5.10",
        "-1",
        "+1",
        ".5",
        ".inf",
        ".nan",
        "2007-09-03",
        "2007-09-03T09:00",
        "-",
        "--",
        "---",
        "...",
        "- item",
        "? key",
        ": value",
        "a: b",
        "a:",
        "a :b",
        "#remark",
        "a #remark",
        "a#b",
        "&anchor",
        "*alias",
        "!tag",
        "!!str x",
        "|",
        ">",
        "|-\n",
        "%YAML 1.2",
        "@at",
        "`tick",
        "[a]",
        "{a}",
        "a, b",
        "a]",
        "\"quoted\"",
        "'quoted'",
        "it's",
        "“quoted”",
        "£5,000",
        "\\",
        "\\n",
        " leading",
        "trailing ",
        "\ttab",
        "tab\t",
        "a\tb",
        "\n",
        "\na",
        "a\n",
        "a\n\n",
        "a\n\nb",
        "a\n b",
        " a\nb",
        "a\n ",
        "a\n \nb",
        "a\n\tb",
        "---\na",
        "a\n---\nb",
        "a\n...\nb",
        "a\n# b",
        "a\n- b: c",
        "key,with,commas",
        "semi; colon",
        "\u0000",
        "\u0001\u001f\u007f",
        "\u0085",
        "\u00a0",
        "\u2028\u2029",
        "\ufeff",
        "\ufffe\uffff",
        "🎉",
        "a🎉\nb",
        "e\u0301",
        "عربى",
        new string('x', 5000),
        new string(' ', 300),
    ];

    private static readonly Arbitrary<string> AnyText = (
        from parts in Gen.OneOf(
                Gen.Elements(Hostile),
                Gen.Elements(
                    "\n",
                    " ",
                    "\t",
                    ": ",
                    " #",
                    "- ",
                    "\"",
                    "'",
                    "\\",
                    ",",
                    ";",
                    "|",
                    "\u0000",
                    "\u2028",
                    "🎉",
                    "a",
                    "Ä",
                    "1"
                ),
                ArbMap.Default.GeneratorFor<string>().Where(t => t is not null && Texts.IsWellFormed(t))
            )
            .ListOf()
        select string.Concat(parts)
    ).ToArbitrary();

    [Fact]
    public void A_hostile_text_is_read_back_from_YAML_as_it_was() => Assert.All(Hostile, ShouldComeBackFromYaml);

    [Fact]
    public void A_hostile_text_is_read_back_from_CSV_as_it_was() => Assert.All(Hostile, ShouldComeBackFromCsv);

    [Fact]
    public void Any_text_is_read_back_from_YAML_as_it_was() => Prop.ForAll(AnyText, ShouldComeBackFromYaml).Check(Runs);

    [Fact]
    public void Any_text_is_read_back_from_CSV_as_it_was() => Prop.ForAll(AnyText, ShouldComeBackFromCsv).Check(Runs);

    [Theory]
    [InlineData("Board", "Board")]
    [InlineData("Children & Young People's Board (2007)", "Children & Young People's Board (2007)")]
    [InlineData("5.6", "\"5.6\"")]
    [InlineData("s. 10", "s. 10")]
    [InlineData("no", "\"no\"")]
    [InlineData("LSCBs: supplementary", "\"LSCBs: supplementary\"")]
    [InlineData("one\ntwo", "|-\n  one\n  two")]
    [InlineData("one\ntwo\n", "|\n  one\n  two")]
    public void A_text_is_written_as_a_person_would(string text, string written) => Yaml.Scalar(text, 0).ShouldBe(written);

    private static Config Runs =>
        Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("REMIT_TEST_SOAK") is null ? 2_000 : 50_000);

    private static void ShouldComeBackFromYaml(string text)
    {
        // Deep inside other things, as texts are.
        var document = $"a:\n  b:\n    c: {Yaml.Scalar(text, 4)}\n    d: end\n";
        var problems = new List<Problem>();
        var value = Yaml.Read("x.yaml", document, problems)!;
        problems.ShouldBeEmpty(document);
        var inside = value.Entries!.Single().Value.Entries!.Single().Value.Entries!;
        inside.Select(e => e.Name).ShouldBe(["c", "d"]);
        (inside[0].Value.Text ?? "").ShouldBe(text, document);
        inside[1].Value.Text.ShouldBe("end");
    }

    private static void ShouldComeBackFromCsv(string text)
    {
        var written = CsvText.Write([
            ["key", text, "c"],
            [text, "b", text],
        ]);
        var rows = CsvText.Read(
            written,
            ',',
            (line, column, what) => throw new InvalidOperationException($"{line}:{column}: {what}")
        );
        rows.Select(r => r.Select(c => c.Text))
            .ShouldBe([
                ["key", text, "c"],
                [text, "b", text],
            ]);
    }
}
