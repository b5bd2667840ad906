namespace Remit.Web.Publishing;

/// <summary>The addresses of the pages about papers.</summary>
internal sealed class PublishingLinks
{
    /// <summary>The partnership's own Word template.</summary>
    public string Template() => TemplatePage.Route;
}
