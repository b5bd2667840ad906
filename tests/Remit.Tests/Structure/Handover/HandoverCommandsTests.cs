using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

public class HandoverCommandsTests
{
    [Fact]
    public async Task The_command_line_does_what_the_pages_do()
    {
        var folder = Directory.CreateTempSubdirectory("remit-handover-").FullName;
        try
        {
            (await Run("import", Path.Combine(Repository.Root, "samples", "leicestershire-2007"))).Code.ShouldBe(0);
            var (code, words) = await Run("close", "body:executive", "--on", "2027-03-31", "--successor", "board", "--dry-run");
            code.ShouldBe(0, words);
            words.ShouldContain(
                "“Children and Young People's Board” takes over from it on 1 April 2027, and gets 9 places, 13 lines and 3 reporting duties."
            );
            words.ShouldContain("it has a chair already");
            words.ShouldContain("This was a dry run: nothing was saved.");
            (code, words) = await Run(
                "close",
                "body:executive",
                "--on",
                "2027-03-31",
                "--successor",
                "board",
                "--goes",
                "place:executive/pct=end",
                "--why",
                "One body is enough"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("and gets 8 places");
            (code, words) = await Run("close", "body:executive", "--on", "2027-04-30");
            code.ShouldBe(1);
            words.ShouldContain("closes on 31 March 2027 already");
            (code, words) = await Run("close", "body:eydcp", "--successor", "nowhere");
            code.ShouldBe(1);
            words.ShouldContain("There is no “nowhere”");
            (await Run("establish", "body:early-years-group", "--on", "2027-04-01")).Code.ShouldBe(0);
            (await Run("establish", "body:early-years-group")).Words.ShouldContain("is established already");
            (await Run("rename", "body:early-years-group", "--to", "Under fives", "--on", "2027-05-01")).Code.ShouldBe(0);
            (code, words) = await Run(
                "merge",
                "learning-and-skills-council",
                "connexions-leicestershire",
                "--into-new",
                "Skills trust",
                "--on",
                "2027-04-01"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("merged into “Skills trust” from 1 April 2027");
            (code, words) = await Run(
                "split",
                "leicestershire-county-council",
                "--into-new",
                "North",
                "--into-new",
                "South",
                "--on",
                "2027-04-01",
                "--goes",
                "post:director=South"
            );
            code.ShouldBe(0, words);
            words.ShouldContain("goes to “South”");
            (await Run("split", "dfes", "--into-new", "One")).Words.ShouldContain("Name two organisations or more");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }
}
