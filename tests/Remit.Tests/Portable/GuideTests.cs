using System.Text.RegularExpressions;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

/// <summary>What the guide shows is in the sample.</summary>
public partial class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.PathOf("docs/guides/portable-format.md"));

    [Fact]
    public void Every_example_stands_in_the_file_that_it_is_said_to_be_from()
    {
        var sample = PortableCase.Sample().Texts;
        var examples = Examples().Matches(Guide);
        examples.Count.ShouldBe(5);
        foreach (Match example in examples)
            ("\n" + sample[example.Groups["file"].Value]).ShouldContain("\n" + example.Groups["text"].Value);
    }

    [Fact]
    public void Every_file_and_folder_of_the_sample_is_in_the_table()
    {
        foreach (var place in PortableCase.Sample().Texts.Keys.Select(p => p.Split('/')[0]).Distinct())
            Guide.ShouldContain(place.Contains('.', StringComparison.Ordinal) ? $"`{place}`" : $"`{place}/");
    }

    [GeneratedRegex(@"From\s+`(?<file>[^`]+)`:\n\n```[a-z]+\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();
}
