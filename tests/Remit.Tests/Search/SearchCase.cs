using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Search;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Search;

/// <summary>Searching in a partnership of a test's own.</summary>
internal static class SearchCase
{
    public static readonly DateOnly Today = When.Day("2007-09-03");

    /// <summary>The titles that are found, the best first, and how the question was understood.</summary>
    public static async Task<(IReadOnlyList<string> Titles, SearchResults Found)> Search(
        this TestData data,
        string words,
        Sight? sight = null,
        DateOnly? day = null,
        Searching? searching = null,
        SearchedTime time = default
    )
    {
        await using var db = data.Store.Read(sight ?? Sight.Everything, day ?? Today);
        var index = await (searching ?? data.Searching()).Index(db, day ?? Today, isNow: true);
        var found = SearchResults.Of(index, db.Shapes, words, null, time);
        return ([.. found.Results.Select(r => r.Title)], found);
    }

    public static Searching Searching(this TestData data) => new(data.Store, data.Choice);

    public static AreaOfResponsibility NewArea(
        this TestData data,
        Body body,
        string title,
        AreaPart part = AreaPart.Lead,
        AgeRange? ages = null
    ) =>
        new()
        {
            Id = data.Store.Ids.Next<AreaOfResponsibility>(),
            Key = Slug.From(title),
            Body = body.Id,
            Title = title,
            Part = part,
            Ages = ages,
        };

    public static AgeRange Ages(int first, int? last) =>
        AgeRange.TryCreate(first, last, out var ages) ? ages : throw new FormatException();
}
