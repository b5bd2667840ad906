using Remit.Kernel;

namespace Remit.Documents.Writing;

/// <summary>
/// What a paper says, before anyone decides whether it is to be Word, a spreadsheet or a PDF: headings, paragraphs, lists and tables.
/// Knows no word of the domain.
/// </summary>
public sealed record Publication(string Title)
{
    /// <summary>What kind of thing it is, above the title: "Register".</summary>
    public string? Kind { get; init; }

    /// <summary>Whose paper it is: the first line under the title, and the author in the file's properties.</summary>
    public string? Issuer { get; init; }

    /// <summary>What moment it shows: "As at 3 September 2007, as recorded by change 12".</summary>
    public string? Shows { get; init; }

    /// <summary>What stands in it, in order.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>A picture that is the whole PDF; the parts say the same in words. Null where the PDF is made of the parts.</summary>
    public PageDrawing? Drawing { get; init; }

    /// <summary>Its tables, as a spreadsheet has them; those among the parts unless told otherwise.</summary>
    public IReadOnlyList<Grid> Sheets
    {
        get => field ?? [.. Parts.OfType<Grid>()];
        init;
    }
}

/// <summary>A page that is one picture.</summary>
/// <param name="Svg">The picture, with its looks in it.</param>
/// <param name="Width">The page's width, in millimetres.</param>
/// <param name="Height">The page's height, in millimetres.</param>
/// <param name="Title">What it is.</param>
/// <param name="About">What is read out in its stead.</param>
public sealed record PageDrawing(byte[] Svg, double Width, double Height, string Title, string About);

/// <summary>A piece of a publication.</summary>
public abstract record Part;

/// <summary>A heading below the title; the highest level is 1, the lowest 6.</summary>
public sealed record Heading(int Level, Phrase Text) : Part
{
    /// <summary>Whether the headings of its level are counted: 1, 2, 3 before their words.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Whether it begins a page of its own.</summary>
    public bool StartsPage { get; init; }
}

/// <summary>A paragraph.</summary>
public sealed record Prose(Phrase Text) : Part
{
    /// <summary>How deep it is set in: 0 stands at the margin, 1 under an item of an outer list.</summary>
    public int Depth { get; init; }

    /// <summary>"Chair: Gareth Williams", its first words in bold.</summary>
    public static Prose Fact(string name, Phrase value) =>
        new(new Phrase([new TextRun($"{name}: ") { IsBold = true }, .. value.Runs]));
}

/// <summary>An item of a list. Items that follow one another are one list, with what is set in between them.</summary>
/// <param name="Text">Its text, without a mark.</param>
/// <param name="Depth">0 for the outer list.</param>
/// <param name="IsNumbered">Whether it is counted or has a bullet.</param>
public sealed record Item(Phrase Text, int Depth = 0, bool IsNumbered = false) : Part
{
    /// <summary>The number of the first item of a counted list.</summary>
    public int Start { get; init; } = 1;
}

/// <summary>A text with marks; a text without is one as it stands.</summary>
public sealed class Phrase(IReadOnlyList<TextRun> runs)
{
    /// <summary>Its stretches, in order.</summary>
    public IReadOnlyList<TextRun> Runs { get; } = runs;

    /// <summary>The text without its marks.</summary>
    public string Text => string.Concat(Runs.Select(r => r.Text));

    /// <summary>The words in bold.</summary>
    public static Phrase Bold(string text) => new([new TextRun(text) { IsBold = true }]);

    /// <summary>The words in italics.</summary>
    public static Phrase Italic(string text) => new([new TextRun(text) { IsItalic = true }]);

    /// <summary>Words that lead to an address; see <see cref="TextRun.Address"/>.</summary>
    public static Phrase Link(string text, string? address) => new([new TextRun(text) { Address = address }]);

    public static implicit operator Phrase(string text) => new([new TextRun(text)]);
}

/// <summary>A stretch of text that is marked alike; a line break in it is "\n".</summary>
public sealed record TextRun(string Text)
{
    public bool IsBold { get; init; }
    public bool IsItalic { get; init; }

    /// <summary>Whether it was put in since an earlier version: it is underlined.</summary>
    public bool IsInserted { get; init; }

    /// <summary>Whether it was taken out since an earlier version: it is struck through.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>Where it leads: to the web or to mail. Any other address is left out.</summary>
    public string? Address
    {
        get;
        init => field = IsOpenToAll(value) ? value : null;
    }

