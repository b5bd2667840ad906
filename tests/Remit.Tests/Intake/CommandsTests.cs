using Remit.Tests.Harness;

namespace Remit.Tests.Intake;

/// <summary>The program itself, as people call it.</summary>
public sealed class CommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remit-intake-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_paper_goes_in_by_its_verb_and_out_again_by_undo()
    {
        var paper = Written("pilot.csv", "Paragraph,Responsibility,How we do\n2.1,Fish,Nets were mended\n");
        (await Run("import", "undo")).ShouldBe((1, "Nothing was brought in that could be taken back.\n"));

        var (code, words) = await Run("import", "responsibilities", paper, "--dry-run");
        code.ShouldBe(0, words);
        words.ShouldContain("left out");
        words.ShouldContain("Nothing was saved: this was a dry run.");

        (code, words) = await Run("import", "responsibilities", paper, "--column", "How we do=action-taken");
        code.ShouldBe(0, words);
        words.ShouldContain("This is change 1. ./remit import undo 1 takes it back.");

        Written("pilot.csv", "Paragraph,Responsibility,How we do\n2.1,Fish by night,Nets were mended\n");
        (code, words) = await Run("import", "responsibilities", paper);
        code.ShouldBe(1);
        words.ShouldContain("--answer wording-pilot-2-1=take|keep|add    (likeliest: take)");
        words.ShouldContain("1 question is open.");
        (code, words) = await Run("import", "responsibilities", paper, "--take-suggestions");
        code.ShouldBe(0, words);
        words.ShouldContain("This is change 2.");

        (code, words) = await Run("import", "undo", "1");
        code.ShouldBe(1);
        words.ShouldContain("Change 2 has worked on what this change recorded");
        (code, words) = await Run("import", "undo", "--dry-run");
        code.ShouldBe(0, words);
        words.ShouldContain("~ responsibility “Fish by night” (pilot/2-1)");
        words.ShouldContain("Nothing was taken back");
        (await Run("import", "undo")).Words.ShouldContain("Took change 2 back: 1 record is as before. This is change 3.");
        (
            await Run("import", "responsibilities", paper, "--answer", "wording-pilot-2-1=keep", "--answer", "other=x")
        ).Words.ShouldContain("nothing was asked under “other”");
    }

    [Fact]
    public async Task A_paper_of_a_body_that_is_not_recorded_makes_it_by_named_answers()
    {
        var paper = Written("list.csv", "Name,Post,Organisation\nJane Smith,Chief Nurse,ICB\n");
        var (code, words) = await Run("import", "members", paper);
        code.ShouldBe(1);
        words.ShouldContain("--answer \"body.name=TEXT\"");
        words.ShouldContain("Nothing was saved.");
        (code, words) = await Run(
            "import",
            "members",
            paper,
            "--answer",
            "body.name=Board = all of us",
            "--answer",
            "partnership=Isle",
            "--take-suggestions"
        );
        code.ShouldBe(0, words);
        words.ShouldContain("took body.kind=board: What sort of body is “Board = all of us”? Board");
        words.ShouldContain("This is change 1.");
        (code, words) = await Run("import", "members", paper, "--body", "nobody");
        code.ShouldBe(1);
        words.ShouldContain("there is no body with the key “nobody”. Recorded are board-all-of-us; “new” makes one.");
        (code, words) = await Run("import", "members", paper, "--body", "board-all-of-us");
        code.ShouldBe(0, words);
        (code, words) = await Run("import", "members", paper, "--body", "new", "--answer", "body.kind=circus");
        code.ShouldBe(1);
        words.ShouldContain("What is the new board or group called?");
    }

    [Fact]
    public async Task What_is_wrong_with_the_call_is_said_and_leaves_no_database()
    {
        var (code, words) = await Run("import", "responsibilities", Path.Combine(folder, "none.csv"));
        code.ShouldBe(1);
        words.ShouldContain("There is no such file.");
        Directory.Exists(Path.Combine(folder, "data")).ShouldBeFalse();
        var paper = Written("pilot.csv", "Paragraph,Responsibility\n2.1,Fish\n");
        (await Run("import", "responsibilities", paper, "--column", "Duty=action-taken")).Words.ShouldContain(
            "No table has a column “Duty”. There are: Paragraph, Responsibility."
        );
        (await Run("import", "responsibilities", paper, "--column", "Paragraph=colour")).Words.ShouldContain(
            "“colour” is no column here. Expected one of heading, paragraph"
        );
        (await Run("import", "responsibilities", paper, "--column", "Paragraph")).Words.ShouldContain("has no equals sign");
        (await Run("import", "responsibilities", paper, "--date", "soon")).Words.ShouldContain(
            "“soon” is not a date such as 2007-09-03."
        );
        (await Run("import", "responsibilities", paper, "--wording", "shout")).Code.ShouldBe(1);
        (code, words) = await Run("import", paper);
        code.ShouldBe(1);
        words.ShouldContain("is one paper, and this takes a whole partnership's folder or zip file.");
        words.ShouldContain("where KIND is one of responsibilities, members, terms, actions, planner.");
    }

    [Fact]
    public async Task Help_says_what_each_verb_takes_and_not_what_the_one_above_does()
    {
        (await Run("import", "responsibilities", "--help")).Words.ShouldContain("import responsibilities <FILE> [options]");
        var import = (await Run("import", "--help")).Words;
        import.ShouldContain("import <DIR|ZIP> [command] [options]");
        import.ShouldContain("undo");
    }

    private string Written(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private Task<(int Code, string Words)> Run(params string[] words) =>
        RunProgram.ToItsEnd([.. words, "--data", Path.Combine(folder, "data")]);
}
