using Remit.Documents.Writing;
using Remit.Web;

namespace Remit.Structure.Arrangements;

/// <summary>The arrangements as a paper that can be handed out.</summary>
internal static class ArrangementsPaper
{
    private const string Title = "How we work together for children";

    /// <summary>As the records have them.</summary>
    public static Publication Of(Arranged arranged) =>
        new(Title)
        {
            Kind = "Our arrangements",
            Issuer = arranged.Now.Name,
            Parts = MarkdownParts.Of(arranged.Text),
            Sheets = [],
        };

    /// <summary>As they were published once.</summary>
    public static Publication Of(EditionView edition) =>
        new(Title)
        {
            Kind = "Published arrangements",
            Shows = $"Published on {edition.On.InWords()}",
            Parts = MarkdownParts.Of(edition.Text),
            Sheets = [],
        };
}
