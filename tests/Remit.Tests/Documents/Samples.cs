using System.Text;
using Remit.Documents;

namespace Remit.Tests.Documents;

/// <summary>Texts for readers. In them "→" stands for a tab.</summary>
internal static class Samples
{
    public static string Tabs(string text) => text.ReplaceLineEndings("\n").Replace('→', '\t');

    public static DocumentReading Read(
        string text,
        string name = "paper.txt",
        Func<IReadOnlyList<string>, bool>? looksLikeHeader = null
    ) =>
        DocumentFile.Read(
            name,
            new MemoryStream(Encoding.UTF8.GetBytes(Tabs(text))),
            looksLikeHeader
        );

    public static Table OnlyTable(string text, string name = "paper.txt") =>
        Read(text, name).Document!.Blocks.OfType<Table>().ShouldHaveSingleItem();

    public static string[][] Texts(this Table table) =>
        [.. table.Rows.Select(row => row.Cells.Select(cell => cell.Text).ToArray())];

    /// <summary>Every character but white space, in the order of the document.</summary>
    public static string Ink(Document document)
    {
        var ink = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            _ = block switch
            {
                Paragraph paragraph => ink.Append(paragraph.Text),
                ListItem item => ink.Append(item.Mark.Written).Append(item.Text),
                Table table => ink.AppendJoin(
                    ' ',
                    table
                        .Rows.Prepend(table.Header)
                        .SelectMany(row => row.Cells)
                        .Select(cell => cell.Text)
                ),
                _ => throw new InvalidOperationException(),
            };
        }
        return Ink(ink.ToString());
    }

    public static string Ink(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>A paper in the shape that Word leaves: cells of many lines, headings, lead-ins with parts, a list with its (a) unprinted.</summary>
    public static readonly string Paper = Tabs(
        """
        APPENDIX A
        Responsibilities of the Lead Member for Children’s Services

        →Guidance para.
        →Duty
        →Progress to date
        →Next steps

        →2.1
        →To keep the harbour lights burning
        →Lamps were bought in May

        A keeper was found
        and trained
        →Second keeper to start

        →2.1
        →To count the boats
        →-
        →

        →2.3
        →To write the log each evening


        →Logs are written
        →

        →NAMED IN OTHER PAPERS

        →
        →To open the regatta
        →
        →Date to be set


        Notes

        · The log of last year is lost.

        APPENDIX B
        Responsibilities of the Harbour Master

        →Para 
        →Responsibilities 
        →Action taken 

        →Boats and Berths

        →7.1
        →The master answers for:
        →

        →
        →· berths, 
        →Berths painted 

        →
        →· moorings and buoys
        →No mooring licences currently in place 

        →
        →· the crane
        →

        →7.2
        →keeping the channel clear
        →Dredged in March

        Sounded again in June

        →
        →marking wrecks
        →Two wrecks marked 

        →People

        →
        →to train apprentices
        →None


        Notes

        · Berths are numbered from the sea.

        APPENDIX C
        Functions of the Local Safeguarding Children Board (LSCB)

        The functions stand in the harbour order, made under the old Act:

        ‘To draw up rules for the safety of swimmers, and in particular about:
        (i) the raft;

        (ii) the diving tower;

        (b) telling swimmers about the tide
        (c) watching how well the rules work.
        """
    );
}
