using System.Globalization;
using Remit.Web;

namespace Remit.Structure;

/// <summary>The addresses of the structure's pages.</summary>
public sealed class StructureLinks(Addresses addresses)
{
    /// <summary>Home.</summary>
    public string Home() => addresses.To("/");

    /// <summary>The partnership at a glance.</summary>
    public string Partnership() => addresses.To("/partnership");

    /// <summary>Who deals with what.</summary>
    public string WhoDealsWith(string? words = null) => addresses.To("/who-deals-with", ("q", words));

    /// <summary>Who answers to whom.</summary>
    public string Structure() => addresses.To("/structure");

    /// <summary>Who answers to whom, of some bodies only.</summary>
    public string StructureOf(string? kind = null, string? state = null, string? outside = null) =>
        addresses.To("/structure", ("kind", kind), ("state", state), ("outside", outside));

    /// <summary>Who answers to whom, as somebody asked to see it.</summary>
    public string StructureAs(params (string, string?)[] asked) => addresses.To("/structure", asked);

    /// <summary>The chart on one page of paper.</summary>
    public string Sheet(params (string, string?)[] asked) => addresses.To("/structure/sheet", asked);

    /// <summary>Who sits where: every place, or those in one state.</summary>
    public string Members(string? state = null) => MembersPage(1, state, null);

    /// <summary>A body.</summary>
    public string Body(string key) => addresses.To($"/bodies/{key}");

    /// <summary>How to reach the members of a body.</summary>
    public string Contacts(string body) => addresses.To($"/bodies/{body}/contacts");

    /// <summary>What happened to a body, and when.</summary>
    public string Timeline(string body) => addresses.To($"/bodies/{body}/timeline");

    /// <summary>The partnership's arrangements, as anybody may read them.</summary>
    public string Arrangements() => addresses.To("/arrangements");

    /// <summary>The arrangements as they were published once: by the key of that edition, on whatever day this page looks.</summary>
    public static string Edition(string key) => $"/arrangements/{key}";

    /// <summary>A version of a body's terms of reference.</summary>
    public string Terms(string body, string terms) => addresses.To($"/bodies/{body}/terms/{terms}");

    /// <summary>All versions of a body's terms of reference.</summary>
    public string TermsOf(string body) => addresses.To($"/bodies/{body}/terms");

    /// <summary>A version of terms of reference beside another, word by word; without another, beside the one before it.</summary>
    public string CompareTerms(string body, string terms, string? with = null) =>
        addresses.To($"/bodies/{body}/terms/{terms}/compare", ("with", with));

    /// <summary>The terms of reference of every body; or those that are due to be looked at again.</summary>
    public string AllTerms(bool due = false) => addresses.To("/terms", ("due", due ? "yes" : null));

    /// <summary>A body's work programmes.</summary>
    public string Programmes(string body) => addresses.To($"/bodies/{body}/programmes");

    /// <summary>A work programme.</summary>
    public string Programme(string body, string programme, string? by = null) =>
        addresses.To($"/bodies/{body}/programmes/{programme}", ("by", by));

    /// <summary>What happened in a work programme in a quarter, for the body above.</summary>
    public string Highlights(string body, string programme, string? from = null, string? until = null) =>
        addresses.To($"/bodies/{body}/programmes/{programme}/highlights", ("from", from), ("until", until));

    /// <summary>An item of a work programme.</summary>
    public string ProgrammeItem(string body, string programme, string item) =>
        addresses.To($"/bodies/{body}/programmes/{programme}/items/{item}");

    /// <summary>All local areas.</summary>
    public string Areas() => addresses.To("/areas");

    /// <summary>A page of the local areas.</summary>
    public string AreasPage(int page, string? q) => Listed("/areas", page, q);

    /// <summary>A local area.</summary>
    public string Area(string key) => addresses.To($"/areas/{key}");

    /// <summary>All organisations.</summary>
    public string Organisations() => addresses.To("/organisations");

    /// <summary>A page of the organisations.</summary>
    public string OrganisationsPage(int page, string? q) => Listed("/organisations", page, q);

    /// <summary>An organisation.</summary>
    public string Organisation(string key) => addresses.To($"/organisations/{key}");

    /// <summary>All people.</summary>
    public string People() => addresses.To("/people");

    /// <summary>A page of the people.</summary>
    public string PeoplePage(int page, string? q) => Listed("/people", page, q);

    /// <summary>A person.</summary>
    public string Person(string key) => addresses.To($"/people/{key}");

    /// <summary>All posts.</summary>
    public string Posts() => addresses.To("/posts");

    /// <summary>A page of the posts.</summary>
    public string PostsPage(int page, string? q) => Listed("/posts", page, q);

    /// <summary>A post.</summary>
    public string Post(string key) => addresses.To($"/posts/{key}");

    /// <summary>A page of the places.</summary>
    public string MembersPage(int page, string? state, string? q) => Listed("/members", page, q, ("state", state));

    private string Listed(string path, int page, string? q, params (string, string?)[] filters) =>
        addresses.To(path, [.. filters, ("q", q), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>What changed between two dates.</summary>
    public string Compare() => addresses.To("/structure/compare");

    /// <summary>Where something is done with a version of terms of reference: edit, quorum, propose, agree, withdraw.</summary>
    public static string TermsTask(string body, string terms, string task) => $"/bodies/{body}/terms/{terms}/{task}";

    /// <summary>Where a version of a body's terms of reference is begun.</summary>
    public static string NewTerms(string body) => $"/bodies/{body}/new-terms";

    /// <summary>Where a body or an organisation is given another name from a day on.</summary>
    public static string Rename(string kind, string key) => $"/{(kind == "body" ? "bodies" : "organisations")}/{key}/rename";
}
