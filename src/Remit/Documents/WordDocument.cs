namespace Remit.Documents;

/// <summary>Reads Word files (.docx) into blocks.</summary>
internal static class WordDocument
{
    public static DocumentReading Read(string name, byte[] bytes) =>
        DocumentFile.Refused(
            name,
            "The file looks like Word, of {bytes.Length} bytes.".Replace(
                "{bytes.Length}",
                $"{bytes.Length}",
                StringComparison.Ordinal
            ),
            FileKinds.Expected
        );
}
