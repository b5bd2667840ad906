using Remit.Tests.Harness;

namespace Remit.Tests.Program;

public class ServingTests
{
    [Fact]
    public async Task The_demo_serves_the_sample_on_3_September_2007()
    {
        await using var demo = await ServedProgram.Start(Repository.StartProgram("demo", "--port", "0"));
        using var client = new HttpClient();
        (await client.GetStringAsync(new Uri(demo.Address, "/bodies/executive"))).ShouldContain("Gareth Williams");
        (await client.GetStringAsync(new Uri(demo.Address, "/index.json"))).ShouldContain("\"asAt\": \"2007-09-03\"");
    }

    [Fact]
    public async Task The_demo_makes_its_own_folder_afresh_and_touches_no_other()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            var own = Path.Combine(folder, "own");
            for (var i = 0; i < 2; i++)
            {
                await using var demo = await ServedProgram.Start(Repository.StartProgram("demo", "--port", "0", "--data", own));
                File.Exists(Path.Combine(own, "remit.db")).ShouldBeTrue();
            }
            await using (var running = await ServedProgram.Start(Repository.StartProgram("demo", "--port", "0", "--data", own)))
            {
                (await RunProgram.ToItsEnd("demo", "--port", "0", "--data", own)).Code.ShouldBe(2);
                File.Exists(Path.Combine(own, "remit.db")).ShouldBeTrue();
            }
            var file = Path.Combine(own, "remit.db");
            (await RunProgram.ToItsEnd("demo", "--port", "0", "--data", file)).Code.ShouldBe(2);
            File.Exists(file).ShouldBeTrue();
            var strange = Path.Combine(folder, "strange");
            Directory.CreateDirectory(strange);
            await File.WriteAllTextAsync(Path.Combine(strange, "letter.txt"), "Dear clerk");
            var (code, words) = await RunProgram.ToItsEnd("demo", "--port", "0", "--data", strange);
            code.ShouldBe(2);
            words.ShouldContain("The demo did not make");
            Directory.EnumerateFileSystemEntries(strange).Count().ShouldBe(1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_second_writer_is_refused_while_the_first_serves_and_reading_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            var sample = Repository.PathOf("samples/leicestershire-2007");
            (await RunProgram.ToItsEnd("import", sample, "--data", folder)).Code.ShouldBe(0);
            await using var server = await ServedProgram.Start(Repository.StartProgram("serve", "--port", "0", "--data", folder));
            var (code, words) = await RunProgram.ToItsEnd("import", sample, "--data", folder);
            code.ShouldBe(2);
            words.ShouldContain("Another Remit is using");
            (await RunProgram.ToItsEnd("export", Path.Combine(folder, "out.zip"), "--data", folder)).Code.ShouldBe(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--port", "banana")]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    public async Task A_port_that_is_none_is_answered(params string[] words)
    {
        var (code, said) = await RunProgram.ToItsEnd(["serve", .. words]);
        code.ShouldNotBe(0);
        said.ShouldContain("--port");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_to_be()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            await using var demo = await ServedProgram.Start(Repository.StartProgram("demo", "--port", "0"));
            var (code, words) = await RunProgram.ToItsEnd("serve", "--port", $"{demo.Address.Port}", "--data", folder);
            code.ShouldBe(2);
            words.ShouldContain("Another program is listening on this port");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
