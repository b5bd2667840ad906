using Remit.Documents.Writing;

namespace Remit.Web.Publishing;

/// <summary>The kinds of file that a paper can be.</summary>
public enum PaperForm
{
    Word,
    Excel,
    Csv,
    Pdf,
}

/// <summary>How the kinds of file are named.</summary>
public static class PaperForms
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<PaperForm> All { get; } = Enum.GetValues<PaperForm>();

    /// <summary>What the name of such a file ends in, with its dot.</summary>
    public static string Ending(this PaperForm form) =>
        form switch
        {
            PaperForm.Word => ".docx",
            PaperForm.Excel => ".xlsx",
            PaperForm.Csv => ".csv",
            PaperForm.Pdf => ".pdf",
        };

    /// <summary>Its type on the web.</summary>
    public static string MediaType(this PaperForm form) =>
        form switch
        {
            PaperForm.Word => WordPaper.MediaType,
            PaperForm.Excel => ExcelPaper.MediaType,
            PaperForm.Csv => CsvPaper.MediaType,
            PaperForm.Pdf => LibreOffice.MediaType,
        };

    /// <summary>What people call it.</summary>
    public static string OnScreen(this PaperForm form) =>
        form switch
        {
            PaperForm.Word => "Word",
            PaperForm.Excel => "Excel",
            PaperForm.Csv => "CSV",
            PaperForm.Pdf => "PDF",
        };

    /// <summary>Whether only what has a table can be such a file.</summary>
    public static bool IsSheet(this PaperForm form) => form is PaperForm.Excel or PaperForm.Csv;

    /// <summary>The kind whose ending a path has; null for another.</summary>
    public static PaperForm? Of(string path) =>
        All.Where(form => path.EndsWith(form.Ending(), StringComparison.OrdinalIgnoreCase))
            .Select(form => (PaperForm?)form)
            .FirstOrDefault();
}
