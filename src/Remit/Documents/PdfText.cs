namespace Remit.Documents;

/// <summary>
/// Reads PDFs with text into blocks, as far as positions tell: paragraphs of wrapped lines, headings by their size, lists by their marks,
/// and tables by their columns, each of which is said to be doubtful. The words come from <see cref="PdfProgram"/>; where that is
/// missing, and for scans, passwords and damage, the refusal says what to do.
/// </summary>
internal static class PdfText
{
    public static DocumentReading Read(string name, byte[] bytes) => Read(name, bytes, PdfProgram.Find(), PdfProgram.MostTime);

    internal static DocumentReading Read(string name, byte[] bytes, string? program, TimeSpan most)
    {
        if (program is null || PdfProgram.Run(program, bytes, most) is not { } answer)
            return DocumentFile.Refused(
                name,
                "The file is a PDF, and the program that reads PDFs (pdftotext) is not on this machine.",
                "Install it (Debian and Ubuntu: apt-get install poppler-utils), or save the document as Word or plain text."
            );
        var pages = PdfPages.Read(answer.Words);
        if (Refusal(answer, pages) is var (found, expected))
            return DocumentFile.Refused(name, found, expected);

        var problems = new ProblemLog();
        if (answer.Complaints.Contains("Syntax Error", StringComparison.Ordinal))
            problems.Doubt(
                new(name, 1, 1) { Form = PlaceForm.Pages },
                "The PDF is damaged in places.",
                "Some of its words may be missing: look."
            );
        SayPagesWithoutText(name, pages, problems);
        var blocks = new PdfBlocks(name, PdfFurniture.Without(name, pages, problems), problems).Read();
        if (blocks.Count == 0)
            return DocumentFile.Refused(
                name,
                "The PDF holds nothing but page numbers and running titles.",
                "Expected a table or a list."
            );
        return new(new(name, blocks), problems.InOrder());
    }

    private static (string Found, string Expected)? Refusal(PdfAnswer answer, List<PdfPage> pages)
    {
        if (answer.ExitCode is null)
            return (
                "The PDF takes too long to be read, or holds too much.",
                "Expected a document of text: split it, or save it as Word or plain text."
            );
        if (answer.Complaints.Contains("Incorrect password", StringComparison.Ordinal))
            return (
                "The PDF is protected by a password.",
                "Open it with the password and save or print it as a PDF without one."
            );
        if (answer.ExitCode == 3)
            return (
                "The PDF forbids that its text is copied.",
                "Ask its author for a copy that allows it, or for the Word file."
            );
        if (answer.ExitCode != 0 || pages.Count == 0)
            return ("The PDF is damaged: it can't be opened.", "Expected a whole PDF file: save or download it again.");
        if (pages.Count > PdfProgram.MostPages)
            return ($"The PDF has more than {PdfProgram.MostPages} pages.", "Split it, and bring in the part that you need.");
        if (pages.TrueForAll(page => page.Lines.Count == 0))
            return (
                "The PDF holds pictures of pages and no text: it is a scan.",
                "Ask for the Word file, or have its text recognised (OCR) by a scanner's program first."
            );
        return null;
    }

    private static void SayPagesWithoutText(string name, List<PdfPage> pages, ProblemLog problems)
    {
        var empty = pages.FindAll(page => page.Lines.Count == 0);
        if (empty.Count == 0)
            return;
        var numbers = string.Join(", ", empty.Take(20).Select(page => page.Number)) + (empty.Count > 20 ? " …" : "");
        problems.Doubt(
            new(name, 1, 1) { Form = PlaceForm.Pages, Part = PartOf(empty[0].Number) },
            empty.Count == 1
                ? $"Page {numbers} holds no text: it is empty, or scanned."
                : $"Pages {numbers} hold no text: they are empty, or scanned.",
            "What they show was not read."
        );
    }

    /// <summary>A line's place: its page, and its number on it.</summary>
    public static FilePlace PlaceOf(string file, PdfLine line) =>
        new(file, line.Number, 1) { Form = PlaceForm.Pages, Part = PartOf(line.Page) };

    private static FilePart PartOf(int page) => new(page, $"page {page}");

    /// <summary>Two lines of one paragraph. A hyphen at the end of the first stays, unless it is one that shows only there.</summary>
    public static string Joined(string text, string next) =>
        text.EndsWith('\u00AD') ? text[..^1] + next
        : text.Length > 1 && text[^1] is '-' && char.IsLetter(text[^2]) && char.IsLower(next[0]) ? text + next
        : $"{text} {next}";
}
