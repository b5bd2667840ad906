using Remit.Kernel;
using Remit.Responsibilities.Coverage;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Coverage;

public class CoverageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Each_source_says_who_holds_what_how_it_is_met_and_what_is_missing(string provider)
    {
        await using var data = await TestData.On(provider);
        var act = await data.Source("Children Act 2004");
        var (ten, eleven, twelve, gone) = (
            data.NewProvision(act, "s. 10"),
            data.NewProvision(act, "s. 11"),
            data.NewProvision(act, "s. 12"),
            data.NewProvision(act, "s. 13")
        );
        gone.State = ProvisionState.Repealed;
        var part = data.NewProvision(act, "s. 10(1)", ten);
        var post = await data.Post("Director");
        var (held, nobodys) = (data.NewRegister(holder: data.RefOf(post)), data.NewRegister("Nobody’s"));
        var (met, none, stale) = (
            data.NewResponsibility(held, "Co-operate"),
            data.NewResponsibility(held, "Nothing said"),
            data.NewResponsibility(nobodys, "Look again")
        );
        var newest = data.NewPosition(met, "Newest", p => (p.Rating, p.On) = (Rating.Met, When.Day("2007-06-01")));
        await data.Add(
            ten,
            eleven,
            twelve,
            gone,
            part,
            held,
            nobodys,
            met,
            none,
            stale,
            data.NewCitation(met, ten),
            data.NewCitation(none, ten),
            data.NewCitation(stale, eleven),
            data.NewPosition(met, "Older", p => (p.Rating, p.On) = (Rating.NotMet, When.Day("2006-06-01"))),
            newest,
            data.NewEvidence(newest, null),
            data.NewPosition(stale, "Old", p => (p.Rating, p.ReviewOn) = (Rating.PartlyMet, When.Day("2007-01-01")))
        );
        await using var db = data.Store.Read(Sight.Everything);
        var on = await CoverageOn.Load(db, When.Day("2007-09-03"));
        var view = CoverageView.Of(on, act.Key, null);

        var source = view.Sources.ShouldHaveSingleItem();
        (source.Provisions, source.NotHeld).ShouldBe((5, 1), "section 12; 10(1) is held with the whole, and 13 is gone");
        var counts = source.Counts;
        (counts.Responsibilities, counts.NoHolder, counts.NoEvidence, counts.Stale, counts.Reopened).ShouldBe((3, 1, 1, 1, 0));
        counts
            .ByRating.Where(c => c.Count > 0)
            .Select(c => c.Fulfilment)
            .ShouldBe([Fulfilment.Met, Fulfilment.PartlyMet, Fulfilment.NothingRecorded]);
        view.Provisions.Single(p => p.Called == "s. 12").NoHolder.ShouldBeTrue();
        view.Provisions.Single(p => p.Called == "s. 10")
            .HeldBy.Select(h => h.Text)
            .ShouldBe(["Co-operate", "Nothing said"], ignoreOrder: true);
        CoverageView.Of(on, null, on.Holders.Single()).Sources.Single().Counts.Responsibilities.ShouldBe(2);
    }

    [Fact]
    public async Task The_page_its_JSON_and_its_verb_tell_the_same_and_restricted_rows_are_in_no_count()
    {
        await using var app = await RemitApp.WithTheSample();
        var all = (await app.Twin("/coverage.json?source=guidance-2005")).GetProperty("coverage").GetProperty("sources")[0];
        all.GetProperty("counts").GetProperty("responsibilities").GetInt32().ShouldBeGreaterThan(20);
        var page = await app.Page("/coverage?source=guidance-2005&holder=post:lead-member");
        page.QuerySelectorAll("#provisions").Length.ShouldBe(1);
        var before = Number(all);
        await app.Write(
            db => db.Set<Responsibility>().Single(r => r.Key == "5-6-leadership").Sensitivity = Sensitivity.Restricted,
            "Closed one"
        );
        await using var closed = app.Store.Read(Sight.OfThePartnership([]));
        CoverageView
            .Of(await CoverageOn.Load(closed, When.Day("2007-09-03")), "guidance-2005", null)
            .Sources[0]
            .Counts.Responsibilities.ShouldBe(before - 1);

        static int Number(System.Text.Json.JsonElement source) =>
            source.GetProperty("counts").GetProperty("responsibilities").GetInt32();
    }
}
