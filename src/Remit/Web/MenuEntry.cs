namespace Remit.Web;

/// <summary>
/// An entry of the service navigation. Modules register theirs as singletons; they are shown by
/// <paramref name="Order"/> to those to whom their page is open (<see cref="Offers"/>), and the one whose address the page's path begins with is the current one.
/// </summary>
/// <param name="Text">What the user reads.</param>
/// <param name="Href">The address, rooted, without a query: <c>/structure</c>.</param>
/// <param name="Order">Home is 0; leave gaps.</param>
/// <param name="Under">Other addresses that belong to this entry: <c>/bodies</c> under Structure.</param>
public sealed record MenuEntry(string Text, string Href, int Order, params string[] Under)
{
    /// <summary>Whether a page at this path belongs to the entry.</summary>
    public bool Covers(PathString path) =>
        Href == "/"
            ? path == "/" || !path.HasValue
            : Under.Prepend(Href).Any(start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));
}
