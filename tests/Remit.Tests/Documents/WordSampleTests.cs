using Remit.Documents;
using Remit.Tests.Harness;
using YamlDotNet.Serialization;

namespace Remit.Tests.Documents;

public sealed class WordSampleTests
{
    public static TheoryData<string> Registers =>
        [
            .. Directory
                .EnumerateFiles(Repository.PathOf("samples/leicestershire-2007/registers"))
                .Select(file => Path.GetFileName(file)),
        ];

    [Theory]
    [MemberData(nameof(Registers))]
    public void A_register_of_the_sample_written_as_a_Word_table_comes_back_cell_by_cell(string register)
    {
        var yaml = File.ReadAllText(Repository.PathOf($"samples/leicestershire-2007/registers/{register}"));
        var rows = Rows(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(yaml));
        rows.ShouldNotBeEmpty();

        var file = new WordFile().Table([
            new WordRow("Guidance para.", "Duty", "Progress to date") { IsHeader = true },
            .. rows.Select(row => new WordRow([.. row.Select(cell => (WordCell)cell)])),
        ]);
        var reading = DocumentFile.Read("register.docx", new MemoryStream(file.Bytes()));

        reading.Problems.ShouldBeEmpty();
        var table = reading.Document!.Blocks.ShouldHaveSingleItem().ShouldBeOfType<Table>();
        table.Texts().Select(row => row.Select(Words)).ShouldBe(rows.Select(row => row.Select(Words)));
    }

    // Line ends are the builder's and the reader's; the words and their cells are the register's.
    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string[]> Rows(Dictionary<object, object> register) =>
        [
            .. ((Dictionary<object, object>)register["responsibilities"])
                .Values.Cast<Dictionary<object, object>>()
                .Select(row => new[] { Of(row, "number"), Of(row, "text"), Positions(row) }),
        ];

    private static string Positions(Dictionary<object, object> row) =>
        row.TryGetValue("positions", out var positions)
            ? string.Join(
                '\n',
                ((Dictionary<object, object>)positions).Values.Cast<Dictionary<object, object>>().Select(each => Of(each, "text"))
            )
            : "";

    private static string Of(Dictionary<object, object> row, string field) =>
        row.TryGetValue(field, out var value) ? (string)value : "";
}
