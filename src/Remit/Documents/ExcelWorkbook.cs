using System.Xml;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// Reads Excel files (.xlsx, also those of LibreOffice and others) into blocks. Every visible sheet is a part; on it, lines above a header
/// row are paragraphs, and the header row is the first with two filled cells. Values are as Excel shows them, dates are ISO dates.
/// </summary>
internal sealed class ExcelWorkbook
{
    private readonly string file;
    private readonly OfficePackage package;
    private readonly ProblemLog problems;
    private readonly List<Block> blocks = [];

    private ExcelWorkbook(string file, OfficePackage package, ProblemLog problems) =>
        (this.file, this.package, this.problems) = (file, package, problems);

    public static DocumentReading Read(string name, byte[] bytes) =>
        OfficePackage.Read(name, bytes, ".xlsx", (package, problems) => new ExcelWorkbook(name, package, problems).Read());

    private Document Read()
    {
        var part = package.MainPart("xl/workbook.xml");
        var relations = package.Relations(part);
        var workbook = package.Xml(part)!;
        var texts = Texts(PartOf("sharedStrings"));
        var from1904 = OfficeXml.IsOn((string?)workbook.Element("workbookPr")?.Attribute("date1904") ?? "0");
        var reader = new ExcelSheetReader(texts, new(package.Xml(PartOf("styles")), from1904), problems);
        var tables = new GridTables(problems);
        var byId = OfficePackage.ById(relations);
        var number = 0;
        foreach (var sheet in workbook.Element("sheets")?.Elements("sheet") ?? [])
        {
            var start = new FilePlace(file, 1, 1)
            {
                Form = PlaceForm.Cells,
                Part = new(++number, $"sheet “{(string?)sheet.Attribute("name")}”"),
            };
            var relation = byId.GetValueOrDefault((string?)sheet.Attribute(OfficeXml.RelationId) ?? "");
            if ((string?)sheet.Attribute("state") is "hidden" or "veryHidden")
                problems.LeaveOut(start, "This sheet is hidden.", "Show it in Excel if it counts.");
            else if (relation is null || !package.Has(relation.Part))
                problems.Refuse(
                    start,
                    "The file does not hold this sheet, although it names it.",
                    "Expected a sound file: save it in Excel again."
                );
            else if (relation.Kind != "worksheet")
                problems.LeaveOut(start, "This sheet holds no cells.", "A chart or dialogue can't be read.");
            else
                Read(relation.Part, start, reader, tables);
        }
        if (blocks.Count == 0 && !problems.InOrder().Any(problem => problem.Weight == ProblemWeight.Refused))
            throw new OfficeRefusal("The file holds no filled cell that can be seen.", "Expected a table or a list.");
        return new(file, blocks);

        string? PartOf(string kind) => relations.FirstOrDefault(relation => relation.Kind == kind)?.Part;
    }

    private void Read(string part, FilePlace start, ExcelSheetReader reader, GridTables tables)
    {
        var sheet = package.WithXml(part, xml => reader.Read(xml, start));
        var kinds = package.Relations(part).Select(relation => relation.Kind).ToHashSet(StringComparer.Ordinal);
        if (sheet.HiddenRows > 0)
            problems.LeaveOut(
                start,
                $"There are hidden rows ({sheet.HiddenRows}).",
                "Show them in Excel, or take the filter off, if they count."
            );
        if (sheet.HiddenColumns > 0)
            problems.LeaveOut(start, $"There are hidden columns ({sheet.HiddenColumns}).", "Show them in Excel if they count.");
        if (kinds.Contains("comments") || kinds.Contains("threadedComment"))
            problems.LeaveOut(start, "There are comments on cells.", "Comments are not taken over: put into cells what counts.");
        if (kinds.Contains("drawing"))
            problems.LeaveOut(
                start,
                "There are pictures, charts or text boxes.",
                "Words in them can't be read: type out those that count."
            );
        blocks.AddRange(new ExcelBlocks(sheet, start, tables, problems).Read());
    }

    private List<string> Texts(string? part)
    {
        if (part is null || !package.Has(part))
            return [];
        return package.WithXml(
            part,
            xml =>
            {
                var texts = new List<string>();
                while (xml.Read())
                {
                    if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
                        continue;
                    texts.Add(ExcelSheetReader.Text(OfficeXml.Element(xml)));
                    if (texts.Count > SourceLines.MostTabs)
                        throw new OfficeRefusal(
                            $"The file holds more than {SourceLines.MostTabs:N0} texts.",
                            "A file of registers has a few thousand."
                        );
                }
                return texts;
            }
        );
    }
}
