namespace Remit.Documents;

/// <summary>Reads PDFs with text into blocks.</summary>
internal static class PdfText
{
    public static DocumentReading Read(string name, byte[] bytes) =>
        DocumentFile.Refused(
            name,
            "The file looks like PDF, of {bytes.Length} bytes.".Replace(
                "{bytes.Length}",
                $"{bytes.Length}",
                StringComparison.Ordinal
            ),
            FileKinds.Expected
        );
}
