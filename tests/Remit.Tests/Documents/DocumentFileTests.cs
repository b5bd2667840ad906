using System.Text;
using Remit.Documents;
using Remit.Tests.Responsibilities.Papers;

namespace Remit.Tests.Documents;

public sealed class DocumentFileTests
{
    private static DocumentReading Read(byte[] bytes) => DocumentFile.Read("paper.txt", new MemoryStream(bytes));

    private static string Refusal(byte[] bytes)
    {
        var reading = Read(bytes);
        reading.Document.ShouldBeNull();
        return reading.Problems.ShouldHaveSingleItem().ToString();
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Unicode_files_are_read(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Samples.Paper)];
        var document = Read(bytes).Document!;
        document.Blocks[0].ShouldBeOfType<Paragraph>().Text.ShouldBe("APPENDIX A");
        Samples.Ink(document).ShouldBe(Samples.Ink(Samples.Paper));
    }

    [Fact]
    public void Other_encodings_are_refused_at_the_first_wrong_character() =>
        Refusal(Encoding.Latin1.GetBytes("Boats\ncaf\u00e9 bar\n"))
            .ShouldBe(
                "paper.txt:2:4: The file is not in UTF-8 here; it may be in an older Windows or Mac encoding. Expected UTF-8, or UTF-16 with a byte order mark: save the file again and choose UTF-8 as its encoding."
            );

    [Fact]
    public void UTF16_without_its_mark_and_UTF32_are_refused()
    {
        Refusal(Encoding.Unicode.GetBytes("Boats")).ShouldContain("UTF-16 without its byte order mark");
        Refusal([.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("Boats")]).ShouldContain("UTF-32");
    }

    [Theory]
    [InlineData("PK\u0003\u0004rest", "Word (.docx)")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("\u00D0\u00CF\u0011\u00E0rest", "older Word")]
    [InlineData("{\\rtf1", "rich text")]
    [InlineData("\r\n<!DOCTYPE html><html>", "web page")]
    public void What_is_no_text_is_refused_saying_what_it_looks_like(string start, string kind) =>
        Refusal(Encoding.Latin1.GetBytes(start)).ShouldContain(kind);

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \n\t\n", "nothing but white space")]
    [InlineData("bo\u0007at", "control character (U+0007)")]
    public void Empty_and_damaged_text_is_refused(string text, string words) =>
        Refusal(Encoding.UTF8.GetBytes(text)).ShouldContain(words);

    [Fact]
    public void A_file_over_50_MB_is_refused_without_reading_it_all()
    {
        using var endless = new EndlessStream();
        DocumentFile.Read("paper.txt", endless).Problems.ShouldHaveSingleItem().Found.ShouldBe("The file is larger than 50 MB.");
        endless.Given.ShouldBeLessThan(51L * 1024 * 1024);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_problems()
    {
        DocumentFile.Read("no-such-file.txt").Problems.Single().Found.ShouldBe("There is no such file.");
        DocumentFile.Read(AppContext.BaseDirectory).Problems.Single().Found.ShouldBe("This is a folder.");
    }

    [Fact]
    public void Problems_beyond_the_most_are_counted_and_still_refuse()
    {
        var rows = string.Concat(Enumerable.Repeat("\t1\n\t2\n\t3\n\n", ProblemLog.Most + 20));
        var problems = Samples.Read("\tA\n\tB\n\n" + rows).Problems;
        problems.Count.ShouldBe(ProblemLog.Most + 1);
        problems[^1].Weight.ShouldBe(ProblemWeight.Refused);
        problems[^1].Found.ShouldContain("20 more");
    }

    [Theory]
    [InlineData('\t', "paper.txt", "tabs")]
    [InlineData('\n', "paper.txt", "lines")]
    [InlineData(',', "paper.csv", "commas and semicolons")]
    public void More_cells_or_lines_than_a_document_has_are_refused(char sign, string name, string what) =>
        DocumentFile
            .Read(name, new MemoryStream(Encoding.UTF8.GetBytes("x" + new string(sign, 1_000_100))))
            .Problems.ShouldHaveSingleItem()
            .Found.ShouldBe($"The file has more than 1,000,000 {what}.");

    [Theory]
    [InlineData("\t")]
    [InlineData("\t\n")]
    [InlineData("\ta\n")]
    [InlineData("\ta\n\n")]
    [InlineData("a\tb\n")]
    [InlineData("\t\t\t\n\n")]
    [InlineData("(a) x\n")]
    [InlineData("(a) x\n\nBoats\n")]
    [InlineData("\t1\n\tall of:\n\n")]
    [InlineData("Responsibilities of a boat\n\n(a) x\n\n")]
    [InlineData("1,\"a\nb\",")]
    [InlineData("\"")]
    [InlineData("x\n\n\n")]
    [InlineData("\ta\n\tb\n\nc\n\n\td\n\n\n")]
    public void Large_files_of_one_pattern_are_read_in_short_time(string pattern)
    {
        var text = "\tParagraph\n\tResponsibility\n\n" + string.Concat(Enumerable.Repeat(pattern, 300_000 / pattern.Length));
        var started = TimeProvider.System.GetTimestamp();
        foreach (var name in new[] { "paper.txt", "paper.csv" })
            Papers.Read(name, text);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    /// <summary>Damaged papers: each is read or refused, no character lost where it was read, and every place lies in the file.</summary>
    [Fact]
    public void Two_thousand_damaged_papers_are_read_or_refused_without_loss()
    {
        var random = new Random(20070903);
        var paper = Encoding.UTF8.GetBytes(Samples.Paper);
        for (var round = 0; round < 2000; round++)
        {
            var name = round % 4 == 3 ? "paper.csv" : "paper.txt";
            var bytes = Damage(paper, random);
            var reading = DocumentFile.Read(name, new MemoryStream(bytes), Papers.IsHeader);
            var registers = Papers.Read(name, bytes);

            var lines = 2 + bytes.Count(b => b is (byte)'\n' or (byte)'\r');
            foreach (var problem in reading.Problems.Concat(registers.Problems))
            {
                problem.Place.Line.ShouldBeInRange(1, lines);
                problem.Place.Column.ShouldBeGreaterThan(0);
            }
            if (reading.Document is null)
                reading.Problems.ShouldNotBeEmpty();
            else if (name == "paper.txt")
                Samples.Ink(reading.Document).ShouldBe(Samples.Ink(Encoding.UTF8.GetString(bytes)), $"round {round}");
        }
    }

    private static byte[] Damage(byte[] paper, Random random)
    {
        var bytes = paper.ToList();
        byte[] signs = [.. "\t\t\n\n\n \"\r,;:(a)·-x"u8];
        for (var blow = random.Next(1, 12); blow > 0 && bytes.Count > 0; blow--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat(signs[random.Next(signs.Length)], random.Next(1, 5)));
                    break;
            }
        }
        return [.. bytes];
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            Given += count;
            return count;
        }
    }
}
