using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Search;

/// <summary>What is recorded about these words?</summary>
[Needs("search.read"), Limited(Limit.Chart, looking: true)]
internal sealed class SearchPage(Db db, Looking looking, PageFrame frame, Searching searching) : PageModel, IJsonTwin
{
    public string? Q { get; private set; }

    public string? Kind { get; private set; }

    public SearchedTime Time { get; private set; }

    public SearchResults? Found { get; private set; }

    public Listed<SearchResult> Results { get; private set; } = Listed<SearchResult>.Empty;

    public object Twin =>
        new
        {
            Q,
            Kind,
            Time.From,
            Time.To,
            Found?.Concepts,
            Found?.HasAll,
            Found?.Kinds,
            Results,
        };

    public async Task OnGet(string? q, string? kind, string? from, string? to, [FromQuery] string? page)
    {
        Q = Texts.OrNull(q);
        Time = TimeOf(from, to);
        if (Q is null)
            return;
        if (Q.Length > SearchIndex.MostLetters)
            frame.Notices.Add($"That is longer than {SearchIndex.MostLetters} letters. Only its beginning was looked for.");
        Kind = frame.Choice("kind", kind, db.Shapes.All.Where(s => s.IsFound).Select(s => s.Kind));
        var index = await searching.Index(db, looking.AsAt, looking.KnownAt is null);
        Found = SearchResults.Of(index, db.Shapes, Q, Kind, Time);
        Results = Listed<SearchResult>.Of(Found.Results, page, frame);
    }

    private SearchedTime TimeOf(string? from, string? to)
    {
        var time = new SearchedTime(frame.Day("from", from), frame.Day("to", to));
        if (!time.IsBackward)
            return time;
        frame.Notices.Add($"{time.To!.Value.InWords()} comes before {time.From!.Value.InWords()}. Showing what is of any time.");
        return default;
    }
}
