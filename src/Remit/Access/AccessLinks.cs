using Remit.Web;

namespace Remit.Access;

/// <summary>The addresses of the pages about who may do what.</summary>
internal sealed class AccessLinks(Addresses addresses)
{
    internal const string PolicyPath = "/who-may";

    /// <summary>Who may do what.</summary>
    public string Policy() => addresses.To(PolicyPath);

    /// <summary>Who gains or loses access in the next month.</summary>
    public string Ahead() => addresses.To("/who-may/next-month");

    /// <summary>Who sees what is restricted to a body.</summary>
    public string Body(string key) => addresses.To($"/bodies/{key}/access");
}
