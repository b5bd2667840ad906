using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Remit.Documents;

namespace Remit.Tests.Documents;

/// <summary>Broken Word and Excel files: each is read or refused in words, none throws, and none takes long.</summary>
public sealed partial class OfficeFuzzTests
{
    private static int Rounds => Environment.GetEnvironmentVariable("REMIT_TEST_SOAK") is null ? 2_000 : 10_000;

    [Fact]
    public void Broken_Word_files_are_read_or_refused() => Try("plan.docx", Word());

    [Fact]
    public void Broken_Excel_files_are_read_or_refused() => Try("plan.xlsx", Excel());

    private static void Try(string name, byte[] file)
    {
        var random = new Random(20070903);
        var parts = OfficeParts.Unpacked(file);
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var broken = Broken(file, parts, random);
            DocumentReading reading;
            try
            {
                reading = OfficeParts.InTime(() => DocumentFile.Read(name, new MemoryStream(broken)));
            }
            catch (Exception escaped)
            {
                throw new InvalidOperationException($"Round {round} threw, or took too long.", escaped);
            }
            if (reading.Document is null)
            {
                refused++;
                reading.Problems.ShouldNotBeEmpty($"round {round}");
            }
            else
            {
                read++;
                foreach (var table in reading.Document.Blocks.OfType<Table>())
                    table.Rows.ShouldAllBe(row => row.Cells.Count > 0);
            }
            foreach (var problem in reading.Problems)
            {
                problem.Place.Line.ShouldBeGreaterThan(0);
                problem.Place.Column.ShouldBeGreaterThan(0);
                problem.Found.ShouldEndWith(".");
            }
        }
        read.ShouldBeGreaterThan(Rounds / 10, "Most damage should leave something to read.");
        refused.ShouldBeGreaterThan(Rounds / 10, "Some damage should be refused.");
    }

    private static byte[] Broken(byte[] file, List<(string Name, byte[] Bytes)> parts, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                var flipped = file.ToArray();
                for (var blow = random.Next(1, 20); blow > 0; blow--)
                    flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
                return flipped;
            case 1:
                return file[..random.Next(4, file.Length)];
            case 2:
                return OfficeParts.Packed(parts.Where(_ => random.Next(6) > 0));
            default:
                var spoilt = parts.ToList();
                for (var blow = random.Next(1, 4); blow > 0; blow--)
                {
                    var at = random.Next(spoilt.Count);
                    var text = Encoding.UTF8.GetString(spoilt[at].Bytes);
                    // Elements are looked up in sound parts only, once for each.
                    var isSound = spoilt[at].Bytes == parts[at].Bytes;
                    var changed = isSound && random.Next(4) > 0 ? Rearranged(text, random) : Garbled(text, random);
                    spoilt[at] = (spoilt[at].Name, Encoding.UTF8.GetBytes(changed));
                }
                return OfficeParts.Packed(spoilt);
        }
    }

    private static string Garbled(string text, Random random)
    {
        var signs = text.ToCharArray();
        for (var blow = random.Next(1, 4); blow > 0 && signs.Length > 0; blow--)
            signs[random.Next(signs.Length)] = "<>&\"'/\u0000x9-"[random.Next(10)];
        return new(signs);
    }

    // The XML stays well formed: elements go, come twice or stand in others, and attributes say something else.
    private static readonly ConcurrentDictionary<string, List<Match>> Elements = new(StringComparer.Ordinal);

    private static string Rearranged(string text, Random random)
    {
        if (!Elements.TryGetValue(text, out var elements))
            Elements[text] = elements = Element().Matches(text).ToList();
        if (elements.Count == 0)
            return text;
        var found = elements[random.Next(elements.Count)];
        var other = elements[random.Next(elements.Count)];
        return random.Next(5) switch
        {
            0 => text.Remove(found.Index, found.Length),
            1 => text.Insert(found.Index, found.Value),
            2 => text.Insert(found.Index, other.Value),
            3 => text.Insert(
                found.Index,
                string.Concat(
                    Enumerable.Repeat("<w:sdt xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">", 40)
                )
                    + found.Value
                    + string.Concat(Enumerable.Repeat("</w:sdt>", 40))
            ),
            _ => Attribute()
                .Replace(text, match => random.Next(10) == 0 ? $"=\"{Values[random.Next(Values.Length)]}\"" : match.Value),
        };
    }

    private static readonly string[] Values =
    [
        "",
        "0",
        "-1",
        "999999999",
        "99999999999999999999",
        "x",
        "A1:XFD1048576",
        "restart",
        "%1%9%",
        "2",
    ];

    // A whole element that holds none of its own name.
    [GeneratedRegex("""<((?:\w+:)?\w+)(?: [^<>]*)?(?:/>|>(?:(?!<\1[ >/]).){0,2000}?</\1>)""", RegexOptions.Singleline)]
    private static partial Regex Element();

    [GeneratedRegex("""(?<!xmlns(?::\w+)?)="[^"]*"(?!\?>)""")]
    private static partial Regex Attribute();

    private static byte[] Word()
    {
        var file = new WordFile()
            .Header("Draft")
            .List(out var list, ("decimal", "%1."), ("lowerLetter", "(%2)"))
            .Heading(1, "Plan")
            .Item(list, 0, "One")
            .Item(list, 1, "of")
            .Footnote("Boats", "Not ships.")
            .Inside(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:del w:id=\"1\"/>"
            );
        var inner = new WordCell("") { Content = [WordFile.ItemOf(list, 0, "x"), WordFile.TableOf(new WordRow("a", "b"))] };
        return file.Table(
                new(new WordCell("Title") { Span = 3 }),
                new("Para", "Duty", "Progress") { IsHeader = true },
                new(new WordCell("2.1") { Down = true }, "Lights", "Lamps\nKeeper"),
                new(new WordCell("") { Down = false }, new WordCell("over") { Span = 2 }),
                new("2.3", inner, "Logs")
            )
            .Bytes();
    }

    private static byte[] Excel()
    {
        var file = new ExcelFile { Formats = ["dd/mm/yyyy", "\"£\"#,##0.00"] };
        file.Sheet("Actions")
            .Row("Action plan")
            .Row("No", "Action", "Due", "Cost")
            .Row(1, "Paint\nthe hull", ExcelValue.Styled(39328, 1), ExcelValue.Styled(12.5, 2))
            .Row("Boats")
            .Row(2, true, new ExcelValue("t=\"inlineStr\"", "<x:is><x:t>in</x:t></x:is>"), new ExcelValue("", "<x:f>1+1</x:f>"))
            .HiddenRow("x", "y")
            .Empty(3)
            .Row("Name", "Post")
            .Row("Ann", "Chair")
            .Merge("A4:D4")
            .Merge("A5:A6")
            .HideColumns(6, 8);
        file.Sheet("Key").Row("G", "Green");
        return file.Bytes();
    }
}
