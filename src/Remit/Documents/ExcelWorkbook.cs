namespace Remit.Documents;

/// <summary>Reads Excel files (.xlsx) into blocks.</summary>
internal static class ExcelWorkbook
{
    public static DocumentReading Read(string name, byte[] bytes) =>
        DocumentFile.Refused(
            name,
            "The file looks like Excel, of {bytes.Length} bytes.".Replace(
                "{bytes.Length}",
                $"{bytes.Length}",
                StringComparison.Ordinal
            ),
            FileKinds.Expected
        );
}
