using System.IO.Compression;
using System.Text.RegularExpressions;
using Remit.Tests.Harness;

namespace Remit.Tests.Program;

public class ServingTests
{
    [Fact]
    public async Task The_demo_lays_the_illustrative_cycle_on_the_papers_says_so_and_starts_on_1_April_2008()
    {
        await using var demo = await ServedProgram.Start(Repository.StartProgram("demo", "--port", "0"));
        using var client = new HttpClient();
        (await client.GetStringAsync(new Uri(demo.Address, "/bodies/executive"))).ShouldContain("Gareth Williams");
        (await client.GetStringAsync(new Uri(demo.Address, "/index.json"))).ShouldContain("\"asAt\": \"2008-04-01\"");
        (await client.GetStringAsync(new Uri(demo.Address, "/meetings/board/2007-09-12"))).ShouldContain("12 September 2007");
        foreach (var address in new[] { "/", "/meetings", "/organisations/district-councils/attendance" })
            (await client.GetStringAsync(new Uri(demo.Address, address))).ShouldContain(
                "The meetings from September 2007 on are illustrative: made up."
            );
        // Each sort of fault that the checks of meetings find is there to be seen.
        foreach (var code in new[] { "STR-14", "ENG-01", "MTG-01", "MTG-02", "MTG-03", "MTG-04", "MTG-05", "MTG-06", "MTG-07" })
        {
            using var found = System.Text.Json.JsonDocument.Parse(
                await client.GetStringAsync(new Uri(demo.Address, $"/checks.json?code={code}"))
            );
            found.RootElement.GetProperty("page").GetProperty("findings").GetArrayLength().ShouldBeGreaterThan(0, code);
        }
    }

    [Fact]
    public async Task With_the_papers_only_the_demo_serves_the_sample_on_3_September_2007()
    {
        await using var demo = await ServedProgram.Start(Repository.StartProgram("demo", "--port", "0", "--papers-only"));
        using var client = new HttpClient();
        (await client.GetStringAsync(new Uri(demo.Address, "/bodies/executive"))).ShouldContain("Gareth Williams");
        (await client.GetStringAsync(new Uri(demo.Address, "/index.json"))).ShouldContain("\"asAt\": \"2007-09-03\"");
        (await client.GetStringAsync(new Uri(demo.Address, "/"))).ShouldNotContain("llustrative");
    }

    [Fact]
    public async Task From_any_working_directory_it_serves_the_styles_that_a_clean_clone_compiles()
    {
        var elsewhere = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            var compiled = Path.Combine(elsewhere, "remit.css");
            var modules = Repository.PathOf("node_modules");
            using var sass = System.Diagnostics.Process.Start(
                "node",
                [
                    Path.Combine(modules, "sass", "sass.js"),
                    "--no-source-map",
                    "--style=compressed",
                    "--quiet-deps",
                    $"--load-path={modules}",
                    Repository.PathOf("src/Remit/Web/Assets/remit.scss"),
                    compiled,
                ]
            );
            await sass.WaitForExitAsync(TestContext.Current.CancellationToken);
            var start = Repository.StartProgram("demo", "--port", "0");
            start.WorkingDirectory = elsewhere;
            await using var demo = await ServedProgram.Start(start);
            var expected = await File.ReadAllTextAsync(compiled, TestContext.Current.CancellationToken);
            using var client = new HttpClient();
            var page = await client.GetStringAsync(demo.Address, TestContext.Current.CancellationToken);
            var href = Regex
                .Match(page, "href=\"(/assets/[^\"]+/remit.css)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Groups[1]
                .Value;
            foreach (var coding in new[] { "identity", "gzip", "br" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(demo.Address, href));
                request.Headers.Add("Accept-Encoding", coding);
                using var answer = await client.SendAsync(request);
                answer.Content.Headers.ContentEncoding.ShouldBe(coding == "identity" ? [] : [coding]);
                await using var body = await answer.Content.ReadAsStreamAsync();
                await using Stream plain = coding switch
                {
                    "gzip" => new GZipStream(body, CompressionMode.Decompress),
                    "br" => new BrotliStream(body, CompressionMode.Decompress),
                    _ => body,
                };
                using var reader = new StreamReader(plain);
                (await reader.ReadToEndAsync()).ShouldBe(expected, coding);
            }
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
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

    [Fact]
    public async Task The_demo_takes_no_database_of_somebody_elses()
    {
        var (code, words) = await RunProgram.ToItsEnd("demo", "--port", "0", "--database", "Host=localhost");
        code.ShouldBe(2);
        words.ShouldContain("Leave --database out");
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

    [Fact]
    public async Task Behind_a_proxy_the_link_that_sets_it_up_has_the_name_by_which_people_reach_it()
    {
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            await using var server = await ServedProgram.Start(
                Repository.StartProgram(
                    "serve",
                    "--port",
                    "0",
                    "--data",
                    folder,
                    "--behind-proxy",
                    "--host",
                    "remit.example.gov.uk",
                    "--host",
                    "www.remit.example.gov.uk"
                )
            );
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
            request.Headers.Host = "www.remit.example.gov.uk";
            (await client.SendAsync(request)).EnsureSuccessStatusCode();
            server.Output.ShouldContain("https://remit.example.gov.uk/set-up/");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--behind-proxy needs --host NAME", "--behind-proxy")]
    [InlineData("“https://remit.example.gov.uk” is none", "--behind-proxy", "--host", "https://remit.example.gov.uk")]
    [InlineData("“*” is none", "--host", "*")]
    [InlineData("“nginx” is none", "--behind-proxy", "nginx", "--host", "remit.example.gov.uk")]
    public async Task A_proxy_or_a_name_that_is_none_is_answered(string answer, params string[] words)
    {
        var (code, said) = await RunProgram.ToItsEnd(["serve", "--port", "0", .. words]);
        code.ShouldNotBe(0);
        said.ShouldContain(answer);
    }
}
