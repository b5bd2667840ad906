using System.Security.Cryptography;
using System.Text;
using Remit.Documents;
using Remit.Responsibilities.Papers;
using Remit.Tests.Documents;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Papers;

/// <summary>
/// The paper of 2007 itself, where it is at hand beside the repository. <c>paper-2007.csv</c> is a transcription made by hand from the
/// lines of the file, not by the reader: for each cell its first word, last word, number of words and a digest of its exact text.
/// </summary>
public sealed class RealPaperTests
{
    private static string PaperPath()
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "seeds", "000_d816d18687dce49c.txt"));
        if (!File.Exists(path))
            Assert.Skip("The paper of 2007 is not beside the repository (../shared/seeds).");
        return path;
    }

    [Fact]
    public void Every_word_of_every_cell_is_in_the_right_cell()
    {
        var reading = Papers.ReadFile(PaperPath());
        reading.Problems.ShouldBeEmpty();
        reading
            .Registers.Select(register => (register.HolderKey, register.Rows.Count))
            .ShouldBe([("lead-member", 20), ("director", 32), ("lscb", 11)]);

        var expected = DocumentFile.Read(Repository.PathOf("tests/Remit.Tests/Responsibilities/Papers/paper-2007.csv"));
        expected.Problems.ShouldBeEmpty();
        var found = reading.Registers.SelectMany(register => register.Rows.Select(row => Described(register, row)));
        found.ShouldBe(expected.Document!.Blocks.OfType<Table>().Single().Texts().Select(cells => string.Join(" | ", cells)));
    }

    [Fact]
    public void No_word_is_lost_and_none_invented()
    {
        var path = PaperPath();
        var words = new List<string>();
        foreach (var register in Papers.ReadFile(path).Registers)
        {
            Add(register.Label);
            Add(register.Title);
            register.Introduction.ToList().ForEach(Add);
            register.ColumnNames.ToList().ForEach(Add);
            foreach (var heading in register.Rows.Select(row => row.Heading).OfType<string>().Distinct())
                Add(heading);
            foreach (var row in register.Rows)
            {
                Add(row.Number);
                Add(row.Wording);
                Add(row.ActionTaken);
                Add(row.FutureAction);
            }
            Add(register.NotesHeading);
            register.Notes.ToList().ForEach(Add);
        }
        words.Order(StringComparer.Ordinal).ShouldBe(Words(File.ReadAllText(path)).Order(StringComparer.Ordinal));

        void Add(object? text)
        {
            if (text is DraftText draft)
                // An opening quotation mark is written on to its word, a bullet stands alone.
                words.AddRange(Words(draft.Mark + (draft.Mark is "‘" ? "" : " ") + draft.Text));
            else
                words.AddRange(Words(text as string ?? ""));
        }
    }

    [Fact]
    public void Titles_and_notes_are_those_of_the_paper()
    {
        var registers = Papers.ReadFile(PaperPath()).Registers;
        registers.Select(register => register.Label!.Text).ShouldBe(["APPENDIX A", "APPENDIX B", "APPENDIX C"]);
        registers.Select(register => register.Notes.Count).ShouldBe([3, 1, 0]);
        registers.Select(register => register.Introduction.Count).ShouldBe([0, 0, 1]);
        registers.Select(register => register.ColumnNames.Count).ShouldBe([4, 3, 0]);
        registers.SelectMany(register => register.Rows).Count(row => row.IsNil).ShouldBe(1);
        registers.SelectMany(register => register.Rows).Count(row => row.ActionTaken is { IsDash: true }).ShouldBe(1);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Described(RegisterDraft register, RowDraft row) =>
        string.Join(
            " | ",
            register.HolderKey,
            row.Position,
            row.Heading ?? "",
            row.Number ?? "",
            row.EffectiveNumber ?? "",
            row.IsLeadIn ? "lead-in" : "",
            row.PartOf + 1,
            row.Wording.Mark ?? "",
            Described(row.Wording),
            Described(row.ActionTaken),
            Described(row.FutureAction)
        );

    private static string Described(DraftText? cell)
    {
        if (cell is null)
            return "";
        var words = Words(cell.Text);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cell.Text)))[..10];
        return $"{words[0]} … {words[^1]} ({words.Length}) {digest}";
    }
}
