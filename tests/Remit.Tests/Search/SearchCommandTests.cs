using System.Text.Json;
using Remit.Tests.Harness;

namespace Remit.Tests.Search;

public class SearchCommandTests
{
    [Fact]
    public async Task The_command_line_answers_as_the_pages_do()
    {
        var folder = Directory.CreateTempSubdirectory("remit-search-").FullName;
        try
        {
            (
                await RunProgram.ToItsEnd(
                    "import",
                    Path.Combine(Repository.Root, "samples", "leicestershire-2007"),
                    "--data",
                    folder
                )
            ).Code.ShouldBe(0);
            async Task<(int Code, string Words)> Ask(params string[] words) =>
                await RunProgram.ToItsEnd([.. words, "--data", folder]);

            var (code, words) = await Ask(
                "who-deals-with",
                "teenage",
                "pregancy",
                "--age",
                "15",
                "--district",
                "Melton",
                "--as-at",
                "2007-09-03"
            );
            code.ShouldBe(0);
            words.ShouldContain("No area called “Melton” is recorded.");
            words.ShouldContain("Young people's group leads on this for age 15.");
            words.ShouldContain("Chair: Tony Mulhearn, interim");
            (code, words) = await Ask("who-deals-with", "CAMHS", "--format", "json");
            code.ShouldBe(0);
            JsonDocument
                .Parse(words)
                .RootElement.GetProperty("page")
                .GetProperty("others")[0]
                .GetProperty("body")
                .GetProperty("key")
                .GetString()
                .ShouldBe("camhs-strategy-group");
            (code, words) = await Ask("who-deals-with", "speech", "--age", "banana");
            code.ShouldNotBe(0);
            words.ShouldContain("“banana” is no age. Write it as 13, 0-5, 16+ or unborn.");
            (code, words) = await Ask("search", "safegarding");
            code.ShouldBe(0);
            words.ShouldContain("“safegarding” was read as “safeguarding”.");
            (code, words) = await Ask("search", "board", "--kind", "monkey");
            code.ShouldBe(2);
            words.ShouldContain("There is no kind “monkey”. --kind takes");
            (await Ask("search", "report", "--from", "2007-10-01", "--to", "2007-10-31")).Words.ShouldContain(
                "that is of the time from 1 October 2007 to 31 October 2007."
            );
            (code, words) = await Ask("search", "report", "--from", "2007-10-01", "--to", "2007-09-30");
            code.ShouldBe(2);
            words.ShouldContain("--to 30 September 2007 comes before --from 1 October 2007.");
            (await Ask("search", "report", "--from", "autumn")).Words.ShouldContain("“autumn” is not a date such as 2007-09-03.");
            (await Ask("search", "zzzz")).Words.ShouldContain("Nothing is recorded with these words.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
