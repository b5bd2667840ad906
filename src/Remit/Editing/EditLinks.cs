namespace Remit.Editing;

/// <summary>The addresses of the forms.</summary>
public static class EditLinks
{
    /// <summary>In the address after a form was saved: the number of the change; 0 for none.</summary>
    public const string SavedKey = "saved";

    /// <summary>Where a record is changed; with a part, that part of it.</summary>
    public static string Change(string kind, string path, string? part = null) =>
        $"/change/{kind}/{path}" + (part is null ? "" : $"?part={part}");

    /// <summary>Where what another record holds is listed, to be changed.</summary>
    public static string Held(string holderKind, string holderPath, string kind) =>
        $"/change/{holderKind}/{holderPath}?of={kind}";

    /// <summary>Where a record is begun from the page of another that it is to name: an action of a body.</summary>
    public static string AddFor(string kind, string about) => $"/add/{kind}?for={Uri.EscapeDataString(about)}";

    /// <summary>Where a record is added.</summary>
    public static string Add(string kind, string? holderKind = null, string? holderPath = null) =>
        holderKind is null ? $"/add/{kind}" : $"/add/{kind}?in={holderKind}:{holderPath}";
}
