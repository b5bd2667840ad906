using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Responsibilities.Papers;

/// <summary>
/// Finds the registers of responsibilities in a paper: tables by their header row, lists by their numbers and a title that names
/// responsibilities. The title stands above, the notes below. Saves nothing.
/// </summary>
internal sealed class PaperReader
{
    private readonly PaperNames names;
    private readonly Document document;
    private readonly string? holder;
    private readonly ProblemLog problems = new();
    private readonly List<Found> found = [];
    private readonly Func<Table, MappedTable> map;
    private readonly Dictionary<int, MappedTable> mapped = [];

    private PaperReader(Document document, string? holder, PaperNames names, Func<Table, MappedTable> map) =>
        (this.document, this.holder, this.names, this.map) = (document, holder, names, map);

    /// <summary>Reads what a file held.</summary>
    /// <param name="document">As a reader gave it.</param>
    /// <param name="map">Says what the columns of a table are; asked once for each.</param>
    /// <param name="holder">Key of the holder, where the title does not tell it; only for a paper with one register.</param>
    public static PaperReading Read(Document document, Func<Table, MappedTable> map, string? holder = null)
    {
        var paper = new PaperReader(document, holder, PaperNames.Shipped, map);
        var registers = paper.Registers();
        return new(registers, paper.problems.InOrder());
    }

    /// <summary>How many tables and lists of a document are registers.</summary>
    public static (int Tables, int Lists) Find(Document document, Func<Table, MappedTable> map)
    {
        var paper = new PaperReader(document, null, PaperNames.Shipped, map);
        paper.Find();
        var tables = paper.found.Count(register => document.Blocks[register.First] is Table);
        return (tables, paper.found.Count - tables);
    }

    private List<RegisterDraft> Registers()
    {
        Find();
        if (found.Count == 0)
        {
            problems.Refuse(
                new(document.File, 1, 1),
                "There is no register of responsibilities in this file.",
                "Expected a table whose header row has a column “Responsibility” beside “Paragraph” or “Action taken”, or a list (a), (b) … under a title such as “Responsibilities of the …”."
            );
            return [];
        }
        if (holder is not null && found.Count > 1)
        {
            problems.Refuse(
                found[1].Place,
                $"A holder was given, and the file has {found.Count} registers.",
                "Expected one register: give no holder, or split the file."
            );
        }
        var registers = found.Select((register, index) => Draft(register, Below(index))).OfType<RegisterDraft>().ToList();
        // A holder that was given for several registers is refused above, once.
        var again = holder is null
            ? registers.GroupBy(register => register.HolderKey, StringComparer.Ordinal).SelectMany(same => same.Skip(1))
            : [];
        foreach (var register in again)
            problems.Refuse(
                register.Title.Place,
                $"This is the second register of “{register.HolderKey}” in the file.",
                "Expected one register for each holder: put the rows together, or name the other holder in the title."
            );
        return registers;
    }

    // ---- where registers are

    /// <summary>A register's blocks: its title (index -1: none), and from the first to the one after the last of its table or list.</summary>
    private sealed record Found(int Label, int Title, int First, int End, FilePlace Place);

    private void Find()
    {
        var from = 0;
        // Above here no title of a list was found: looking again would take ever longer.
        var untitled = 0;
        for (var index = 0; index < document.Blocks.Count; index++)
        {
            var block = document.Blocks[index];
            if (block is Table table)
            {
                mapped[index] = map(table);
                if (!RegisterColumns.AreARegisters(mapped[index].Columns))
                {
                    problems.LeaveOut(
                        table.Place,
                        $"The table with the columns {Columns(table)} is no register.",
                        "Expected a column “Responsibility” beside “Paragraph” or “Action taken”."
                    );
                    continue;
                }
                var (label, title) = TitleAbove(from, index, anyParagraph: true);
                Add(new(label, title, index, index + 1, table.Place));
            }
            else if (block is ListItem { Mark.IsBullet: false })
            {
                var end = EndOfList(index);
                var (label, title) = TitleAbove(Math.Max(from, untitled), index, anyParagraph: false);
                if (title < 0)
                    untitled = end;
                else
                    Add(new(label, title, index, end, block.Place));
                index = end - 1;
            }
        }

        void Add(Found register)
        {
            if (register.First > from)
                LeaveOutAbove(from, register);
            found.Add(register);
            from = register.End;
        }
    }

