using System.Text.Json;
using Remit.Tests.Harness;

namespace Remit.Tests.Checks;

/// <summary>The verb <c>check</c>.</summary>
public class CommandsTests
{
    [Fact]
    public async Task The_verb_prints_json_with_five_fields_and_exits_with_1_where_a_duty_is_broken()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            (
                await RunProgram.ToItsEnd("import", Repository.PathOf("samples/leicestershire-2007"), "--data", folder)
            ).Code.ShouldBe(0);
            var (code, words) = await RunProgram.ToItsEnd("check", "--as-at", "2007-09-03", "--format", "json", "--data", folder);
            code.ShouldBe(1);
            using var json = JsonDocument.Parse(words);
            foreach (var finding in json.RootElement.EnumerateArray())
            {
                finding.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "severity", "message", "mend", "records"]);
                finding.GetProperty("severity").GetString().ShouldBeOneOf("error", "warning", "note");
                finding.GetProperty("records")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["kind", "key", "title"]);
            }

            (code, words) = await RunProgram.ToItsEnd("check", "--code", "str-03", "--as-at", "2007-09-03", "--data", folder);
            code.ShouldBe(0);
            words.ShouldContain("STR-03  Leicestershire Safeguarding Children Board (LSCB) scrutinises");
            words.ShouldNotContain("STR-08");

            (code, words) = await RunProgram.ToItsEnd(
                "check",
                "accept",
                "STR-03",
                "body:lscb",
                "--reason",
                "A scrutineer starts soon",
                "--review-on",
                "2099-01-31",
                "--data",
                folder
            );
            (code, words.Trim()).ShouldBe(
                (
                    0,
                    "Accepted until 31 January 2099: Leicestershire Safeguarding Children Board (LSCB) scrutinises Children and Young People's Board and answers to it. It is not recorded how it stays independent."
                )
            );
            (await RunProgram.ToItsEnd("check", "--code", "STR-03", "--data", folder)).Words.ShouldContain("1 accepted.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("There is no check “STR-77”", "--code", "STR-77")]
    [InlineData("--as-at 3/9/2007 can’t be read", "--as-at", "3/9/2007")]
    [InlineData("There is no format “xml”", "--format", "xml")]
    public async Task What_can_not_be_asked_is_refused_in_words(string says, params string[] asked)
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            (
                await RunProgram.ToItsEnd("import", Repository.PathOf("tests/Remit.Tests/Checks/Healthy"), "--data", folder)
            ).Code.ShouldBe(0);
            var (code, words) = await RunProgram.ToItsEnd(["check", .. asked, "--data", folder]);
            code.ShouldBe(2);
            words.ShouldContain(says);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
