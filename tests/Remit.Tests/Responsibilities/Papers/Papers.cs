using System.Text;
using Remit.Documents;
using Remit.Intake;
using Remit.Responsibilities.Papers;

namespace Remit.Tests.Responsibilities.Papers;

/// <summary>Reads papers as the intake does, without a partnership to compare them with.</summary>
internal static class Papers
{
    private static readonly ResponsibilitiesIntake Intake = new();
    private static readonly ColumnNames Names = new(Intake.Columns, []);

    public static PaperReading Read(string name, string text, string? holder = null) =>
        Read(name, Encoding.UTF8.GetBytes(text), holder);

    public static PaperReading Read(string name, byte[] content, string? holder = null)
    {
        using var stream = new MemoryStream(content);
        return Read(DocumentFile.Read(name, stream, IsHeader), holder);
    }

    public static PaperReading ReadFile(string path) => Read(DocumentFile.Read(path, IsHeader), null);

    public static bool IsHeader(IReadOnlyList<string> header) => Intake.IsHeader(Names.Of(header));

    public static PaperReading Read(Document document, string? holder = null) => Read(new DocumentReading(document, []), holder);

    public static string? Column(string name) => Names.Of([name])[0];

    private static PaperReading Read(DocumentReading reading, string? holder)
    {
        if (reading.Document is null)
            return new([], reading.Problems);
        var paper = PaperReader.Read(reading.Document, Map, holder);
        return paper with
        {
            Problems = [.. reading.Problems.Concat(paper.Problems).OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)],
        };
    }

    private static MappedTable Map(Table table) => new(table, Names.Of([.. table.Header.Cells.Select(cell => cell.Text)]));
}