    private static bool IsOpenToAll(string? address) =>
        address is not null
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "mailto"
        && !address.Any(char.IsControl);
}

/// <summary>A table with a header row.</summary>
public sealed record Grid(IReadOnlyList<GridColumn> Columns, IReadOnlyList<SheetRow> Rows) : Part
{
    /// <summary>What it is a table of: read out before it, and the name of its sheet.</summary>
    public string Caption { get; init; } = "Table";

    /// <summary>
    /// In a spreadsheet a row that spans the table would be in the way of filters: its words stand in a first column of this name instead,
    /// beside each row under it. Null where no row spans.
    /// </summary>
    public string? HeadingColumn { get; init; }

    /// <summary>Whether it needs a page across.</summary>
    public bool IsWide { get; init; } = Columns.Count(c => !c.IsOnlyInSheets) > 2;

    /// <summary>The rows as a spreadsheet has them, the header first.</summary>
    internal IEnumerable<IReadOnlyList<GridCell>> AsSheet()
    {
        IEnumerable<GridCell> header = Columns.Select(c => (GridCell)c.Name);
        yield return [.. HeadingColumn is null ? header : header.Prepend(HeadingColumn)];
        var heading = "";
        foreach (var row in Rows)
        {
            if (row.Heading is not null)
                heading = row.Heading;
            else
                yield return [.. HeadingColumn is null ? row.Cells : row.Cells.Prepend(heading)];
        }
    }
}

/// <summary>A column.</summary>
/// <param name="Name">What stands in the header row.</param>
/// <param name="Weight">Its share of the width, beside the others'.</param>
public sealed record GridColumn(string Name, double Weight = 1)
{
    /// <summary>Whether it is left out on paper, where another column says the same.</summary>
    public bool IsOnlyInSheets { get; init; }
}

/// <summary>A row: a cell for each column of the table, or a heading over the rows below it.</summary>
public sealed record SheetRow(params IReadOnlyList<GridCell?> Given)
{
    /// <summary>The cells, one for each column.</summary>
    public IReadOnlyList<GridCell> Cells { get; } = [.. Given.Select(cell => cell ?? "")];

    /// <summary>The words of a row that spans the table; null for a row of cells.</summary>
    public string? Heading { get; private init; }

    /// <summary>A row that spans the table; "" ends what the last one headed.</summary>
    public static SheetRow Over(string heading) => new() { Heading = heading };
}

/// <summary>A cell: a text, a number or a date.</summary>
public sealed record GridCell
{
    private GridCell(string text) => Text = text;

    /// <summary>What it holds, as text: a date as 2007-09-03.</summary>
    public string Text { get; }

    /// <summary>The number; null where it holds none.</summary>
    public long? Number { get; private init; }

    /// <summary>The date; null where it holds none.</summary>
    public DateOnly? Date { get; private init; }

    /// <summary>How it reads on paper. Of a text, its lines, those that begin with a dash or a bullet as items.</summary>
    public IReadOnlyList<GridLine> Lines
    {
        get => field ?? (Date is { } day ? [new GridLine(LondonDate.Words(day))] : LinesOf(Text));
        private init;
    }

    /// <summary>A cell that reads otherwise on paper than in a spreadsheet.</summary>
    public static GridCell Of(string? text, params IEnumerable<GridLine> paper) => new(text ?? "") { Lines = [.. paper] };

    public static implicit operator GridCell(string? text) => new(text ?? "");

    public static implicit operator GridCell(int number) =>
        new(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Number = number };

    public static implicit operator GridCell(DateOnly? day) => day is { } known ? known : new GridCell("");

    public static implicit operator GridCell(DateOnly day) => new(LondonDate.Iso(day)) { Date = day };

    /// <summary>The lines of a text, without the empty ones; those that begin with a dash or a bullet are items.</summary>
    public static IReadOnlyList<GridLine> LinesOf(string text) =>
        [
            .. text.ReplaceLineEndings("\n")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line =>
                    line is [('-' or '*' or '•' or '·' or '–'), ' ', _, ..] ? new GridLine(line[2..].Trim(), true) : new(line)
                ),
        ];
}

/// <summary>A line of a cell.</summary>
public sealed record GridLine(Phrase Text, bool IsItem = false);
