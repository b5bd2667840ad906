using Remit.Documents.Writing;

namespace Remit.Web.Publishing;

/// <summary>
/// A page that is also a paper: the same address with <c>.docx</c>, <c>.xlsx</c>, <c>.csv</c> or <c>.pdf</c> answers with the file. The page's
/// handler runs as for the page, with the same dates, filters and viewer; only that a long list comes whole (<see cref="PageFrame.IsWhole"/>).
/// </summary>
public interface IPublished
{
    /// <summary>What the page shows, as a paper; the partnership's name is added, and the date unless it says itself what it shows.</summary>
    Publication Publication { get; }

    /// <summary>Whether it is a table, which a spreadsheet can have; otherwise it is Word and PDF only.</summary>
    bool HasTable => true;
}
