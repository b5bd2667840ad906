using System.Text;
using Remit.Portable;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

/// <summary>Files spoilt at random: whatever they hold, they are read or refused, and never half saved.</summary>
public class MutationTests
{
    private static readonly string[] Scraps =
    [
        "\n",
        " ",
        "  ",
        "\t",
        ":",
        ": ",
        "- ",
        "#",
        "\"",
        "'",
        ",",
        ";",
        "|",
        ">",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!int ",
        "? ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "\\",
        "\\0",
        "\u0000",
        "\u0085",
        "\u2028",
        "\ufeff",
        "🎉",
        "\r",
        "\r\n",
        "null",
        "~",
        "true",
        "2007-02-30",
        "0001-01-01",
        "9999-12-31",
        "from: 2020-01-01\n",
        "until: 1999-01-01\n",
        "sensitivity:",
        "key",
        "body:board",
        "post:",
        "executive/chair",
        "../x",
        "part-of: ",
        "<<: ",
        "\"\\U0011FFFF\"",
        "\"\\xZZ\"",
        "\"\\uDC00\"",
        "-1",
        "1e999",
        "NaN",
        "a\n b\n  c",
        "{}",
        "[[[[[[",
        "}}}}",
    ];

    private static bool IsSoak => Environment.GetEnvironmentVariable("REMIT_TEST_SOAK") is not null;

    [Fact]
    public async Task Spoilt_files_are_read_or_refused()
    {
        await using var partnership = await PortableCase.WithTheSample(Databases.Sqlite);
        var (content, change) = (await partnership.Content(), await partnership.LastChange());
        var (clean, refused) = (0, 0);

        for (var seed = 0; seed < (IsSoak ? 20_000 : 1_000); seed++)
        {
            var files = Spoilt(new Random(seed));
            try
            {
                var report = await partnership.Import(files, rehearse: true);
                report.Problems.ShouldAllBe(p => p.File.Length > 0 && p.Line >= 0 && p.Column >= 0 && p.Message.Length > 0);
                _ = report.Problems.Count == 0 ? clean++ : refused++;
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"Seed {seed}:\n{string.Join("\n=====\n", files.Texts.Values)}", problem);
            }
        }

        (await partnership.Content()).ShouldBe(content);
        (await partnership.LastChange()).ShouldBe(change);
        // Both happen often, or this proves nothing.
        clean.ShouldBeGreaterThan(100);
        refused.ShouldBeGreaterThan(100);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Spoilt_files_are_saved_whole_or_not_at_all(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var content = await partnership.Content();

        for (var seed = 0; seed < (IsSoak ? 1_000 : 60); seed++)
        {
            var files = Spoilt(new Random(seed));
            var rehearsed = await partnership.Import(files, rehearse: true);
            var report = await partnership.Import(files);
            report.Problems.ShouldBe(rehearsed.Problems);
            report.Changes.Select(c => c.ToString()).ShouldBe(rehearsed.Changes.Select(c => c.ToString()));
            var after = await partnership.Content();
            if (report.Change is null)
                after.ShouldBe(content, $"seed {seed}");
            else
                (await partnership.Import(files)).Changes.Select(c => c.ToString()).ShouldBeEmpty($"seed {seed}");
            content = after;
        }

        await using var copy = await PortableCase.WithNothing(provider);
        var export = await partnership.Export();
        RoundTripTests.Saved(await copy.Import(export));
        var (here, there) = (await partnership.Content(), await copy.Content());
        here.Except(there).ShouldBeEmpty();
        there.Except(here).ShouldBeEmpty();
        (await copy.Export()).Texts.ShouldBe(export.Texts);
    }

    private static FileSet Spoilt(Random random)
    {
        var sample = Sample;
        var files = new FileSet();
        var paths = sample.Keys.ToArray();
        for (var i = random.Next(2); i >= 0; i--)
        {
            var path = paths[random.Next(paths.Length)];
            var text = sample[path];
            for (var j = random.Next(2); j >= 0; j--)
                text = Spoil(text, random);
            // Where the text has half of a character, no file could hold it.
            files.Add(path, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        }
        return files;
    }

    private static IReadOnlyDictionary<string, string> Sample { get; } = PortableCase.Sample().Texts;

    private static string Spoil(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var line = random.Next(lines.Count);
        var at = random.Next(text.Length + 1);
        switch (random.Next(10))
        {
            case 0:
                return text.Insert(at, Scraps[random.Next(Scraps.Length)]);
            case 1:
                return text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at));
            case 2:
                lines.RemoveAt(line);
                break;
            case 3:
                lines.Insert(random.Next(lines.Count), lines[line]);
                break;
            case 4:
                (lines[line], lines[^1]) = (lines[^1], lines[line]);
                break;
            case 5:
                lines[line] = new string(' ', random.Next(9)) + lines[line].TrimStart();
                break;
            case 6:
                var colon = lines[line].IndexOf(": ", StringComparison.Ordinal);
                lines[line] = (colon < 0 ? lines[line] : lines[line][..(colon + 2)]) + Scraps[random.Next(Scraps.Length)];
                break;
            case 7:
                var first = lines[line].Trim().Split(' ', ',')[0];
                lines[line] =
                    first.Length == 0 ? Word(random) : lines[line].Replace(first, Word(random), StringComparison.Ordinal);
                break;
            case 8:
                lines[line] = lines[line] + " " + Word(random);
                break;
            default:
                return random.Next(5) == 0 ? text[..at] : text.Insert(at, ((char)random.Next(0xD800)).ToString());
        }
        return string.Join('\n', lines);
    }

    /// <summary>A word from anywhere in the sample: the right word in the wrong place.</summary>
    private static string Word(Random random)
    {
        var words = Sample
            .Values.ElementAt(random.Next(Sample.Count))
            .Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "x" : words[random.Next(words.Length)];
    }
}
