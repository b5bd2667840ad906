using Remit.Tests.Harness;
using Remit.Tests.Portable;

namespace Remit.Tests.Structure.Terms;

/// <summary>The verb as it is typed.</summary>
public sealed class TermsCommandsTests : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("remit-terms-").FullName;

    public void Dispose() => Directory.Delete(work, recursive: true);

    [Fact]
    public async Task Terms_go_all_the_way_from_the_command_line()
    {
        (await RunProgram.ToItsEnd("import", PortableCase.SampleFolder, "--data", work)).Code.ShouldBe(0);
        await Says("agree executive/1 --by board --on 2007-09-03 --review 2008-09-03", 0, "Agreed terms:executive/1 (change ");
        var text = Path.Combine(work, "terms.md");
        await File.WriteAllTextAsync(text, "## Purpose\n\nTo lead.\n", TestContext.Current.CancellationToken);
        await Says($"begin executive --text {text}", 0, "Began terms:executive/2 (change ");
        await Says("propose executive/2 --to board --on 2008-01-01", 0, "Proposed terms:executive/2 (change ");
        await Says("compare executive/2 --with 1", 0, "-] {+lead+}.");
        await Says("agree executive/2 --by board --on 2007-09-01", 1, "Version 1 is agreed and holds from 3 September 2007.");
        await Says("due --as-at 2008-08-01", 0, "version 1: are to be looked at again by 3 September 2008");
        await Says("agree executive/2 --by nobody --on 2008-01-01", 1, "There is no body “nobody”.");
        await Says("withdraw executive/2", 0, "Withdrew terms:executive/2 (change ");
        await Says("withdraw executive/1", 1, "Only a draft or a proposal can be withdrawn.");
        await Says("withdraw executive/9", 1, "There is no version of terms of reference “executive/9”.");
    }

    private async Task Says(string words, int code, string expected)
    {
        var (ended, printed) = await RunProgram.ToItsEnd(["terms", .. words.Split(' '), "--data", work]);
        printed.ShouldContain(expected);
        ended.ShouldBe(code, printed);
    }
}
