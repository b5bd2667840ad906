namespace Remit.Documents;

/// <summary>Reads a web page, or a part of one that was copied, into blocks.</summary>
internal static class WebPage
{
    public static DocumentReading Read(string name, string text) =>
        DocumentFile.Refused(name, $"The file looks like a web page of {text.Length} letters.", FileKinds.Expected);
}
