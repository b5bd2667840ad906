using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;

namespace Remit.Web.Publishing;

/// <summary>Makes a file of a publication, in the partnership's own look where it has given a template.</summary>
public sealed class Press(LibreOffice office)
{
    /// <summary>Whether PDF can be made here.</summary>
    public bool MakesPdf => office.IsHere;

    /// <summary>
    /// The file; refused where PDF is asked for and can't be made. One query, for Word and PDF.
    /// </summary>
    /// <param name="publication">What it says.</param>
    /// <param name="form">What kind of file.</param>
    /// <param name="db">The database in which the template is looked for.</param>
    /// <param name="stop">Stops the making of a PDF.</param>
    public async Task<Result<byte[]>> Make(Publication publication, PaperForm form, Db db, CancellationToken stop = default)
    {
        if (form.IsSheet())
            return Result<byte[]>.Done(form == PaperForm.Csv ? CsvPaper.Write(publication) : ExcelPaper.Write(publication));
        if (form == PaperForm.Pdf && publication.Drawing is { } drawing)
            return await office.ToPdf(drawing, stop);
        var template = await db.All<PaperTemplate>().FirstOrDefaultAsync(stop);
        var word = WordPaper.Write(publication, template?.Read());
        return form == PaperForm.Word ? Result<byte[]>.Done(word) : await office.ToPdf(word, stop);
    }
}
