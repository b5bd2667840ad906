using Remit.Actions.Listing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions;

/// <summary>The addresses of the actions' pages.</summary>
public sealed class ActionsLinks(Addresses addresses)
{
    internal const string Root = "/actions";

    /// <summary>All actions, or those of a status (open, overdue, done, withdrawn …) and an owner (<c>post:lead-member</c>).</summary>
    public string Actions(string? status = null, string? owner = null, int page = 1) =>
        Filtered(new ActionFilter { Status = status, Owner = owner }, page);

    /// <summary>The actions that meet a filter.</summary>
    public string Filtered(ActionFilter filter, int page = 1) =>
        addresses.To(
            Root,
            ("status", filter.Status),
            ("owner", filter.Owner),
            ("for", filter.For),
            ("sort", filter.Sort == ActionSort.Due ? null : Kebab.Of(filter.Sort)),
            ("page", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    /// <summary>An action.</summary>
    public string Action(string key) => addresses.To($"{Root}/{key}");

    /// <summary>Where somebody says how far an action is, or closes, withdraws or opens it again.</summary>
    /// <param name="key">The action.</param>
    /// <param name="step">progress, close, withdraw or reopen.</param>
    public static string Step(string key, string step) => $"{Root}/{key}/{step}";

    /// <summary>Where several of a filtered list are updated at once.</summary>
    public static string Update(ActionFilter filter, int page = 1)
    {
        var query = string.Join(
            '&',
            new (string Name, string? Value)[]
            {
                ("status", filter.Status),
                ("owner", filter.Owner),
                ("for", filter.For),
                ("page", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            }
                .Where(q => !string.IsNullOrEmpty(q.Value))
                .Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}")
        );
        return $"{Root}/update" + (query.Length == 0 ? "" : $"?{query}");
    }
}
