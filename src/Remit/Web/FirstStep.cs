namespace Remit.Web;

/// <summary>
/// Something to do first where nothing is recorded yet. Modules register theirs as singletons; the home page shows them by
/// <paramref name="Order"/> to those to whom their page is open (<see cref="Offers"/>).
/// </summary>
/// <param name="Text">What to do: "Bring in a paper".</param>
/// <param name="Why">What comes of it, in a sentence.</param>
/// <param name="Href">Where, without a query.</param>
/// <param name="Order">Leave gaps.</param>
public sealed record FirstStep(string Text, string Why, string Href, int Order);
