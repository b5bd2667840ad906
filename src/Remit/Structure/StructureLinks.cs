using Remit.Web;

namespace Remit.Structure;

/// <summary>The addresses of the structure's pages.</summary>
public sealed class StructureLinks(Addresses addresses)
{
    /// <summary>Home.</summary>
    public string Home() => addresses.To("/");

    /// <summary>Who answers to whom.</summary>
    public string Structure() => addresses.To("/structure");

    /// <summary>A body.</summary>
    public string Body(string key) => addresses.To($"/bodies/{key}");

    /// <summary>A version of a body's terms of reference.</summary>
    public string Terms(string body, string terms) => addresses.To($"/bodies/{body}/terms/{terms}");

    /// <summary>All organisations.</summary>
    public string Organisations() => addresses.To("/organisations");

    /// <summary>An organisation.</summary>
    public string Organisation(string key) => addresses.To($"/organisations/{key}");

    /// <summary>All people.</summary>
    public string People() => addresses.To("/people");

    /// <summary>A person.</summary>
    public string Person(string key) => addresses.To($"/people/{key}");

    /// <summary>All posts.</summary>
    public string Posts() => addresses.To("/posts");

    /// <summary>A post.</summary>
    public string Post(string key) => addresses.To($"/posts/{key}");
}
