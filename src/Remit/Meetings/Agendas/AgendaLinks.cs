using System.Globalization;
using Remit.Web;

namespace Remit.Meetings.Agendas;

/// <summary>The addresses of agendas and packs.</summary>
internal sealed class AgendaLinks(Addresses addresses)
{
    internal const string ItemKey = "item";
    internal const string ReadersKey = "for";
    internal const string SinceKey = "since";
    internal const string SupplementKey = "supplement";

    /// <summary>The agenda of a meeting.</summary>
    public string Agenda(string body, string meeting) => addresses.To(Path(body, meeting));

    public string Json(string body, string meeting) => addresses.JsonOf(Path(body, meeting));

    public string Pack(string body, string meeting) => addresses.To($"{MeetingsLinks.Root}/{body}/{meeting}/pack");

    public string PackJson(string body, string meeting) => addresses.JsonOf($"{MeetingsLinks.Root}/{body}/{meeting}/pack");

    /// <summary>The file of a pack.</summary>
    public string PackFile(string body, string meeting, bool word, string? readers, int? supplement, string? since) =>
        addresses.To(
            $"{MeetingsLinks.Root}/{body}/{meeting}/pack/{(word ? "word" : "file")}",
            (ReadersKey, readers),
            (SupplementKey, supplement?.ToString(CultureInfo.InvariantCulture)),
            (SinceKey, since)
        );

    public static string Edit(string body, string meeting) => $"{Path(body, meeting)}/edit";

    public static string Publish(string body, string meeting) => $"{Path(body, meeting)}/publish";

    /// <summary>Where an item is added, or one is changed.</summary>
    public static string Item(string body, string meeting, string? item = null) =>
        $"{Path(body, meeting)}/item{(item is null ? "" : $"?{ItemKey}={item}")}";

    public static string Withdraw(string body, string meeting, string item) => $"{Path(body, meeting)}/withdraw?{ItemKey}={item}";

    internal static string Path(string body, string meeting) => $"{MeetingsLinks.Root}/{body}/{meeting}/agenda";
}
