using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// Reads Word files (.docx, also those of LibreOffice and others) into blocks. Headings are told by their outline level, lists get the
/// marks that Word shows, footnotes stand at the end. The line of a place is the number of the paragraph, counted over the file with
/// those in cells and those that are empty.
/// </summary>
internal sealed class WordDocument
{
    private readonly string file;
    private readonly ProblemLog problems;
    private readonly WordNotices notices;
    private readonly WordParagraphs paragraphs;
    private readonly WordTables tables;
    private readonly List<Block> blocks = [];
    private string prefix = "";

    private WordDocument(string file, ProblemLog problems, WordStyles styles, WordNumbering numbering)
    {
        (this.file, this.problems) = (file, problems);
        notices = new(file, problems);
        paragraphs = new(styles, numbering, notices);
        tables = new(paragraphs, notices, problems, Add, blocks.Add);
    }

    public static DocumentReading Read(string name, byte[] bytes) =>
        OfficePackage.Read(name, bytes, ".docx", (package, problems) => Read(name, package, problems));

    private static Document Read(string name, OfficePackage package, ProblemLog problems)
    {
        var part = package.MainPart("word/document.xml");
        var relations = package.Relations(part);
        var body = package.Xml(part)!.Element("body") ?? throw new OfficeRefusal("The file's main part is no text of Word.");
        var reader = new WordDocument(name, problems, new(package.Xml(PartOf("styles"))), new(package.Xml(PartOf("numbering"))));
        reader.Add(body);
        reader.AddNotes(package.Xml(PartOf("footnotes")), package.Xml(PartOf("endnotes")));
        reader.SayHeaders(body, relations, package);
        reader.notices.Say();
        if (reader.blocks.Count == 0)
            throw new OfficeRefusal(
                reader.notices.Has(WordNotices.Pictures) ? "The file holds only pictures, no words." : "The file holds no words.",
                "Expected a table or a list."
            );
        return new(name, reader.blocks);

        string? PartOf(string kind) => relations.FirstOrDefault(relation => relation.Kind == kind)?.Part;
    }

    private void Add(XElement container)
    {
        foreach (var piece in paragraphs.In(container))
        {
            if (piece.Table is { } table)
                tables.Read(table);
            else
                Add(piece);
        }
    }

    private void Add(WordPiece piece)
    {
        var lines = piece.Lines();
        if (lines.Count == 0)
            return;
        var text = prefix + string.Join('\n', lines.Select(line => line.Text));
        var place = notices.PlaceOf(piece.Number, lines[0].Column);
        prefix = "";
        if (piece.Level is { } level)
            blocks.Add(new Paragraph(WithMark(piece.Mark, text), place) { Level = level });
        else if (piece.Mark.Length > 0)
            blocks.Add(
                ListMark.Shown(piece.Mark) is { } shown
                    ? new ListItem(shown, text, place) { Depth = piece.Depth }
                    : new Paragraph(WithMark(piece.Mark, text), place) { IsBold = piece.IsBold }
            );
        else
            blocks.Add(
                ListMark.TryRead(text, out var mark, out var start)
                    ? new ListItem(mark, text[start..], place)
                    : new Paragraph(text, place) { IsBold = piece.IsBold }
            );
    }

    internal static string WithMark(string mark, string text) => mark.Length == 0 ? text : $"{mark} {text}".TrimEnd();

    // Notes can refer to notes, so the list may grow while it is read; none is read twice.
    private void AddNotes(XElement? footnotes, XElement? endnotes)
    {
        var parts = new Dictionary<(string, string), XElement>();
        foreach (var note in (footnotes?.Elements("footnote") ?? []).Concat(endnotes?.Elements("endnote") ?? []))
            parts.TryAdd((note.Name.LocalName, (string?)note.Attribute("id") ?? ""), note);
        var read = new HashSet<(string, string)>();
        for (var at = 0; at < paragraphs.Text.Notes.Count; at++)
        {
            var (kind, id, mark) = paragraphs.Text.Notes[at];
            if (!read.Add((kind, id)) || !parts.TryGetValue((kind, id), out var note))
                continue;
            prefix = $"{mark} ";
            Add(note);
            prefix = "";
        }
    }

    private void SayHeaders(XElement body, IReadOnlyList<OfficeRelation> relations, OfficePackage package)
    {
        var byId = OfficePackage.ById(relations);
        var said = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var reference in body.Descendants().Where(child => child.Name.LocalName is "headerReference" or "footerReference")
        )
        {
            var id = (string?)reference.Attribute(OfficeXml.RelationId) ?? "";
            if (!byId.TryGetValue(id, out var relation) || !said.Add(relation.Part))
                continue;
            var words = string.Join(
                ' ',
                (package.Xml(relation.Part)?.Descendants("p") ?? [])
                    .Select(paragraph => string.Concat(paragraph.Descendants("t").Select(text => text.Value)))
                    .SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            );
            if (!HasWords(words) || !said.Add(words))
                continue;
            var shown = words.Length > 200 ? words[..200] + "…" : words;
            problems.LeaveOut(
                new(file, 1, 1) { Form = PlaceForm.Paragraphs },
                $"The {(reference.Name.LocalName == "headerReference" ? "header" : "footer")} of the pages says “{shown}”.",
                "Headers and footers are not taken over."
            );
        }
    }

    // "Page 3 of 12" says nothing.
    private static bool HasWords(string words) =>
        words
            .Split(' ')
            .Any(word => word.Any(char.IsLetter) && !word.Equals("page", StringComparison.OrdinalIgnoreCase) && word != "of");
}