    private static string Columns(Table table) =>
        string.Join(", ", table.Header.Cells.Take(6).Select(cell => $"“{Short(cell.Text)}”"));

    private static string Short(string text) => text.Length > 40 ? text[..40].Trim() + "…" : text;

    /// <summary>The list goes on over its items, and over one paragraph when the item after it has the next number.</summary>
    private int EndOfList(int first)
    {
        var end = first;
        while (end < document.Blocks.Count)
        {
            if (document.Blocks[end] is ListItem)
                end++;
            else if (
                document.Blocks[end] is Paragraph { IsLabel: false, IsNotesHeading: false }
                && end + 1 < document.Blocks.Count
                && document.Blocks[end + 1] is ListItem { Mark.IsBullet: false } next
                && document.Blocks[end - 1] is ListItem { Mark.IsBullet: false } last
                && PaperLists.Follows([last], next)
            )
                end += 2;
            else
                break;
        }
        return end;
    }

    /// <summary>
    /// The title of what starts at <paramref name="index"/>: below the last label ("APPENDIX B"), else the last paragraph that names
    /// responsibilities, else, for a table, the paragraph right above it. Below "Notes" nothing is a title.
    /// </summary>
    private (int Label, int Title) TitleAbove(int from, int index, bool anyParagraph)
    {
        for (var at = index - 1; at >= from; at--)
        {
            if (document.Blocks[at] is not Paragraph paragraph)
                continue;
            if (paragraph.IsNotesHeading)
                break;
            if (paragraph.IsLabel)
            {
                var title =
                    paragraph.AfterLabel.Length > 0 ? at
                    : at + 1 < index && document.Blocks[at + 1] is Paragraph ? at + 1
                    : -1;
                if (title >= 0 && (anyParagraph || names.NamesResponsibilities(TitleText(title))))
                    return (at, title);
                break;
            }
            if (CouldBeTitle(paragraph) && names.NamesResponsibilities(paragraph.Text))
                return at > from && document.Blocks[at - 1] is Paragraph { IsLabel: true } above && above.AfterLabel.Length == 0
                    ? (at - 1, at)
                    : (-1, at);
        }
        return
            anyParagraph
            && index > from
            && document.Blocks[index - 1] is Paragraph { IsNotesHeading: false, IsLabel: false } nearest
            && CouldBeTitle(nearest)
            ? (-1, index - 1)
            : (-1, -1);
    }

    private static bool CouldBeTitle(Paragraph paragraph) =>
        paragraph.Text.Length <= 200 && paragraph.Text[^1] is not ('.' or ';' or ':' or ',');

    /// <summary>The title without the label on its own line.</summary>
    private string TitleText(int title)
    {
        var paragraph = (Paragraph)document.Blocks[title];
        return paragraph.AfterLabel is { Length: > 0 } rest ? rest : paragraph.Text;
    }

    // ---- what belongs to them

    /// <summary>What stands below a register, up to the next one's title or to a label that starts something else.</summary>
    private List<Block> Below(int index)
    {
        var register = found[index];
        var until = index + 1 < found.Count ? Start(found[index + 1]) : document.Blocks.Count;
        var below = new List<Block>();
        for (var at = register.End; at < until; at++)
        {
            var block = document.Blocks[at];
            if (block is Paragraph { IsLabel: true })
            {
                if (index + 1 == found.Count)
                    LeaveOut(block, "This part of the file has no register.");
                break;
            }
            if (block is not Table)
                below.Add(block);
        }
        return below;
    }

