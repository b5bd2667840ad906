using Remit.Web;

namespace Remit.Actions;

/// <summary>The addresses of the actions' pages.</summary>
public sealed class ActionsLinks(Addresses addresses)
{
    internal const string Root = "/actions";

    /// <summary>All actions, or those of a status (open, overdue, done, withdrawn) and an owner (<c>post:lead-member</c>).</summary>
    public string Actions(string? status = null, string? owner = null, int page = 1) =>
        addresses.To(
            Root,
            ("status", status),
            ("owner", owner),
            ("page", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    /// <summary>An action.</summary>
    public string Action(string key) => addresses.To($"{Root}/{key}");
}
