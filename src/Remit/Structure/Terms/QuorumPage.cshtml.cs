using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>What do these terms say of quorum, what does that come to with today's members, and what is to be added?</summary>
[Needs("terms.write"), OnlyNow]
internal sealed class QuorumPage(Store store, Viewer viewer, LondonClock clock) : TermsTaskPage(store, viewer, clock)
{
    /// <summary>The rules, in words and with the working.</summary>
    public QuorumView Quorum { get; private set; } = null!;

    /// <summary>The working if somebody were there for every place that is not vacant today; the same order as the rules that count.</summary>
    public QuorumJudgement WithAllThere { get; private set; } = null!;

    /// <summary>Whether the body has any places today.</summary>
    public bool HasPlaces { get; private set; }

    /// <summary>Whether rules may still be added and changed.</summary>
    public bool IsOpen => Terms.State is TermsState.Draft or TermsState.Proposed;

    public async Task<IActionResult> OnGet([FromQuery] string? form)
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is { } refused)
            return refused;
        if (form is not null && Kebab.All(typeof(QuorumForm)).ContainsKey(form))
            return Redirect($"{Address}/quorum/new?form={form}");
        if (form is not null)
            ModelState.AddModelError("form", "Choose what the rule asks for");
        var quorum = (await Quorums.Load(db, Body.Id)).Of(Version);
        var seats = (await Seats.Load(db, Today, Body.Id)).Of(Body.Id);
        Quorum = QuorumView.Of(quorum, seats, Today, Today);
        WithAllThere = quorum.WithAllThere(seats);
        HasPlaces = seats.Count > 0;
        return Page();
    }
}