    private static int Start(Found register) =>
        register.Label >= 0 ? register.Label
        : register.Title >= 0 ? register.Title
        : register.First;

    private void LeaveOutAbove(int from, Found register)
    {
        // Between two registers the text belongs to the upper one; its notes end at a label.
        var at = from;
        if (found.Count > 0)
            while (at < Start(register) && document.Blocks[at] is not Paragraph { IsLabel: true })
                at++;
        if (at < Start(register))
            LeaveOut(document.Blocks[at], "The text from here to the next register belongs to none.");
    }

    private void LeaveOut(Block block, string sentence) => problems.LeaveOut(block.Place, sentence);

    private RegisterDraft? Draft(Found register, List<Block> below)
    {
        var first = document.Blocks[register.First];
        var title = Title(register);
        var key = holder ?? (title is null ? null : names.HolderOf(TitleTextOf(register, title)));
        if (title is null || key is null)
        {
            problems.Refuse(
                title?.Place ?? register.Place,
                title is null
                    ? "There is no title above this register."
                    : "This title does not say whose responsibilities follow.",
                "Expected a title such as “Responsibilities of the …” above it; or give the holder."
            );
            return null;
        }

        var introduction = Introduction(register);
        IReadOnlyList<RowDraft> rows;
        IReadOnlyList<DraftText> columns = [];
        if (first is Table table)
        {
            columns = [.. table.Header.Cells.Select(cell => new DraftText(cell.Text, cell.Place))];
            rows = PaperRows.OfTable(mapped[register.First], names, problems);
            if (rows.Count == 0)
                problems.Refuse(table.Place, "This table has no row of responsibilities.", "Expected rows below its header row.");
        }
        else
        {
            var opening = introduction.Count > 0 ? introduction[^1] as Paragraph : null;
            var items = PaperLists.Number(
                opening,
                document.Blocks.Skip(register.First).Take(register.End - register.First).ToList(),
                problems,
                out var openingIsFirst
            );
            if (openingIsFirst)
                introduction.RemoveAt(introduction.Count - 1);
            rows = PaperRows.OfList(items, names, problems);
        }
        var heading = below.FindIndex(block => block is Paragraph { IsNotesHeading: true });
        var headingText = heading < 0 ? null : Text(below[heading]);
        if (heading >= 0)
            below.RemoveAt(heading);
        return new(
            register.Label >= 0 && register.Label != register.Title ? Text(document.Blocks[register.Label]) : null,
            title,
            key,
            [.. introduction.Select(Text)],
            columns,
            rows,
            headingText,
            [.. below.Select(Text)],
            register.Place
        );
    }

    private DraftText? Title(Found register)
    {
        if (register.Title >= 0)
            return Text(document.Blocks[register.Title]);
        // A CSV file has no room for a title: its name is one.
        var name = Path.GetFileNameWithoutExtension(document.File);
        return IsSheet(document.File) && name.Any(char.IsLetter) ? new(name, new(document.File, 1, 1))
            : holder is not null ? new(holder, register.Place)
            : null;
    }

    private string TitleTextOf(Found register, DraftText title) => register.Title >= 0 ? TitleText(register.Title) : title.Text;

    private static bool IsSheet(string file) => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".xlsx";

    private List<Block> Introduction(Found register)
    {
        var from =
            register.Title >= 0 ? register.Title + 1
            : register.Label >= 0 ? register.Label + 1
            : register.First;
        return [.. document.Blocks.Skip(from).Take(register.First - from).Where(block => block is not Table)];
    }

    private static DraftText Text(Block block) =>
        block switch
        {
            Paragraph paragraph => new(paragraph.Text, paragraph.Place),
            ListItem item => new(item.Text, item.Place, item.Mark.Written),
            _ => throw new ArgumentException($"A {block.GetType().Name} is no text.", nameof(block)),
        };
}
